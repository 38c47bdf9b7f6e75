import { expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { meanModel } from "@/lib/methods/forecast/baseline-models";
import { fanLevels } from "@/lib/methods/forecast/model";
import { chanceOutside } from "@/lib/methods/forecast/outside";
import { drawPoisson } from "@/lib/methods/statistics/draws";
import { poissonAtLeast } from "@/lib/methods/statistics/poisson";

const fan = { mean: 100, low: 80, high: 140, counts: true, steps: 60 };

test("on the ends of the fan the chance is 5 %, on its mean 1, each side by its own width", () => {
  expect(chanceOutside(80, fan)).toBeCloseTo(0.05, 9);
  expect(chanceOutside(140, fan)).toBeCloseTo(0.05, 9);
  expect(chanceOutside(100, fan)).toBe(1);
  expect(chanceOutside(120, fan)).toBeGreaterThan(chanceOutside(80, fan));
});

test("few cases are counted by Poisson, or by a negative binomial where they scatter more", () => {
  const few = { mean: 2, low: 0, high: 5, counts: true, steps: 60 };
  expect(chanceOutside(8, { ...few, high: 4 })).toBeCloseTo(2 * poissonAtLeast(8, 2), 12);
  expect(chanceOutside(8, { ...few, high: 9 })).toBeGreaterThan(4 * poissonAtLeast(8, 2));
});

test("where nothing was expected a case is rare, and rarer after a longer past", () => {
  const none = { mean: 0, low: 0, high: 0, counts: true };
  expect(chanceOutside(0, { ...none, steps: 60 })).toBe(1);
  expect(chanceOutside(1, { ...none, steps: 19 })).toBeCloseTo(2 * (1 - Math.exp(-1 / 20)), 9);
  expect(chanceOutside(5, { ...none, steps: 60 })).toBeLessThan(1e-6);
  expect(chanceOutside(5, { ...none, counts: false, steps: 60 })).toBe(0);
});

test("of steady series about one in twenty steps or fewer is called unlikely at 5 %", () => {
  const by = chance(17);
  let called = 0;
  for (let run = 0; run < 1000; run++) {
    const level = [0.5, 4, 30, 80][run % 4]!;
    const history = Float64Array.from({ length: 80 }, () => drawPoisson(level, by));
    const options = { season: 1, levels: fanLevels, seed: 1, counts: true };
    const { mean, quantiles } = meanModel.forecast(history, 1, options);
    const of = { mean: mean[0]!, low: quantiles[0]![0]!, high: quantiles.at(-1)![0]! };
    if (chanceOutside(drawPoisson(level, by), { ...of, counts: true, steps: 80 }) < 0.05) called++;
  }
  expect(called / 1000).toBeLessThan(0.06);
  expect(called / 1000).toBeGreaterThan(0.01);
});
