/**
 * Level breaks and odd months of a monthly series, by medians, so that a single odd month cannot
 * make a break and a break cannot hide an odd month.
 *
 * Counts are taken as log(count + ½): a fall by half is as large as a rise to double, in a big
 * station as in a small one. A break is the month that parts the series so that the absolute
 * distances of all months from the median of their part are least (the L1 counterpart of binary
 * segmentation, Scott and Knott 1974); the parts are searched again in the same way. It is told only
 * when the medians of the twelve months on each side differ by more than 30 % and by more than four
 * robust standard errors, and when a straight line through the 24 months on each side fits clearly worse.
 */
export interface LevelBreak {
  /** Index of the first month of the new level. */
  at: number;
  /** Median counts of the twelve months before and after. */
  before: number;
  after: number;
}

export interface OddMonth {
  at: number;
  value: number;
  /** Median of the months around it on the same level. */
  usual: number;
}

/** A level has at least a year, so that the seasons of its months even out. */
const leastMonths = 12;
const window = 12;
/** Months that an odd one needs around it. */
const leastAround = 6;
const leastChange = Math.log(1.3);
const sureTimes = 4;

export const median = (values: readonly number[]): number => {
  if (values.length === 0) return NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

const spread = (values: readonly number[], middle: number): number =>
  values.reduce((sum, value) => sum + Math.abs(value - middle), 0);

/** Standard deviation of the logs, from the median deviation; never less than chance alone gives. */
function noise(logs: readonly number[], level: number, counts: readonly number[]): number {
  const deviation = 1.4826 * median(logs.map((value) => Math.abs(value - level)));
  const poisson = 1 / Math.sqrt(Math.max(1, median(counts)));
  return Math.max(deviation, poisson, 0.03);
}

const toLogs = (counts: readonly number[]) => counts.map((value) => Math.log(value + 0.5));

/** Months at which the level changes, in order; at most `most`. */
export function findBreaks(counts: readonly number[], most = 3): LevelBreak[] {
  const logs = toLogs(counts);
  const found: LevelBreak[] = [];
  const search = (from: number, to: number) => {
    if (found.length >= most || to - from < 2 * leastMonths) return;
    const at = bestSplit(logs, from, to);
    const before = logs.slice(Math.max(from, at - window), at);
    const after = logs.slice(at, Math.min(to, at + window));
    const [low, high] = [median(before), median(after)];
    const change = Math.abs(high - low);
    const sides = [...before.map((value) => value - low), ...after.map((value) => value - high)];
    const near = counts.slice(Math.max(from, at - window), Math.min(to, at + window));
    if (
      change < leastChange ||
      change < sureTimes * noise(sides, 0, near) * Math.sqrt(2 / leastMonths)
    )
      return;
    if (isTrend(logs, from, at, to)) return;
    found.push({
      at,
      before: median(counts.slice(Math.max(from, at - window), at)),
      after: median(counts.slice(at, Math.min(to, at + window))),
    });
    search(from, at);
    search(at, to);
  };
  search(0, counts.length);
  return found.sort((a, b) => a.at - b.at);
}

/** Months on each side over which a step must be better than a slope. */
const reach = 24;

/** Does a straight line tell the months around as well as a step? Then the level did not break. */
function isTrend(logs: readonly number[], from: number, at: number, to: number): boolean {
  const [start, end] = [Math.max(from, at - reach), Math.min(to, at + reach)];
  const [left, right] = [logs.slice(start, at), logs.slice(at, end)];
  const step = spread(left, median(left)) + spread(right, median(right));
  const near = logs.slice(start, end);
  const middle = (near.length - 1) / 2;
  const mean = near.reduce((sum, value) => sum + value, 0) / near.length;
  let [covariance, variance] = [0, 0];
  for (const [i, value] of near.entries()) {
    covariance += (i - middle) * (value - mean);
    variance += (i - middle) ** 2;
  }
  const slope = covariance / variance;
  const line = near.reduce(
    (sum, value, i) => sum + Math.abs(value - mean - slope * (i - middle)),
    0,
  );
  return step > 0.8 * line;
}

function bestSplit(logs: readonly number[], from: number, to: number): number {
  let best = { at: from + leastMonths, cost: Infinity };
  for (let at = from + leastMonths; at <= to - leastMonths; at++) {
    const [left, right] = [logs.slice(from, at), logs.slice(at, to)];
    const cost = spread(left, median(left)) + spread(right, median(right));
    if (cost < best.cost) best = { at, cost };
  }
  return best.at;
}

/** Single months far from the twelve around them on their own level; the farthest first. */
export function findOddMonths(
  counts: readonly number[],
  breaks: readonly LevelBreak[],
): OddMonth[] {
  const logs = toLogs(counts);
  const edges = [0, ...breaks.map(({ at }) => at), counts.length];
  const found: (OddMonth & { size: number })[] = [];
  for (let part = 0; part + 1 < edges.length; part++) {
    const [from, to] = [edges[part]!, edges[part + 1]!];
    if (to - from < leastAround) continue;
    for (let at = from; at < to; at++) {
      const low = Math.max(from, Math.min(at - 6, to - 13));
      const around = (values: readonly number[]) =>
        values.slice(low, Math.min(to, low + 13)).filter((_, i) => low + i !== at);
      const near = around(logs);
      const level = median(near);
      const change = Math.abs(logs[at]! - level);
      const size = change / noise(near, level, around(counts));
      if (change < leastChange || size < sureTimes) continue;
      found.push({ at, value: counts[at]!, usual: median(around(counts)), size });
    }
  }
  return found
    .sort((a, b) => b.size - a.size)
    .map(({ at, value, usual }) => ({ at, value, usual }));
}
