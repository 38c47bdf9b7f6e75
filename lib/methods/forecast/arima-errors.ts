import { cholesky, choleskyInverseDiagonal } from "../statistics/cholesky";
import { hessian } from "../statistics/derivatives";
import type { Series } from "../temporal/series";
import { stationary, type Arima } from "./arima";
import { arimaLikelihood } from "./arima-likelihood";
import { dynamicTerms } from "./arima-order";
import { multiply } from "./arima-polynomials";

/**
 * Standard errors of a model's coefficients, from how the likelihood of the series it was fitted to
 * bends at its top. All NaN where it does not, as at the edge of what is invertible.
 */
export function arimaErrors(
  { orders: of, coefficients: at, sigma2 }: Arima,
  values: Series,
  regressors: readonly Series[] = [],
): Float64Array {
  const terms = dynamicTerms(of);
  const none = new Float64Array(at.length).fill(NaN);
  const data = stationary(values, of, regressors);
  const top = arimaLikelihood(multiply(of, at.slice(0, terms)), data);
  if (at.length === 0 || !(sigma2 > 0) || !top) return none;
  const minus = (all: Float64Array) => {
    const found = arimaLikelihood(multiply(of, all.slice(0, terms)), data, all.slice(terms));
    return found ? -found.logLikelihood : NaN;
  };
  // Steps well within the error of each, and none over the edge of what is stationary.
  const reach = 0.02 / Math.sqrt(data.y.length);
  const steps = at.map((_, k) => (k < terms ? reach : 0.02 * top.errors[k - terms]!));
  const bend = hessian(minus, at, steps);
  const lower = bend.every(Number.isFinite) ? cholesky(bend, at.length) : null;
  return lower ? choleskyInverseDiagonal(lower, at.length).map(Math.sqrt) : none;
}
