import { describe, expect, it } from "vitest";
import { chance } from "@/lib/methods/chance";
import { arimaModel } from "@/lib/methods/forecast/arima-model";
import { meanModel, naiveModel } from "@/lib/methods/forecast/baseline-models";
import { forecastKept, keepModel } from "@/lib/methods/forecast/keep";
import { fanLevels, type ForecastModel } from "@/lib/methods/forecast/model";
import { refitForecast } from "@/lib/methods/forecast/refit";
import { etsModel, thetaModel } from "@/lib/methods/forecast/smoothing-models";
import { windowsSince } from "@/lib/methods/forecast/windows";
import { MethodProblem } from "@/lib/methods/problem";
import { poissonQuantile } from "@/lib/methods/statistics/poisson";

const known = 120;
/** Two models, so that the tests are quick; what holds for them holds for all. */
const models = [thetaModel, etsModel];
const options = { season: 12, levels: fanLevels, seed: 1, horizon: 6, counts: true, models };
const refit = { ...options, knownAt: known };

const by = chance(21);
const cases = (mean: number) => poissonQuantile(Math.min(0.999999, by.next()), mean);
const yearly = (t: number) => 30 + 12 * Math.sin((Math.PI * t) / 6);
const drawn = (length: number, mean: (t: number) => number) =>
  Float64Array.from({ length }, (_, t) => cases(mean(t)));
const series = drawn(known + 24, yearly);

describe("windows since a model was kept", () => {
  it("follow each other up to the end, as long as the horizon, four at least and 26 at most", () => {
    expect(windowsSince(60, 36, 6)).toEqual({ begins: [36, 42, 48, 54], steps: 6 });
    expect(windowsSince(50, 36, 6)).toEqual({ begins: [38, 41, 44, 47], steps: 3 });
    expect(windowsSince(40, 36, 6)).toEqual({ begins: [36, 37, 38, 39], steps: 1 });
    expect(windowsSince(500, 36, 2).begins).toHaveLength(26);
    expect(windowsSince(500, 36, 2).begins.at(-1)).toBe(498);
  });

  it("are refused in words where fewer than four steps are new", () => {
    expect(() => windowsSince(39, 36, 6)).toThrow(/3 steps have come; 4 are the least/);
    expect(() => windowsSince(37, 36, 6, "week")).toThrow(/1 week has come/);
    expect(() => windowsSince(30, 36, 6)).toThrow(/0 steps have come/);
    expect(() => windowsSince(30, 0, 6)).toThrow(MethodProblem);
  });
});

describe("a kept model", () => {
  it("says on its own day what it said then", () => {
    const kept = keepModel(series, known, options);
    const again = forecastKept(kept, series.subarray(0, known), options)!;
    again.mean.forEach((each, h) => expect(each).toBeCloseTo(kept.then.forecast.mean[h]!, 1));
  });

  it("keeps its shares, its stretch and the forms of its models when more is known", () => {
    const asked: (string | undefined)[] = [];
    const formed: ForecastModel = {
      name: "formed",
      forecast: (history, horizon, context, before) => {
        asked.push(before?.form);
        const memory = before?.memory ?? history.length;
        return { ...naiveModel.forecast(history, horizon, context), memory, form: `of ${memory}` };
      },
    };
    const kept = keepModel(series, known, { ...options, counts: false, models: [formed] });
    const form = kept.members[0]!.said.form;
    asked.length = 0;
    forecastKept(kept, series, { ...options, counts: false, models: [formed] });
    expect(asked).toEqual([form]);
  });

  it.each([etsModel, arimaModel])("keeps the form of $name over years", (model) => {
    const level = drawn(40, () => 20);
    const grown = Float64Array.from([...level, ...drawn(80, (t) => 20 + 3 * t)]);
    const own = { ...options, season: 1, models: [], alone: model };
    const kept = keepModel(grown, level.length, own);
    const again = forecastKept(kept, grown, own, new Map())!;
    const context = { season: 1, levels: fanLevels, seed: 1, counts: true };
    const anew = model.forecast(grown, 6, context);
    const said = model.forecast(grown, 6, { ...context, keepForm: true }, kept.members[0]!.said);
    expect(anew.form).not.toBe(kept.members[0]!.said.form);
    expect(said.form).toBe(kept.members[0]!.said.form);
    again.mean.forEach((each, h) => expect(each).toBeCloseTo(said.mean[h]!, 9));
    expect(again.mean[5]).not.toBeCloseTo(anew.mean[5]!, 1);
  });
});

describe("one model asked for by itself", () => {
  it("is kept and refitted as itself, not as a combination", () => {
    const alone = { ...refit, models: [], alone: meanModel };
    const { kept, sides } = refitForecast(series, alone);
    expect(kept.model).toBe("mean");
    expect(kept.members.map(({ model, share }) => [model.name, share])).toEqual([["mean", 1]]);
    const mean = series.subarray(0, 120).reduce((sum, each) => sum + each, 0) / 120;
    expect(sides.kept.forecasts[0]!.mean[0]).toBeCloseTo(mean, 9);
    expect(sides.kept.mae).toBe(sides.refitted.mae);
  });
});

describe("a kept model against a refitted one", () => {
  const found = refitForecast(series, refit);

  it("compares both and the baseline on the same windows of the new period", () => {
    expect(found.begins).toEqual([120, 126, 132, 138]);
    for (const side of Object.values(found.sides)) {
      expect(side.scores).toHaveLength(4);
      expect(side.mae).toBeGreaterThan(2);
      expect(side.mae).toBeLessThan(12);
      expect(side.crps).toBeLessThan(side.mae);
    }
    expect(found.sides.kept.mae).toBeLessThan(found.sides.baseline.mae);
  });

  it("shows neither of them anything of a window before it is forecast", () => {
    const changed = series.slice().fill(400, 132);
    const later = refitForecast(changed, refit);
    for (const side of ["kept", "refitted", "baseline"] as const) {
      for (const i of [0, 1, 2]) {
        expect([...later.sides[side].forecasts[i]!.mean]).toEqual([
          ...found.sides[side].forecasts[i]!.mean,
        ]);
      }
    }
    expect(later.kept.stretch).toBe(found.kept.stretch);
  });

  it("finds neither drift nor a difference where nothing has changed, and says the same again", () => {
    expect(found.drift!.verdict).toBe("as before");
    expect(found.tests.refittedKept?.p ?? 1).toBeGreaterThan(0.05);
    const again = refitForecast(series, refit);
    expect(again.sides).toEqual(found.sides);
    expect(again.drift).toEqual(found.drift);
  });

  it("warns of drift when the level doubles, and when the season turns", () => {
    const doubled = drawn(known + 24, (t) => yearly(t) * (t < known + 2 ? 1 : 2));
    expect(refitForecast(doubled, refit).drift!.verdict).toBe("worse");
    const turned = drawn(known + 24, (t) => yearly(t < known ? t : t + 6));
    const { drift, sides } = refitForecast(turned, refit);
    expect(drift!.verdict).toBe("worse");
    expect(sides.refitted.mae).toBeLessThan(1.2 * sides.kept.mae);
  });

  it("raises few false alarms on series that stay as they are, and sees most that double", () => {
    const warned = (factor: number) =>
      Array.from({ length: 100 }, () => {
        const drawnSeries = drawn(known + 24, (t) => 8 * (t < known + 2 ? 1 : factor));
        return refitForecast(drawnSeries, { ...refit, models: [] }).drift!.verdict;
      }).filter((each) => each === "worse").length;
    expect(warned(1)).toBeLessThanOrEqual(8);
    expect(warned(2)).toBeGreaterThan(70);
  });

  it("gives no verdict where the trial had too few origins for one", () => {
    const short = refitForecast(series.slice(0, 20), { ...refit, knownAt: 12, horizon: 4 });
    expect(short.kept.then.backtest.origins.length).toBeLessThan(8);
    expect(short.drift).toBeNull();
  });

  it.each([
    ["zeros", new Float64Array(60)],
    ["one huge value", Float64Array.from({ length: 60 }, (_, t) => (t === 50 ? 1e7 : 1))],
    ["a constant", new Float64Array(60).fill(3)],
  ])("answers for %s with numbers", (_, values) => {
    const { sides } = refitForecast(values, { ...refit, knownAt: 48 });
    for (const { mae, crps, coverage } of Object.values(sides)) {
      expect([mae, crps, coverage].every(Number.isFinite)).toBe(true);
    }
  });

  it("says what is missing where too little is new or old", () => {
    expect(() => refitForecast(series.slice(0, known + 3), refit)).toThrow(/3 steps have come/);
    expect(() => refitForecast(series.slice(0, 20), { ...refit, knownAt: 5 })).toThrow(
      MethodProblem,
    );
    expect(() => refitForecast([1, 2, NaN, 4, 5], { ...refit, knownAt: 1 })).toThrow(/Step 3/);
  });
});
