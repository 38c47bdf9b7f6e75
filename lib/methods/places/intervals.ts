import { MethodProblem } from "../problem";
import { wilsonInterval } from "../statistics/binomial";
import { studentQuantile, studentTwoSidedP } from "../statistics/student";
import type { PlaceScore } from "./pai";

/** A mean over origins with its interval by Student's t; one origin has no interval. */
export interface MeanOverOrigins {
  mean: number;
  low: number | null;
  high: number | null;
  origins: number;
}

/**
 * Windows that do not overlap are taken as independent draws. Origins without a value are left out;
 * MethodProblem when none has one.
 */
export function meanOverOrigins(
  values: readonly (number | null)[],
  confidence = 0.95,
): MeanOverOrigins {
  const known = values.filter((each) => each !== null);
  const n = known.length;
  if (n === 0) {
    throw new MethodProblem(
      "No period that was tested had an incident.",
      "Forecast for a longer time, or take more types of incident together.",
    );
  }
  const mean = known.reduce((sum, each) => sum + each, 0) / n;
  if (n === 1) return { mean, low: null, high: null, origins: n };
  const squares = known.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const half = (studentQuantile(confidence, n - 1) * Math.sqrt(squares / (n - 1))) / Math.sqrt(n);
  return { mean, low: mean - half, high: mean + half, origins: n };
}

export interface MeanDifference extends MeanOverOrigins {
  /** Two-sided, of no difference; 1 where all differences are 0, null with one origin. */
  p: number | null;
}

/** Mean difference of two models on the same origins, with the paired test. */
export function meanDifference(
  one: readonly (number | null)[],
  other: readonly (number | null)[],
  confidence = 0.95,
): MeanDifference {
  const gaps = one.map((each, i) => {
    const against = other[i] ?? null;
    return each === null || against === null ? null : each - against;
  });
  const found = meanOverOrigins(gaps, confidence);
  if (found.high === null) return { ...found, p: null };
  const error = (found.high - found.mean) / studentQuantile(confidence, found.origins - 1);
  if (error === 0) return { ...found, p: found.mean === 0 ? 1 : 0 };
  return { ...found, p: studentTwoSidedP(found.mean / error, found.origins - 1) };
}

/** PAI of one origin with what chance in its hits leaves open (Wilson), also where there are none; null without incidents. */
export function paiInterval(
  { hits, incidents, areaShare }: PlaceScore,
  confidence = 0.95,
): [low: number, high: number] | null {
  if (incidents === 0) return null;
  const [low, high] = wilsonInterval(hits, incidents, confidence);
  return [low / areaShare, high / areaShare];
}
