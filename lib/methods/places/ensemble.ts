import { MethodProblem } from "../problem";
import { rankShares } from "./rank";

/**
 * Mean of the ranks that several models give each cell, 0 to 1. Ranks, as the units of models
 * differ. The heads of the rankings decide who is patrolled, so ranks are spread there:
 * −ln(share of cells above), which grows by the same step from 10 % to 1 % as from 1 % to 0.1 %.
 */
export function rankAverage(
  scores: readonly ArrayLike<number>[],
  weights: readonly number[],
): Float64Array {
  const total = weights.reduce((sum, each) => sum + each, 0);
  if (scores.length === 0 || weights.length !== scores.length || !(total > 0)) {
    throw new MethodProblem("An ensemble needs models and a weight above 0 among theirs.");
  }
  const cells = scores[0]!.length;
  const mean = new Float64Array(cells);
  scores.forEach((score, m) => {
    if (weights[m] === 0) return;
    const shares = rankShares(score);
    for (let i = 0; i < cells; i++) {
      mean[i]! -= (weights[m]! / total) * Math.log(1 - shares[i]! + 0.5 / cells);
    }
  });
  return mean;
}

/**
 * Weights of models by their mean PAI in a backtest: by how far each is above the worst, so that
 * the worst of several has none; equal where all are alike or nothing was tested.
 */
export function backtestWeights(pai: readonly (number | null)[]): number[] {
  const known = pai.map((each) => each ?? 0);
  const least = known.reduce((low, each) => Math.min(low, each), Infinity);
  const above = known.map((each) => each - least);
  const total = above.reduce((sum, each) => sum + each, 0);
  return total > 0 ? above.map((each) => each / total) : pai.map(() => 1 / pai.length);
}
