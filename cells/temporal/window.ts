import { beginOf, type Period } from "./periods";

/** Counts of rows by period, the periods ascending, those without rows not among them. */
export interface PeriodCounts {
  numbers: ArrayLike<number>;
  counts: ArrayLike<number>;
  /** First and last time in each, milliseconds. */
  first: ArrayLike<number>;
  last: ArrayLike<number>;
}

/** Whole periods that follow each other without a gap. */
export interface Window {
  /** Number of the first, and how many there are. May be none. */
  first: number;
  size: number;
  /** The first or last period was left out because the data covers only part of it. */
  cutOff: { first: boolean; last: boolean };
}

/** Share of the rows that may lie before, and after, the period: wrong dates lie far out, few on each. */
const tail = 0.0005;
const fewOfUsual = 0.5;

/** Share that may lie beyond a gap of so many empty periods: a year without anything is no period. */
const beyond = 0.01;
const gap: Record<Period, number> = { day: 365, week: 52, month: 12, quarter: 8, year: 3 };

/** A period is left out when more than this share of it has no data at the edge of the window. */
const missing = 0.1;

/** Silence at an edge is no end of the data before it is so many times the usual pause between rows. */
const pauses = 4;

/**
 * The window that the rows cover. `end` is when the last row ends, later than its time where only
 * days or months are known.
 */
export function windowOf(period: Period, found: PeriodCounts, end: Date): Window {
  const total = Array.from(found.counts).reduce((sum, count) => sum + count, 0);
  const [low, high] = endsOf(period, found, total);
  const isNewest = high === found.numbers.length - 1;
  const from = found.first[low]!;
  const to = isNewest ? end.getTime() : found.last[high]!;
  const pause = total > 1 ? (to - from) / (total - 1) : 0;
  const isMissing = (silence: number, length: number) =>
    silence > Math.max(missing * length, pauses * pause);
  const [lowest, highest] = [found.numbers[low]!, found.numbers[high]!];
  const span = (number: number) =>
    [beginOf(period, number).getTime(), beginOf(period, number + 1).getTime()] as const;
  const [early, late] = [span(lowest), span(highest)];
  const isTotals = areTotals(period, found);
  const cutOff = {
    first: !isTotals && isMissing(from - early[0], early[1] - early[0]),
    last: !isTotals && isMissing(late[1] - to, late[1] - late[0]),
  };
  const first = lowest + Number(cutOff.first);
  return { first, size: Math.max(0, highest - Number(cutOff.last) - first + 1), cutOff };
}

/** Rows that all carry the first moment of their period stand for the whole of it, the last one too. */
const areTotals = (period: Period, { numbers, first, last }: PeriodCounts): boolean =>
  numbers.length > 2 &&
  Array.from(numbers).every((number, i) => {
    const begin = beginOf(period, number).getTime();
    return first[i] === begin && last[i] === begin;
  });

/** The first and last period, without those that only a few rows lie beyond. */
function endsOf(
  period: Period,
  { numbers, counts }: PeriodCounts,
  total: number,
): [number, number] {
  const first = (order: readonly number[]) => {
    let [sum, start] = [0, 0];
    const usual = counts[order.toSorted((a, b) => counts[a]! - counts[b]!)[order.length >> 1]!]!;
    order.forEach((at, i) => {
      sum += counts[at]!;
      const next = order[i + 1];
      if (next === undefined) return;
      const isFar = Math.abs(numbers[next]! - numbers[at]!) > gap[period];
      const isStray = sum <= tail * total && counts[at]! < fewOfUsual * usual;
      if (isStray || (isFar && sum <= beyond * total)) start = i + 1;
    });
    return order[start]!;
  };
  const order = Array.from({ length: counts.length }, (_, i) => i);
  return [first(order), first(order.toReversed())];
}
