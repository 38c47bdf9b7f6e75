import { cholesky, choleskyInverseDiagonal, choleskySolve } from "../statistics/cholesky";
import { armaFilter, type Filtered } from "./arima-filter";
import type { Polynomials } from "./arima-polynomials";

/** A differenced series and the regressors beside it, differenced alike. */
export interface Stationary {
  y: Float64Array;
  columns: readonly Float64Array[];
}

export interface Likelihood {
  logLikelihood: number;
  /** Variance of the shocks, the likeliest. */
  sigma2: number;
  /** Of the regressors, the likeliest, and their errors for known dynamics. */
  coefficients: Float64Array;
  errors: Float64Array;
  filtered: Filtered;
}

/**
 * The exact Gaussian likelihood of an ARMA model with regressors, at its highest over the variance and
 * the regressors' coefficients: these are least squares on the innovations. Null where there is none.
 */
export function arimaLikelihood(
  of: Polynomials,
  { y, columns }: Stationary,
  given?: Float64Array,
): Likelihood | null {
  const filtered = armaFilter(of, [y, ...columns]);
  if (!filtered) return null;
  const { innovations, variances } = filtered;
  const n = y.length;
  const normal = normalEquations(filtered);
  let coefficients = given ?? new Float64Array(0);
  let spread = new Float64Array(columns.length);
  if (columns.length > 0 && !given) {
    const lower = cholesky(normal.matrix, columns.length);
    if (!lower) return null;
    coefficients = choleskySolve(lower, normal.right);
    spread = choleskyInverseDiagonal(lower, columns.length) as typeof spread;
  }
  let [squares, logs] = [0, 0];
  for (let t = 0; t < n; t++) {
    let off = innovations[0]![t]!;
    for (let k = 0; k < columns.length; k++) off -= coefficients[k]! * innovations[k + 1]![t]!;
    squares += (off * off) / variances[t]!;
    logs += Math.log(variances[t]!);
  }
  const sigma2 = squares / n;
  const logLikelihood = -0.5 * (n * (Math.log(2 * Math.PI * sigma2) + 1) + logs);
  const errors = spread.map((each) => Math.sqrt(each * sigma2));
  return { logLikelihood, sigma2, coefficients, errors, filtered };
}

/** Of the regression of the first list of innovations on the others. */
function normalEquations({ innovations, variances }: Filtered) {
  const [y, ...columns] = innovations;
  const count = columns.length;
  const matrix = new Float64Array(count * count);
  const dot = (a: Float64Array, b: Float64Array) => {
    let sum = 0;
    for (let t = 0; t < variances.length; t++) sum += (a[t]! * b[t]!) / variances[t]!;
    return sum;
  };
  columns.forEach((a, j) => {
    for (let k = 0; k <= j; k++) {
      matrix[j * count + k] = matrix[k * count + j] = dot(a, columns[k]!);
    }
  });
  return { matrix, right: columns.map((each) => dot(each, y!)) };
}

/**
 * Mean square of the shocks when all before the series is taken to be 0. `shocks` is room for them.
 */
export function conditionalVariance(
  { ar, ma }: Polynomials,
  y: Float64Array,
  shocks = new Float64Array(y.length),
): number {
  const [arLags, maLags] = [lagsOf(ar), lagsOf(ma)];
  let squares = 0;
  for (let t = 0; t < y.length; t++) {
    let off = y[t]!;
    for (let k = 0; k < arLags.length; k++) {
      const lag = arLags[k]!;
      if (lag > t) break;
      off -= ar[lag - 1]! * y[t - lag]!;
    }
    for (let k = 0; k < maLags.length; k++) {
      const lag = maLags[k]!;
      if (lag > t) break;
      off -= ma[lag - 1]! * shocks[t - lag]!;
    }
    shocks[t] = off;
    squares += off * off;
  }
  return squares / y.length;
}

/** Ascending; a seasonal model has few coefficients that are not 0. */
function lagsOf(coefficients: Float64Array): number[] {
  const lags: number[] = [];
  for (let k = 0; k < coefficients.length; k++) if (coefficients[k] !== 0) lags.push(k + 1);
  return lags;
}
