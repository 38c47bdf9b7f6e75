import { describe, expect, it } from "vitest";
import { chance } from "@/lib/methods/chance";
import { backtest, originsOf } from "@/lib/methods/forecast/backtest";
import { scoreBacktest } from "@/lib/methods/forecast/backtest-scores";
import {
  driftModel,
  meanModel,
  naiveModel,
  sameSeasonModel,
  seasonalNaiveModel,
} from "@/lib/methods/forecast/baseline-models";
import { fanLevels, type ForecastModel } from "@/lib/methods/forecast/model";
import { countQuantiles } from "@/lib/methods/forecast/quantiles";
import { mstlEtsModel } from "@/lib/methods/forecast/mstl-model";
import {
  crostonModel,
  etsModel,
  holtModel,
  holtWintersModel,
  sbaModel,
  thetaModel,
  tsbModel,
} from "@/lib/methods/forecast/smoothing-models";
import { MethodProblem } from "@/lib/methods/problem";
import { poissonQuantile } from "@/lib/methods/statistics/poisson";
import { scatteredQuantile } from "@/lib/methods/statistics/negative-binomial";

const options = { season: 12, levels: fanLevels, seed: 1, horizon: 6 };
const all = [
  naiveModel,
  seasonalNaiveModel,
  sameSeasonModel,
  meanModel,
  driftModel,
  thetaModel,
  etsModel,
  holtModel,
  holtWintersModel,
  mstlEtsModel,
  crostonModel,
  sbaModel,
  tsbModel,
];

const random = chance(3);
const noise = Float64Array.from({ length: 120 }, () => Math.round(40 + 6 * random.normal()));
const yearly = noise.map((each, t) => Math.round(each * (1 + 0.5 * Math.sin((Math.PI * t) / 6))));

describe("points in the past to forecast from", () => {
  it("are eight, a horizon apart, and leave the horizon to compare with", () => {
    expect(originsOf(120, options)).toEqual([72, 78, 84, 90, 96, 102, 108, 114]);
  });

  it("move together, and then become fewer, where the series is short", () => {
    expect(originsOf(40, options)).toEqual([27, 28, 29, 30, 31, 32, 33, 34]);
    expect(originsOf(10, { horizon: 4, season: 12 })).toEqual([3, 4, 5, 6]);
    expect(() => originsOf(3, { horizon: 4, season: 1 })).toThrow(/too few/);
    expect(() => originsOf(30, { horizon: 0, season: 1 })).toThrow(MethodProblem);
  });
});

describe("a test on the past", () => {
  it("never shows a model what came later", () => {
    const lengths: number[] = [];
    const spy: ForecastModel = {
      name: "spy",
      forecast: (history, ...rest) => {
        lengths.push(history.length);
        expect(history[history.length - 1]).toBe(noise[history.length - 1]);
        return naiveModel.forecast(history, ...rest);
      },
    };
    const { origins } = backtest(noise, [spy], options);
    expect(lengths).toEqual(origins);
  });

  it("notes why a model could not answer and goes on", () => {
    const { runs } = backtest(noise.slice(0, 20), [naiveModel, seasonalNaiveModel], {
      ...options,
      horizon: 4,
    });
    expect(runs[0]!.problem).toBeUndefined();
    expect(runs[1]!.problem).toMatch(/at least 12 steps/);
    const [, scores] = scoreBacktest(
      noise,
      { origins: [10], horizon: 4, runs },
      {
        season: 12,
        baseline: "naive",
      },
    );
    expect(scores!.origins).toBeLessThan(8);
  });

  it("finds the season worth knowing, beyond chance", () => {
    const result = backtest(yearly, [seasonalNaiveModel, meanModel, etsModel], options);
    const scores = scoreBacktest(yearly, result, { season: 12, baseline: "mean" });
    const [seasonal, mean, ets] = scores;
    expect(seasonal!.mae!).toBeLessThan(mean!.mae!);
    expect(ets!.mae!).toBeLessThan(mean!.mae!);
    expect(ets!.versusBaseline!.statistic).toBeLessThan(0);
    expect(ets!.versusBaseline!.p).toBeLessThan(0.05);
    expect(ets!.crps!).toBeLessThan(ets!.mae!);
    expect(ets!.coverage!).toBeGreaterThan(0.8);
    expect(ets!.byHorizon).toHaveLength(6);
  });

  it("finds nothing better than the mean in noise", () => {
    const result = backtest(noise, [meanModel, etsModel, thetaModel], options);
    const scores = scoreBacktest(noise, result, { season: 12, baseline: "mean" });
    for (const { versusBaseline } of scores.slice(1)) {
      if (!versusBaseline) continue;
      expect(versusBaseline.statistic > 0 || versusBaseline.p > 0.05).toBe(true);
    }
  });

  it("scores zeros without a share of nothing", () => {
    const zeros = new Float64Array(60);
    const result = backtest(zeros, all, { ...options, counts: true });
    for (const scores of scoreBacktest(zeros, result, { season: 12, baseline: "naive" })) {
      expect(scores.mae).toBe(0);
      expect([scores.wape, scores.mase, scores.versusBaseline]).toEqual([null, null, null]);
    }
  });
});

describe("every model", () => {
  const hard: [string, number[]][] = [
    ["a yearly season", [...yearly]],
    ["zeros", new Array<number>(40).fill(0)],
    ["one huge value", Array.from({ length: 40 }, (_, t) => (t === 9 ? 1e8 : t % 3))],
    ["mostly zeros", Array.from({ length: 60 }, (_, t) => (t % 7 === 0 ? 2 : 0))],
  ];
  it.each(hard)("answers for %s with ordered quantiles and no value below 0", (_, values) => {
    for (const model of all) {
      const forecast = model.forecast(values, 14, { ...options, counts: true });
      expect(forecast.mean).toHaveLength(14);
      for (let h = 0; h < 14; h++) {
        const fan = forecast.quantiles.map((quantile) => quantile[h]!);
        expect([...fan, forecast.mean[h]!].every((each) => each >= 0 && each < 1e12)).toBe(true);
        for (let q = 1; q < fan.length; q++) expect(fan[q]!).toBeGreaterThanOrEqual(fan[q - 1]!);
      }
    }
  });

  it("answers for three values or says what is missing", () => {
    for (const model of all) {
      try {
        expect(model.forecast([1, 4, 2], 2, options).mean.every(Number.isFinite)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(MethodProblem);
      }
    }
  });
});

describe("quantiles of few cases", () => {
  it("are those of Poisson and of the negative binomial", () => {
    const levels = [0.025, 0.5, 0.9, 0.975];
    expect(countQuantiles(3.4, 3.4, levels)).toEqual(levels.map((p) => poissonQuantile(p, 3.4)));
    expect(countQuantiles(3.4, 8, levels)).toEqual(
      levels.map((p) => scatteredQuantile(p, { mean: 3.4, dispersion: 8 / 3.4 })),
    );
    expect(countQuantiles(0, 4, levels)).toEqual([0, 0, 0, 0]);
  });
});
