import { binomialAtLeast, binomialAtMost } from "../statistics/binomial";
import { normalQuantile, normalTail } from "../statistics/normal";
import { tailsAt, type Counts } from "./stratified-draws";

/** Events that chance lets expect of so many cases, and how they are spread. */
export interface Moments {
  cases: number;
  expected: number;
  variance: number;
  /** Exact chances of each count, where there are few enough to reckon with. */
  exact?: Counts;
}

/** Below this a tail is taken from the normal distribution. */
const tiny = 1e-13;
/** Less variance than this is none: the others have no such cases. */
const none = 1e-9;

/**
 * The distance from the mean at which a normal variable has the same chance of going at least so far,
 * what equals the value itself counted half (mid-p). NaN where chance has no say.
 */
export function scoreOf(moments: Moments, events: number): number {
  const { cases, expected, variance, exact } = moments;
  if (!(variance > none)) return NaN;
  const plain = (events - expected) / Math.sqrt(variance);
  const { size, share } = matched(moments);
  const count = (events * size) / cases;
  const { below, above } = exact
    ? tailsAt(exact, events)
    : { below: binomialAtMost(count, size, share), above: binomialAtLeast(count, size, share) };
  // What both sides count is the value itself.
  const middle = Math.max(0, below + above - 1) / 2;
  const tail = Math.min(0.5, (plain < 0 ? below : above) - middle);
  return tail > tiny ? Math.sign(plain) * Math.abs(normalQuantile(tail)) : plain;
}

/**
 * The binomial share with the same mean and variance. Its size need not be whole: so many cases of
 * one kind tell as much as these of several do.
 */
const matched = ({ cases, expected, variance }: Moments): { size: number; share: number } => ({
  size: (expected * (cases - expected)) / variance,
  share: expected / cases,
});

/** Events within which an area stays by chance, the steps between whole counts interpolated. */
export function limitsOf(moments: Moments, coverage: number, width: number) {
  const { cases, expected, variance, exact } = moments;
  const reach = normalQuantile((1 + coverage) / 2) * width;
  const tail = normalTail(reach);
  const within = (value: number) => Math.min(cases, Math.max(0, value));
  const spread = reach * Math.sqrt(variance);
  if (!(variance > none) || tail < tiny) {
    return { low: within(expected - spread), high: within(expected + spread) };
  }
  if (exact) return exactLimits(exact, tail);
  const { size, share } = matched(moments);
  const unit = cases / size;
  const low = interpolated((k) => binomialAtMost(k, size, share), tail, size);
  const left = interpolated((k) => binomialAtLeast(size - k, size, share), tail, size);
  return { low: within(unit * low), high: within(cases - unit * left) };
}

function exactLimits({ first, chance }: Counts, tail: number) {
  const passed = (values: ArrayLike<number>) => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) {
      sum += values[i]!;
      if (sum >= tail) return Math.max(0, i - (sum - tail) / values[i]!);
    }
    return values.length - 1;
  };
  const last = first + chance.length - 1;
  return { low: first + passed(chance), high: last - passed(chance.toReversed()) };
}

/** Where a chance that rises with whole counts from 0 passes a share, between these by the line. */
function interpolated(chance: (count: number) => number, share: number, most: number): number {
  let [low, high] = [-1, Math.floor(most)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (chance(middle) >= share) high = middle;
    else low = middle;
  }
  const [upTo, below] = [chance(high), high > 0 ? chance(high - 1) : 0];
  return upTo > below ? Math.max(0, high - (upTo - share) / (upTo - below)) : high;
}
