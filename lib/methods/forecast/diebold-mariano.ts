import { studentTwoSidedP } from "../statistics/student";
import type { Series } from "../temporal/series";

export interface DieboldMarianoOptions {
  /** Steps ahead of the forecasts: errors h steps ahead are alike over h − 1 steps. */
  horizon?: number;
  /** 2 compares squared errors, 1 absolute ones. */
  power?: number;
}

export interface DieboldMariano {
  /** Below 0 when the first forecast was nearer. */
  statistic: number;
  /** Two-sided, of a difference in loss as large as this by chance. */
  p: number;
}

/**
 * Whether one of two forecasts of the same steps was nearer than chance explains. Errors in the order
 * of time, every step the same distance ahead. Null when the losses never differ, for fewer than
 * three steps, or when they reach ahead over more than half of all steps, which overlap too much to tell. A variance that comes out at 0 or below is taken from single steps, as for horizon 1.
 * Source: Diebold and Mariano, J. Business and Economic Statistics 13 (1995), with the correction for
 * few steps of Harvey, Leybourne and Newbold, Int. J. of Forecasting 13 (1997): Student's t, n − 1.
 */
export function dieboldMariano(
  first: Series,
  second: Series,
  { horizon = 1, power = 2 }: DieboldMarianoOptions = {},
): DieboldMariano | null {
  const n = first.length;
  if (n < 3 || horizon > n / 2) return null;
  const loss = Float64Array.from(
    { length: n },
    (_, t) => Math.abs(first[t]!) ** power - Math.abs(second[t]!) ** power,
  );
  const mean = loss.reduce((sum, each) => sum + each, 0) / n;
  const covariance = (lag: number) => {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += (loss[t]! - mean) * (loss[t - lag]! - mean);
    return sum / n;
  };
  const own = covariance(0);
  if (!(own > 1e-24 * mean * mean)) return null;
  let variance = own;
  for (let lag = 1; lag < Math.min(horizon, n); lag++) variance += 2 * covariance(lag);
  const steps = variance > 0 ? Math.min(horizon, n - 1) : 1;
  if (!(variance > 0)) variance = own;
  const correction = Math.sqrt((n + 1 - 2 * steps + (steps * (steps - 1)) / n) / n);
  const statistic = (correction * mean) / Math.sqrt(variance / n);
  return { statistic, p: studentTwoSidedP(statistic, n - 1) };
}
