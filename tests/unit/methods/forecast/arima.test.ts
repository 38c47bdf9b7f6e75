import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { arima } from "@/lib/methods/forecast/arima";
import { arimaErrors } from "@/lib/methods/forecast/arima-errors";
import { armaFilter } from "@/lib/methods/forecast/arima-filter";
import { arimaForecast } from "@/lib/methods/forecast/arima-forecast";
import { arimaModel } from "@/lib/methods/forecast/arima-model";
import { arimaSearch } from "@/lib/methods/forecast/arima-search";
import { fanLevels, type ForecastContext } from "@/lib/methods/forecast/model";
import { kpss } from "@/lib/methods/forecast/unit-roots";
import { airPassengers, deaths, nile } from "./series";

/** y(t) = ar y(t − 1) + e(t) + ma e(t − 1), about a level. */
function simulated(steps: number, { ar = 0, ma = 0, level = 0, seed = 1 }) {
  const by = chance(seed);
  let [y, before] = [0, 0];
  return Float64Array.from({ length: steps }, () => {
    const shock = by.normal();
    y = ar * y + shock + ma * before;
    before = shock;
    return level + y;
  });
}

const context = (more: Partial<ForecastContext> = {}): ForecastContext => ({
  season: 1,
  levels: fanLevels,
  seed: 1,
  counts: true,
  ...more,
});

describe("the filter", () => {
  test("has the variances and innovations that the covariance matrix gives", () => {
    // Autocovariances of an MA(1) are 1 + ma² and ma, so step by step innovations are known.
    const y = Float64Array.of(1, -0.5, 2, 0.3);
    const { innovations, variances } = armaFilter(
      { ar: new Float64Array(0), ma: Float64Array.of(0.6) },
      [y],
    )!;
    let [variance, innovation] = [1.36, 1];
    for (let t = 0; t < 4; t++) {
      if (t > 0) {
        innovation = y[t]! - (0.6 / variance) * innovation;
        variance = 1.36 - 0.36 / variance;
      }
      expect(variances[t]).toBeCloseTo(variance, 12);
      expect(innovations[0]![t]).toBeCloseTo(innovation, 12);
    }
  });

  test("turns down what is not stationary", () => {
    const none = new Float64Array(0);
    expect(armaFilter({ ar: Float64Array.of(1.01), ma: none }, [nile])).toBeNull();
  });
});

describe("a fit", () => {
  test("agrees with R on the level of the Nile with a drift", () => {
    const model = arima(nile, { order: [1, 1, 1], constant: true });
    expect(model.form).toBe("ARIMA(1,1,1) and drift");
    expect(model.names).toEqual(["ar1", "ma1", "drift"]);
    expect(model.logLikelihood).toBeCloseTo(-629.8185, 3);
    [0.27068, -0.90543, -2.8827].forEach((each, k) =>
      expect(model.coefficients[k]).toBeCloseTo(each, 3),
    );
    const errors = arimaErrors(model, nile);
    [0.11759, 0.05766, 2.0167].forEach((each, k) => expect(errors[k]).toBeCloseTo(each, 3));
    const { mean, variance } = arimaForecast(model, nile, 6);
    expect(mean[0]).toBeCloseTo(799.19, 1);
    expect(Math.sqrt(variance[5]!)).toBeCloseTo(154.35, 1);
  });

  test("agrees with R on deaths by accident with a seasonal part and a mean", () => {
    const options = { order: [1, 0, 0], seasonal: [1, 0, 1], period: 12, constant: true } as const;
    const model = arima(deaths, options);
    expect(model.names).toEqual(["ar1", "sar1", "sma1", "intercept"]);
    expect(model.logLikelihood).toBeCloseTo(-530.076, 2);
    expect(model.coefficients[0]).toBeCloseTo(0.8101, 2);
    expect(arimaForecast(model, deaths, 1).mean[0]! / 8377).toBeCloseTo(1, 3);
  });

  test("finds the effect of a regressor, and asks for its values ahead", () => {
    const by = chance(4);
    const holidays = Float64Array.from({ length: 212 }, () => Number(by.next() < 0.1));
    const noise = simulated(200, { ar: 0.6, seed: 9 });
    const values = noise.map((each, t) => 20 + 5 * holidays[t]! + each);
    const model = arima(values, { order: [1, 0, 0], constant: true, regressors: [holidays] });
    const errors = arimaErrors(model, values, [holidays]);
    expect(Math.abs(model.coefficients[2]! - 5)).toBeLessThan(2.6 * errors[2]!);
    expect(errors[2]).toBeLessThan(0.4);
    expect(() => arimaForecast(model, values, 20, [holidays])).toThrow(
      "the series with its horizon has 220",
    );
  });

  test("continues a later series of the same kind with the figures it has", () => {
    const values = simulated(300, { ar: 0.8, level: 50, seed: 3 });
    const model = arima(values.slice(0, 250), { order: [1, 0, 0], constant: true });
    const [ar, level] = model.coefficients;
    const next = arimaForecast(model, values, 1).mean[0]!;
    expect(next).toBeCloseTo(level! + ar! * (values[299]! - level!), 9);
  });
});

describe("the search", () => {
  test.each([
    ["passengers by air", airPassengers.map(Math.log), 12, "ARIMA(0,1,1)(0,1,1)[12]"],
    ["deaths by accident", deaths, 12, "ARIMA(0,1,1)(0,1,1)[12]"],
    ["the Nile", nile, 1, "ARIMA(1,1,1)"],
  ])("finds the known model of %s", (_, values, period, form) => {
    expect(arimaSearch(values, { period }).form).toBe(form);
  });

  test("finds no more than a mean in noise", () => {
    const found = [1, 2, 3, 4, 5].map((seed) => arimaSearch(simulated(200, { level: 9, seed })));
    const plain = found.filter(({ form }) => form === "ARIMA(0,0,0) and mean");
    expect(plain.length).toBeGreaterThanOrEqual(3);
  });

  test("tells a level that stays from one that wanders", () => {
    expect(kpss(simulated(200, {}))).toBeLessThan(0.463);
    expect(kpss(simulated(200, { ar: 1 }))).toBeGreaterThan(0.463);
    expect(kpss(new Float64Array(50).fill(3))).toBe(0);
  });
});

describe("as a forecast", () => {
  test("the fan holds as many later values as it says", () => {
    let [inside, count] = [0, 0];
    for (let seed = 1; seed <= 30; seed++) {
      const values = simulated(128, { ar: 0.7, level: 100, seed });
      const { quantiles } = arimaModel.forecast(
        values.slice(0, 120),
        8,
        context({ counts: false }),
      );
      for (let h = 0; h < 8; h++, count++) {
        const value = values[120 + h]!;
        inside += Number(value >= quantiles[1]![h]! && value <= quantiles[5]![h]!);
      }
    }
    expect(inside / count).toBeGreaterThan(0.72);
    expect(inside / count).toBeLessThan(0.88);
  });

  test("a season of weeks becomes waves, and a later origin keeps the form", () => {
    const by = chance(2);
    const values = Float64Array.from({ length: 280 }, (_, t) =>
      Math.round(60 + 20 * Math.sin((2 * Math.PI * t) / 52) + 5 * by.normal()),
    );
    const first = arimaModel.forecast(values.slice(0, 240), 26, context({ season: 52 }));
    expect(first.form).toMatch(/wave/);
    const off = first.mean.map(
      (each, h) => each - 60 - 20 * Math.sin((2 * Math.PI * (240 + h)) / 52),
    );
    expect(Math.max(...off.map(Math.abs))).toBeLessThan(6);
    const again = arimaModel.forecast(values, 26, context({ season: 52 }), first);
    expect(again.form).toBe(first.form);
  });

  test("passengers by air are forecast on their logarithms", () => {
    const known = airPassengers.slice(0, 132);
    const { form, mean } = arimaModel.forecast(known, 12, context({ season: 12 }));
    expect(form).toMatch(/of logarithms$/);
    const off = mean.map((each, h) => Math.abs(each / airPassengers[132 + h]! - 1));
    expect(off.reduce((a, b) => a + b) / 12).toBeLessThan(0.06);
  });

  const steps = (count: number, of: (t: number) => number) =>
    Float64Array.from({ length: count }, (_, t) => of(t));
  test.each([
    ["four steps", steps(4, (t) => t + 1)],
    ["zeros", steps(60, () => 0)],
    ["a constant", steps(60, () => 7)],
    ["one case", steps(60, (t) => Number(t === 41))],
    ["one wild step", steps(60, (t) => (t === 30 ? 1e9 : 3))],
    ["ever more", steps(60, (t) => Math.round(1.3 ** t))],
    ["a straight line", steps(60, (t) => 3 * t)],
  ])("%s: every figure is a number from 0 on, in ascending quantiles", (_, values) => {
    const { mean, quantiles } = arimaModel.forecast(values, 5, context({ season: 12 }));
    for (const list of [mean, ...quantiles]) {
      for (const each of list) expect(each >= 0 && Number.isFinite(each)).toBe(true);
    }
    for (let k = 1; k < quantiles.length; k++) {
      quantiles[k]!.forEach((each, h) =>
        expect(each).toBeGreaterThanOrEqual(quantiles[k - 1]![h]!),
      );
    }
  });

  test("a missing value or too few steps are said", () => {
    expect(() => arimaModel.forecast([1, 2, 3], 2, context())).toThrow("needs at least 4 steps");
    const gap = steps(30, (t) => (t === 9 ? NaN : 4));
    expect(() => arimaModel.forecast(gap, 2, context())).toThrow("Step 10 of the series");
    expect(() => arima(nile, { order: [1, 0.5, 0] })).toThrow("is no ARIMA model");
    expect(() => arima(nile, { order: [1, 0, 0], regressors: [nile, nile] })).toThrow("Column 2");
  });
});
