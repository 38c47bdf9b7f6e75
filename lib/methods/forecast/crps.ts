import { MethodProblem } from "../problem";
import { scatteredAtMost } from "../statistics/negative-binomial";
import { normalCdf, normalDensity } from "../statistics/normal";
import { poissonAtMost } from "../statistics/poisson";
import type { Series } from "../temporal/series";

/*
 * The continuous ranked probability score of a forecast that is a distribution: ∫ (F(x) − 1{x ≥ y})² dx,
 * in the unit of the values, 0 at best, the absolute error when all weight lies on one value.
 * Source: Gneiting and Raftery, J. American Statistical Association 102 (2007).
 */

/** Of a normal distribution; the absolute error for a spread of 0. */
export function crpsNormal(y: number, mean: number, deviation: number): number {
  if (!(deviation > 0)) return Math.abs(y - mean);
  const z = (y - mean) / deviation;
  return deviation * (z * (2 * normalCdf(z) - 1) + 2 * normalDensity(z) - 1 / Math.sqrt(Math.PI));
}

/** Of a distribution of counts, given its share at or below each count. */
export function crpsCounts(y: number, atMost: (count: number) => number): number {
  if (!Number.isFinite(y)) throw new MethodProblem("A count to compare with must be a number.");
  let sum = 0;
  for (let k = 0; ; k++) {
    const share = atMost(k);
    const off = k >= y ? 1 - share : share;
    sum += off * off;
    if (k >= y && !(off >= 1e-8)) return sum;
  }
}

export const crpsPoisson = (y: number, mean: number): number =>
  crpsCounts(y, (count) => poissonAtMost(count, mean));

/** Of a negative binomial whose variance is mean + mean² / size. */
export const crpsNegativeBinomial = (y: number, mean: number, size: number): number =>
  crpsCounts(y, (count) => scatteredAtMost(count, { mean, dispersion: 1 + mean / size }));

/** Of a list of equally likely values, every pair counted: mean |x − y| − ½ mean |x − x′|. */
export function crpsEnsemble(y: number, members: Series): number {
  const sorted = Float64Array.from(members).sort();
  const m = sorted.length;
  if (m === 0) throw new MethodProblem("A list of possible values must have one at least.");
  let [apart, between] = [0, 0];
  for (let i = 0; i < m; i++) {
    apart += Math.abs(sorted[i]! - y);
    between += (2 * i + 1 - m) * sorted[i]!;
  }
  return apart / m - between / (m * m);
}

/** Loss of naming `value` as the quantile at `level` when y came. */
export const pinball = (y: number, level: number, value: number): number =>
  (level - (y < value ? 1 : 0)) * (y - value);

/**
 * From quantiles at ascending levels: twice the pinball loss over all levels, each level standing for
 * the span between the midpoints to its neighbours, the ends for 0 and 1. Close for a fan, not exact.
 */
export function crpsQuantiles(y: number, levels: Series, values: Series): number {
  let sum = 0;
  for (let q = 0; q < levels.length; q++) {
    const from = q === 0 ? 0 : (levels[q - 1]! + levels[q]!) / 2;
    const to = q === levels.length - 1 ? 1 : (levels[q]! + levels[q + 1]!) / 2;
    sum += 2 * (to - from) * pinball(y, levels[q]!, values[q]!);
  }
  return sum;
}

/** Width of a central interval that should hold 1 − `outside` of all values, and a fine of 2 / outside for each unit that y lies off it. */
export const intervalScore = (y: number, low: number, high: number, outside: number): number =>
  high - low + (2 / outside) * (Math.max(0, low - y) + Math.max(0, y - high));
