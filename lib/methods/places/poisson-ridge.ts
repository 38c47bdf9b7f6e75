import { MethodProblem } from "../problem";
import { cholesky, choleskySolve } from "../statistics/cholesky";
import { sumOf } from "../statistics/sums";

/** A Poisson regression: mean = exposure · exp(intercept + Σ coefficient · column). */
export interface PoissonRidge {
  intercept: number;
  coefficients: Float64Array;
  /** Of the columns, by the rows that were learned from. */
  means: Float64Array;
  deviations: Float64Array;
  converged: boolean;
}

/**
 * Fits it by Newton's steps with a penalty on the size of the coefficients of standardised columns,
 * so that a column with little to say stays near 0. Made for many rows and few columns; it has no
 * errors. `start` is a fit to some of the rows, to begin from. `exposure` is one number for each row.
 * Source: le Cessie and van Houwelingen, Applied Statistics 41 (1992), for a Poisson mean.
 */
export function poissonRidge(
  y: ArrayLike<number>,
  columns: readonly ArrayLike<number>[],
  exposure: ArrayLike<number>,
  penalty: number,
  start?: PoissonRidge,
): PoissonRidge {
  const [n, p] = [y.length, columns.length + 1];
  const total = sumOf(y);
  if (n <= p || total === 0) {
    throw new MethodProblem(
      "There is too little of the past to learn from.",
      "Use the historical count, or more of the past.",
    );
  }
  const means = Float64Array.from(columns, (column) => sumOf(column) / n);
  const deviations = Float64Array.from(columns, (column, k) => spread(column, means[k]!));
  const z = columns.map((column, k) => {
    const values = new Float64Array(n);
    for (let i = 0; i < n; i++) values[i] = (column[i]! - means[k]!) / deviations[k]!;
    return values;
  });
  const at = new Float64Array(p);
  if (start) {
    const { intercept, coefficients } = start;
    coefficients.forEach((each, k) => (at[k + 1] = each * deviations[k]!));
    at[0] = coefficients.reduce((sum, each, k) => sum + each * means[k]!, intercept);
  } else at[0] = Math.log(total / sumOf(exposure));
  let converged = false;
  for (let step = 0; step < 40 && !converged; step++) {
    const move = newtonStep(y, z, exposure, penalty, at);
    let largest = 0;
    for (let k = 0; k < p; k++) {
      const bounded = Math.max(-2, Math.min(2, move[k]!));
      at[k]! += bounded;
      largest = Math.max(largest, Math.abs(bounded));
    }
    converged = largest < 1e-8;
  }
  const coefficients = Float64Array.from(columns, (_, k) => at[k + 1]! / deviations[k]!);
  const intercept = coefficients.reduce((sum, each, k) => sum - each * means[k]!, at[0]!);
  return { intercept, coefficients, means, deviations, converged };
}

function newtonStep(
  y: ArrayLike<number>,
  z: readonly Float64Array[],
  exposure: ArrayLike<number>,
  penalty: number,
  at: Float64Array,
): Float64Array {
  const p = at.length;
  const [slope, curvature] = [new Float64Array(p), new Float64Array(p * p)];
  const n = y.length;
  const mean = new Float64Array(n).fill(at[0]!);
  z.forEach((column, k) => {
    for (let i = 0; i < n; i++) mean[i]! += at[k + 1]! * column[i]!;
  });
  for (let i = 0; i < n; i++) mean[i] = exposure[i]! * Math.exp(mean[i]!);
  const weighted = new Float64Array(n);
  for (let a = 0; a < p; a++) {
    const own = a > 0 ? z[a - 1]! : null;
    let [sum, all] = [0, 0];
    for (let i = 0; i < n; i++) {
      const value = own ? own[i]! : 1;
      weighted[i] = value * mean[i]!;
      all += weighted[i]!;
      sum += value * (y[i]! - mean[i]!);
    }
    slope[a] = sum;
    curvature[a * p] = all;
    for (let b = 1; b <= a; b++) curvature[a * p + b] = dot(weighted, z[b - 1]!);
  }
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < a; b++) curvature[b * p + a] = curvature[a * p + b]!;
    if (a === 0) continue;
    slope[a]! -= penalty * at[a]!;
    curvature[a * p + a]! += penalty;
  }
  const lower = cholesky(curvature, p);
  if (!lower) throw new MethodProblem("The past does not tell the factors apart.");
  return choleskySolve(lower, slope);
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += one[i]! * other[i]!;
  return sum;
}

/** 1 for a column that is the same everywhere, which then says nothing. */
function spread(values: ArrayLike<number>, mean: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! - mean) ** 2;
  return Math.sqrt(sum / values.length) || 1;
}
