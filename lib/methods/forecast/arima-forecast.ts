import { MethodProblem } from "../problem";
import type { Series } from "../temporal/series";
import { constantOf, type Arima } from "./arima";
import { ahead, armaFilter } from "./arima-filter";
import { arimaName, dynamicTerms } from "./arima-order";
import { multiply } from "./arima-polynomials";
import { difference, differenceFilter, integrate } from "./differences";

export interface ArimaForecast {
  mean: Float64Array;
  /** Of the forecast error, the coefficients taken as known. */
  variance: Float64Array;
}

/**
 * `horizon` steps after the series that the model was fitted to, or a longer or later one of the same
 * kind. `regressors` hold the steps of the series and then of the horizon.
 */
export function arimaForecast(
  model: Pick<Arima, "orders" | "coefficients" | "sigma2">,
  values: Series,
  horizon: number,
  regressors: readonly Series[] = [],
): ArimaForecast {
  const { orders: of, coefficients, sigma2 } = model;
  const n = values.length;
  const short = regressors.findIndex((each) => each.length < n + horizon);
  if (short >= 0) {
    throw new MethodProblem(
      `Regressor ${short + 1} has ${regressors[short]!.length} steps, and the series with its horizon has ${n + horizon}.`,
      "Give its values for the steps ahead too.",
    );
  }
  const terms = dynamicTerms(of);
  const columns = [...(of.constant ? [constantOf(of, n + horizon)] : []), ...regressors];
  const effect = (t: number) =>
    columns.reduce((sum, each, k) => sum + coefficients[terms + k]! * each[t]!, 0);
  const rest = Float64Array.from(values, (value, t) => value - effect(t));
  const filter = differenceFilter(of.d, of.D, of.period);
  const polynomials = multiply(of, coefficients.subarray(0, terms));
  const filtered = armaFilter(polynomials, [difference(rest, filter)]);
  if (!filtered) throw new MethodProblem(`${arimaName(of)} has no forecast for this series.`);
  const own = ahead(filtered.states[0]!, polynomials.ar, horizon);
  // What a shock at the first step ahead adds to each step.
  const later = Float64Array.of(1, ...ahead(filtered.gain, polynomials.ar, horizon - 1));
  const weights = integrate([], later, filter);
  let sum = 0;
  return {
    mean: integrate(rest, own, filter).map((each, h) => each + effect(n + h)),
    variance: weights.map((each) => (sum += each * each) * sigma2 * filtered.variance),
  };
}
