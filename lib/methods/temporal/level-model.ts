import { MethodProblem } from "../problem";
import { glm, type Glm } from "../statistics/glm";

/** Waves of a season: as many as tell its phases apart, at most six, three where phases are many. */
export function seasonColumns(n: number, period: number, most = period <= 12 ? 6 : 3) {
  const waves = Math.min(most, Math.floor(period / 2));
  const columns: Float64Array[] = [];
  for (let wave = 1; wave <= waves; wave++) {
    const turn = (2 * Math.PI * wave) / period;
    columns.push(Float64Array.from({ length: n }, (_, t) => Math.cos(turn * t)));
    // A wave of two steps has no sine.
    if (2 * wave !== period) {
      columns.push(Float64Array.from({ length: n }, (_, t) => Math.sin(turn * t)));
    }
  }
  return columns;
}

/** Counts as level × season × straight trend of the logarithm, the level constant between breaks. */
export interface LevelModel {
  /** Season and trend without the level: what a step is exposed to; 0 where it is left aside. */
  exposure: Float64Array;
  /** Season alone, 1 on average. */
  season: Float64Array;
  /** Change of the logarithm a step. */
  slope: number;
  fitted: Float64Array;
  /** Squared Pearson residuals over the degrees of freedom, at least 1. */
  dispersion: number;
  /** Twice the log-likelihood that a perfect fit would have more. */
  deviance: number;
  /** The logarithm of each segment's level, and the covariance of these at dispersion 1; null for one without any case. */
  levels: ({ log: number; column: number } | null)[];
  covariance(a: number, b: number): number;
}

export interface LevelModelOptions {
  /** Steps where a new level starts. */
  starts: readonly number[];
  season: readonly Float64Array[];
  withTrend: boolean;
  /** Steps that do not count. */
  aside: Uint8Array;
}

/** The model by quasi-likelihood; null where there is no such fit. */
export function fitLevelModel(
  counts: Float64Array,
  { starts, season, withTrend, aside }: LevelModelOptions,
): LevelModel | null {
  const n = counts.length;
  const ends = [...starts, n];
  const segments = ends.map((end, i) => [i === 0 ? 0 : starts[i - 1]!, end] as const);
  const sums = segments.map(([from, to]) => {
    let sum = 0;
    for (let t = from; t < to; t++) if (!aside[t]) sum += counts[t]!;
    return sum;
  });
  const weights = new Float64Array(n);
  const levels: Float64Array[] = [];
  segments.forEach(([from, to], i) => {
    if (sums[i] === 0) return;
    for (let t = from; t < to; t++) weights[t] = aside[t] ? 0 : 1;
    levels.push(Float64Array.from({ length: n }, (_, t) => (t >= from && t < to ? 1 : 0)));
  });
  if (levels.length === 0) return null;
  const width = levels.length + Number(withTrend) + season.length;
  const time = Float64Array.from({ length: n }, (_, t) => (t - n / 2) / n);
  const columns = [...levels, ...(withTrend ? [time] : []), ...season];
  const fit = fitOrNull(counts, columns, weights);
  if (fit === null) return null;
  const before = levels.length + Number(withTrend);
  const slope = withTrend ? fit.coefficients[levels.length]! / n : 0;
  const log = new Float64Array(n);
  season.forEach((column, k) => {
    for (let t = 0; t < n; t++) log[t]! += fit.coefficients[before + k]! * column[t]!;
  });
  const shape = log.map(Math.exp);
  const mean = shape.reduce((sum, each) => sum + each, 0) / n;
  for (let t = 0; t < n; t++) shape[t]! /= mean;
  return {
    exposure: shape.map((each, t) => (aside[t] ? 0 : each * Math.exp(slope * (t - n / 2)))),
    season: shape,
    slope,
    fitted: fit.fitted.map((mean, t) => (weights[t] || aside[t] ? mean : 0)),
    dispersion: Math.max(1, fit.dispersion),
    deviance: fit.deviance,
    levels: sums.map((sum, i) => {
      if (sum === 0) return null;
      const column = sums.slice(0, i).filter((each) => each > 0).length;
      return { log: fit.coefficients[column]!, column };
    }),
    covariance: (a, b) => fit.covariance[a * width + b]!,
  };
}

function fitOrNull(
  counts: Float64Array,
  columns: readonly Float64Array[],
  weights: Float64Array,
): Glm | null {
  try {
    const fit = glm(counts, columns, { family: "poisson", weights });
    return fit.converged ? fit : null;
  } catch (error) {
    if (error instanceof MethodProblem) return null;
    throw error;
  }
}
