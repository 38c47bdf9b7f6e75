import { MethodProblem } from "../problem";
import { quantilesOf } from "../spatial/density/bandwidth";
import { gammaTails } from "../statistics/gamma";
import { meanOf } from "../statistics/sums";

/** Whether calls come as independently as the formulas of waiting ask. */
export interface Regularity {
  /** Variance by mean of like hours, the hours weighed by what they know; 1 for calls by chance. */
  dispersion: number;
  degrees: number;
  /** Of a dispersion as large as this or larger if calls came by chance at each hour's steady rate. */
  p: number;
}

/**
 * Compares counts of like hours (every Monday from 8 to 9, say) with each other: Poisson counts vary by
 * their mean. Bunches, busier seasons and events make them vary more. Null where less than ten degrees
 * of freedom remain.
 * Source: Fisher's index of dispersion (Fisher, Thornton and Mackenzie, Annals of Applied Biology 9, 1922),
 * pooled over hours.
 *
 * @param counts One list an hour of the week, one count a time that it came.
 */
export function regularity(counts: readonly ArrayLike<number>[]): Regularity | null {
  let [square, degrees] = [0, 0];
  for (const list of counts) {
    const mean = list.length > 0 ? meanOf(list) : 0;
    if (!Number.isFinite(mean) || mean < 0) {
      throw new MethodProblem("Counts must be numbers, 0 or more.");
    }
    if (mean === 0 || list.length < 2) continue;
    for (let i = 0; i < list.length; i++) square += (list[i]! - mean) ** 2 / mean;
    degrees += list.length - 1;
  }
  if (degrees < 10) return null;
  return {
    dispersion: square / degrees,
    degrees,
    p: gammaTails(degrees / 2, square / 2).upper,
  };
}

/** How long calls keep a unit. */
export interface ServiceTimes {
  count: number;
  mean: number;
  median: number;
  /** Nine in ten are at most this long. */
  most: number;
  /** Standard deviation by mean: 1 for exponential times. */
  variation: number;
  /**
   * What the mean wait is, by that of exponential times: (1 + variation²) / 2. Exact for one unit, near for
   * more (Lee and Longton, Operational Research Quarterly 10, 1959).
   */
  waitFactor: number;
}

/** Of minutes, those of 0 and less and those longer than a limit left out; null where none is left. */
export function serviceTimes(minutes: ArrayLike<number>, longest = Infinity): ServiceTimes | null {
  const used = Float64Array.from(minutes).filter(
    (each) => each > 0 && each <= longest && each < Infinity,
  );
  if (used.length === 0) return null;
  const mean = meanOf(used);
  const variance = used.reduce((sum, each) => sum + (each - mean) ** 2, 0) / used.length;
  const [median, most] = quantilesOf(used, undefined, [0.5, 0.9]) as [number, number];
  const variation = Math.sqrt(variance) / mean;
  return {
    count: used.length,
    mean,
    median,
    most,
    variation,
    waitFactor: (1 + variation ** 2) / 2,
  };
}
