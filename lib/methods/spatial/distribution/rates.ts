import { poissonInterval } from "../../statistics/poisson";
import { MethodProblem } from "../../problem";

/** Rates of areas against the rate of all of them. One entry an area; NaN where it has no base. */
export interface Rates {
  /** Events of all areas with a base by the sum of their bases. */
  overall: number;
  rate: Float64Array;
  /** Exact interval of the rate (Garwood). */
  low: Float64Array;
  high: Float64Array;
  /** Events expected at the overall rate, and observed by expected. */
  expected: Float64Array;
  ratio: Float64Array;
  /** Rates drawn towards the overall one, the more the smaller the base is. */
  smoothed: Float64Array;
  /** Variance between the areas' true rates as estimated, 0 when chance explains all. */
  variance: number;
  /** Areas without a base, or with one that is not above 0. */
  left: number;
}

/**
 * Rates, exact intervals and empirical Bayes rates of areas. `counts`: whole events; `base`: what
 * they are counted against (residents, km², km of road), above 0. Rates are per unit of the base.
 * Throws MethodProblem when no area has a base or an area has no count.
 * Source: Marshall, Mapping disease and mortality rates using empirical Bayes estimators, Applied
 * Statistics 40 (1991), the global estimator.
 */
export function rates(
  counts: ArrayLike<number>,
  base: ArrayLike<number>,
  confidence = 0.95,
): Rates {
  const n = counts.length;
  const known = Array.from({ length: n }, (_, i) => i).filter(
    (i) => base[i]! > 0 && Number.isFinite(base[i]),
  );
  if (known.length === 0) {
    throw new MethodProblem(
      "No area has a base above 0 to make a rate of.",
      "Choose another column, or fill in the figures of the areas.",
    );
  }
  const bad = known.find((i) => !(counts[i]! >= 0 && Number.isFinite(counts[i])));
  if (bad !== undefined) {
    throw new MethodProblem(`Area ${bad + 1} has ${counts[bad]} events, which is no count.`);
  }
  const events = sumOf(known, (i) => counts[i]!);
  const total = sumOf(known, (i) => base[i]!);
  const overall = events / total;
  const between = sumOf(known, (i) => base[i]! * (counts[i]! / base[i]! - overall) ** 2) / total;
  const variance = Math.max(0, between - overall / (total / known.length));

  const empty = () => new Float64Array(n).fill(NaN);
  const found: Rates = {
    overall,
    rate: empty(),
    low: empty(),
    high: empty(),
    expected: empty(),
    ratio: empty(),
    smoothed: empty(),
    variance,
    left: n - known.length,
  };
  for (const i of known) {
    const rate = counts[i]! / base[i]!;
    const [low, high] = poissonInterval(counts[i]!, confidence);
    found.rate[i] = rate;
    found.low[i] = low / base[i]!;
    found.high[i] = high / base[i]!;
    found.expected[i] = overall * base[i]!;
    found.ratio[i] = overall > 0 ? rate / overall : NaN;
    const trust = variance === 0 ? 0 : variance / (variance + overall / base[i]!);
    found.smoothed[i] = overall + (rate - overall) * trust;
  }
  return found;
}

const sumOf = (indices: readonly number[], value: (i: number) => number): number =>
  indices.reduce((sum, i) => sum + value(i), 0);
