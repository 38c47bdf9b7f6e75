import { gammaTails } from "./gamma";
import { ranks } from "./rank-correlation";

export interface KruskalWallis {
  h: number;
  freedom: number;
  /** By the chi-squared distribution, good from five values a group on. 1 when all values are equal. */
  p: number;
}

/**
 * Do groups differ in level, whatever the shape of their values? `group` numbers them from 0 on, as
 * many as there are values; values are independent of each other. Corrected for ties.
 * Source: Kruskal and Wallis, JASA 47 (1952).
 */
export function kruskalWallis(values: ArrayLike<number>, group: ArrayLike<number>): KruskalWallis {
  const n = values.length;
  const rank = ranks(values);
  const sums = new Map<number, { size: number; sum: number }>();
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const own = sums.get(group[i]!) ?? { size: 0, sum: 0 };
    sums.set(group[i]!, { size: own.size + 1, sum: own.sum + rank[i]! });
    squares += (rank[i]! - (n + 1) / 2) ** 2;
  }
  const freedom = Math.max(0, sums.size - 1);
  if (freedom === 0 || squares === 0) return { h: 0, freedom, p: 1 };
  let between = 0;
  for (const { size, sum } of sums.values()) between += size * (sum / size - (n + 1) / 2) ** 2;
  const h = ((n - 1) * between) / squares;
  return { h, freedom, p: gammaTails(freedom / 2, h / 2).upper };
}
