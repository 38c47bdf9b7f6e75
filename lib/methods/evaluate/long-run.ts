import { gammaTails } from "../statistics/gamma";
import { dot, meanOf } from "../statistics/sums";

/**
 * Variance of the sum of values that may go along with those shortly before them, each with mean 0:
 * what the value before explains is taken out first and put back at the end (prewhitening), with
 * Bartlett weights between. `parameters` is how many numbers were fitted before; residuals of a fit go
 * along less than what they stand for.
 * Sources: Newey and West, Econometrica 55 (1987); Andrews and Monahan, Econometrica 60 (1992).
 */
export function longRunVariance(values: Float64Array, parameters = 0): number {
  const n = values.length;
  const whole = dot(values, values);
  if (!(whole > 0) || n < 3) return whole;
  const seen = dot(values.subarray(1), values) / whole;
  const along = Math.min(mostAlong, Math.max(0, seen + ((1 + 3 * seen) * parameters) / (2 * n)));
  const left = Float64Array.from({ length: n - 1 }, (_, t) => values[t + 1]! - along * values[t]!);
  const lags = Math.max(1, Math.floor(4 * (n / 100) ** (2 / 9)));
  let sum = dot(left, left);
  for (let lag = 1; lag <= Math.min(lags, n - 2); lag++) {
    sum += 2 * (1 - lag / (lags + 1)) * dot(left.subarray(lag), left);
  }
  return (Math.max(0, sum) * n) / (n - 1) / (1 - along) ** 2;
}

/** Nearer to 1 nothing could be told at all. */
const mostAlong = 0.9;

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
