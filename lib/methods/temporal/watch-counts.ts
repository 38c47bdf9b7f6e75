import {
  scatteredAtLeast,
  scatteredAtMost,
  scatteredQuantile,
  type Scattered,
} from "../statistics/negative-binomial";
import { poissonDensity } from "../statistics/gamma";
import type { Series } from "./series";
import type { Verdict } from "./watch";

/** What is usual before a step, without season or trend. */
export interface Level {
  mean: number;
  /** Standard deviation of a step. */
  deviation: number;
  /** Variance in units of Poisson's, at least 1. */
  dispersion: number;
  /** The steps that it was taken from: from the first to before the last. */
  from: number;
  to: number;
}

const leastSteps = 8;

/** Up to two years before the last half year, which may hold what is to be found; less of both where the series is short. */
export function levelBefore(counts: Series, step: number, period: number): Level | null {
  const to = step - Math.min(Math.round(period / 2), Math.floor(step / 4));
  const from = Math.max(0, to - 2 * period);
  if (to - from < leastSteps) return null;
  let sum = 0;
  for (let t = from; t < to; t++) sum += counts[t]!;
  const mean = sum / (to - from);
  let squares = 0;
  for (let t = from; t < to; t++) squares += (counts[t]! - mean) ** 2;
  const variance = squares / (to - from - 1);
  const dispersion = mean > 0 ? Math.max(1, variance / mean) : 1;
  return { mean, deviation: Math.sqrt(variance), dispersion, from, to };
}

/**
 * Negative binomial about the level, Poisson where counts are no more scattered than that. The level
 * is known from so many steps only: half a case is added to it, and its own error to the scatter.
 */
export function scatteredAbout(
  counts: Series,
  step: number,
  { mean, dispersion, from, to }: Level,
  alpha: number,
): Verdict {
  const n = to - from;
  const scattered = { mean: mean + 0.5 / n, dispersion: dispersion * (1 + 1 / n) };
  return about(counts[step]!, mean, scattered, alpha);
}

export const about = (
  count: number,
  expected: number,
  scattered: Scattered,
  alpha: number,
): Verdict => ({
  expected,
  upper: scatteredQuantile(1 - alpha, scattered),
  lower: scatteredQuantile(alpha, scattered),
  p: scatteredAtLeast(count, scattered),
  pFewer: scatteredAtMost(count, scattered),
});

/** A CUSUM of cases that looks for a doubling, with a decision that gives a false alarm every 1 / alpha steps. */
export function caseCusum(counts: Series, step: number, level: Level, alpha: number): Verdict {
  const { dispersion, from, to } = level;
  const usual = (level.mean + 0.5 / (to - from)) / dispersion;
  const reference = usual / Math.LN2;
  const decision = decisionFor(usual, alpha);
  let sum = 0;
  for (let t = to; t < step; t++) {
    sum = Math.max(0, sum + counts[t]! / dispersion - reference);
    if (sum > decision) sum = 0;
  }
  const upper = dispersion * (reference + decision - sum);
  return { expected: level.mean, upper, lower: NaN, p: NaN, pFewer: NaN };
}

const decisions = new Map<string, number>();

/** The least decision whose average run to a false alarm is 1 / alpha steps at the usual level. */
function decisionFor(usual: number, alpha: number): number {
  const rounded = Number(usual.toPrecision(2));
  const key = `${rounded} ${alpha}`;
  const known = decisions.get(key);
  if (known !== undefined) return known;
  let [low, high] = [0, Math.max(2, rounded)];
  while (runLength(rounded, high) < 1 / alpha) [low, high] = [high, 2 * high];
  for (let round = 0; round < 12; round++) {
    const middle = (low + high) / 2;
    if (runLength(rounded, middle) < 1 / alpha) low = middle;
    else high = middle;
  }
  decisions.set(key, high);
  return high;
}

const states = 40;

/** Average steps from a sum of 0 to one above the decision, the sum in so many classes. Source: Brook and Evans, Biometrika 59 (1972). */
function runLength(usual: number, decision: number): number {
  const reference = usual / Math.LN2;
  const width = decision / states;
  const last = Math.ceil(usual + 12 * Math.sqrt(usual) + 12);
  const rows = Array.from({ length: states + 1 }, (_, from) => {
    const row = new Float64Array(states + 2);
    row[from] = 1;
    row[states + 1] = 1;
    for (let count = 0; count <= last; count++) {
      const next = Math.max(0, from * width + count - reference);
      if (next > decision) break;
      row[Math.min(states, Math.round(next / width))]! -= poissonDensity(count, usual);
    }
    return row;
  });
  return solved(rows)[0]!;
}

/** Gauss–Jordan; the matrix is diagonally dominant, so no row needs another's place. */
function solved(rows: Float64Array[]): number[] {
  rows.forEach((pivot, i) => {
    for (const row of rows) {
      const factor = row === pivot ? 0 : row[i]! / pivot[i]!;
      if (factor !== 0) for (let j = i; j < row.length; j++) row[j]! -= factor * pivot[j]!;
    }
  });
  return rows.map((row, i) => row.at(-1)! / row[i]!);
}
