import { describe, expect, it } from "vitest";
import { crpsCounts, crpsNormal, crpsQuantiles, pinball } from "@/lib/methods/forecast/crps";
import { dieboldMariano } from "@/lib/methods/forecast/diebold-mariano";
import {
  coverage,
  meanPercentageError,
  naiveScale,
  pointScores,
} from "@/lib/methods/forecast/scores";
import { normalQuantile } from "@/lib/methods/statistics/normal";
import { MethodProblem } from "@/lib/methods/problem";

describe("scores of forecasts", () => {
  it("measures errors in cases, in shares and in units of the naive", () => {
    const scores = pointScores([4, 6], [5, 5], 0.5);
    expect(scores).toMatchObject({ mae: 1, rmse: 1, bias: 0, wape: 0.2, mase: 2 });
  });

  it("has no share of nothing", () => {
    expect(pointScores([0, 0], [0, 1], null)).toMatchObject({ wape: null, mase: null, smape: 100 });
    expect(() => pointScores([], [], 1)).toThrow(MethodProblem);
  });

  it("refuses errors in percent when a step is 0", () => {
    expect(meanPercentageError([10, 20], [11, 18])).toBeCloseTo(10, 12);
    expect(() => meanPercentageError([10, 0], [11, 1])).toThrow(/Step 2 is 0/);
  });

  it("scales by the season, by single steps when the history is shorter, and by nothing when it never changes", () => {
    expect(naiveScale([1, 5, 2, 7], 2)).toBe(1.5);
    expect(naiveScale([1, 5, 2], 12)).toBe(3.5);
    expect(naiveScale([3, 3, 3], 1)).toBeNull();
    expect(naiveScale([3], 1)).toBeNull();
  });

  it("counts the ends of an interval as inside it", () => {
    expect(coverage([1, 2, 5], [1, 3, 4], [2, 4, 5])).toBeCloseTo(2 / 3, 12);
    expect(coverage([], [], [])).toBeNull();
  });
});

describe("the continuous ranked probability score", () => {
  it("is the absolute error of a forecast without spread", () => {
    expect(crpsNormal(4, 1, 0)).toBe(3);
    expect(crpsCounts(2, (count) => (count >= 5 ? 1 : 0))).toBe(3);
  });

  it("comes near to the exact one when taken from many quantiles", () => {
    const levels = Float64Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
    const exact = crpsNormal(1.3, 0, 1);
    expect(crpsQuantiles(1.3, levels, levels.map(normalQuantile))).toBeCloseTo(exact, 1);
  });

  it("fines an upper quantile little for what lies below it", () => {
    expect(pinball(4, 0.9, 6)).toBeCloseTo(0.2, 12);
    expect(pinball(8, 0.9, 6)).toBeCloseTo(1.8, 12);
  });
});

describe("the Diebold–Mariano test", () => {
  const wave = Float64Array.from({ length: 40 }, (_, t) => 1 + 0.5 * Math.sin(t * t));

  it("tells a forecast twice as far off from a good one", () => {
    const test = dieboldMariano(
      wave,
      wave.map((each) => 2 * each),
    )!;
    expect(test.statistic).toBeLessThan(-5);
    expect(test.p).toBeLessThan(0.001);
  });

  it("changes its sign with the order, and finds nothing in equals", () => {
    const other = wave.map((each, t) => each + (t % 3) - 1);
    const [one, two] = [dieboldMariano(wave, other)!, dieboldMariano(other, wave)!];
    expect(one.statistic).toBeCloseTo(-two.statistic, 12);
    expect(dieboldMariano(wave, wave)).toBeNull();
    expect(dieboldMariano([1, 2], [2, 1])).toBeNull();
  });

  it("takes single steps when the variance over several comes out below 0", () => {
    const turning = Float64Array.from({ length: 12 }, (_, t) => (t % 2 ? 3 : 1));
    const test = dieboldMariano(turning, new Float64Array(12).fill(1.5), { horizon: 2 })!;
    expect(test.p).toBeGreaterThan(0);
    expect(test.p).toBeLessThanOrEqual(1);
  });
});
