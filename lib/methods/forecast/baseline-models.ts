import type { Series } from "../temporal/series";
import { drift, meanForecast, naive, sameSeasonMean, seasonalNaive } from "./baselines";
import type { Forecast, ForecastContext, ForecastModel } from "./model";
import { asForecast } from "./quantiles";

/** Seasons that the mean of the same week looks back. */
const seasonsBack = 5;

/** The last value, on and on: its error grows with the root of the steps ahead. */
export const naiveModel: ForecastModel = {
  name: "naive",
  forecast: (history, horizon, context) =>
    spreadBy(naive(history, horizon), context, lagError(history, 1), (h) => h),
};

/** Each step as one season before. */
export const seasonalNaiveModel: ForecastModel = {
  name: "seasonal_naive",
  forecast: (history, horizon, context) => {
    const { season } = context;
    const error = lagError(history, season);
    const seasonsAhead = (h: number) => Math.ceil(h / season);
    return spreadBy(seasonalNaive(history, horizon, season), context, error, seasonsAhead);
  },
};

/** Each step as the mean of the same step in the last five seasons: counting, and nothing else. */
export const sameSeasonModel: ForecastModel = {
  name: "same_season_mean",
  forecast: (history, horizon, context) => {
    const { season } = context;
    const mean = sameSeasonMean(history, horizon, season, seasonsBack);
    const error = sameSeasonError(history, season);
    return spreadBy(mean, context, error, () => 1);
  },
};

/** The mean of everything so far. */
export const meanModel: ForecastModel = {
  name: "mean",
  forecast: (history, horizon, context) => {
    const mean = meanForecast(history, horizon);
    const n = history.length;
    let squares = 0;
    for (let t = 0; t < n; t++) squares += (history[t]! - mean[0]!) ** 2;
    const error = Math.sqrt(squares / Math.max(1, n - 1));
    return spreadBy(mean, context, error, () => 1 + 1 / n);
  },
};

/** A line from the first value through the last. */
export const driftModel: ForecastModel = {
  name: "drift",
  forecast: (history, horizon, context) => {
    const mean = drift(history, horizon);
    const n = history.length;
    const slope = (history[n - 1]! - history[0]!) / (n - 1);
    const error = lagError(history, 1, slope);
    return spreadBy(mean, context, error, (h) => h * (1 + h / (n - 1)));
  },
};

function spreadBy(
  mean: Float64Array,
  context: ForecastContext,
  error: number,
  variance: (stepsAhead: number) => number,
): Forecast {
  const spread = mean.map((_, h) => error * Math.sqrt(variance(h + 1)));
  return asForecast(mean, spread, context);
}

/** Root of the mean square of what a step differs from that `lag` before it, less what it should. */
function lagError(history: Series, lag: number, expected = 0): number {
  const from = history.length > lag ? lag : 1;
  let squares = 0;
  for (let t = from; t < history.length; t++) {
    squares += (history[t]! - history[t - from]! - expected) ** 2;
  }
  return Math.sqrt(squares / Math.max(1, history.length - from));
}

/** As forecast one season after the other, each from those before it. */
function sameSeasonError(history: Series, season: number): number {
  let [squares, count] = [0, 0];
  for (let t = season; t < history.length; t++) {
    let [sum, seasons] = [0, 0];
    for (let s = t - season; s >= 0 && seasons < seasonsBack; s -= season, seasons++) {
      sum += history[s]!;
    }
    squares += (history[t]! - sum / seasons) ** 2;
    count++;
  }
  return count > 0 ? Math.sqrt(squares / count) : lagError(history, 1);
}
