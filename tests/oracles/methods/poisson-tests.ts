import { poissonAtLeast, poissonAtMost, poissonInterval } from "@/lib/methods/statistics/poisson";
import { cTest, eTest, poissonZ } from "@/lib/methods/temporal/poisson-tests";
import type { Adapter } from "../case";

type Pair = Record<"k1" | "k2", number> & Partial<Record<"n1" | "n2", number>>;
type Single = Record<"count" | "expected", number>;

export const poissonTestsAdapter: Adapter = {
  method: "poisson-tests",
  run({ input, parameters }) {
    const pairs = ((input.pairs ?? []) as Pair[]).map(
      ({ k1, n1 = 1, k2, n2 = 1 }) =>
        [
          { count: k1, exposure: n1 },
          { count: k2, exposure: n2 },
        ] as const,
    );
    const singles = (input.singles ?? []) as Single[];
    const percent = /([\d.]+) ?%/.exec(String(parameters.interval))?.[1] ?? "95";
    return {
      eTest: pairs.map((pair) => eTest(...pair)),
      cTest: pairs.map((pair) => cTest(...pair)),
      poissonZ: singles.map(({ count, expected }) => poissonZ(count, expected)),
      pUpper: singles.map(({ count, expected }) => poissonAtLeast(count, expected)),
      pLower: singles.map(({ count, expected }) => poissonAtMost(count, expected)),
      [`interval${percent.replace(".", "_")}`]: singles.map(({ count }) =>
        poissonInterval(count, Number(percent) / 100),
      ),
    };
  },
};
