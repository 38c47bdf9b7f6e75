import { MethodProblem } from "../problem";
import { rankShares } from "./rank";

/**
 * Mean of the ranks that several models give each cell. Ranks, as the units of models differ. The
 * heads of the rankings decide who is patrolled, so ranks are spread there: −ln(share of cells
 * above), which grows by the same step from 10 % to 1 % as from 1 % to 0.1 %.
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

/** A model that catches this share less than the best has 1/e of its weight. */
const step = 0.05;
/** Windows without a difference that are added, so that a few of them decide nothing. */
const doubt = 4;

/**
 * Weights of models that sum up to 1, by the incidents that each caught in the same `windows` of a
 * backtest: equal without any.
 */
export function backtestWeights(hits: readonly number[], windows: number): number[] {
  const most = hits.reduce((high, each) => Math.max(high, each), 0);
  const trust = windows / (windows + doubt);
  const raw = hits.map((each) =>
    most > 0 ? Math.exp((-trust * (most - each)) / (step * most)) : 1,
  );
  const total = raw.reduce((sum, each) => sum + each, 0);
  return raw.map((each) => each / total);
}
