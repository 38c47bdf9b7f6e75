import { MethodProblem } from "../problem";
import { glm } from "../statistics/glm";
import { leastSquares } from "../statistics/least-squares";
import { checkSeries, type Series } from "./series";

export const curves = ["straight", "exponential", "polynomial"] as const;
export type CurveShape = (typeof curves)[number];

export interface TrendCurve {
  /** Level without season at each step, and the 95 % interval of it. */
  level: Float64Array;
  low: Float64Array;
  high: Float64Array;
}

/**
 * A curve through a series: `straight` by least squares, `exponential` (the same share more each step)
 * and `polynomial` (its logarithm a cubic) by quasi-Poisson models, which need no logarithm of a zero.
 * `season` is the factor of each step. Describes the span, and nothing beyond it: a cubic runs off.
 * Steps are taken as independent, which makes the interval too narrow where they are not.
 */
export function trendCurve(series: Series, season: Series, shape: CurveShape): TrendCurve {
  checkSeries(series, 6, "A curve");
  const n = series.length;
  const time = Float64Array.from({ length: n }, (_, t) => (2 * t) / (n - 1) - 1);
  const powers = shape === "polynomial" ? [0, 1, 2, 3] : [0, 1];
  const columns = powers.map((power) => time.map((each) => each ** power));
  const { coefficients, covariance, back } =
    shape === "straight" ? straight(series, season, columns) : logLinear(series, season, columns);
  const p = columns.length;
  const at = (t: number, side: number) => {
    let [sum, variance] = [0, 0];
    for (let a = 0; a < p; a++) {
      sum += coefficients[a]! * columns[a]![t]!;
      for (let b = 0; b < p; b++) {
        variance += covariance[a * p + b]! * columns[a]![t]! * columns[b]![t]!;
      }
    }
    return Math.max(0, back(sum + side * 1.959964 * Math.sqrt(variance)));
  };
  const line = (side: number) => Float64Array.from({ length: n }, (_, t) => at(t, side));
  return { level: line(0), low: line(-1), high: line(1) };
}

interface Fitted {
  coefficients: Float64Array;
  covariance: Float64Array;
  back: (linear: number) => number;
}

function straight(series: Series, season: Series, columns: Float64Array[]): Fitted {
  const y = Float64Array.from(series, (each, t) => each / Math.max(1e-6, season[t]!));
  const weights = Float64Array.from(season, (each) => Math.max(1e-6, each));
  const fit = leastSquares(columns, y, weights);
  if (typeof fit === "number") throw new MethodProblem("No straight line can be laid through it.");
  const squares = y.reduce((sum, each, t) => {
    const mean = columns.reduce((all, column, k) => all + fit.coefficients[k]! * column[t]!, 0);
    return sum + weights[t]! * (each - mean) ** 2;
  }, 0);
  const variance = squares / (y.length - columns.length);
  return {
    coefficients: fit.coefficients,
    covariance: fit.inverse.map((each) => each * variance),
    back: (linear) => linear,
  };
}

function logLinear(series: Series, season: Series, columns: Float64Array[]): Fitted {
  const offset = Float64Array.from(season, (each) => Math.log(Math.max(1e-6, each)));
  const fit = glm(series, columns, { family: "poisson", offset });
  const dispersion = Math.max(1, fit.dispersion);
  return {
    coefficients: fit.coefficients,
    covariance: fit.covariance.map((each) => each * dispersion),
    back: Math.exp,
  };
}
