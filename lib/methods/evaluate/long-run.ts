import { gammaTails } from "../statistics/gamma";
import { dot, meanOf } from "../statistics/sums";

/**
 * Variance of the sum of values that may go along with those shortly before them, each with mean 0
 * (Bartlett weights): at least 0.
 * Source: Newey and West, Econometrica 55 (1987).
 */
export function longRunVariance(values: Float64Array, lags = usualLags(values.length)): number {
  let sum = dot(values, values);
  for (let lag = 1; lag <= Math.min(lags, values.length - 1); lag++) {
    sum += 2 * (1 - lag / (lags + 1)) * dot(values.subarray(lag), values);
  }
  return Math.max(0, sum);
}

/** Source: Newey and West, Review of Economic Studies 61 (1994). */
const usualLags = (length: number) => Math.max(1, Math.floor(4 * (length / 100) ** (2 / 9)));

export interface Autocorrelation {
  /** Correlation of each value with the one before. */
  first: number;
  lags: number;
  /** Of none up to `lags`. */
  p: number;
}

/**
 * Whether values go along with those before them; null for fewer than five or for values that do not
 * vary. Source: Ljung and Box, Biometrika 65 (1978).
 */
export function autocorrelation(values: ArrayLike<number>): Autocorrelation | null {
  const n = values.length;
  const mean = meanOf(values);
  const centred = Float64Array.from(values, (each) => each - mean);
  const whole = dot(centred, centred);
  if (n < 5 || !(whole > 1e-12 * n)) return null;
  const lags = Math.max(1, Math.min(8, Math.floor(n / 5)));
  let statistic = 0;
  let first = 0;
  for (let lag = 1; lag <= lags; lag++) {
    const along = dot(centred.subarray(lag), centred) / whole;
    if (lag === 1) first = along;
    statistic += (along * along) / (n - lag);
  }
  return { first, lags, p: gammaTails(lags / 2, (n * (n + 2) * statistic) / 2).upper };
}
