import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { PlanConflicts } from "@/lib/methods/patrol/conflicts";
import { planDeployment, type PlanProblem } from "@/lib/methods/patrol/plan";

const none = { seed: 1 };
const problem = (more: Partial<PlanProblem> = {}): PlanProblem => ({
  beats: 3,
  shifts: 2,
  value: Float64Array.of(6, 1, 4, 9, 0, 4),
  units: [2, 3],
  ...more,
});

const conflict = async (more: Partial<PlanProblem>) => {
  const refused = await planDeployment(problem(more), { goal: "return" }, none).catch(
    (error) => error,
  );
  expect(refused).toBeInstanceOf(PlanConflicts);
  return (refused as PlanConflicts).conflicts[0]!;
};

describe("a plan of most harm met", () => {
  test("gives each shift its own units, where they meet most", async () => {
    const plan = await planDeployment(problem(), { goal: "return", effect: Math.LN2 }, none);
    expect([...plan.units]).toEqual([1, 0, 1, 2, 0, 1]);
    expect(plan.objective).toBeCloseTo(3 + 2 + 6.75 + 2, 9);
    expect(plan).toMatchObject({ gap: 0, proven: true, spare: [0, 0] });
    expect([...plan.server]).toEqual([0, -1, 1, 1, -1, 2]);
  });

  test("refuses units without end, and takes a most without end", async () => {
    const asked = (more: Partial<PlanProblem>) =>
      planDeployment(problem(more), { goal: "return" }, none);
    await expect(asked({ units: [Infinity, 1] })).rejects.toThrow("whole numbers");
    expect((await asked({ most: new Array<number>(6).fill(Infinity) })).spare).toEqual([0, 0]);
  });

  test("meets as much as the best of all ways when kinds may not go everywhere", async () => {
    const by = chance(3);
    for (let run = 0; run < 25; run++) {
      const value = Float64Array.from({ length: 4 }, () => by.below(9));
      const kinds = ["car", "foot"].map((name) => ({
        name,
        units: [1 + by.below(3)],
        allowed: Array.from({ length: 4 }, () => by.below(2)),
      }));
      const units = [kinds[0]!.units[0]! + kinds[1]!.units[0]!];
      const plan = await planDeployment(
        { beats: 4, shifts: 1, value, units, kinds },
        { goal: "return" },
        none,
      );
      expect(plan.objective).toBeCloseTo(bestByKind(value, kinds), 9);
      kinds.forEach((kind, k) => {
        const given = [...plan.byKind[k]!];
        expect(given.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(kind.units[0]!);
        given.forEach((count, beat) => count > 0 && expect(kind.allowed[beat]).toBe(1));
      });
    }
  });

  test("moves a unit only for more than the change costs", async () => {
    const previous = [0, 2, 0, 0, 0, 0];
    const stay = problem({ units: [0, 2], value: Float64Array.of(0, 3, 0, 3.2, 0, 0), previous });
    const at = async (changeCost: number) => [
      ...(await planDeployment({ ...stay, changeCost }, { goal: "return", effect: 3 }, none)).units,
    ];
    expect(await at(0)).toEqual([0, 1, 0, 1, 0, 0]);
    expect(await at(10)).toEqual([0, 2, 0, 0, 0, 0]);
  });

  test("sends a tenth of the units to places it leaves out, others from round to round", async () => {
    const value = Float64Array.from({ length: 40 }, (_, place) => (place < 10 ? 50 : 1));
    const many = { beats: 40, shifts: 1, value, units: [20] };
    const seen = new Set<number>();
    for (let round = 0; round < 15; round++) {
      const plan = await planDeployment(
        many,
        { goal: "return", explore: { share: 0.1, round } },
        { seed: 5 },
      );
      const at = [...plan.explored.keys()].filter((place) => plan.explored[place]! > 0);
      expect(at).toHaveLength(2);
      at.forEach((place) => expect(place).toBeGreaterThan(9));
      at.forEach((place) => seen.add(place));
      expect(plan.units.reduce((sum, count) => sum + count, 0)).toBe(20);
    }
    expect(seen.size).toBeGreaterThan(20);
  });

  test("explores nothing where no place is left out", async () => {
    const plan = await planDeployment(
      { beats: 2, shifts: 1, value: Float64Array.of(1, 1), units: [10] },
      { goal: "return", explore: { share: 0.2, round: 0 } },
      none,
    );
    expect([...plan.explored]).toEqual([0, 0]);
    expect([...plan.units]).toEqual([5, 5]);
  });

  test("meets minima before it explores, with few officers too", async () => {
    const plan = await planDeployment(
      problem({ least: [1, 1, 0, 1, 0, 0], officers: { total: 4 } }),
      { goal: "return", explore: { share: 0.5, round: 0 } },
      none,
    );
    expect([...plan.units].slice(0, 4)).toEqual([1, 1, 0, 1]);
    expect(plan.units.reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(plan.explored.reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  test("leaves all units free where no harm is expected", async () => {
    const plan = await planDeployment(
      problem({ value: new Float64Array(6) }),
      { goal: "return" },
      none,
    );
    expect(plan).toMatchObject({ objective: 0, gap: 0, spare: [2, 3] });
  });

  test("says which limits contradict each other", async () => {
    const shiftNames = ["day", "night"];
    expect(await conflict({ least: [1, 0, 1, 0, 1, 0], shiftNames })).toMatchObject({
      limit: "minima above units",
      shift: 0,
      words:
        "the beats need at least 3 units in shift day, and there are 2 units; beat 1, beat 2 and one other ask for most, 1 each",
    });
    const car = { name: "car", units: [1, 0], allowed: [1, 0, 0] };
    const foot = { name: "foot", units: [1, 3], allowed: [0, 1, 1] };
    expect(
      await conflict({ kinds: [car, foot], least: [0, 1, 0, 0, 0, 0], shiftNames }),
    ).toMatchObject({
      limit: "kind is missing",
      beats: [0],
      words: "in shift night beat 1 needs 1 unit of the kind car, and there is none",
    });
    expect(await conflict({ kinds: [car], least: [0, 0, 1, 0, 0, 0], shiftNames })).toMatchObject({
      ...{ limit: "kind is missing", kinds: [], available: 0 },
      words: "in shift day beat 2 needs 1 unit, and no kind of unit may work there",
    });
    expect(
      await conflict({ kinds: [car, { ...foot, allowed: undefined, least: [0, 4, 0, 0, 0, 0] }] }),
    ).toMatchObject({ needed: 4, available: 3 });
    expect(
      await conflict({ officers: { total: 3, crew: 2 }, least: [1, 1, 0, 0, 0, 0] }),
    ).toMatchObject({ limit: "minima above officers", needed: 4, available: 3 });
    expect(await conflict({ least: [2, 0, 0, 0, 0, 0], most: [1, 1, 1, 1, 1, 1] })).toMatchObject({
      limit: "minimum above maximum",
    });
  });

  test("shares officers among shifts", async () => {
    const plan = await planDeployment(
      problem({ officers: { total: 5, crew: 2 } }),
      { goal: "return", effect: Math.LN2 },
      none,
    );
    expect([...plan.units]).toEqual([1, 0, 0, 1, 0, 0]);
    expect(plan.spare).toEqual([1, 2]);
  });
});

function bestByKind(value: Float64Array, kinds: { units: number[]; allowed: number[] }[]): number {
  const each = kinds.map(({ units, allowed }) => [...ways(allowed, units[0]!)]);
  let best = 0;
  for (const a of each[0]!)
    for (const b of each[1]!) {
      const met = value.reduce((sum, v, i) => sum + v * (1 - Math.exp(-0.4 * (a[i]! + b[i]!))), 0);
      best = Math.max(best, met);
    }
  return best;
}

function* ways(allowed: number[], left: number, at = 0): Generator<number[]> {
  if (at === allowed.length) return yield [];
  for (let count = 0; count <= (allowed[at]! > 0 ? left : 0); count++)
    for (const rest of ways(allowed, left - count, at + 1)) yield [count, ...rest];
}
