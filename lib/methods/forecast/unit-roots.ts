import type { Series } from "../temporal/series";
import { stl, strength } from "../temporal/stl";
import { difference, differenceFilter } from "./differences";

/** Above it a level that stays is rejected at 5 %. */
const wandering = 0.463;

/** From here on a season is strong enough to be differenced. */
const strong = 0.64;

/**
 * How far the sums of a series about its mean wander, beside its long-run variance over
 * ⌊3√n / 13⌋ lags; 0 for a constant. Above 0.463 a level that stays is rejected at 5 %.
 * Source: Kwiatkowski, Phillips, Schmidt and Shin, J. Econometrics 54 (1992).
 */
export function kpss(values: Series): number {
  const n = values.length;
  let mean = 0;
  for (let t = 0; t < n; t++) mean += values[t]! / n;
  const rest = Float64Array.from(values, (each) => each - mean);
  const lags = Math.floor((3 * Math.sqrt(n)) / 13);
  let longRun = 0;
  for (let lag = 0; lag <= lags; lag++) {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += rest[t]! * rest[t - lag]!;
    longRun += (lag === 0 ? 1 : 2 * (1 - lag / (lags + 1))) * (sum / n);
  }
  let [total, squares] = [0, 0];
  for (const each of rest) squares += (total += each) ** 2;
  return longRun > 1e-12 * mean * mean ? squares / (n * n * longRun) : 0;
}

/** Differences until the level stays, two at most. */
export function differencesNeeded(values: Series): number {
  let left = Float64Array.from(values);
  for (let d = 0; d < 2; d++) {
    if (left.length < 4 || kpss(left) <= wandering) return d;
    left = difference(left, differenceFilter(1, 0, 1)) as Float64Array<ArrayBuffer>;
  }
  return 2;
}

/** One seasonal difference where the season is strong, 0 where it is not or fits in less than twice. */
export function seasonalDifferencesNeeded(values: Series, period: number): 0 | 1 {
  if (period < 2 || values.length <= 2 * period) return 0;
  const { season, remainder } = stl(values, { period, seasonWindow: 11 });
  return strength(season, remainder) > strong ? 1 : 0;
}
