import { normalQuantile } from "../statistics/normal";
import { checkSeries, type Series } from "./series";

export interface EarsOptions {
  /** Steps that the usual level is taken from, 3 or more. */
  baseline?: number;
  /** Chance of a false alarm a step, one-sided, of C1 and C2 if counts were normal. */
  alpha?: number;
  /** The spread is taken to be at least this; 0 gives an alarm at any case after steps all alike. */
  leastDeviation?: number;
  /** C3 gives an alarm above this. */
  c3Threshold?: number;
  /** The same chance for the bound of C3. */
  c3Alpha?: number;
}

/** Lists are as long as the series; NaN where there is not enough before a step. */
export interface Ears {
  /** An alarm is a count above it. From the steps right before. */
  c1: { upper: Float64Array; alarm: Uint8Array };
  /** As C1, with two steps left out, so that a slow start of an outbreak does not hide it. */
  c2: { upper: Float64Array; statistic: Float64Array; alarm: Uint8Array };
  /** What C2 had above 1, summed over this step and the two before. */
  c3: { statistic: Float64Array; alarm: Uint8Array };
  /** C3 written as a bound on the count, as some programs do; at most one of the two suits a report. */
  c3Bound: { upper: Float64Array; alarm: Uint8Array };
}

const lag = 2;

/**
 * Alarms for short series by the level and spread of the last few steps: no trend, no season. With a
 * spread of zero the statistic is 0 up to the mean and Infinity above it. A MethodProblem when a
 * value is missing or the series is no longer than the baseline. O(n × baseline).
 * Source: Hutwagner et al., J. Urban Health 80, Suppl. 1 (2003); the bound of C3 after Fricker,
 * Hegler and Dunfee, Statistics in Medicine 27 (2008).
 */
export function ears(counts: Series, options: EarsOptions = {}): Ears {
  const {
    baseline = 7,
    alpha = 0.001,
    leastDeviation = 0,
    c3Threshold = 2,
    c3Alpha = 0.025,
  } = options;
  checkSeries(counts, baseline + 1, "EARS");
  const n = counts.length;
  const list = () => new Float64Array(n).fill(NaN);
  const [c1, c2, statistic, c3, bound] = [list(), list(), list(), list(), list()];
  const [z, c3z] = [normalQuantile(1 - alpha), normalQuantile(1 - c3Alpha)];
  for (let t = baseline; t < n; t++) {
    const near = levelOf(counts, t - baseline, t, leastDeviation);
    c1[t] = near.mean + z * near.deviation;
    if (t < baseline + lag) continue;
    const { mean, deviation } = levelOf(counts, t - lag - baseline, t - lag, leastDeviation);
    c2[t] = mean + z * deviation;
    statistic[t] = standardised(counts[t]! - mean, deviation);
    const before = above(statistic[t - 2]!) + above(statistic[t - 1]!);
    c3[t] = before + above(statistic[t]!);
    const room = deviation === 0 ? 0 : deviation * (c3z - before);
    bound[t] = Number.isNaN(before) ? NaN : Math.max(0, counts[t]! + room);
  }
  return {
    c1: { upper: c1, alarm: exceeded(counts, c1) },
    c2: { upper: c2, statistic, alarm: exceeded(counts, c2) },
    c3: { statistic: c3, alarm: Uint8Array.from(c3, (each) => Number(each > c3Threshold)) },
    c3Bound: { upper: bound, alarm: exceeded(counts, bound) },
  };
}

const above = (statistic: number) => Math.max(0, statistic - 1);

const exceeded = (counts: Series, upper: Float64Array) =>
  Uint8Array.from(upper, (limit, t) => Number(counts[t]! > limit));

function standardised(difference: number, deviation: number): number {
  if (deviation > 0) return difference / deviation;
  return difference > 0 ? Infinity : 0;
}

function levelOf(counts: Series, from: number, to: number, leastDeviation: number) {
  let sum = 0;
  for (let i = from; i < to; i++) sum += counts[i]!;
  const mean = sum / (to - from);
  let squares = 0;
  for (let i = from; i < to; i++) squares += (counts[i]! - mean) ** 2;
  return { mean, deviation: Math.max(leastDeviation, Math.sqrt(squares / (to - from - 1))) };
}
