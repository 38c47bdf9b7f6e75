import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { ForecastModel } from "@/lib/methods/forecast/model";
import { pointScores } from "@/lib/methods/forecast/scores";
import { holtModel } from "@/lib/methods/forecast/smoothing-models";

const file = fileURLToPath(
  new URL(
    "../../../../../shared/data/ksp/monthly-series/karnataka_total_count.csv",
    import.meta.url,
  ),
);
const horizon = 18;

describe.skipIf(!existsSync(file))("all cases of a state by months (../shared is there)", () => {
  const counts = existsSync(file)
    ? readFileSync(file, "utf8")
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => Number(line.split(",")[1]))
    : [];
  const rmseOf = (model: ForecastModel) => {
    const context = { season: 12, levels: [0.025, 0.975], seed: 1, counts: true };
    const { mean } = model.forecast(counts.slice(0, -horizon), horizon, context);
    return pointScores(counts.slice(-horizon), mean, null).rmse;
  };

  it("are forecast 18 months ahead nearer than 2,408 by a trend whose form was set beforehand", () => {
    expect(rmseOf(holtModel)).toBeLessThan(2408);
  });
});
