import { placesOf, type Weights } from "../weights";

/**
 * An order of the places in which neighbours stand near each other, so that their matrices are narrow
 * bands: `order[k]` is the place at rank k.
 * Source: Cuthill and McKee (1969), reversed as by George (1971).
 */
export function narrowOrder(weights: Weights): Uint32Array {
  const n = placesOf(weights);
  const { start, neighbour } = weights;
  const degree = (i: number) => start[i + 1]! - start[i]!;
  const seen = new Uint8Array(n);
  const order: number[] = [];
  const byDegree = Array.from({ length: n }, (_, i) => i).sort((a, b) => degree(a) - degree(b));
  for (const first of byDegree) {
    if (seen[first]) continue;
    seen[first] = 1;
    let at = order.push(first) - 1;
    for (; at < order.length; at++) {
      const place = order[at]!;
      const next = Array.from(neighbour.subarray(start[place], start[place + 1]!));
      for (const other of next
        .filter((each) => !seen[each])
        .sort((a, b) => degree(a) - degree(b))) {
        seen[other] = 1;
        order.push(other);
      }
    }
  }
  return Uint32Array.from(order.reverse());
}

/** A lower triangle that is 0 beyond `width` places left of its diagonal, row by row. */
export interface Band {
  size: number;
  width: number;
  rows: Float64Array;
}

export const emptyBand = (size: number, width: number): Band => ({
  size,
  width,
  rows: new Float64Array(size * (width + 1)),
});

/** Cholesky's triangle of a banded matrix, in place of it; null when it is not positive definite. */
export function bandCholesky(band: Band): Band | null {
  const { size, width, rows } = band;
  const step = width + 1;
  for (let i = 0; i < size; i++) {
    // Entry (i, j) stands at i * step + j - i + width.
    const own = i * step - i + width;
    const from = Math.max(0, i - width);
    for (let j = from; j <= i; j++) {
      const other = j * step - j + width;
      let left = rows[own + j]!;
      for (let k = Math.max(from, j - width); k < j; k++) left -= rows[own + k]! * rows[other + k]!;
      if (j < i) rows[own + j] = left / rows[other + j]!;
      else if (!(left > 0)) return null;
      else rows[own + j] = Math.sqrt(left);
    }
  }
  return band;
}

/** Logarithm of the determinant of the matrix whose triangle this is. */
export function logDeterminant({ size, width, rows }: Band): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += Math.log(rows[i * (width + 1) + width]!);
  return 2 * sum;
}

/** x of A x = b, for the triangle of A. */
export function bandSolve({ size, width, rows }: Band, b: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(b);
  const step = width + 1;
  for (let i = 0; i < size; i++) {
    const own = i * step - i + width;
    for (let k = Math.max(0, i - width); k < i; k++) x[i]! -= rows[own + k]! * x[k]!;
    x[i]! /= rows[own + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    const own = i * step - i + width;
    x[i]! /= rows[own + i]!;
    for (let k = Math.max(0, i - width); k < i; k++) x[k]! -= rows[own + k]! * x[i]!;
  }
  return x;
}
