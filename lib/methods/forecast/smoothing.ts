import { checkSeries, type Series } from "../temporal/series";

/** Simple exponential smoothing: a level that follows the series. */
export interface Smoothing {
  /** Share of each surprise that the level takes up. */
  alpha: number;
  /** Level before the first step and after the last. */
  first: number;
  level: number;
  /** Sum of squared errors one step ahead. */
  squared: number;
}

const reach: readonly [number, number] = [1e-4, 0.9999];

/**
 * Smoothing whose share and first level have the least sum of squared errors. The best first level of
 * a share has a closed form, so only the share is searched: a coarse grid, then golden sections.
 */
export function smooth(values: Series): Smoothing {
  checkSeries(values, 2, "Exponential smoothing");
  const at = (alpha: number) => smoothBy(values, alpha);
  const grid = Array.from({ length: 21 }, (_, i) => reach[0] + ((reach[1] - reach[0]) * i) / 20);
  const tried = grid.map(at);
  const best = tried.reduce((low, each, i) => (each.squared < tried[low]!.squared ? i : low), 0);
  let [low, high] = [grid[Math.max(0, best - 1)]!, grid[Math.min(20, best + 1)]!];
  let found = tried[best]!;
  const golden = (Math.sqrt(5) - 1) / 2;
  let [left, right] = [at(high - golden * (high - low)), at(low + golden * (high - low))];
  while (high - low > 1e-6) {
    if (left.squared < right.squared) {
      [high, right] = [right.alpha, left];
      left = at(high - golden * (high - low));
    } else {
      [low, left] = [left.alpha, right];
      right = at(low + golden * (high - low));
    }
  }
  for (const each of [left, right]) if (each.squared < found.squared) found = each;
  return found;
}

/** With a given share: errors fall with the first level by (1 − alpha)^t, a regression on one number. */
function smoothBy(values: Series, alpha: number): Smoothing {
  let [level, weight] = [values[0]!, 1];
  let [squared, cross, weights] = [0, 0, 0];
  for (let t = 0; t < values.length; t++) {
    const error = values[t]! - level;
    squared += error * error;
    cross += error * weight;
    weights += weight * weight;
    level += alpha * error;
    weight *= 1 - alpha;
  }
  const shift = cross / weights;
  return {
    alpha,
    first: values[0]! + shift,
    level: level + shift * weight,
    squared: Math.max(0, squared - shift * cross),
  };
}
