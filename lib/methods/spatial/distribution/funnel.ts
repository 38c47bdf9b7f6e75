import { gammaTails } from "../../statistics/gamma";
import { poissonAtMost, poissonQuantile } from "../../statistics/poisson";

/** Counts that chance alone leaves only with a probability of `tail` on each side. */
export interface FunnelLimits {
  low: number;
  high: number;
}

/**
 * Limits of a funnel plot for an area in which `expected` events are expected: of 95 % when the
 * coverage is 0.95. Exact for Poisson counts, with the steps between whole counts interpolated.
 * Source: Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in
 * Medicine 24 (2005), appendix A.1.1.
 */
export function funnelLimits(expected: number, coverage: number): FunnelLimits {
  const tail = (1 - coverage) / 2;
  return { low: limit(tail, expected), high: limit(1 - tail, expected) };
}

function limit(p: number, expected: number): number {
  if (!(expected > 0)) return expected === 0 ? 0 : NaN;
  const count = poissonQuantile(p, expected);
  const upTo = poissonAtMost(count, expected);
  const below = poissonAtMost(count - 1, expected);
  return Math.max(0, count - (upTo - p) / (upTo - below));
}

/** Where an area lies in the funnel. */
export type FunnelPlace = "far above" | "above" | "as expected" | "below" | "far below";

/** By the limits of 95 % and 99.8 %. */
export function funnelPlace(count: number, expected: number): FunnelPlace {
  const outer = funnelLimits(expected, 0.998);
  if (count > outer.high) return "far above";
  if (count < outer.low) return "far below";
  const inner = funnelLimits(expected, 0.95);
  if (count > inner.high) return "above";
  if (count < inner.low) return "below";
  return "as expected";
}

/** How much more areas differ than chance alone lets them. */
export interface Overdispersion {
  /** Pearson's X² by its degrees of freedom: 1 when counts differ as by chance. */
  factor: number;
  degrees: number;
  /** Chance of as large a factor when all areas had the same rate. */
  p: number;
}

/** From counts and what is expected of them at one rate for all; null for fewer than two areas. */
export function overdispersion(
  counts: ArrayLike<number>,
  expected: ArrayLike<number>,
): Overdispersion | null {
  let [sum, areas] = [0, 0];
  for (let i = 0; i < counts.length; i++) {
    if (!(expected[i]! > 0) || !Number.isFinite(counts[i]!)) continue;
    sum += (counts[i]! - expected[i]!) ** 2 / expected[i]!;
    areas++;
  }
  if (areas < 2) return null;
  const degrees = areas - 1;
  return { factor: sum / degrees, degrees, p: gammaTails(degrees / 2, sum / 2).upper };
}
