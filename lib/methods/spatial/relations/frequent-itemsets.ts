import { SpatialProblem } from "../problem";

export interface Itemset {
  /** Ascending. */
  items: readonly number[];
  /** Transactions that hold all of them. */
  count: number;
}

/** More frequent sets than this are no longer an answer. */
export const mostItemsets = 50_000;

/**
 * All sets of items, of one item on, that stand together in at least `minSupport` of the transactions.
 * Each item is a row of bits, one a transaction; larger sets are the rows' intersections (Eclat).
 * Throws SpatialProblem when there are no transactions or too many frequent sets.
 * Source: Zaki, IEEE Trans. Knowledge and Data Engineering 12 (2000).
 */
export function frequentItemsets(
  transactions: readonly ArrayLike<number>[],
  items: number,
  minSupport: number,
  largest: number,
): Itemset[] {
  if (transactions.length === 0) throw new SpatialProblem("There are no rows to find rules in.");
  const least = Math.max(1, Math.ceil(minSupport * transactions.length - 1e-9));
  const found: Itemset[] = [];

  const grow = (set: readonly number[], candidates: readonly Candidate[]) => {
    candidates.forEach(({ item, rows, count }, at) => {
      const larger = [...set, item];
      found.push({ items: larger, count });
      if (found.length > mostItemsets) throw tooMany();
      if (larger.length >= largest) return;
      const next: Candidate[] = [];
      for (const other of candidates.slice(at + 1)) {
        const both = intersect(rows, other.rows);
        if (both.count >= least) next.push({ item: other.item, ...both });
      }
      if (next.length > 0) grow(larger, next);
    });
  };
  grow(
    [],
    bitsOf(transactions, items).filter(({ count }) => count >= least),
  );
  return found;
}

interface Candidate {
  item: number;
  rows: Uint32Array;
  count: number;
}

function bitsOf(transactions: readonly ArrayLike<number>[], items: number): Candidate[] {
  const words = Math.ceil(transactions.length / 32);
  const rows = Array.from({ length: items }, () => new Uint32Array(words));
  transactions.forEach((transaction, at) => {
    for (let i = 0; i < transaction.length; i++)
      rows[transaction[i]!]![at >>> 5]! |= 1 << (at & 31);
  });
  return rows.map((bits, item) => ({
    item,
    rows: bits,
    count: bits.reduce((sum, word) => sum + ones(word), 0),
  }));
}

function intersect(a: Uint32Array, b: Uint32Array): { rows: Uint32Array; count: number } {
  const rows = new Uint32Array(a.length);
  let count = 0;
  for (let i = 0; i < a.length; i++) {
    const word = a[i]! & b[i]!;
    rows[i] = word;
    if (word !== 0) count += ones(word);
  }
  return { rows, count };
}

/** Bits set in a word of 32. */
function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

const tooMany = () =>
  new SpatialProblem(
    `More than ${mostItemsets.toLocaleString("en")} combinations are frequent enough.`,
    "Raise the least support, or choose fewer columns.",
  );
