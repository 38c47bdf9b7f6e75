import { gammaQuantile, gammaTails, poissonDensity } from "./gamma";

/** Probability of exactly `count` events when `mean` are expected; zero for what is not a count. */
export const poissonProbability = (count: number, mean: number): number =>
  mean >= 0 && count >= 0 && Number.isInteger(count) ? poissonDensity(count, mean) : 0;

/** Probability of `count` events or fewer when `mean` are expected. */
export function poissonAtMost(count: number, mean: number): number {
  if (!(mean >= 0) || Number.isNaN(count)) return NaN;
  if (count < 0) return 0;
  return gammaTails(Math.floor(count) + 1, mean).upper;
}

/** Probability of `count` events or more when `mean` are expected. */
export function poissonAtLeast(count: number, mean: number): number {
  if (!(mean >= 0) || Number.isNaN(count)) return NaN;
  if (count <= 0) return 1;
  return gammaTails(Math.ceil(count), mean).lower;
}

/** The least count that is reached or stayed below with probability of at least p. */
export function poissonQuantile(p: number, mean: number): number {
  if (!(mean >= 0 && Number.isFinite(mean)) || !(p >= 0 && p <= 1)) return NaN;
  if (p === 1) return mean === 0 ? 0 : Infinity;
  if (mean === 0 || p <= Math.exp(-mean)) return 0;
  let low = 0;
  let high = Math.ceil(gammaQuantile(p, mean + 1)) + 2;
  while (poissonAtMost(high, mean) < p) high *= 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (poissonAtMost(middle, mean) < p) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * Exact interval of the mean behind a count: what the true level may be when chance alone made it
 * this count. A count of zero has the lower end 0.
 * Source: Garwood, Fiducial limits for the Poisson distribution, Biometrika 28 (1936).
 */
export function poissonInterval(count: number, confidence = 0.95): [low: number, high: number] {
  if (!(count >= 0)) return [NaN, NaN];
  const half = (1 - confidence) / 2;
  return [count === 0 ? 0 : gammaQuantile(half, count), gammaQuantile(1 - half, count + 1)];
}
