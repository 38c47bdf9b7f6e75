import { studentTwoSidedP } from "./student";
import { dot, meanOf } from "./sums";

/** A correlation of ranks and the test of it. */
export interface Correlation {
  /** -1 to 1; NaN where it is not defined: fewer than three rows, or values that are all equal. */
  rho: number;
  /** Two-sided, by Student's t with `freedom` degrees; 1 where rho is not defined. */
  p: number;
  freedom: number;
}

/** Ranks from 1 on; equal values share the mean of their ranks. */
export function ranks(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i);
  order.sort((a, b) => values[a]! - values[b]!);
  const rank = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let at = from; at < to; at++) rank[order[at]!] = (from + 1 + to) / 2;
    from = to;
  }
  return rank;
}

/** Pearson's correlation; NaN when one of them does not vary. */
export function pearson(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  let [both, squareA, squareB] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [da, db] = [a[i]! - meanA, b[i]! - meanB];
    both += da * db;
    squareA += da * da;
    squareB += db * db;
  }
  const scale = Math.sqrt(squareA * squareB);
  return scale > 0 ? Math.min(1, Math.max(-1, both / scale)) : NaN;
}

/** How many independent rows two lists of ranks are worth; their number when absent. */
export type Worth = (a: Float64Array, b: Float64Array) => number;

/**
 * Spearman's correlation of two lists of equal length, ties at their mean ranks. The test supposes
 * that the rows are independent, which neighbouring areas are not: `worth` says how many they stand for.
 * Source: Spearman, American J. Psychology 15 (1904); the test: Kendall and Stuart, vol. 2, 31.19.
 */
export const spearman = (a: ArrayLike<number>, b: ArrayLike<number>, worth?: Worth): Correlation =>
  partialSpearman(a, b, [], worth);

/**
 * Spearman's correlation of what is left of both when the ranks of the `given` lists are taken out:
 * partial correlation on ranks, n - 2 - k degrees of freedom. NaN where what is left does not vary.
 * Source: Conover, Practical Nonparametric Statistics (1999), section 5.4.
 */
export function partialSpearman(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  given: readonly ArrayLike<number>[],
  worth: Worth = (ranked) => ranked.length,
): Correlation {
  const basis: Float64Array[] = [];
  for (const list of given) {
    const part = without(centred(ranks(list)), basis);
    if (part) basis.push(part);
  }
  const [restA, restB] = [without(centred(ranks(a)), basis), without(centred(ranks(b)), basis)];
  const rho = restA && restB ? pearson(restA, restB) : NaN;
  const rows = restA && restB ? worth(restA, restB) : a.length;
  return tested(rho, rows - 2 - given.length);
}

function centred(values: Float64Array): Float64Array {
  const middle = meanOf(values);
  return values.map((value) => value - middle);
}

/** What is left of a centred list beside an orthogonal basis; null when that is nothing but rounding. */
function without(values: Float64Array, basis: readonly Float64Array[]): Float64Array | null {
  const rest = values.slice();
  const before = dot(values, values);
  for (const part of basis) {
    const share = dot(rest, part) / dot(part, part);
    for (let i = 0; i < rest.length; i++) rest[i]! -= share * part[i]!;
  }
  return dot(rest, rest) > 1e-12 * before ? rest : null;
}

function tested(rho: number, freedom: number): Correlation {
  if (Number.isNaN(rho) || freedom < 1) return { rho: NaN, p: 1, freedom: Math.max(0, freedom) };
  if (Math.abs(rho) === 1) return { rho, p: 0, freedom };
  const t = rho * Math.sqrt(freedom / (1 - rho * rho));
  return { rho, p: studentTwoSidedP(t, freedom), freedom };
}
