import { MethodProblem } from "../problem";
import { checkSeries, type Series } from "./series";

/** What a process does when nothing is the matter. */
export interface InControl {
  mean: number;
  /** Standard deviation of a value, above 0. */
  deviation: number;
}

export interface CusumOptions extends InControl {
  /** Half of the shift that should be found, in standard deviations. */
  reference?: number;
  /** The sum gives a signal above this, in standard deviations. */
  decision?: number;
  /** Start again from 0 after a signal. */
  reset?: boolean;
}

/** In standard deviations, as long as the series. */
export interface Cusum {
  upper: Float64Array;
  lower: Float64Array;
  /** Numbers of the steps where the sum of what is above, or below, the mean is beyond the decision. */
  up: number[];
  down: number[];
}

/**
 * Cumulative sums of what is above and below the mean: finds small shifts that last. With the
 * customary 0.5 and 4 a false signal comes about every 170 steps when values are normal and
 * independent. A MethodProblem when the deviation is not above 0 or a value is missing.
 * Source: Page, Continuous inspection schemes, Biometrika 41 (1954).
 */
export function cusum(values: Series, options: CusumOptions): Cusum {
  const { mean, deviation, reference = 0.5, decision = 4, reset = false } = options;
  check(values, options, "A CUSUM chart");
  const n = values.length;
  const found: Cusum = { upper: new Float64Array(n), lower: new Float64Array(n), up: [], down: [] };
  let [upper, lower] = [0, 0];
  for (let t = 0; t < n; t++) {
    const z = (values[t]! - mean) / deviation;
    upper = found.upper[t] = Math.max(0, upper + z - reference);
    lower = found.lower[t] = Math.max(0, lower - z - reference);
    if (upper > decision) {
      found.up.push(t);
      if (reset) upper = 0;
    }
    if (lower > decision) {
      found.down.push(t);
      if (reset) lower = 0;
    }
  }
  return found;
}

/**
 * Cumulative sum of counts above what is usual, for few cases a step: finds a rise from the mean
 * `usual` to `raised`. The sum is in cases; with the decision 5 it is a common start.
 * Source: Lucas, Counted data CUSUMs, Technometrics 27 (1985).
 */
export function poissonCusum(
  counts: Series,
  { usual, raised, decision = 5 }: { usual: number; raised: number; decision?: number },
): { sum: Float64Array; up: number[] } {
  checkSeries(counts, 1, "A CUSUM chart");
  if (!(usual > 0) || !(raised > usual)) {
    throw new MethodProblem(
      "A Poisson CUSUM needs a usual level above 0 and a raised one above that.",
      "With no case in the past, any case is news: look at the list of cases instead.",
    );
  }
  const reference = (raised - usual) / (Math.log(raised) - Math.log(usual));
  const sum = new Float64Array(counts.length);
  for (let t = 0; t < sum.length; t++) {
    sum[t] = Math.max(0, (t > 0 ? sum[t - 1]! : 0) + counts[t]! - reference);
  }
  return { sum, up: [...sum.keys()].filter((t) => sum[t]! > decision) };
}

export interface EwmaOptions extends InControl {
  /** Weight of the newest value, above 0 and up to 1. */
  weight?: number;
  /** Width of the limits, in standard deviations of the average. */
  limit?: number;
  /** The average before the first value; the mean when not given. */
  start?: number;
}

/** In the unit of the values, as long as the series. */
export interface Ewma {
  average: Float64Array;
  upper: Float64Array;
  lower: Float64Array;
  /** Numbers of the steps where the average is outside its limits. */
  signals: number[];
}

/**
 * Exponentially weighted moving average with limits that widen over the first steps, as the average
 * comes to rest on more values. A MethodProblem as for `cusum`.
 * Source: Roberts, Technometrics 1 (1959); Lucas and Saccucci, Technometrics 32 (1990).
 */
export function ewma(values: Series, options: EwmaOptions): Ewma {
  const { mean, deviation, weight = 0.2, limit = 3, start = mean } = options;
  check(values, options, "An EWMA chart");
  if (!(weight > 0) || weight > 1) {
    throw new MethodProblem("The weight of the newest value must be above 0 and at most 1.");
  }
  const n = values.length;
  const [average, upper, lower] = [0, 0, 0].map(() => new Float64Array(n)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const signals: number[] = [];
  let last = start;
  for (let t = 0; t < n; t++) {
    last = average[t] = weight * values[t]! + (1 - weight) * last;
    const share = (weight / (2 - weight)) * (1 - (1 - weight) ** (2 * (t + 1)));
    const width = limit * deviation * Math.sqrt(share);
    upper[t] = mean + width;
    lower[t] = mean - width;
    if (last > upper[t]! || last < lower[t]!) signals.push(t);
  }
  return { average, upper, lower, signals };
}

function check(values: Series, { mean, deviation }: InControl, chart: string) {
  checkSeries(values, 1, chart);
  if (Number.isFinite(mean) && deviation > 0 && deviation < Infinity) return;
  throw new MethodProblem(
    `${chart} needs a mean and a standard deviation above 0, and has ${mean} and ${deviation}.`,
    "A series that never changes has no limits to draw: take a longer or another span for them.",
  );
}
