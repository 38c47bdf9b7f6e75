import { load } from "../bundle.mjs";
import { compare } from "./figures.mjs";

const pairs = 5;
const what = "Plan of 300 beats × 3 shifts × 60 units";
const names = { return: "most harm reached", cover: "most harm within 1.5 km" };

/** Plans in Node, one thread, in turns with HiGHS alone on the same problem as one program. */
export async function measureAct() {
  const { planTimes } = await load("tests/bench/act/plan.ts");
  return (await planTimes(pairs)).map(({ goal, first, gap, ...times }) => ({
    name: `${what}, ${names[goal]}, gap ${gap}`,
    ...compare(times),
    first,
  }));
}
