import { describe, expect, it } from "vitest";
import { chance } from "@/lib/methods/chance";
import { automaticForecast, modelsFor } from "@/lib/methods/forecast/automatic";
import { backtest } from "@/lib/methods/forecast/backtest";
import { meanModel, naiveModel, seasonalNaiveModel } from "@/lib/methods/forecast/baseline-models";
import { combineBacktest, mix, sharesOf, stretched } from "@/lib/methods/forecast/combine";
import { longAr } from "@/lib/methods/forecast/long-ar";
import { fanLevels, type Forecast, type ForecastModel } from "@/lib/methods/forecast/model";
import { MethodProblem } from "@/lib/methods/problem";
import { poissonQuantile } from "@/lib/methods/statistics/poisson";

const options = { season: 12, levels: fanLevels, seed: 1, horizon: 6, counts: true };
const random = chance(8);
const cases = (mean: number) => poissonQuantile(Math.min(0.999999, random.next()), mean);
const noise = Float64Array.from({ length: 150 }, () => cases(20));
const yearly = noise.map((_, t) => cases(20 + 12 * Math.sin((Math.PI * t) / 6)));

const constant = (value: number): Forecast => ({
  mean: new Float64Array(2).fill(value),
  levels: [0.1, 0.9],
  quantiles: [new Float64Array(2).fill(value - 1), new Float64Array(2).fill(value + 1)],
});

describe("a forecast by earlier changes", () => {
  it("finds what comes back without being told when", () => {
    const values = Float64Array.from({ length: 200 }, (_, t) => [5, 9, 2, 2, 7][t % 5]!);
    const wanted = [5, 9, 2, 2, 7, 5, 9, 2];
    longAr(values, 8, 12).mean.forEach((each, h) => {
      expect(Math.abs(each - wanted[h]!)).toBeLessThan(0.6);
    });
  });

  it("grows unsure with the root of the steps where changes are pure chance", () => {
    let value = 0;
    const walk = Float64Array.from({ length: 600 }, () => (value += random.normal()));
    const { spread, weights } = longAr(walk, 9, 20);
    expect(weights.length).toBeLessThan(4);
    expect(spread[8]! / spread[0]!).toBeCloseTo(3, 0);
  });

  it("keeps to a constant and to a straight line, and asks for eight steps", () => {
    expect([...longAr(new Float64Array(20).fill(4), 2, 12).mean]).toEqual([4, 4]);
    const line = Float64Array.from({ length: 20 }, (_, t) => 3 * t);
    expect(longAr(line, 2, 12).mean[1]).toBeCloseTo(63, 9);
    expect(() => longAr([1, 2, 3], 1, 4)).toThrow(/at least 8 steps/);
  });
});

describe("a combination", () => {
  it("gives the nearer model the larger share and one far behind none", () => {
    const series = new Float64Array(40).fill(10);
    const off = (name: string, by: number): ForecastModel => ({
      name,
      forecast: () => constant(10 + by),
    });
    const tried = backtest(series, [off("near", 1), off("mid", 1.2), off("far", 3)], {
      ...options,
      horizon: 2,
    });
    const shares = sharesOf(series, tried);
    expect(shares[0]!).toBeGreaterThan(shares[1]!);
    expect(shares[1]!).toBeGreaterThan(0.25);
    expect(shares[2]).toBe(0);
    expect([...sharesOf(series, tried, 0)]).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });

  it("mixes means and quantiles, and leaves the share of a silent model to the others", () => {
    const mixed = mix([constant(4), constant(8), null], [0.5, 0.25, 0.25]);
    expect(mixed.mean[0]).toBeCloseTo(16 / 3, 12);
    expect(mixed.quantiles[1]![0]).toBeCloseTo(19 / 3, 12);
    expect(stretched(constant(1), 3, true).quantiles.map((each) => each[0])).toEqual([0, 4]);
  });

  it("uses at no origin what came after it", () => {
    const models = [naiveModel, meanModel, seasonalNaiveModel];
    const changed = yearly.slice();
    const { origins } = backtest(yearly, models, options);
    for (let t = origins[5]!; t < changed.length; t++) changed[t] = 500;
    const at = (series: Float64Array) =>
      combineBacktest(series, backtest(series, models, options)).run.forecasts[5]!;
    expect([...at(changed).mean]).toEqual([...at(yearly).mean]);
    expect([...at(changed).quantiles[0]!]).toEqual([...at(yearly).quantiles[0]!]);
  });

  it("widens a fan that was too narrow and narrows one too wide", () => {
    const fan = (width: number): ForecastModel => ({
      name: "fan",
      forecast: (_, horizon) => ({
        mean: new Float64Array(horizon).fill(20),
        levels: [0.025, 0.975],
        quantiles: [-1, 1].map((side) => new Float64Array(horizon).fill(20 + side * width)),
      }),
    });
    const stretch = (width: number) =>
      combineBacktest(noise, backtest(noise, [fan(width)], options)).final.stretch;
    expect(stretch(3)).toBeGreaterThan(1.5);
    expect(stretch(30)).toBeLessThan(0.7);
  });
});

describe("the automatic forecast", () => {
  it("beats counting where there is a season that counting cannot know", () => {
    const rising = yearly.map((each, t) => Math.round(each * (1 + t / 100)));
    const { forecast, scores, baseline, backtest: tried } = automaticForecast(rising, options);
    expect(forecast.mean).toHaveLength(6);
    expect(tried.runs.at(-1)!.model).toBe("combination");
    const combined = scores.at(-1)!;
    const counted = scores.find(({ model }) => model === baseline)!;
    expect(combined.mae!).toBeLessThan(counted.mae!);
    expect(combined.coverage!).toBeGreaterThan(0.85);
  });

  it("does not claim to beat counting on noise", () => {
    const { scores } = automaticForecast(noise, options);
    const { versusBaseline } = scores.at(-1)!;
    expect(versusBaseline!.statistic > 0 || versusBaseline!.p > 0.05).toBe(true);
  });

  it("takes models for sparse series where most steps are 0", () => {
    const rare = Float64Array.from({ length: 100 }, () => cases(0.2));
    expect(modelsFor(rare).map(({ name }) => name)).toEqual(["sba", "tsb", "ets"]);
    const { forecast } = automaticForecast(rare, options);
    expect(forecast.mean[0]!).toBeGreaterThan(0.02);
    expect(forecast.mean[0]!).toBeLessThan(0.8);
  });

  it.each([
    ["zeros", new Float64Array(40)],
    ["one huge value", Float64Array.from({ length: 40 }, (_, t) => (t === 5 ? 1e7 : 1))],
    ["a constant", new Float64Array(12).fill(3)],
  ])("answers for %s", (_, values) => {
    const { forecast } = automaticForecast(values, { ...options, horizon: 3 });
    for (const list of [forecast.mean, ...forecast.quantiles]) {
      for (const each of list) expect(each >= 0 && each < 1e9).toBe(true);
    }
  });

  it("says that three points are too few, and what is missing", () => {
    expect(() => automaticForecast([1, 2, 3], options)).toThrow(MethodProblem);
    expect(() => automaticForecast([1, 2, NaN, 4, 5, 6], options)).toThrow(/Step 3/);
  });
});
