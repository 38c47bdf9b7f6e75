import { dot } from "./sums";

/** A fit by weighted least squares: `inverse` is (X'WX)⁻¹, row by row; `leverage` the pull of each row on its own fit. */
export interface LeastSquares {
  coefficients: Float64Array;
  inverse: Float64Array;
  leverage: Float64Array;
}

/**
 * Coefficients of the columns that come nearest to y, each row with a weight from 0 on. Returns the
 * number of a column instead when that one is a mixture of those before it. Columns are made
 * orthogonal one after the other (twice, so that nothing is lost), y with them.
 * Source: Björck, Numerical Methods for Least Squares Problems (1996), 2.4.
 */
export function leastSquares(
  columns: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  weights: ArrayLike<number>,
): LeastSquares | number {
  const [n, p] = [y.length, columns.length];
  const root = Float64Array.from(weights, Math.sqrt);
  const scaled = (list: ArrayLike<number>) => root.map((each, i) => each * list[i]!);
  const basis: Float64Array[] = [];
  // Upper triangle: columns in terms of the basis.
  const triangle = new Float64Array(p * p);
  for (let k = 0; k < p; k++) {
    const column = scaled(columns[k]!);
    const before = norm(column);
    for (let round = 0; round < 2; round++) {
      basis.forEach((each, j) => (triangle[j * p + k]! += takeOut(each, column)));
    }
    const length = norm(column);
    if (!(length > 1e-10 * before)) return k;
    triangle[k * p + k] = length;
    for (let i = 0; i < n; i++) column[i]! /= length;
    basis.push(column);
  }
  const rest = scaled(y);
  const onBasis = basis.map((each) => takeOut(each, rest));
  const coefficients = new Float64Array(p);
  for (let k = p - 1; k >= 0; k--) {
    let left = onBasis[k]!;
    for (let j = k + 1; j < p; j++) left -= triangle[k * p + j]! * coefficients[j]!;
    coefficients[k] = left / triangle[k * p + k]!;
  }
  const leverage = new Float64Array(n);
  for (const each of basis) for (let i = 0; i < n; i++) leverage[i]! += each[i]! * each[i]!;
  return { coefficients, inverse: crossInverse(triangle, p), leverage };
}

const norm = (list: Float64Array) => Math.sqrt(dot(list, list));

/** Takes the part along a direction out of a list, and says how long it was. */
function takeOut(direction: Float64Array, from: Float64Array): number {
  const length = dot(direction, from);
  for (let i = 0; i < from.length; i++) from[i]! -= length * direction[i]!;
  return length;
}

/** (R'R)⁻¹ of an upper triangle R. */
function crossInverse(triangle: Float64Array, p: number): Float64Array {
  const inverse = new Float64Array(p * p);
  for (let k = 0; k < p; k++) {
    for (let row = k; row >= 0; row--) {
      let sum = row === k ? 1 : 0;
      for (let j = row + 1; j <= k; j++) sum -= triangle[row * p + j]! * inverse[j * p + k]!;
      inverse[row * p + k] = sum / triangle[row * p + row]!;
    }
  }
  const product = new Float64Array(p * p);
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < p; b++) {
      for (let k = Math.max(a, b); k < p; k++) {
        product[a * p + b]! += inverse[a * p + k]! * inverse[b * p + k]!;
      }
    }
  }
  return product;
}

/** What the columns leave of y, all rows alike; the number of a column that is a mixture of those before it. */
export function leftOver(
  y: Float64Array,
  columns: readonly ArrayLike<number>[],
): Float64Array | number {
  if (columns.length === 0) return y;
  const solved = leastSquares(columns, y, new Float64Array(y.length).fill(1));
  if (typeof solved === "number") return solved;
  const { coefficients } = solved;
  return y.map((each, t) => columns.reduce((sum, x, k) => sum - coefficients[k]! * x[t]!, each));
}
