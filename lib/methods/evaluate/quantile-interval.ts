import { binomialAtMost } from "../statistics/binomial";

export interface QuantileInterval {
  value: number;
  low: number | null;
  high: number | null;
}

/**
 * A quantile of values and its exact interval by order statistics, which asks for no distribution:
 * so many of the values lie below the true quantile as a binomial draw. An end is null where there
 * are too few values to tell it. Null for no values.
 * `values` ascending; `counts`: how many times each stands there, whole numbers; once without.
 * Source: Conover, Practical Nonparametric Statistics, section 3.2; the quantile itself is the least
 * value that a share of at least `share` is not above.
 */
export function quantileInterval(
  values: ArrayLike<number>,
  share: number,
  { counts, confidence = 0.95 }: { counts?: ArrayLike<number>; confidence?: number } = {},
): QuantileInterval | null {
  const sums = new Float64Array(values.length);
  let total = 0;
  for (let i = 0; i < values.length; i++) sums[i] = total += counts ? counts[i]! : 1;
  if (total === 0) return null;
  const atRank = (rank: number) => values[firstFrom(sums, rank)]!;
  const tail = (1 - confidence) / 2;
  // Low: the value of the largest rank r with P(fewer than r below) ≤ tail; high likewise above.
  const low = leastWith((k) => binomialAtMost(k, total, share) > tail, total);
  const high = leastWith((k) => binomialAtMost(k, total, share) >= 1 - tail, total) + 1;
  return {
    value: atRank(Math.max(1, Math.ceil(share * total - 1e-9))),
    low: low < 1 ? null : atRank(low),
    high: high > total ? null : atRank(high),
  };
}

/** Least whole number from 0 to `most` for which a condition that stays true becomes true. */
function leastWith(isTrue: (k: number) => boolean, most: number): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** First place of running sums that reaches a rank. */
const firstFrom = (sums: Float64Array, rank: number): number =>
  leastWith((at) => sums[at]! >= rank, sums.length - 1);
