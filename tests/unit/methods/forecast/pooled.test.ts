import { describe, expect, it } from "vitest";
import { chance } from "@/lib/methods/chance";
import { automaticForecast, modelsFor } from "@/lib/methods/forecast/automatic";
import { originsOf } from "@/lib/methods/forecast/backtest";
import { pooledBoostedModel } from "@/lib/methods/forecast/boosting-model";
import { pooledPoissonModel, poissonModel } from "@/lib/methods/forecast/count-regression";
import { fanLevels } from "@/lib/methods/forecast/model";
import { pooledMembers } from "@/lib/methods/forecast/pooled";
import { drawNegativeBinomial } from "@/lib/methods/statistics/draws";

const options = { season: 52, levels: fanLevels, seed: 3, counts: true, horizon: 12, origins: 3 };
const steps = 180;

/** Areas of few cases that share one season. */
const by = chance(6);
const seasonal = (t: number) => Math.exp(0.7 * Math.sin((2 * Math.PI * t) / 52));
const levels = Array.from({ length: 30 }, () => 1 + 3 * by.next());
const panel = levels.map((level) =>
  Float64Array.from({ length: steps }, (_, t) => drawNegativeBinomial(level * seasonal(t), 20, by)),
);
const models = [pooledBoostedModel, pooledPoissonModel];
const members = pooledMembers(panel, models, options);

describe("models that learn from all series of a panel", () => {
  it("answer for every series at every origin and at the end, in names of their own", () => {
    expect(members).toHaveLength(30);
    for (const own of members) {
      expect(own.map(({ run }) => run.model)).toEqual(["pooled_boosted_trees", "pooled_poisson"]);
      for (const { run, forecast } of own) {
        expect(run.forecasts.map((each) => each!.mean.length)).toEqual([12, 12, 12]);
        expect(forecast!.form).toMatch(/over 30 series/);
      }
    }
  });

  it("know a season that one area by itself hardly shows", () => {
    const off = (mean: Float64Array, s: number) =>
      mean.reduce((sum, each, h) => sum + Math.abs(each - levels[s]! * seasonal(steps + h)), 0);
    let [together, alone] = [0, 0];
    panel.slice(0, 8).forEach((history, s) => {
      together += off(members[s]![1]!.forecast!.mean, s);
      alone += off(poissonModel.forecast(history, 12, options).mean, s);
    });
    expect(together).toBeLessThan(0.8 * alone);
  });

  it("use at no origin what came after it", () => {
    const [first] = originsOf(steps, options);
    const changed = panel.map((each) => each.map((value, t) => (t < first! ? value : 99)));
    const said = pooledMembers(changed, models, options)[4]!;
    said.forEach(({ run }, k) => {
      expect([...run.forecasts[0]!.mean]).toEqual([...members[4]![k]!.run.forecasts[0]!.mean]);
    });
  });

  it("say why they have no answer, where a panel is no counts", () => {
    const [{ run, forecast }] = pooledMembers(
      [panel[0]!.map((each) => each + 0.5)],
      [pooledPoissonModel],
      options,
    )[0]! as [(typeof members)[0][0]];
    expect(forecast).toBeNull();
    expect(run.problem).toMatch(/not a count/);
  });
});

describe("the automatic forecast with models of the whole panel", () => {
  const { byModel, scores, forecast } = automaticForecast(panel[2]!, {
    ...options,
    also: members[2],
  });

  it("tries and takes them like its own, at their origins", () => {
    const pooled = byModel.filter(({ model }) => model.startsWith("pooled_"));
    expect(pooled).toHaveLength(2);
    expect(pooled.reduce((sum, { share }) => sum + share, 0)).toBeGreaterThan(0.2);
    expect(scores.map(({ model }) => model).slice(-3)).toEqual([
      ...["pooled_boosted_trees", "pooled_poisson", "combination"],
    ]);
    expect(forecast.form).toMatch(/pooled_poisson/);
  });
});

describe("the models that are tried", () => {
  it("are chosen by what came before the first origin, not by what they are tried on", () => {
    const sparse = Float64Array.from({ length: 120 }, (_, t) => (t < 72 ? +(t % 5 === 0) : 9));
    const found = automaticForecast(sparse, { ...options, season: 12, origins: 4 });
    expect(modelsFor(sparse).map(({ name }) => name)).toContain("theta");
    expect(found.byModel.map(({ model }) => model)).toContain("sba");
  });
});
