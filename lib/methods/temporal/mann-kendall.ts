import { twoSidedP } from "../statistics/normal";
import { checkSeries } from "./series";

export interface MannKendall {
  /** Pairs that rise less pairs that fall. */
  s: number;
  /** With the correction for ties. */
  variance: number;
  /** From −1, always falling, to 1. */
  tauB: number;
  /** With the correction for continuity; 0 when there is nothing to tell. */
  z: number;
  p: number;
}

/**
 * Does a series rise or fall, whatever the shape? Values in the order of time, at equal steps. With
 * fewer than two values, or all equal, s and z are 0 and p is 1. A value that is not finite is a
 * MethodProblem. Dependence from step to step makes p too small. O(n²).
 * Source: Mann, Econometrica 13 (1945); Kendall, Rank Correlation Methods (1975).
 */
export function mannKendall(values: ArrayLike<number>): MannKendall {
  checkSeries(values, 0, "A trend");
  const n = values.length;
  let s = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) s += Math.sign(values[j]! - values[i]!);
  }
  let [ties, tiedPairs] = [0, 0];
  for (const size of tieSizes(values)) {
    ties += size * (size - 1) * (2 * size + 5);
    tiedPairs += (size * (size - 1)) / 2;
  }
  const variance = (n * (n - 1) * (2 * n + 5) - ties) / 18;
  const pairs = (n * (n - 1)) / 2;
  const untied = Math.sqrt(pairs * (pairs - tiedPairs));
  const z = s === 0 || variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
  return { s, variance, tauB: untied === 0 ? 0 : s / untied, z, p: twoSidedP(z) };
}

function tieSizes(values: ArrayLike<number>): number[] {
  const sorted = Float64Array.from(values).sort();
  const sizes: number[] = [];
  let from = 0;
  for (let i = 1; i <= sorted.length; i++) {
    if (sorted[i] === sorted[from]) continue;
    sizes.push(i - from);
    from = i;
  }
  return sizes;
}

/**
 * Median of the slopes between all pairs: change a step, hardly moved by outliers. NaN with fewer
 * than two values. O(n² log n). Source: Sen, J. American Statistical Association 63 (1968).
 */
export function senSlope(values: ArrayLike<number>): number {
  checkSeries(values, 0, "A trend");
  const slopes: number[] = [];
  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) slopes.push((values[j]! - values[i]!) / (j - i));
  }
  const sorted = Float64Array.from(slopes).sort();
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
