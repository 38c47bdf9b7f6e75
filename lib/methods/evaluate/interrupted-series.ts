import { MethodProblem } from "../problem";
import { glm } from "../statistics/glm";
import { dot } from "../statistics/sums";
import { ratioOf, type Ratio } from "./estimate";
import { interruptedDesign, type DesignOptions } from "./interrupted-design";
import { autocorrelation, longRunVariance, type Autocorrelation } from "./long-run";

export interface InterruptedOptions extends DesignOptions {
  confidence?: number;
  /** Scatter is never taken for less than that of Poisson counts; as it was found without. */
  atLeastPoisson?: boolean;
  /** Intervals by Student's t, and the wider of those with and without allowance for autocorrelation. */
  cautious?: boolean;
  /** Errors are so many times as large, by steps at so many dates on which nothing was done. */
  widened?: { factor: number; dates: number } | null;
}

export interface Interrupted {
  /** Times as many at once, from the interruption on. */
  step: Ratio;
  /** Times as many with each further period; null where no change of slope was asked for. */
  slope: Ratio | null;
  /** Times as many with each period, interruption or not. */
  trend: Ratio;
  /** Of all periods after the interruption together: what was counted over what was to be expected. */
  whole: Ratio & { expected: number };
  names: string[];
  coefficients: Float64Array;
  /** Quasi-Poisson. */
  errors: Float64Array;
  dispersion: number;
  freedom: number;
  fitted: Float64Array;
  /** What would have been without the interruption, with an interval of the mean; as fitted before it. */
  counterfactual: Float64Array;
  counterfactualLow: Float64Array;
  counterfactualHigh: Float64Array;
  /** Whether what is left goes along from period to period. */
  autocorrelation: Autocorrelation | null;
}

export interface InterruptedInput {
  counts: ArrayLike<number>;
  /** When each period lies, in periods, ascending; some may be missing. */
  at: ArrayLike<number>;
  /** The first time that counts as after. */
  from: number;
  /** What each was counted over: days, residents. All alike without. */
  exposure?: ArrayLike<number>;
  /** A series that nothing was done to: its logarithm becomes a column. */
  control?: ArrayLike<number> | undefined;
}

/**
 * Interrupted time series: quasi-Poisson regression with an offset, a trend, a season, and a step at
 * the interruption. A MethodProblem where all periods lie on one side, where there are too few for
 * the columns, and where one column follows from the others.
 * Source: Lopez Bernal, Cummins and Gasparrini, Int. J. Epidemiology 46 (2017).
 */
export function interruptedSeries(
  input: InterruptedInput,
  options: InterruptedOptions = {},
): Interrupted {
  const { counts, at, from, exposure } = input;
  const isAfter = Array.from(at, (time) => time >= from);
  if (isAfter.every(Boolean) || !isAfter.some(Boolean)) {
    throw new MethodProblem(
      "All periods lie on one side of the interruption.",
      "A series must reach from before the operation into the time after it.",
    );
  }
  const { names, columns, without } = interruptedDesign(input, options);
  const offset = exposure ? Float64Array.from(exposure, Math.log) : new Float64Array(counts.length);
  const fit = glm(counts, columns, { family: "poisson", offset });
  const { coefficients, covariance, fitted, freedom } = fit;
  const scatter = options.atLeastPoisson ? Math.max(1, fit.dispersion) : fit.dispersion;
  const size = columns.length;
  const residuals = Float64Array.from(fitted, (mean, t) => (counts[t]! - mean) / Math.sqrt(mean));

  /** Standard error of a mixture of coefficients. */
  const errorOf = (mixture: ArrayLike<number>): number => {
    const spread = Float64Array.from({ length: size }, (_, a) =>
      dot(covariance.subarray(a * size, (a + 1) * size), mixture),
    );
    const plain = scatter * dot(spread, mixture);
    const factor = options.widened?.factor ?? 1;
    if (!options.cautious) return factor * Math.sqrt(plain);
    const pulls = Float64Array.from(fitted, (mean, t) => {
      let along = 0;
      for (let a = 0; a < size; a++) along += spread[a]! * columns[a]![t]!;
      return along * (counts[t]! - mean);
    });
    const robust = (longRunVariance(pulls, size) * counts.length) / freedom;
    return factor * Math.sqrt(Math.max(plain, robust));
  };
  const knownBy = options.widened && options.widened.factor > 1 ? options.widened.dates : Infinity;
  const certainty = {
    ...(options.confidence === undefined ? {} : { confidence: options.confidence }),
    ...(options.cautious ? { freedom: Math.min(freedom, knownBy) } : {}),
  };
  const only = (name: string) => {
    const k = names.indexOf(name);
    if (k === -1) return null;
    const unit = Float64Array.from(names, (_, a) => Number(a === k));
    return ratioOf(coefficients[k]!, errorOf(unit), certainty);
  };

  const counterfactual = Float64Array.from(fitted, (mean, t) => {
    let gone = 0;
    for (let a = 0; a < size; a++) {
      gone += coefficients[a]! * (columns[a]![t]! - without[a]![t]!);
    }
    return mean * Math.exp(-gone);
  });
  const band = Array.from(counterfactual, (mean, t) => {
    const error = errorOf(without.map((column) => column[t]!));
    const { low, high } = ratioOf(Math.log(mean), error, certainty);
    return [low, high] as const;
  });
  const after = isAfter.flatMap((is, t) => (is ? [t] : []));
  const sum = (values: ArrayLike<number>) => after.reduce((all, t) => all + values[t]!, 0);
  const [seen, expected] = [sum(fitted), sum(counterfactual)];
  // How the logarithm of seen over expected moves with each coefficient.
  const slopes = columns.map((column, a) => {
    const of = (means: Float64Array, values: ArrayLike<number>, all: number) =>
      after.reduce((total, t) => total + means[t]! * values[t]!, 0) / all;
    return of(fitted, column, seen) - of(counterfactual, without[a]!, expected);
  });
  const whole = ratioOf(Math.log(seen / expected), errorOf(slopes), certainty);
  return {
    step: only("step")!,
    slope: only("slope"),
    trend: only("trend")!,
    whole: { ...whole, expected },
    names,
    coefficients,
    errors: fit.errors.map((each) => each * Math.sqrt(scatter)),
    dispersion: fit.dispersion,
    freedom,
    fitted,
    counterfactual,
    counterfactualLow: Float64Array.from(band, ([low]) => low),
    counterfactualHigh: Float64Array.from(band, ([, high]) => high),
    autocorrelation: autocorrelation(residuals),
  };
}
