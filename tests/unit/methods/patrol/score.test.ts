import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { MethodProblem } from "@/lib/methods/problem";
import { expectedHarm } from "@/lib/methods/patrol/expected";
import { scorePlans, scoreWindows, type ScoreProblem } from "@/lib/methods/patrol/score";
import {
  concentrated,
  equalSplit,
  inProportion,
  mostReached,
  reachedShare,
} from "@/lib/methods/patrol/score-strategies";
import { drawPoisson } from "@/lib/methods/statistics/draws";

const ln2 = Math.log(2);

/** One pool of places, incidents of harm 1. */
const onePool = (places: number, units: number, crime: Float64Array): ScoreProblem => ({
  pool: new Int32Array(places),
  units: [units],
  crime,
  harm: crime,
  effect: ln2,
  full: 1,
});

const always = (name: string, units: ArrayLike<number>) => ({ name, units: () => units });

/** A plan from what is expected against an equal split, on weeks drawn around a mean of each place. */
async function planAgainstEqual(meanOf: (place: number) => number, seed: number) {
  const [places, weeks, units] = [40, 84, 10];
  const by = chance(seed);
  const crime = Float64Array.from({ length: places * weeks }, (_, i) =>
    drawPoisson(meanOf(i % places), by),
  );
  const problem = onePool(places, units, crime);
  const history = { places, shifts: 1, stepDays: 7, counts: crime };
  const plan = ({ from, end }: { from: number; end: number }) =>
    mostReached(problem, expectedHarm(history, from, end - from).harm, ln2);
  return scorePlans(
    problem,
    [{ name: "plan", units: plan }, always("equal", equalSplit(problem))],
    scoreWindows(weeks, { origins: 8, horizon: 4, least: 52 }),
    { seed },
  );
}

describe("strategies", () => {
  test("share the units of each pool", () => {
    const pools = { pool: Int32Array.of(0, 1, 0, 1), units: [3, 2] };
    expect(Array.from(equalSplit(pools))).toEqual([1.5, 1, 1.5, 1]);
    expect(Array.from(inProportion(pools, [2, 0, 1, 0]))).toEqual([2, 1, 1, 1]);
    expect(Array.from(concentrated(pools, [1, 5, 2, 9], 1))).toEqual([1, 1, 1, 1]);
    expect(Array.from(mostReached(pools, [1, 1, 8, 1], ln2))).toEqual([0, 1, 3, 1]);
  });

  test("turns of a week fill a place before the next, and keep least and most", () => {
    const pools = { pool: new Int32Array(3), units: [12], least: [1, 0, 0], most: [14, 6, 14] };
    expect(Array.from(concentrated(pools, [1, 9, 5], 7))).toEqual([1, 6, 5]);
    expect(Array.from(mostReached(pools, [0, 1, 0], 0.1))).toEqual([1, 6, 0]);
    // Of twelve by 1 : 9 : 5 the second may have six, which leaves five to one.
    const shared = inProportion(pools, [1, 9, 5]);
    expect(Array.from(shared, (each) => Number(each.toFixed(6)))).toEqual([1, 6, 5]);
    const rounded = (values: Float64Array) => Array.from(values, (each) => Number(each.toFixed(6)));
    expect(rounded(inProportion(pools, [0, 3, 0]))).toEqual([3, 6, 3]);
    // What the only place with cases may not have goes to the others alike: no turn is lost.
    const one = { pool: new Int32Array(3), units: [30], most: [14, 14, 14] };
    expect(rounded(inProportion(one, [5, 0, 0]))).toEqual([14, 8, 8]);
  });

  test("half a unit reaches half of what one does", () => {
    expect(reachedShare(0.5, ln2)).toBeCloseTo(0.25, 12);
    expect(reachedShare(2, ln2)).toBeCloseTo(0.75, 12);
    expect(reachedShare(0, ln2)).toBe(0);
  });
});

describe("the score of a plan", () => {
  test("is that of an example counted by hand", async () => {
    // Six steps of three places; the last four come to 8, 3 and 1 incidents, of harm 8, 3 and 10.
    const crime = Float64Array.of(1, 0, 0, 1, 1, 0, 2, 1, 0, 2, 0, 0, 3, 1, 0, 1, 1, 1);
    const harm = crime.slice();
    harm[17] = 10;
    const problem = { ...onePool(3, 2, crime), harm };
    const found = await scorePlans(
      problem,
      [
        always("plan", [2, 0, 0]),
        always("spread", [1, 1, 0]),
        always("equal", equalSplit(problem)),
      ],
      scoreWindows(6, { origins: 2, horizon: 2, least: 2 }),
      { seed: 1 },
    );
    const [plan, spread, equal, best] = found.strategies;
    expect(plan!.crimeInside.ratio).toBeCloseTo(8 / 12, 12);
    expect(plan!.crimeReached.ratio).toBeCloseTo((8 * 0.75) / 12, 12);
    expect(plan!.harmReached.ratio).toBeCloseTo(6 / 21, 12);
    expect(spread!.harmInside.ratio).toBeCloseTo(11 / 21, 12);
    expect(Array.from(spread!.crimeReached.windows)).toEqual([0.5, 3 / 7]);
    expect(equal!.crimeReached.ratio).toBeCloseTo(1 / 3, 12);
    // Known beforehand: first window 4, 1, 0 — both where 4 are (3 against 2.5); second harm 4, 2, 10.
    expect(best!.harmReached.ratio).toBeCloseTo((3 + 7.5) / 21, 12);
    expect(best!.harmInside.ratio).toBeCloseTo((5 + 14) / 21, 12);
    expect(found.regret.ratio).toBeCloseTo(10.5 / 21 - 6 / 21, 12);
    expect(found.gains.map(({ against }) => against)).toEqual(["spread", "equal"]);
    expect(found.gains[1]!.ratio).toBeCloseTo(6 / 21 - 1 / 3, 12);
  });

  test("has no share of a window in which nothing came, and hindsight keeps the limits of each", async () => {
    const crime = Float64Array.of(1, 1, 4, 0, 0, 0);
    const { strategies } = await scorePlans(
      {
        ...onePool(2, 1, crime),
        poolsAt: ({ from }) => ({
          pool: new Int32Array(2),
          units: [1],
          least: [0, from === 1 ? 1 : 0],
        }),
      },
      [always("plan", [1, 0])],
      scoreWindows(3, { origins: 3, horizon: 1, least: 0 }),
      { seed: 1 },
    );
    expect(strategies[0]!.harmReached.windows).toEqual([0.25, 0.5, null]);
    expect(strategies[1]!.harmReached.windows).toEqual([0.25, 0, null]);
  });

  test("under chance alone is seldom better than an equal split", async () => {
    let [outside, better] = [0, 0];
    const rounds = 60;
    for (let seed = 1; seed <= rounds; seed++) {
      const [gain] = (await planAgainstEqual(() => 1, seed)).gains;
      if (gain!.verdict !== "no better") outside++;
      if (gain!.verdict === "better") better++;
    }
    expect(outside).toBeLessThanOrEqual(0.12 * rounds);
    expect(better).toBeLessThanOrEqual(0.08 * rounds);
  });

  test("is better where incidents gather in few places, and hindsight better still", async () => {
    const { gains, strategies, regret } = await planAgainstEqual(
      (place) => (place < 4 ? 6 : 0.3),
      3,
    );
    expect(gains[0]!.verdict).toBe("better");
    expect(gains[0]!.low).toBeGreaterThan(0.2);
    expect(regret.ratio).toBeGreaterThanOrEqual(0);
    const [plan, , best] = strategies;
    expect(plan!.harmReached.ratio).toBeLessThanOrEqual(best!.harmReached.ratio);
    expect(plan!.harmReached.low).toBeLessThan(plan!.harmReached.ratio);
  });

  test("is worse where the plan goes where nothing happens", async () => {
    const crime = new Float64Array(80).map((_, i) => (i % 2 ? 3 : 0));
    const problem = onePool(2, 1, crime);
    const found = await scorePlans(
      problem,
      [always("plan", [1, 0]), always("equal", equalSplit(problem))],
      scoreWindows(40, { origins: 8, horizon: 4, least: 8 }),
      { seed: 1 },
    );
    expect(found.gains[0]!.verdict).toBe("worse");
  });

  test("has no verdict on three steps, and says when there is no past or no incident", async () => {
    const short = onePool(2, 1, Float64Array.of(1, 0, 1, 0, 1, 0, 1, 0));
    const strategies = [always("plan", [1, 0]), always("equal", [0.5, 0.5])];
    const windows = scoreWindows(4, { origins: 3, horizon: 1, least: 1 });
    expect(windows).toHaveLength(3);
    const { gains } = await scorePlans(short, strategies, windows, { seed: 1 });
    expect(gains[0]).toMatchObject({ verdict: null, low: null });
    expect(scoreWindows(4, { origins: 3, horizon: 4, least: 1 })).toEqual([]);
    await expect(scorePlans(short, strategies, [], { seed: 1 })).rejects.toThrow(MethodProblem);
    const empty = onePool(2, 1, new Float64Array(8));
    await expect(scorePlans(empty, strategies, windows, { seed: 1 })).rejects.toThrow(
      MethodProblem,
    );
  });
});
