import { MethodProblem } from "../problem";
import { checkSeries, type Series } from "../temporal/series";

/** `horizon` values, the last one each. */
export function naive(history: Series, horizon: number): Float64Array {
  checkSeries(history, 1, "A forecast by the last value");
  return new Float64Array(horizon).fill(history[history.length - 1]!);
}

/** The mean of the history; of its last `recent` steps when given. */
export function meanForecast(history: Series, horizon: number, recent?: number): Float64Array {
  checkSeries(history, 1, "A forecast by the mean");
  const from = Math.max(0, history.length - (recent ?? history.length));
  let sum = 0;
  for (let t = from; t < history.length; t++) sum += history[t]!;
  return new Float64Array(horizon).fill(sum / (history.length - from));
}

/** Each step as one season before it: the same week last year. */
export function seasonalNaive(history: Series, horizon: number, season: number): Float64Array {
  checkSeason(history, season, 1, "A forecast by the season before");
  const start = history.length - season;
  return Float64Array.from({ length: horizon }, (_, h) => history[start + (h % season)]!);
}

/** Each step as the mean of the same step in the last `seasons` seasons, or in as many as there are. */
export function sameSeasonMean(
  history: Series,
  horizon: number,
  season: number,
  seasons = Infinity,
): Float64Array {
  checkSeason(history, season, 1, "A forecast by the same step of earlier seasons");
  return Float64Array.from({ length: horizon }, (_, h) => {
    let [sum, count] = [0, 0];
    let t = history.length - season + (h % season);
    for (; t >= 0 && count < seasons; t -= season, count++) sum += history[t]!;
    return sum / count;
  });
}

/** A line from the first value through the last one. */
export function drift(history: Series, horizon: number): Float64Array {
  checkSeries(history, 2, "A forecast by drift");
  const n = history.length;
  const last = history[n - 1]!;
  const slope = (last - history[0]!) / (n - 1);
  return Float64Array.from({ length: horizon }, (_, h) => last + slope * (h + 1));
}

/** A MethodProblem unless the history is complete and holds so many whole seasons. */
export function checkSeason(history: Series, season: number, seasons: number, what: string): void {
  if (!(Number.isInteger(season) && season >= 1)) {
    throw new MethodProblem(`A season of ${season} steps is none: it is a whole number from 1 on.`);
  }
  checkSeries(history, season * seasons, what);
}
