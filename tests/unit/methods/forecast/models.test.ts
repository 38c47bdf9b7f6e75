import { describe, expect, it } from "vitest";
import { chance } from "@/lib/methods/chance";
import { automaticForecast } from "@/lib/methods/forecast/automatic";
import { fanLevels } from "@/lib/methods/forecast/model";
import { forecastModels, modelsNamed } from "@/lib/methods/forecast/models";
import { mstlEtsModel } from "@/lib/methods/forecast/mstl-model";
import { arimaModel } from "@/lib/methods/forecast/arima-model";
import { etsModel } from "@/lib/methods/forecast/smoothing-models";
import { drawNegativeBinomial } from "@/lib/methods/statistics/draws";

describe("the list of models", () => {
  it("has a name of its own and words for each", () => {
    const names = forecastModels.map(({ model }) => model.name);
    expect(new Set(names).size).toBe(names.length);
    for (const { model, label, words } of forecastModels) {
      expect(model.name).toMatch(/^[a-z_]+$/);
      expect(label.length).toBeGreaterThan(2);
      expect(words.length).toBeGreaterThan(10);
    }
  });

  it("gives what is asked for by name, and an automatic forecast of these alone", () => {
    const models = modelsNamed(["theta", "holt_winters", "no such model"]);
    expect(models.map(({ name }) => name)).toEqual(["theta", "holt_winters"]);
    const values = Float64Array.from({ length: 60 }, (_, t) => 40 + (t % 12) + (t % 5));
    const found = automaticForecast(values, {
      ...{ season: 12, levels: fanLevels, seed: 1, horizon: 3, models },
    });
    expect(found.byModel.map(({ model }) => model)).toEqual(["theta", "holt_winters"]);
  });
});

describe("several seasons taken out, the rest smoothed", () => {
  const by = chance(4);
  const steps = 3 * 365;
  const mean = (t: number) =>
    20 * (1 + 0.3 * Math.cos((2 * Math.PI * t) / 7) + 0.4 * Math.cos((2 * Math.PI * t) / 365));
  const days = Float64Array.from({ length: steps }, (_, t) =>
    drawNegativeBinomial(mean(t), Infinity, by),
  );
  const context = { season: 7, levels: fanLevels, seed: 1, counts: true };
  const error = (seasons?: number[]) => {
    const { mean: said } = mstlEtsModel.forecast(days, 182, { ...context, seasons });
    return said.reduce((sum, each, h) => sum + Math.abs(each - mean(steps + h)), 0) / said.length;
  };

  it("know winter from summer, which one season of a week cannot", () => {
    expect(error([7, 365])).toBeLessThan(3.2);
    expect(error()).toBeGreaterThan(6);
  });

  it("leave out a season that does not fit in twice, and say which they took", () => {
    const form = (values: Float64Array, seasons: number[]) =>
      mstlEtsModel.forecast(values, 7, { ...context, seasons }).form;
    expect(form(days, [7, 365])).toMatch(/^seasons of 7 and 365 \+ ETS/);
    expect(form(days.slice(0, 500), [7, 365])).toMatch(/^seasons of 7 \+ ETS/);
    expect(form(days.slice(0, 9), [7, 365])).toMatch(/^ETS/);
  });
});

describe("a form that is kept at later origins", () => {
  const context = { season: 12, levels: fanLevels, seed: 1, counts: true };
  const by = chance(12);
  const yearly = Float64Array.from({ length: 96 }, (_, t) =>
    drawNegativeBinomial(200 * (1 + 0.4 * Math.sin((Math.PI * t) / 6)), Infinity, by),
  );

  it("is sought again when the history has outgrown it", () => {
    const early = etsModel.forecast(yearly.slice(0, 20), 3, context);
    expect(early.form).toMatch(/N\)$/);
    expect(etsModel.forecast(yearly.slice(0, 24), 3, context, early).form).toBe(early.form);
    expect(etsModel.forecast(yearly, 3, context, early).form).not.toMatch(/N\)$/);
  });

  it("of logarithms is left when a 0 comes", () => {
    let level = 40;
    const growing = Float64Array.from({ length: 72 }, () => {
      level *= Math.exp(0.03 + 0.25 * by.normal());
      return Math.max(1, Math.round(level));
    });
    const before = arimaModel.forecast(growing, 3, { ...context, season: 1 });
    expect(before.form).toMatch(/of logarithms$/);
    const later = Float64Array.of(...growing, 0, 12, 0);
    const { mean, quantiles, form } = arimaModel.forecast(
      later,
      3,
      { ...context, season: 1 },
      before,
    );
    expect(form).not.toMatch(/of logarithms$/);
    for (const list of [mean, ...quantiles]) expect(list.every(Number.isFinite)).toBe(true);
  });
});
