import { MethodProblem } from "../problem";
import { bfgs } from "../statistics/bfgs";
import { criteria } from "../statistics/criteria";
import { leftOver } from "../statistics/least-squares";
import { checkSeries, type Series } from "../temporal/series";
import { arimaLikelihood, conditionalVariance, type Stationary } from "./arima-likelihood";
import { arimaName, dynamicTerms, ordersOf, type ArimaOrder, type Orders } from "./arima-order";
import { fromFree, multiply, toFree } from "./arima-polynomials";
import { difference, differenceFilter } from "./differences";

export interface ArimaOptions extends ArimaOrder {
  /** Columns as long as the series whose effect is estimated along. */
  regressors?: readonly Series[];
  /** Coefficients to begin from, those of an earlier fit of the same form. */
  from?: Float64Array;
}

export interface Arima {
  /** "ARIMA(0,1,1)(0,1,1)[12]" */
  form: string;
  orders: Orders;
  /** "ar1", "ma1", "sar1", "sma1", then "intercept" or "drift" and "xreg1" …, as all lists of figures. */
  names: string[];
  coefficients: Float64Array;
  /** Variance of the shocks, by maximum likelihood; 0 when the model hits every step. */
  sigma2: number;
  logLikelihood: number;
  aic: number;
  /** For series that are short beside the number of coefficients. */
  aicc: number;
  bic: number;
  /** Steps that are left after differencing. */
  used: number;
  /** One step ahead, as long as the series; NaN at steps that differencing takes. */
  fitted: Float64Array;
}

/**
 * (Seasonal) ARIMA with regressors, by exact Gaussian maximum likelihood from a start by conditional
 * least squares. Coefficients have the signs y(t) = Σ ar y(t−j) + e(t) + Σ ma e(t−j), and stay
 * stationary and invertible. A MethodProblem for a value that is missing, a series too short for its
 * coefficients, or regressors that say the same.
 * Source: Box and Jenkins (1970); Gardner, Harvey and Phillips, Applied Statistics 29 (1980).
 */
export function arima(values: Series, options: ArimaOptions): Arima {
  const of = ordersOf(options);
  const terms = dynamicTerms(of);
  const effects = (options.regressors?.length ?? 0) + (of.constant ? 1 : 0);
  checkSeries(values, of.d + of.D * of.period + terms + effects + 2, arimaName(of));
  const data = stationary(values, of, options.regressors);
  const plain = ordinary(data);
  const silent = plain.rest.every((each, t) => Math.abs(each) <= 1e-10 * (1 + size(values, t)));
  const dynamics = silent ? new Float64Array(terms) : likeliest(of, data, plain.rest, options.from);
  return describe(values, of, data, dynamics);
}

const size = (values: Series, t: number) => Math.abs(values[t]!);

/** The series and what stands beside it, differenced. */
export function stationary(
  values: Series,
  of: Orders,
  regressors: readonly Series[] = [],
): Stationary {
  const filter = differenceFilter(of.d, of.D, of.period);
  const columns = columnsOf(of, values.length, regressors);
  return {
    y: difference(values, filter),
    columns: columns.map((each) => difference(each, filter)),
  };
}

/** Mean or drift first, then what was given. */
function columnsOf(of: Orders, n: number, given: readonly Series[]): Series[] {
  const wrong = given.findIndex((each) => each.length < n);
  if (wrong >= 0) {
    throw new MethodProblem(
      `Regressor ${wrong + 1} has ${given[wrong]!.length} steps, and the series has ${n}.`,
    );
  }
  const own = Array.from(given, (each) => Float64Array.from(each).subarray(0, n));
  return of.constant ? [constantOf(of, n), ...own] : own;
}

/** Steps are numbered from 1 on. */
export const constantOf = ({ d, D }: Orders, count: number) =>
  Float64Array.from({ length: count }, (_, t) => (d + D === 0 ? 1 : t + 1));

/** Least squares without any dynamics. */
function ordinary({ y, columns }: Stationary): { rest: Float64Array } {
  const rest = leftOver(y, columns);
  if (typeof rest !== "number") return { rest };
  throw new MethodProblem(
    `Column ${rest + 1} beside the series says nothing that those before it do not say, once differenced.`,
    "Leave it out, or take fewer differences.",
  );
}

function likeliest(of: Orders, data: Stationary, rest: Float64Array, from?: Float64Array) {
  const terms = dynamicTerms(of);
  if (terms === 0) return new Float64Array(0);
  const exact = (free: Float64Array) => {
    const found = arimaLikelihood(multiply(of, fromFree(of, free)), data);
    return found && found.sigma2 > 0 ? -found.logLikelihood / data.y.length : Infinity;
  };
  const known = from?.length === terms ? toFree(of, from) : null;
  const starts = known ? [known] : [conditional(of, rest).free, new Float64Array(terms)];
  const start = starts.map(inside).find((each) => Number.isFinite(exact(each)));
  return fromFree(of, bfgs(exact, start ?? new Float64Array(terms)).at);
}

/** Off the edge, where nothing has a slope. */
const inside = (free: Float64Array) => free.map((each) => Math.max(-2.5, Math.min(2.5, each)));

/** Conditional least squares: a quick fit, to begin from and to compare orders by. */
export function conditional(of: Orders, rest: Float64Array) {
  const shocks = new Float64Array(rest.length);
  const quick = (free: Float64Array) => {
    const variance = conditionalVariance(multiply(of, fromFree(of, free)), rest, shocks);
    return variance > 0 ? 0.5 * Math.log(variance) : -50;
  };
  const found = bfgs(quick, new Float64Array(dynamicTerms(of)), { tolerance: 1e-6 });
  return { free: found.at, variance: Math.exp(2 * found.value) };
}

function describe(values: Series, of: Orders, data: Stationary, dynamics: Float64Array): Arima {
  const found = arimaLikelihood(multiply(of, dynamics), data);
  if (!found) throw new MethodProblem(`${arimaName(of)} cannot be fitted to this series.`);
  const { sigma2, logLikelihood, filtered } = found;
  const coefficients = Float64Array.of(...dynamics, ...found.coefficients);
  const [used, lost] = [data.y.length, values.length - data.y.length];
  const parameters = coefficients.length + 1;
  const fitted = Float64Array.from(values, (value, t) => {
    if (t < lost) return NaN;
    let off = filtered.innovations[0]![t - lost]!;
    found.coefficients.forEach(
      (each, k) => (off -= each * filtered.innovations[k + 1]![t - lost]!),
    );
    return value - off;
  });
  return {
    form: arimaName(of),
    orders: of,
    names: namesOf(of, data.columns.length),
    coefficients,
    sigma2,
    logLikelihood,
    ...criteria(logLikelihood, parameters, used),
    used,
    fitted,
  };
}

function namesOf({ p, q, P, Q, d, D, constant }: Orders, regressors: number): string[] {
  const numbered = (name: string, count: number) =>
    Array.from({ length: count }, (_, k) => `${name}${k + 1}`);
  const first = constant ? [d + D > 0 ? "drift" : "intercept"] : [];
  return [
    ...numbered("ar", p),
    ...numbered("ma", q),
    ...numbered("sar", P),
    ...numbered("sma", Q),
    ...first,
    ...numbered("xreg", regressors - first.length),
  ];
}
