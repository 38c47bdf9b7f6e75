import { incompleteBeta } from "./beta";
import { normalQuantile } from "./normal";
import { poissonAtLeast, poissonAtMost, poissonQuantile } from "./poisson";

/**
 * Counts whose variance is `dispersion` times their mean: negative binomial above 1, Poisson from 1
 * down. A mean of 0 gives the count 0 always.
 */
export interface Scattered {
  mean: number;
  dispersion: number;
}

const sizeOf = ({ mean, dispersion }: Scattered) => mean / (dispersion - 1);

/** Probability of `count` or fewer. */
export function scatteredAtMost(count: number, of: Scattered): number {
  if (of.dispersion <= 1) return poissonAtMost(count, of.mean);
  if (count < 0) return 0;
  return of.mean === 0 ? 1 : incompleteBeta(1 / of.dispersion, sizeOf(of), Math.floor(count) + 1);
}

/** Probability of `count` or more. */
export function scatteredAtLeast(count: number, of: Scattered): number {
  if (of.dispersion <= 1) return poissonAtLeast(count, of.mean);
  if (count <= 0) return 1;
  return of.mean === 0 ? 0 : incompleteBeta(1 - 1 / of.dispersion, Math.ceil(count), sizeOf(of));
}

/** The least count that is reached or stayed below with probability of at least p, below 1. */
export function scatteredQuantile(p: number, of: Scattered): number {
  if (of.dispersion <= 1) return poissonQuantile(p, of.mean);
  if (!(p >= 0 && p < 1) || !(of.mean >= 0) || of.mean === Infinity) return NaN;
  // The last digits of the sum must not turn a probability that is p into one below it.
  const reached = (count: number) => scatteredAtMost(count, of) >= p * (1 - 1e-13);
  const spread = Math.sqrt(of.mean * of.dispersion);
  let high = Math.max(0, Math.round(of.mean + spread * normalQuantile(p)));
  let low = high - 1;
  for (let step = 1; !reached(high); step *= 2) [low, high] = [high, high + step];
  for (let step = 1; low >= 0 && reached(low); step *= 2) [low, high] = [low - step, low];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (middle >= 0 && reached(middle)) high = middle;
    else low = middle;
  }
  return Math.max(0, high);
}
