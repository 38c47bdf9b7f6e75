import { describe, expect, test } from "vitest";
import { MethodProblem } from "@/lib/methods/problem";
import { atLeastOne, placeAuc, placeLogScore } from "@/lib/methods/places/auc";
import { backtestPlaces, rollingOrigins } from "@/lib/methods/places/backtest";
import { backtestWeights, rankAverage } from "@/lib/methods/places/ensemble";
import { meanDifference, meanOverOrigins, paiInterval } from "@/lib/methods/places/intervals";
import { scatterOf } from "@/lib/methods/places/scatter";
import { cellsIn, scorePlaces } from "@/lib/methods/places/pai";

const patrolled = { cells: 1, cellArea: 1, totalArea: 4 };

describe("scores of a choice of cells", () => {
  test("half of the incidents on a quarter of the ground are a PAI of 2", () => {
    const found = scorePlaces([9, 1, 0, 0], [2, 1, 1, 0], [3, 1, 0, 0], patrolled);
    expect(found).toMatchObject({ incidents: 4, hits: 2, pai: 2, peiStar: 1, hitRate: 0.5 });
    expect(found.rri).toBeCloseTo(0.5 / 0.75);
    const [low, high] = paiInterval(found)!;
    expect(low).toBeLessThan(2);
    expect(high).toBeGreaterThan(2);
  });

  test("a period without an incident has no PAI", () => {
    const found = scorePlaces([1, 0], [0, 0], [1, 0], { ...patrolled, totalArea: 2 });
    expect(found).toMatchObject({ incidents: 0, pai: null, peiStar: null, rri: null });
    expect(paiInterval(found)).toBeNull();
  });

  test("no hits at all still have an interval", () => {
    const found = scorePlaces([0, 0, 0, 9], [5, 3, 2, 0], [1, 1, 1, 1], patrolled);
    expect(found).toMatchObject({ hits: 0, pai: 0, areaShare: 0.25 });
    const [low, high] = paiInterval(found)!;
    expect(low).toBe(0);
    // Wilson's upper end for 0 of 10 is 0.2775, on a quarter of the ground.
    expect(high).toBeCloseTo(0.2775 * 4, 3);
  });

  test("more cells than there are, or none, are refused", () => {
    const choose = (cells: number) => () => scorePlaces([1], [1], [1], { ...patrolled, cells });
    expect(choose(2)).toThrow(MethodProblem);
    expect(choose(0)).toThrow(MethodProblem);
    expect(cellsIn(7_000_000, 62_500)).toBe(112);
  });

  test("AUC is a half for a guess, and near 1 for the right order", () => {
    expect(placeAuc([1, 1, 1, 1], [1, 0, 2, 0])).toBe(0.5);
    expect(placeAuc([4, 3, 2, 1], [5, 0, 0, 0])).toBe(0.875);
    expect(placeAuc([4, 3], [0, 0])).toBeNull();
  });

  test("the log score is that of Poisson counts and refuses the impossible", () => {
    expect(placeLogScore([1, 0.5], [1, 0])).toBeCloseTo(-1.5);
    expect(() => placeLogScore([0, 1], [1, 0])).toThrow(MethodProblem);
    expect(atLeastOne(Math.LN2)).toBeCloseTo(0.5);
  });
});

describe("the chance of an incident", () => {
  test("is less where incidents come in heaps", () => {
    expect(atLeastOne(2)).toBeCloseTo(1 - Math.exp(-2));
    expect(atLeastOne(2, 0.5)).toBeCloseTo(1 - (1 + 4) ** -0.5);
    expect(atLeastOne(2, 1e9)).toBeCloseTo(atLeastOne(2), 6);
    expect(atLeastOne(0, 0.5)).toBe(0);
    expect(atLeastOne(1e-12)).toBeCloseTo(1e-12, 20);
  });

  test("sums up to the cells that had one, with the scatter seen", () => {
    const expected = [2, 2, 1, 1, 0.5, 0.5, 0.5, 0.5];
    const counts = [7, 0, 3, 0, 0, 2, 0, 0];
    const scatter = scatterOf(expected, counts);
    const sum = expected.reduce((all, each) => all + atLeastOne(each, scatter), 0);
    expect(sum).toBeCloseTo(3, 6);
    expect(scatterOf(expected, [1, 1, 1, 1, 1, 1, 0, 0])).toBe(Infinity);
    expect(scatterOf(expected, expected.map(() => 0))).toBe(Infinity); // prettier-ignore
    expect(scatterOf([], [])).toBe(Infinity);
  });
});

describe("scores over origins", () => {
  test("the interval is Student's and one origin has none", () => {
    // 2, 4, 6: mean 4, error 2/√3, t of two degrees 4.3027.
    const { mean, low, high } = meanOverOrigins([2, 4, null, 6]);
    expect(mean).toBe(4);
    expect(high! - 4).toBeCloseTo((4.302653 * 2) / Math.sqrt(3), 5);
    expect(4 - low!).toBeCloseTo(high! - 4);
    expect(meanOverOrigins([5])).toMatchObject({ mean: 5, low: null, high: null });
    expect(() => meanOverOrigins([null])).toThrow(MethodProblem);
  });

  test("the paired difference of like models is nothing", () => {
    expect(meanDifference([1, 2, 3], [1, 2, 3])).toMatchObject({ mean: 0, p: 1 });
    const { mean, p } = meanDifference([2, 4, 6, 8], [1, 2, 4, 5]);
    expect(mean).toBe(2);
    // t = 2 / (0.8165 / 2) with three degrees.
    expect(p).toBeCloseTo(0.0163, 3);
  });

  test("a backtest scores every model at every origin against the first", () => {
    const incidents = { cell: [0, 1, 0, 1, 0], day: [1, 5, 12, 15, 25] };
    const origins = rollingOrigins(30, 10, 2);
    expect(origins).toEqual([10, 20]);
    const models = [() => [0, 1, 0], () => [1, 0, 0]];
    const area = { cells: 1, cellArea: 1, totalArea: 3 };
    const { summary, scores } = backtestPlaces(models, incidents, 3, origins, 10, area);
    expect(scores[0]!.map(({ pai }) => pai)).toEqual([1.5, 0]);
    expect(summary.map(({ hits }) => hits)).toEqual([1, 2]);
    expect(summary[1]!.gain.mean).toBeCloseTo(1.5);
    expect(() => backtestPlaces([], incidents, 3, origins, 10, area)).toThrow(MethodProblem);
  });
});

describe("the log score in a backtest", () => {
  const incidents = { cell: [0, 1, 0, 1, 0], day: [1, 5, 12, 15, 25] };
  const area = { cells: 1, cellArea: 1, totalArea: 3 };
  const run = (...expected: (number[] | undefined)[]) =>
    backtestPlaces(
      expected.map((each) => () => ({ score: [1, 0, 0], expected: each })),
      incidents,
      3,
      [10, 20],
      10,
      area,
    );

  test("is that of Poisson counts, with the gain on the first model", () => {
    const { summary, logScore } = run([1, 1, 1], [1, 0.5, 0.5]);
    expect(logScore).toEqual([
      [-3, -3],
      [-2 + Math.log(0.5), -2],
    ]);
    expect(summary[0]!.logScore!.mean).toBeCloseTo(-3);
    expect(summary[1]!.logGain!.mean).toBeCloseTo(1 + Math.log(0.5) / 2);
    expect(summary[1]!.logGain!.high).toBeGreaterThan(1);
    expect(summary.map(({ cameOverExpected }) => cameOverExpected)).toEqual([0.5, 0.75]);
  });

  test("is missing for a model that only ranks or calls impossible what came", () => {
    const { summary, logScore } = run([1, 1, 1], undefined, [1, 0, 0]);
    expect(summary[1]).toMatchObject({ logScore: null, logGain: null, cameOverExpected: null });
    expect(summary[2]).toMatchObject({ logScore: null, logGain: null });
    expect(logScore[2]).toEqual([null, -1]);
  });
});

describe("an ensemble of ranks", () => {
  test("agreement comes first, and a model of weight 0 says nothing", () => {
    const mean = rankAverage(
      [
        [3, 2, 1],
        [30, 10, 20],
      ],
      [1, 1],
    );
    expect([...mean.keys()].sort((a, b) => mean[b]! - mean[a]!)[0]).toBe(0);
    const alone = rankAverage([[1, 2], [2, 1]], [1, 0]); // prettier-ignore
    expect(alone[1]).toBeGreaterThan(alone[0]!);
    expect(() => rankAverage([[1]], [0])).toThrow(MethodProblem);
  });

  test("weights follow the backtest", () => {
    const [best, close, far] = backtestWeights([100, 98, 60], 12) as [number, number, number];
    expect(best + close + far).toBeCloseTo(1);
    expect(best).toBeGreaterThan(close);
    expect(close).toBeGreaterThan(0.3);
    expect(far).toBeLessThan(0.01);
    expect(backtestWeights([5, 0], 0)).toEqual([0.5, 0.5]);
    expect(backtestWeights([0, 0], 3)).toEqual([0.5, 0.5]);
  });
});
