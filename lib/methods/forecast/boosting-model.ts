import { boost, predict, type Boosted } from "../boosting/boost";
import { boostTrial, type BoostTrial, type Timed } from "../boosting/trial";
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

/**
 * Pooled gradient boosting: each step of each series is explained by what was known some steps before,
 * relative to the mean of the last whole seasons of 26 steps or more, which is the baseline. One model for
 * all series and all steps ahead; the baseline alone where the trees do not beat it. Quantiles are
 * negative binomial, with the scatter about the means of the held-out steps. At least 24 steps, whole
 * numbers, or a MethodProblem.
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
  const { heldOut } = trial;
  const usual = Float64Array.from(heldOut.rows, (row) =>
    Math.exp(rows.offset![row]! + trial.trial.base),
  );
  const theta = scatterOf(rows.counts, heldOut.rows, heldOut.better ? heldOut.means : usual);
  const model = heldOut.better ? trial.model : { ...trial.model, trees: [] };
  // The first case of all, where none was expected, lies at no finite distance.
  const judged: Record<string, number> = Number.isFinite(heldOut.deviance + heldOut.baseline)
    ? { held_out_deviance: heldOut.deviance, baseline_deviance: heldOut.baseline }
    : {};
  const answers = answersOf(model, histories, horizon, { context, features, theta });
  const forecasts = answers.map((each) => ({
    ...each,
    parameters: { ...each.parameters, ...judged },
  }));
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

/**
 * Of the counts that were held out about what was foreseen for them, a bias being scatter too: theta of
 * the variance mean + mean² / theta, by moments; Infinity where they scatter no more than Poisson ones.
 */
function scatterOf(counts: ArrayLike<number>, rows: Int32Array, means: Float64Array): number {
  let [beyond, weight] = [0, 0];
  rows.forEach((row, i) => {
    const mean = means[i]!;
    if (!(mean > 0)) return;
    beyond += (counts[row]! - mean) ** 2 / mean - 1;
    weight += mean;
  });
  return beyond > 0 ? weight / beyond : Infinity;
}

/** What is kept at later origins. */
interface Memory {
  trees: number;
  theta: number;
}

/** Trees that proved themselves once are grown again at later origins, as many and with the same scatter. */
export const pooledBoostedModel: PooledModel = {
  name: "pooled_boosted_trees",
  forecast(histories, horizon, context, before) {
    const known = before?.[0]?.memory as Memory | undefined;
    if (!known || known.trees === 0) return boostedForecast(histories, horizon, context).forecasts;
    checkPanel(histories, horizon, context, leastSteps, "A forecast by boosted trees");
    const features = featuresFor(histories[0]!.length, context);
    const model = boost(rowsToLearn(histories, horizon, features, context.seed), {
      trees: known.trees,
    });
    return answersOf(model, histories, horizon, { context, features, theta: known.theta });
  },
};

interface Setting {
  context: PooledContext;
  features: Features;
  theta: number;
}

function answersOf(
  model: Boosted,
  histories: readonly Series[],
  horizon: number,
  { context, features, theta }: Setting,
): Forecast[] {
  const trees = model.trees.length;
  const found = trees > 0 ? `${trees} trees` : "no better than the recent mean";
  const series = histories.length === 1 ? "1 series" : `${histories.length} series`;
  const memory: Memory = { trees, theta };
  return histories.map((history) => {
    const { columns, offset } = ahead(history, horizon, features);
    const mean = predict(model, columns, offset);
    const spread = mean.map((each) => Math.sqrt(each + (each * each) / theta));
    return {
      ...asForecast(mean, spread, { levels: context.levels, counts: true }),
      form: `boosted trees over ${series}, ${found}`,
      parameters: { trees, ...(Number.isFinite(theta) ? { theta } : {}) },
      memory,
    };
  });
}
