import { expect, it } from "vitest";
import { chance } from "@/lib/methods/chance";
import { automaticForecast } from "@/lib/methods/forecast/automatic";
import { fanLevels } from "@/lib/methods/forecast/model";
import { drawPoisson } from "@/lib/methods/statistics/draws";

it("of forty series of pure chance hardly one is called better than counting", () => {
  const by = chance(21);
  const options = { season: 52, levels: fanLevels, seed: 1, horizon: 4, counts: true };
  const better = Array.from({ length: 40 }, (_, s) => {
    const series = Float64Array.from({ length: 140 }, () => drawPoisson(2 + s / 2, by));
    const { versusBaseline } = automaticForecast(series, options).scores.at(-1)!;
    return versusBaseline !== null && versusBaseline.statistic < 0 && versusBaseline.p < 0.05;
  }).filter(Boolean).length;
  expect(better).toBeLessThanOrEqual(4);
});
