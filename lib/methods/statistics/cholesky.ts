/**
 * The lower triangle L of a symmetric positive definite matrix A = L L', row by row; null when the
 * matrix is no such thing.
 */
export function cholesky(matrix: ArrayLike<number>, size: number): Float64Array | null {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let left = matrix[row * size + column]!;
      for (let k = 0; k < column; k++) left -= lower[row * size + k]! * lower[column * size + k]!;
      if (column < row) lower[row * size + column] = left / lower[column * size + column]!;
      else if (!(left > 1e-13 * Math.abs(matrix[row * size + row]!))) return null;
      else lower[row * size + row] = Math.sqrt(left);
    }
  }
  return lower;
}

/** x of A x = b, for the triangle of A. */
export function choleskySolve(lower: Float64Array, b: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(b);
  const size = x.length;
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) x[row]! -= lower[row * size + k]! * x[k]!;
    x[row]! /= lower[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) x[row]! -= lower[k * size + row]! * x[k]!;
    x[row]! /= lower[row * size + row]!;
  }
  return x;
}

/** Diagonal of the inverse of A, for the triangle of A. */
export function choleskyInverseDiagonal(lower: Float64Array, size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, k) => {
    const unit = new Float64Array(size);
    unit[k] = 1;
    return choleskySolve(lower, unit)[k]!;
  });
}
