import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import {
  countRegression,
  negativeBinomialModel,
  poissonModel,
} from "@/lib/methods/forecast/count-regression";
import { fanLevels } from "@/lib/methods/forecast/model";
import type { PooledContext } from "@/lib/methods/forecast/pooled-model";
import { drawGamma, drawNegativeBinomial, drawPoisson } from "@/lib/methods/statistics/draws";

const context = (more: Partial<PooledContext> = {}): PooledContext => ({
  season: 1,
  levels: fanLevels,
  seed: 7,
  counts: true,
  ...more,
});

const holidays = (steps: number) => Float64Array.from({ length: steps }, (_, t) => +(t % 17 === 3));

/** Weeks of areas of different size with a season, a holiday effect of × 1.8, and a given scatter. */
function areas(count: number, steps: number, theta: number, seed: number) {
  const by = chance(seed);
  const holiday = holidays(steps);
  return Array.from({ length: count }, () => {
    const level = 2 + 20 * by.next();
    const means = Float64Array.from({ length: steps }, (_, t) => {
      const season = Math.exp(0.4 * Math.sin((2 * Math.PI * t) / 52));
      return level * season * (holiday[t] ? 1.8 : 1);
    });
    return { means, counts: means.map((mean) => drawNegativeBinomial(mean, theta, by)) };
  });
}

describe("draws by chance", () => {
  const moments = (draw: () => number) => {
    const list = Array.from({ length: 20_000 }, draw);
    const mean = list.reduce((a, b) => a + b) / list.length;
    return [mean, list.reduce((a, b) => a + (b - mean) ** 2, 0) / list.length] as const;
  };
  test.each([
    ["few cases", 0.3, Infinity],
    ["some cases", 9, Infinity],
    ["many cases", 45, Infinity],
    ["scattered cases", 6, 1.5],
    ["wildly scattered cases", 3, 0.4],
  ])("%s have the mean and variance they should", (_, mean, theta) => {
    const by = chance(11);
    const [found, variance] = moments(() => drawNegativeBinomial(mean, theta, by));
    const wanted = mean + (theta === Infinity ? 0 : mean ** 2 / theta);
    expect(Math.abs(found - mean)).toBeLessThan(4 * Math.sqrt(wanted / 20_000));
    expect(variance / wanted).toBeGreaterThan(0.9);
    expect(variance / wanted).toBeLessThan(1.1);
  });

  test("a mean of 0 gives none, and a gamma variable its shape", () => {
    const by = chance(3);
    expect([drawPoisson(0, by), drawNegativeBinomial(0, 2, by)]).toEqual([0, 0]);
    expect(moments(() => drawGamma(2.5, by))[0]).toBeCloseTo(2.5, 1);
  });
});

describe("a regression of counts", () => {
  const steps = 208;
  const horizon = 12;
  const all = areas(25, steps + horizon, 8, 5);
  const known = all.map((each) => each.counts.slice(0, steps));
  const regressors = [holidays(steps + horizon)];
  const forecasts = countRegression(
    known,
    horizon,
    context({ season: 52, regressors }),
    "negative-binomial",
  );

  test("recovers a holiday's effect and the scatter from all series together", () => {
    const { regressor_1: effect, theta } = forecasts[0]!.parameters!;
    expect(Math.exp(effect!)).toBeGreaterThan(1.7);
    expect(Math.exp(effect!)).toBeLessThan(1.9);
    expect(theta).toBeGreaterThan(6.5);
    expect(theta).toBeLessThan(10);
    expect(forecasts[0]!.form).toBe("negative-binomial regression over 25 series");
  });

  test("its 80 % fan holds about 80 % of what came, and is nearly as near as the true means", () => {
    let [inside, count, off, least] = [0, 0, 0, 0];
    forecasts.forEach(({ mean, quantiles }, s) => {
      for (let h = 0; h < horizon; h++, count++) {
        const value = all[s]!.counts[steps + h]!;
        inside += Number(value >= quantiles[1]![h]! && value <= quantiles[5]![h]!);
        off += Math.abs(value - mean[h]!);
        least += Math.abs(value - all[s]!.means[steps + h]!);
      }
    });
    expect(inside / count).toBeGreaterThan(0.76);
    expect(inside / count).toBeLessThan(0.92);
    expect(off).toBeLessThan(1.03 * least);
  });

  test("the same seed draws the same forecast, another a slightly different one", () => {
    const one = poissonModel.forecast(known[0]!, 4, context());
    expect(poissonModel.forecast(known[0]!, 4, context())).toEqual(one);
    expect(poissonModel.forecast(known[0]!, 4, context({ seed: 8 })).mean).not.toEqual(one.mean);
  });

  test("has a trend that goes on only where one is asked for", () => {
    const by = chance(6);
    const values = Float64Array.from({ length: 120 }, (_, t) =>
      drawPoisson(40 * Math.exp(0.01 * t), by),
    );
    const ahead = (trend: boolean) => poissonModel.forecast(values, 30, context({ trend }));
    const truth = 40 * Math.exp(0.01 * 149);
    expect(ahead(true).mean[29]! / truth).toBeGreaterThan(0.85);
    expect(ahead(true).mean[29]! / truth).toBeLessThan(1.15);
    expect(ahead(true).parameters).toHaveProperty("trend");
    expect(ahead(false).parameters).not.toHaveProperty("trend");
  });

  const of = (count: number, value: (t: number) => number) =>
    Float64Array.from({ length: count }, (_, t) => value(t));
  test.each([
    ["zeros", of(60, () => 0)],
    ["a constant", of(60, () => 7)],
    ["one case in years", of(60, (t) => +(t === 41))],
    ["eight steps", of(8, (t) => t)],
    ["one wild step", of(60, (t) => (t === 30 ? 1e6 : 3))],
    ["ever more", of(60, (t) => Math.round(1.2 ** t))],
  ])("%s: every figure is a number from 0 on", (_, values) => {
    for (const model of [poissonModel, negativeBinomialModel]) {
      const { mean, quantiles } = model.forecast(values, 6, context({ season: 12 }));
      for (const list of [mean, ...quantiles]) {
        for (const each of list) expect(each >= 0 && Number.isFinite(each)).toBe(true);
      }
    }
  });

  test("says what it lacks", () => {
    expect(() => poissonModel.forecast([1, 2], 3, context())).toThrow("needs at least 8 steps");
    expect(() =>
      poissonModel.forecast(
        of(30, () => 0.5),
        3,
        context(),
      ),
    ).toThrow("not a count");
    const uneven = [of(20, () => 1), of(30, () => 1)];
    expect(() => countRegression(uneven, 3, context(), "poisson")).toThrow(
      "20 steps and another 30",
    );
    expect(() => countRegression([], 3, context(), "poisson")).toThrow("at least one series");
    const short = { regressors: [of(30, () => 1)] };
    expect(() => countRegression([of(30, () => 1)], 3, context(short), "poisson")).toThrow(
      "history and horizon have 33",
    );
  });
});
