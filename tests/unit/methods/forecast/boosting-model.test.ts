import { describe, expect, test } from "vitest";
import { permutationImportance } from "@/lib/methods/boosting/importance";
import { chance } from "@/lib/methods/chance";
import { boostedForecast } from "@/lib/methods/forecast/boosting-model";
import { fanLevels } from "@/lib/methods/forecast/model";
import type { PooledContext } from "@/lib/methods/forecast/pooled-model";
import { drawNegativeBinomial } from "@/lib/methods/statistics/draws";

const steps = 208;
const horizon = 12;

const context = (more: Partial<PooledContext> = {}): PooledContext => ({
  season: 52,
  levels: fanLevels,
  seed: 7,
  counts: true,
  ...more,
});

const holiday = Float64Array.from({ length: steps + horizon }, (_, t) => +(t % 17 === 3));

function areas(mean: (t: number) => number, seed: number) {
  const by = chance(seed);
  return Array.from({ length: 40 }, () => {
    const level = 3 + 15 * by.next();
    const means = holiday.map((_, t) => level * mean(t));
    return { means, counts: means.map((each) => drawNegativeBinomial(each, 10, by)) };
  });
}

const known = (all: ReturnType<typeof areas>) => all.map(({ counts }) => counts.slice(0, steps));

describe("boosted trees over areas with a season and holidays", () => {
  const all = areas((t) => Math.exp(0.5 * Math.sin((2 * Math.PI * t) / 52) + 0.6 * holiday[t]!), 2);
  const found = boostedForecast(known(all), horizon, context({ regressors: [holiday] }));

  test("beat the mean of the last year on steps they had not seen, and say so", () => {
    expect(found.trial.heldOut.better).toBe(true);
    expect(found.forecasts[0]!.form).toMatch(/^boosted trees over 40 series, \d+ trees$/);
    const importance = permutationImportance(
      found.trial.trial,
      found.rows,
      found.trial.heldOut.rows,
    );
    const rise = (name: string) => importance[found.names.indexOf(name)]!.rise;
    expect(rise("regressor_1")).toBeGreaterThan(5 * Math.abs(rise("level")));
  });

  test("come near the true means, and the fan holds what it says", () => {
    let [inside, count, off, least] = [0, 0, 0, 0];
    found.forecasts.forEach(({ mean, quantiles }, s) => {
      for (let h = 0; h < horizon; h++, count++) {
        const value = all[s]!.counts[steps + h]!;
        inside += Number(value >= quantiles[1]![h]! && value <= quantiles[5]![h]!);
        off += Math.abs(value - mean[h]!);
        least += Math.abs(value - all[s]!.means[steps + h]!);
      }
    });
    expect(off).toBeLessThan(1.06 * least);
    expect(inside / count).toBeGreaterThan(0.76);
    expect(inside / count).toBeLessThan(0.92);
  });
});

test("over areas of pure chance they say that counting does as well", () => {
  const { forecasts, trial } = boostedForecast(known(areas(() => 1, 5)), horizon, context());
  expect(trial.heldOut.better).toBe(false);
  expect(forecasts[0]!.form).toMatch(/no better than the recent mean$/);
});

const of = (count: number, value: (t: number) => number) =>
  Float64Array.from({ length: count }, (_, t) => value(t));

test.each([
  ["zeros", of(60, () => 0)],
  ["a constant", of(60, () => 7)],
  ["one case in years", of(60, (t) => +(t === 41))],
  ["24 steps", of(24, (t) => t)],
  ["one wild step", of(60, (t) => (t === 30 ? 1e6 : 3))],
])("%s: every figure is a number from 0 on", (_, values) => {
  const { mean, quantiles } = boostedForecast([values], 6, context({ season: 12 })).forecasts[0]!;
  for (const list of [mean, ...quantiles]) {
    for (const each of list) expect(each >= 0 && Number.isFinite(each)).toBe(true);
  }
});

test("cases where there were none before leave no figure that is no number", () => {
  const late = of(60, (t) => (t > 52 ? 4 : 0));
  const { parameters } = boostedForecast([late], 3, context({ season: 1 })).forecasts[0]!;
  expect(Object.values(parameters!).every(Number.isFinite)).toBe(true);
});

test("too few steps are said", () => {
  expect(() => boostedForecast([of(20, () => 1)], 3, context())).toThrow("needs at least 24 steps");
});
