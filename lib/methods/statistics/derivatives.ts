import { cholesky, choleskyInverseDiagonal } from "./cholesky";

/** A function of several numbers. */
export type Landscape = (at: Float64Array) => number;

/** Slopes by central differences; `reach` is the step to either side, relative to values above 1. */
export function gradient(of: Landscape, at: Float64Array, reach = 1e-5): Float64Array {
  const probe = at.slice();
  return at.map((value, k) => {
    const step = reach * Math.max(1, Math.abs(value));
    probe[k] = value + step;
    const above = of(probe);
    probe[k] = value - step;
    const below = of(probe);
    probe[k] = value;
    return (above - below) / (2 * step);
  });
}

/** Second derivatives by central differences with one step a number, row by row. */
export function hessian(of: Landscape, at: Float64Array, steps: Float64Array): Float64Array {
  const count = at.length;
  const value = (k: number, byK: number, j: number, byJ: number) => {
    const probe = at.slice();
    probe[k]! += byK * steps[k]!;
    probe[j]! += byJ * steps[j]!;
    return of(probe);
  };
  const rows = new Float64Array(count * count);
  for (let k = 0; k < count; k++) {
    for (let j = 0; j <= k; j++) {
      const same = value(k, 1, j, 1) + value(k, -1, j, -1);
      const bend = (same - value(k, 1, j, -1) - value(k, -1, j, 1)) / (4 * steps[k]! * steps[j]!);
      rows[k * count + j] = rows[j * count + k] = bend;
    }
  }
  return rows;
}

/**
 * Standard errors at the lowest point of a negative log-likelihood, from how it bends there
 * (observed information); null for all of them where it does not bend in every direction.
 */
export function errorsAt(
  of: Landscape,
  at: Float64Array,
  steps: Float64Array = at.map(() => 1e-4),
): (number | null)[] {
  const bend = hessian(of, at, steps);
  const lower = bend.every(Number.isFinite) ? cholesky(bend, at.length) : null;
  if (!lower) return Array.from(at, () => null);
  return Array.from(choleskyInverseDiagonal(lower, at.length), Math.sqrt);
}
