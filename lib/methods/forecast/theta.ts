import { checkSeries, type Series } from "../temporal/series";
import { meanOf } from "../statistics/sums";
import { looksSeasonal, seasonalIndices } from "./seasonal-indices";
import { smooth } from "./smoothing";

export interface Theta {
  mean: Float64Array;
  /** Standard error of each step ahead. */
  spread: Float64Array;
  alpha: number;
  /** Change a step of the line through the series, of which half is taken on. */
  slope: number;
  /** Whether a season was taken out and put back. */
  seasonal: boolean;
}

/**
 * The theta method: exponential smoothing, with half the slope of a straight line added. A season is
 * taken out first by factors when the series passes `looksSeasonal` and no factor is near 0.
 * At least 3 steps, no value missing, or a MethodProblem.
 * Source: Assimakopoulos and Nikolopoulos, Int. J. of Forecasting 16 (2000), in the form of Hyndman and
 * Billah, Int. J. of Forecasting 19 (2003).
 */
export function theta(history: Series, horizon: number, season = 1): Theta {
  checkSeries(history, 3, "The theta method");
  const n = history.length;
  const factors = looksSeasonal(history, season) ? seasonalIndices(history, season, "times") : null;
  const used = factors?.every((each) => Math.abs(each) >= 1e-4) ? factors : null;
  const factor = (t: number) => (used ? used[t % season]! : 1);
  const values = Float64Array.from(history, (value, t) => value / factor(t));

  const { alpha, level, squared } = smooth(values);
  const slope = slopeOf(values);
  const reached = (1 - (1 - alpha) ** n) / alpha;
  const sigma = Math.sqrt(squared / Math.max(1, n - 2));
  const mean = new Float64Array(horizon);
  const spread = new Float64Array(horizon);
  for (let h = 0; h < horizon; h++) {
    mean[h] = (level + (slope / 2) * (h + reached)) * factor(n + h);
    spread[h] = sigma * Math.sqrt(1 + h * alpha * alpha) * Math.abs(factor(n + h));
  }
  return { mean, spread, alpha, slope, seasonal: used !== null };
}

function slopeOf(values: Float64Array): number {
  const middle = (values.length - 1) / 2;
  const mean = meanOf(values);
  let [cross, square] = [0, 0];
  for (let t = 0; t < values.length; t++) {
    cross += (t - middle) * (values[t]! - mean);
    square += (t - middle) ** 2;
  }
  return cross / square;
}
