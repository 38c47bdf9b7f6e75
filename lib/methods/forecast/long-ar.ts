import { MethodProblem } from "../problem";
import { checkSeries, type Series } from "../temporal/series";
import { meanOf } from "../statistics/sums";

export interface LongAr {
  mean: Float64Array;
  /** Standard error of each step ahead. */
  spread: Float64Array;
  /** Weights of the last changes, the latest first; as many as the criterion asks for. */
  weights: Float64Array;
}

/**
 * Changes from step to step as a weighted sum of many earlier changes, so that whatever comes back after
 * up to `longest` steps – a month, a quarter, a year of weeks – is found without being named. The number
 * of weights is the one with the lowest corrected criterion of Akaike, at most a third of the changes.
 * At least 8 steps or a MethodProblem.
 * Source: Burg, Maximum Entropy Spectral Analysis (1975), by which the weights are always stable.
 */
export function longAr(history: Series, horizon: number, longest: number): LongAr {
  checkSeries(history, 8, "A forecast by earlier changes");
  if (!(longest >= 1)) throw new MethodProblem("A forecast by earlier changes needs one at least.");
  const n = history.length - 1;
  const changes = Float64Array.from({ length: n }, (_, t) => history[t + 1]! - history[t]!);
  const usual = meanOf(changes);
  const centred = changes.map((change) => change - usual);
  const { weights, variance } = burg(centred, Math.min(longest, Math.floor(n / 3)));

  const known = new Float64Array(n + horizon);
  known.set(centred);
  // What a surprise now adds to the change, and to the value, so many steps later.
  const echo = new Float64Array(horizon);
  const mean = new Float64Array(horizon);
  const spread = new Float64Array(horizon);
  let [value, added, total] = [history[n]!, 0, 0];
  for (let h = 0; h < horizon; h++) {
    echo[h] = h === 0 ? 1 : 0;
    for (let k = 0; k < weights.length; k++) {
      known[n + h]! += weights[k]! * known[n + h - 1 - k]!;
      if (k < h) echo[h]! += weights[k]! * echo[h - 1 - k]!;
    }
    value += known[n + h]! + usual;
    added += echo[h]!;
    total += added * added;
    mean[h] = value;
    spread[h] = Math.sqrt(total * variance);
  }
  return { mean, spread, weights };
}

/** Weights of an autoregression by forward and backward errors, each order from the one before it. */
function burg(values: Float64Array, longest: number) {
  const n = values.length;
  const forward = values.slice();
  const backward = values.slice();
  let weights = new Float64Array(0);
  let variance = values.reduce((sum, each) => sum + each * each, 0) / n;
  let best = { weights, variance };
  if (!(variance > 0)) return best;
  const criterion = (order: number) =>
    n * Math.log(variance) + (2 * (order + 1) * n) / (n - order - 2);
  let lowest = criterion(0);
  for (let order = 1; order <= longest && order < n - 2; order++) {
    let [cross, power] = [0, 0];
    for (let t = order; t < n; t++) {
      cross += forward[t]! * backward[t - 1]!;
      power += forward[t]! ** 2 + backward[t - 1]! ** 2;
    }
    const share = (2 * cross) / power;
    if (!(Math.abs(share) < 1)) break;
    const longer = new Float64Array(order);
    for (let k = 0; k < order - 1; k++) longer[k] = weights[k]! - share * weights[order - 2 - k]!;
    longer[order - 1] = share;
    weights = longer;
    for (let t = n - 1; t >= order; t--) {
      const ahead = forward[t]!;
      forward[t] = ahead - share * backward[t - 1]!;
      backward[t] = backward[t - 1]! - share * ahead;
    }
    variance *= 1 - share * share;
    const reached = criterion(order);
    if (reached < lowest) [lowest, best] = [reached, { weights, variance }];
  }
  const { length } = best.weights;
  return { weights: best.weights, variance: (best.variance * n) / Math.max(1, n - length - 1) };
}
