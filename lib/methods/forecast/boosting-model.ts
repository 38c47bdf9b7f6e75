import { predict } from "../boosting/boost";
import { evenly } from "../boosting/importance";
import { boostTrial, type BoostTrial, type Timed } from "../boosting/trial";
import { MethodProblem } from "../problem";
import { negativeBinomialGlm } from "../statistics/negative-binomial-glm";
import type { Series } from "../temporal/series";
import { featuresFor, rowsToLearn, type Features } from "./boosting-features";
import type { Forecast } from "./model";
import { checkPanel, type PooledContext, type PooledModel } from "./pooled-model";
import { asForecast } from "./quantiles";

export interface BoostedForecast {
  /** One a series. */
  forecasts: Forecast[];
  names: string[];
  /** What was learned from, for `permutationImportance` and `partialEffect`. */
  rows: Timed;
  trial: BoostTrial;
}

const leastSteps = 24;
const leastHeldOut = 30;

/**
 * Pooled gradient boosting: each step of each series is explained by what was known some steps before,
 * relative to the mean of the last whole seasons of 26 steps or more, which is the baseline. One model for
 * all series and all steps ahead. Quantiles are negative binomial, with the scatter about the means of
 * the held-out steps. At least 24 steps, whole numbers, or a MethodProblem.
 */
export function boostedForecast(
  histories: readonly Series[],
  horizon: number,
  context: PooledContext,
): BoostedForecast {
  checkPanel(histories, horizon, context, leastSteps, "A forecast by boosted trees");
  const features = featuresFor(histories[0]!.length, context);
  const rows = rowsToLearn(histories, horizon, features, context.seed);
  const trial = boostTrial(rows);
  const theta = scatterOf(rows, trial);
  const { model, heldOut } = trial;
  const found = heldOut.better ? `${model.trees.length} trees` : "no better than the recent mean";
  const series = histories.length === 1 ? "1 series" : `${histories.length} series`;
  const parameters = {
    trees: model.trees.length,
    ...(Number.isFinite(theta) ? { theta } : {}),
    held_out_deviance: heldOut.deviance,
    baseline_deviance: heldOut.baseline,
  };
  const forecasts = histories.map((history): Forecast => {
    const { columns, offset } = ahead(history, horizon, features);
    const mean = predict(model, columns, offset);
    const spread = mean.map((each) => Math.sqrt(each + (each * each) / theta));
    return {
      ...asForecast(mean, spread, { levels: context.levels, counts: true }),
      form: `boosted trees over ${series}, ${found}`,
      parameters,
    };
  });
  return { forecasts, names: features.names, rows, trial };
}

function ahead(history: Series, horizon: number, features: Features) {
  const n = history.length;
  const columns = features.names.map(() => new Float64Array(horizon));
  const row = new Float64Array(columns.length);
  const offset = Float64Array.from({ length: horizon }, (_, h) => {
    const level = features.write(row, history, n, n + h);
    for (let k = 0; k < row.length; k++) columns[k]![h] = row[k]!;
    return Math.log(level);
  });
  return { columns, offset };
}

/** Of the counts that were held out, about what was foreseen for them. */
function scatterOf({ counts }: Timed, { heldOut }: BoostTrial): number {
  const places = Int32Array.from(heldOut.rows, (_, i) => i);
  const chosen = evenly(places, 20_000).filter((i) => heldOut.means[i]! > 0);
  if (chosen.length < leastHeldOut) return Infinity;
  const found = Float64Array.from(chosen, (i) => counts[heldOut.rows[i]!]!);
  const offset = Float64Array.from(chosen, (i) => Math.log(heldOut.means[i]!));
  const level = new Float64Array(chosen.length).fill(1);
  try {
    return negativeBinomialGlm(found, [level], { offset }).theta;
  } catch (problem) {
    if (problem instanceof MethodProblem) return Infinity;
    throw problem;
  }
}

export const boostedModel: PooledModel = {
  name: "boosted_trees",
  forecast: (histories, horizon, context) => boostedForecast(histories, horizon, context).forecasts,
};
