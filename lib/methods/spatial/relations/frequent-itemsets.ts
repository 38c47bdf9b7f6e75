import { MethodProblem } from "../../problem";

export interface Itemset {
  /** Ascending. */
  items: readonly number[];
  /** Transactions that hold all of them. */
  count: number;
}

/** Lists of item numbers; repeats in one count once. */
export type Transactions = readonly ArrayLike<number>[];

/** More frequent sets than this are no longer an answer. */
export const mostItemsets = 50_000;

/**
 * All sets of items, of one item on, that stand together in at least `minSupport` of the transactions.
 * Each item has the list of transactions that hold it; larger sets are the lists' intersections
 * (Eclat). `weights` say how many equal transactions each one stands for, one each when absent.
 * Throws MethodProblem when there are no transactions or too many frequent sets.
 * Source: Zaki, IEEE Trans. Knowledge and Data Engineering 12 (2000).
 */
export function frequentItemsets(
  transactions: Transactions,
  items: number,
  minSupport: number,
  largest: number,
  weights?: ArrayLike<number>,
): Itemset[] {
  const total = totalOf(transactions, weights);
  if (total === 0) throw new MethodProblem("There are no rows to find rules in.");
  const least = Math.max(1, Math.ceil(minSupport * total - 1e-9));
  const weight = weights ?? new Uint8Array(transactions.length).fill(1);
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
        const together = sumOf(both, weight);
        if (together >= least) next.push({ item: other.item, rows: both, count: together });
      }
      if (next.length > 0) grow(larger, next);
    });
  };
  grow(
    [],
    rowsOf(transactions, items)
      .map((rows, item) => ({ item, rows, count: sumOf(rows, weight) }))
      .filter(({ count }) => count >= least),
  );
  return found;
}

/** Number of transactions, each as often as its weight says. */
export const totalOf = (transactions: Transactions, weights?: ArrayLike<number>): number =>
  weights ? Array.from(weights).reduce((sum, weight) => sum + weight, 0) : transactions.length;

interface Candidate {
  item: number;
  /** Transactions that hold it, ascending. */
  rows: Uint32Array;
  count: number;
}

function rowsOf(transactions: Transactions, items: number): Uint32Array[] {
  const rows = Array.from({ length: items }, (): number[] => []);
  transactions.forEach((transaction, at) => {
    for (let i = 0; i < transaction.length; i++) {
      const own = rows[transaction[i]!]!;
      if (own.at(-1) !== at) own.push(at);
    }
  });
  return rows.map((own) => Uint32Array.from(own));
}

function intersect(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both = new Uint32Array(Math.min(a.length, b.length));
  let [i, j, count] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i]!, b[j]!];
    if (x === y) both[count++] = x;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return both.slice(0, count);
}

function sumOf(rows: Uint32Array, weight: ArrayLike<number>): number {
  let sum = 0;
  for (const row of rows) sum += weight[row]!;
  return sum;
}

const tooMany = () =>
  new MethodProblem(
    `More than ${mostItemsets.toLocaleString("en")} combinations are frequent enough.`,
    "Raise the least support, or choose fewer columns.",
  );
