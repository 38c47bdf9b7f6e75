import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { PlanConflicts } from "@/lib/methods/patrol/conflicts";
import {
  planDeployment,
  type Plan,
  type PlanOptions,
  type PlanProblem,
} from "@/lib/methods/patrol/plan";

const context = { seed: 1 };
const reach = 4;

/** Six beats in one shift, with up to three units. */
function drawn(seed: number) {
  const by = chance(seed);
  const beats = 6;
  const at = Array.from({ length: beats }, () => [by.next() * 9, by.next() * 9] as const);
  const travel = Float64Array.from(
    at.flatMap(([x, y]) => at.map(([u, v]) => Math.hypot(x - u, y - v))),
  );
  const value = Float64Array.from({ length: beats }, () => 1 + by.below(8));
  return { beats, shifts: 1, value, units: [1 + by.below(3)], travel, reach };
}

function* ways(beats: number, left: number): Generator<number[]> {
  if (beats === 0) return yield [];
  for (let count = 0; count <= left; count++)
    for (const rest of ways(beats - 1, left - count)) yield [count, ...rest];
}

/** Units within reach of a beat, and the way to the nearest unit. */
function around({ beats, travel }: ReturnType<typeof drawn>, way: number[], beat: number) {
  let [count, nearest] = [0, Infinity];
  way.forEach((units, from) => {
    const far = travel[from * beats + beat]!;
    if (units > 0) nearest = Math.min(nearest, far);
    if (far <= reach) count += units;
  });
  return { count, nearest };
}

/** The largest load when each set of beats is looked after by all units in its reach. */
function loadOf(problem: ReturnType<typeof drawn>, way: number[], served: boolean[]): number {
  const { beats, travel, value } = problem;
  let load = 0;
  for (let set = 1; set < 1 << beats; set++) {
    const own = [...value.keys()].filter((beat) => set & (1 << beat) && served[beat]);
    const near = way.filter((_, from) => own.some((beat) => travel[from * beats + beat]! <= reach));
    const work = own.reduce((sum, beat) => sum + value[beat]!, 0);
    if (work > 0) load = Math.max(load, work / near.reduce((sum, units) => sum + units, 0));
  }
  return load;
}

async function planned(problem: PlanProblem, options: PlanOptions): Promise<Plan> {
  const shown: Plan[] = [];
  const plan = await planDeployment(problem, options, {
    ...context,
    better: (each) => shown.push(each),
  });
  expect(shown.length).toBeGreaterThan(0);
  for (const each of [...shown, plan]) {
    const sum = each.units.reduce((all, count) => all + count, 0);
    expect(sum + each.spare[0]!).toBe(problem.units[0]);
  }
  expect(plan.proven).toBe(true);
  return plan;
}

describe("a plan from where units stand", () => {
  test("is as good as the best of all ways, for each goal", async () => {
    for (let seed = 1; seed <= 3; seed++) {
      const problem = drawn(seed);
      const { beats, value } = problem;
      const all = [...ways(beats, problem.units[0]!)];
      const sumOf = (way: number[], of: (beat: number) => number) =>
        way.reduce((sum, _, beat) => sum + value[beat]! * of(beat), 0);
      const covers = (way: number[]) =>
        sumOf(way, (b) => (around(problem, way, b).count > 0 ? 1 : 0));

      const cover = await planned(problem, { goal: "cover" });
      expect(cover.objective).toBeCloseTo(Math.max(...all.map(covers)), 9);

      const expected = await planned(problem, { goal: "expected-cover", busy: 0.4 });
      const busy = all.map((way) => sumOf(way, (b) => 1 - 0.4 ** around(problem, way, b).count));
      expect(expected.objective).toBeCloseTo(Math.max(...busy), 6);

      const median = await planned(problem, { goal: "median" });
      const far = all.map((way) => sumOf(way, (b) => around(problem, way, b).nearest));
      expect(median.objective).toBeCloseTo(Math.min(...far), 6);

      const balance = await planned(problem, { goal: "balance", seconds: 20 });
      const served = [...balance.server].map((from) => from >= 0);
      const loads = all.map((way) => loadOf(problem, way, served));
      expect(balance.objective).toBeCloseTo(Math.min(...loads), 3);
    }
  });

  test("names the nearest unit's beat, and none where no unit reaches", async () => {
    const far = Float64Array.of(0, 3, 9, 3, 0, 9, 9, 9, 0);
    const plan = await planned(
      { beats: 3, shifts: 1, value: Float64Array.of(2, 1, 1), units: [1], travel: far, reach: 5 },
      { goal: "cover" },
    );
    expect(plan.objective).toBe(3);
    expect([...plan.server].slice(2)).toEqual([-1]);
    expect(plan.server[0]).toBe(plan.server[1]);
  });

  test("does not send units that have nothing left to reach", async () => {
    const plan = await planned(
      { beats: 2, shifts: 1, value: Float64Array.of(1, 1), units: [3], travel: new Float64Array(4), reach: 1 },
      { goal: "cover" },
    ); // prettier-ignore
    expect(plan).toMatchObject({ objective: 2, spare: [2] });
  });

  test("gives every beat its share where units look after their own beat alone", async () => {
    const plan = await planDeployment(
      { beats: 3, shifts: 1, value: Float64Array.of(9, 4, 1), units: [6] },
      { goal: "balance" },
      context,
    );
    expect([...plan.units]).toEqual([3, 2, 1]);
    expect(plan).toMatchObject({ objective: 3, bound: 3, proven: true });
  });

  test("meets most where crews differ and officers are short", async () => {
    const kinds = [
      { name: "car", units: [3], crew: 3, allowed: [1, 1, 0] },
      { name: "foot", units: [3], crew: 1, allowed: [0, 1, 1] },
    ];
    const value = Float64Array.of(10, 6, 5);
    const problem = { beats: 3, shifts: 1, value, units: [6], kinds, officers: { total: 5 } };
    const plan = await planDeployment(problem, { goal: "return", effect: 1 }, context);
    expect([...plan.units]).toEqual([1, 1, 1]);
    expect(plan.proven).toBe(true);
    const refused = await planDeployment(
      { ...problem, least: [1, 1, 2], officers: { total: 4 } },
      { goal: "return" },
      context,
    ).catch((error) => error);
    expect(refused).toBeInstanceOf(PlanConflicts);
    expect((refused as PlanConflicts).conflicts[0]).toMatchObject({
      limit: "limits together",
      needed: 4,
      available: 3,
    });
  });

  test("asks for travel where a goal needs it, and for numbers that fit", async () => {
    const problem = { beats: 1, shifts: 1, value: Float64Array.of(1), units: [1] };
    await expect(planDeployment(problem, { goal: "cover" }, context)).rejects.toThrow(
      "needs the travel from beat to beat",
    );
    await expect(
      planDeployment({ ...problem, units: [1, 2] }, { goal: "return" }, context),
    ).rejects.toThrow("has 2 numbers, and 1 are needed");
    await expect(
      planDeployment({ ...problem, value: Float64Array.of(NaN) }, { goal: "return" }, context),
    ).rejects.toThrow("not 0 or more");
    await expect(
      planDeployment(
        { ...problem, beats: 0, value: new Float64Array() },
        { goal: "return" },
        context,
      ),
    ).rejects.toThrow("no beat");
  });
});
