import { MethodProblem } from "../problem";
import type { Series } from "../temporal/series";

/** How far forecasts were from what came; a figure that would divide by 0 is null. */
export interface PointScores {
  /** Mean absolute error. */
  mae: number;
  /** Root of the mean squared error. */
  rmse: number;
  /** Mean of forecast less actual: above 0 when forecasts were too high. */
  bias: number;
  /** Sum of absolute errors as a share of the sum of the actual values. */
  wape: number | null;
  /** Mean absolute error in units of the seasonal naive's own within the history: `scale`. */
  mase: number | null;
  /** Mean of 200·|error| / (|actual| + |forecast|), 0 where both are 0. */
  smape: number;
}

/**
 * Scores of forecasts against what came. Both lists equally long, at least one step; `scale` is
 * `naiveScale` of the history that the forecasts were made of.
 * Source: Hyndman and Koehler, Int. J. of Forecasting 22 (2006); sMAPE as in the M4 competition.
 */
export function pointScores(actual: Series, forecast: Series, scale: number | null): PointScores {
  const n = actual.length;
  if (n === 0) throw new MethodProblem("There is no step to compare a forecast with.");
  let [absolute, squared, signed, size, symmetric] = [0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const error = forecast[i]! - actual[i]!;
    const both = Math.abs(actual[i]!) + Math.abs(forecast[i]!);
    absolute += Math.abs(error);
    squared += error * error;
    signed += error;
    size += Math.abs(actual[i]!);
    if (both > 0) symmetric += (200 * Math.abs(error)) / both;
  }
  const mae = absolute / n;
  return {
    mae,
    rmse: Math.sqrt(squared / n),
    bias: signed / n,
    wape: size > 0 ? absolute / size : null,
    mase: scale !== null && scale > 0 ? mae / scale : null,
    smape: symmetric / n,
  };
}

/**
 * Mean |y(t) − y(t − season)| over a history: what the seasonal naive was wrong by, one step ahead. A
 * season that the history is too short for counts as 1; null for a history that never changes.
 */
export function naiveScale(history: Series, season: number): number | null {
  const lag = history.length > season ? Math.max(1, season) : 1;
  let sum = 0;
  for (let t = lag; t < history.length; t++) sum += Math.abs(history[t]! - history[t - lag]!);
  return sum > 0 ? sum / (history.length - lag) : null;
}

/** Mean absolute error in percent of the actual values; a MethodProblem when one of them is 0. */
export function meanPercentageError(actual: Series, forecast: Series): number {
  let sum = 0;
  for (let i = 0; i < actual.length; i++) {
    if (actual[i] === 0) {
      throw new MethodProblem(
        `Step ${i + 1} is 0, and an error in percent of nothing has no size.`,
        "Compare by MASE or WAPE, which are there for counts.",
      );
    }
    sum += Math.abs((forecast[i]! - actual[i]!) / actual[i]!);
  }
  return (100 * sum) / actual.length;
}

/** Share of the actual values that lie within their intervals, ends included; null for no steps. */
export function coverage(actual: Series, low: Series, high: Series): number | null {
  let inside = 0;
  for (let i = 0; i < actual.length; i++) {
    if (actual[i]! >= low[i]! && actual[i]! <= high[i]!) inside++;
  }
  return actual.length > 0 ? inside / actual.length : null;
}
