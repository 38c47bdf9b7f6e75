import { incompleteBeta } from "./beta";
import { poissonDensity } from "./gamma";
import { normalQuantile } from "./normal";

/**
 * Wilson's score interval of a share, `count` of `total`, within 0 and 1; NaN for a total of zero.
 * Source: Wilson, Probable inference, JASA 22 (1927).
 */
export function wilsonInterval(
  count: number,
  total: number,
  confidence = 0.95,
): [low: number, high: number] {
  if (!(total > 0) || !(count >= 0) || count > total) return [NaN, NaN];
  const z = normalQuantile((1 + confidence) / 2);
  const share = count / total;
  const middle = share + (z * z) / (2 * total);
  const half = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  const scale = 1 + (z * z) / total;
  return [
    count === 0 ? 0 : Math.max(0, (middle - half) / scale),
    count === total ? 1 : Math.min(1, (middle + half) / scale),
  ];
}

/** Probability of exactly `count` of `total` when each has the chance `share`. By Loader's identity, exact for large totals. */
export function binomialProbability(count: number, total: number, share: number): number {
  if (!(count >= 0) || count > total || !Number.isInteger(count)) return 0;
  if (total === 0) return 1;
  const mean = total * share;
  const rest = total - mean;
  return (
    (poissonDensity(count, mean) * poissonDensity(total - count, rest)) /
    poissonDensity(total, total)
  );
}

/** Probability of `count` of `total` or fewer. */
export function binomialAtMost(count: number, total: number, share: number): number {
  if (count < 0) return 0;
  return count >= total ? 1 : incompleteBeta(1 - share, total - count, count + 1);
}

/** Probability of `count` of `total` or more. */
export function binomialAtLeast(count: number, total: number, share: number): number {
  if (count <= 0) return 1;
  return count > total ? 0 : incompleteBeta(share, count, total - count + 1);
}

/**
 * Exact interval of a share, `count` of `total`: never too short, often a little long.
 * Source: Clopper and Pearson, The use of confidence or fiducial limits, Biometrika 26 (1934).
 */
export function binomialInterval(
  count: number,
  total: number,
  confidence = 0.95,
): [low: number, high: number] {
  if (!(total > 0) || !(count >= 0) || count > total) return [NaN, NaN];
  const half = (1 - confidence) / 2;
  const low = count === 0 ? 0 : whereEqual((share) => binomialAtLeast(count, total, share) < half);
  const high =
    count === total ? 1 : whereEqual((share) => binomialAtMost(count, total, share) > half);
  return [low, high];
}

/** Where a condition stops to hold on the way from 0 to 1. */
function whereEqual(holds: (share: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 60 && low < high; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
