import { MethodProblem } from "../problem";
import {
  binomialAtLeast,
  binomialAtMost,
  binomialInterval,
  binomialProbability,
} from "../statistics/binomial";
import { poissonDensity } from "../statistics/gamma";

/** A count and what it was counted over: days, people, square kilometres, in the same unit for both. */
export interface CountOver {
  count: number;
  exposure: number;
}

/** Outcomes as likely as the observed one but for rounding count as equal to it. */
const rounding = 1e-7;

/**
 * E-test of two counts: the chance, when both rates are the same, of a difference at least as far
 * from none as this one, on either side. The less conservative of the exact tests; 1 when the rates
 * are equal. Whole counts from 0 on, exposures above 0, or a MethodProblem.
 * Source: Krishnamoorthy and Thomson, J. Statistical Planning and Inference 119 (2004).
 */
export function eTest(first: CountOver, second: CountOver): number {
  check(first);
  check(second);
  const [n1, n2] = [first.exposure, second.exposure];
  const difference = (x1: number, x2: number) => {
    const [a, b] = [x1 / n1, x2 / n2];
    return a === b ? 0 : (a - b) / Math.sqrt(a / n1 + b / n2);
  };
  const limit = Math.abs(difference(first.count, second.count)) * (1 - 1e-12);
  if (limit === 0) return 1;
  const rate = (first.count + second.count) / (n1 + n2);
  const [one, other] = [window(n1 * rate), window(n2 * rate)];
  const last = other.from + other.density.length - 1;
  // As the first count grows, the second must grow too to stay as near to it: both ends only rise.
  let [below, above] = [other.from - 1, other.from];
  let massBelow = 0;
  let p = 0;
  one.density.forEach((density, i) => {
    const x1 = one.from + i;
    while (below < last && difference(x1, below + 1) >= limit) {
      massBelow += other.density[++below - other.from]!;
    }
    while (above <= last && difference(x1, above) > -limit) above++;
    p += density * (massBelow + other.atLeast[above - other.from]!);
  });
  return Math.min(1, p);
}

/** Counts about a mean, so far out that what is left out does not show in fifteen digits. */
function window(mean: number) {
  const reach = 9 * Math.sqrt(mean) + 40;
  const from = Math.max(0, Math.floor(mean - reach));
  const density = new Float64Array(Math.ceil(mean + reach) - from + 1);
  const mode = Math.floor(mean);
  density[mode - from] = poissonDensity(mode, mean);
  for (let k = mode + 1; k < from + density.length; k++) {
    density[k - from] = (density[k - 1 - from]! * mean) / k;
  }
  for (let k = mode; k > from; k--) density[k - 1 - from] = (density[k - from]! * k) / mean;
  const atLeast = new Float64Array(density.length + 1);
  for (let i = density.length - 1; i >= 0; i--) atLeast[i] = atLeast[i + 1]! + density[i]!;
  return { from, density, atLeast };
}

/**
 * C-test of two counts: given their sum, the chance of a division no more likely than this one, when
 * both rates are the same (exact binomial). Conservative for small counts; 1 when both are 0.
 * Source: Przyborowski and Wilenski, Biometrika 31 (1940).
 */
export function cTest(first: CountOver, second: CountOver): number {
  check(first);
  check(second);
  const total = first.count + second.count;
  const share = first.exposure / (first.exposure + second.exposure);
  const [k, mode] = [first.count, Math.floor((total + 1) * share)];
  const limit = binomialProbability(k, total, share) * (1 + rounding);
  const rare = (count: number) => binomialProbability(count, total, share) <= limit;
  if (k === mode || (rare(mode) && total > 0)) return 1;
  if (k < mode) {
    const beyond = firstWhere(mode, total + 1, rare);
    return Math.min(1, binomialAtMost(k, total, share) + binomialAtLeast(beyond, total, share));
  }
  const beyond = firstWhere(0, mode + 1, (count) => !rare(count)) - 1;
  return Math.min(1, binomialAtLeast(k, total, share) + binomialAtMost(beyond, total, share));
}

/** The least whole number from `low` on that a condition holds for, once it holds for good; `high` if none. */
function firstWhere(low: number, high: number, holds: (value: number) => boolean): number {
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * How many times the second rate the first one is, with the exact interval that belongs to the
 * C-test: 0 and Infinity where a count is 0; the ratio is null when the second count is.
 * Source: Clopper and Pearson, Biometrika 26 (1934), of the share of the first count.
 */
export function rateRatio(
  first: CountOver,
  second: CountOver,
  confidence = 0.95,
): { ratio: number | null; low: number; high: number } {
  check(first);
  check(second);
  const over = first.exposure / second.exposure;
  if (first.count + second.count === 0) return { ratio: null, low: 0, high: Infinity };
  const ratio = second.count === 0 ? null : first.count / second.count / over;
  const total = first.count + second.count;
  const [low, high] = binomialInterval(first.count, total, confidence);
  return { ratio, low: low / (1 - low) / over, high: high / (1 - high) / over };
}

/**
 * How far a count is from an expected one in units of chance: beyond 2 on either side about once in
 * twenty, beyond 3 once in four hundred. Rough below an expected count of 5.
 * Source: Anscombe, The transformation of Poisson data, Biometrika 35 (1948), without his 3/8.
 */
export const poissonZ = (count: number, expected: number): number =>
  2 * (Math.sqrt(count) - Math.sqrt(expected));

function check({ count, exposure }: CountOver) {
  if (!(count >= 0) || !Number.isInteger(count)) {
    throw new MethodProblem(
      `The test compares counts, and ${count} is not a count.`,
      "Give whole numbers from 0 on, not rates or shares.",
    );
  }
  if (!(exposure > 0) || exposure === Infinity) {
    throw new MethodProblem(
      `A count must cover more than nothing, and one covers ${exposure}.`,
      "Give the number of days, people or square kilometres that each count covers.",
    );
  }
}
