import { normalQuantile, normalTail } from "../statistics/normal";
import { ears } from "./ears";
import { fence } from "./fence";
import { poissonZ } from "./poisson-tests";
import type { Series } from "./series";
import type { Verdict } from "./watch";
import type { Level } from "./watch-counts";

const baseline = 7;
const lag = 2;
const c3Threshold = 2;

/** The last steps alone, as many as EARS needs. */
function last(counts: Series, step: number, alpha: number) {
  const first = Math.max(0, step - baseline - 2 * lag);
  if (step - first < baseline + 2 * lag) return null;
  const near = Float64Array.from({ length: step - first + 1 }, (_, i) => counts[first + i]!);
  return { near, at: near.length - 1, found: ears(near, { baseline, alpha }) };
}

const meanOf = (values: Float64Array, to: number) =>
  values.subarray(to - baseline, to).reduce((sum, value) => sum + value, 0) / baseline;

export function c1(counts: Series, step: number, _: Level, alpha: number): Verdict | null {
  const read = last(counts, step, alpha);
  if (!read) return null;
  const { near, at, found } = read;
  return about(counts[step]!, meanOf(near, at), found.c1.upper[at]!, alpha);
}

export function c2(counts: Series, step: number, _: Level, alpha: number): Verdict | null {
  const read = last(counts, step, alpha);
  if (!read) return null;
  const { near, at, found } = read;
  return about(counts[step]!, meanOf(near, at - lag), found.c2.upper[at]!, alpha);
}

/** The bound is the count at which the sum of three steps passes its threshold; no chance belongs to it. */
export function c3(counts: Series, step: number, _: Level, alpha: number): Verdict | null {
  const read = last(counts, step, alpha);
  if (!read) return null;
  const { near, at, found } = read;
  const expected = meanOf(near, at - lag);
  const { upper, statistic } = found.c2;
  const above = (t: number) => Math.max(0, statistic[t]! - 1);
  const deviation = (upper[at]! - expected) / normalQuantile(1 - alpha);
  const room = c3Threshold + 1 - above(at - 1) - above(at - 2);
  const bound = deviation > 0 ? Math.max(0, expected + deviation * room) : expected;
  return { expected, upper: bound, lower: NaN, p: NaN, pFewer: NaN };
}

function about(count: number, expected: number, upper: number, alpha: number): Verdict {
  const lower = 2 * expected - upper;
  if (!(upper > expected)) {
    const [p, pFewer] = [count > expected ? 0 : 1, count < expected ? 0 : 1];
    return { expected, upper, lower, p, pFewer };
  }
  const p = normalTail(((count - expected) / (upper - expected)) * normalQuantile(1 - alpha));
  return { expected, upper, lower, p, pFewer: 1 - p };
}

/** z = 2(√count − √expected). */
export function normalAbout(counts: Series, step: number, level: Level, alpha: number): Verdict {
  const expected = level.mean;
  const z = normalQuantile(1 - alpha);
  const p = normalTail(poissonZ(counts[step]!, expected));
  const bound = (off: number) => Math.max(0, Math.sqrt(expected) + off / 2) ** 2;
  return { expected, upper: bound(z), lower: bound(-z), p, pFewer: 1 - p };
}

/** A fence about the quartiles of the same steps that the level is taken from. */
export function fenceAbout(counts: Series, _step: number, level: Level): Verdict {
  const { length } = { length: level.to - level.from };
  const past = Float64Array.from({ length }, (_, i) => counts[level.from + i]!);
  const { lower, upper } = fence(past);
  return { expected: level.mean, upper, lower, p: NaN, pFewer: NaN };
}

const reference = 0.5;

/** The bound is the count at which the sum passes its decision; after an alarm it starts again. */
export function cusumUpTo(
  counts: Series,
  step: number,
  { mean, deviation, to }: Level,
  alpha: number,
): Verdict | null {
  if (!(deviation > 0)) return null;
  const decision = decisionFor(alpha);
  let [upper, lower] = [0, 0];
  for (let t = to; t < step; t++) {
    const z = (counts[t]! - mean) / deviation;
    upper = Math.max(0, upper + z - reference);
    lower = Math.max(0, lower - z - reference);
    if (upper > decision) upper = 0;
    if (lower > decision) lower = 0;
  }
  return {
    expected: mean,
    upper: mean + deviation * (reference + decision - upper),
    lower: mean - deviation * (reference + decision - lower),
    p: NaN,
    pFewer: NaN,
  };
}

/**
 * The decision whose average run to a false alarm is 1 / alpha steps.
 * Source: Siegmund, Sequential Analysis (1985), approximation of the run length.
 */
function decisionFor(alpha: number): number {
  const run = (decision: number) => {
    const b = decision + 1.166;
    return (Math.exp(2 * reference * b) - 2 * reference * b - 1) / (2 * reference ** 2);
  };
  let [low, high] = [0, 40];
  for (let round = 0; round < 50; round++) {
    const middle = (low + high) / 2;
    if (run(middle) < 1 / alpha) low = middle;
    else high = middle;
  }
  return high;
}

const weight = 0.2;

/** The bound is the count that takes the average past its limit. */
export function ewmaUpTo(
  counts: Series,
  step: number,
  { mean, deviation, to }: Level,
  alpha: number,
): Verdict | null {
  if (!(deviation > 0)) return null;
  let average = mean;
  for (let t = to; t < step; t++) average = weight * counts[t]! + (1 - weight) * average;
  const share = (weight / (2 - weight)) * (1 - (1 - weight) ** (2 * (step - to + 1)));
  const spread = deviation * Math.sqrt(share);
  const limit = normalQuantile(1 - alpha) * spread;
  const before = (1 - weight) * average;
  const p = normalTail((weight * counts[step]! + before - mean) / spread);
  return {
    expected: mean,
    upper: (mean + limit - before) / weight,
    lower: (mean - limit - before) / weight,
    p,
    pFewer: 1 - p,
  };
}
