const rootOfTwoPi = Math.sqrt(2 * Math.PI);

/** From here on the tail itself is summed up: one minus the rest would lose its digits. */
const tailFrom = 2.5;

export const normalDensity = (z: number): number => Math.exp((-z * z) / 2) / rootOfTwoPi;

/**
 * Share of the standard normal distribution above z, to about 13 digits in both tails (4e-21 is as
 * exact as 0.04). NaN stays NaN.
 * Source: near the middle Marsaglia, Evaluating the normal distribution, J. Statistical Software 11 (2004);
 * in the tail Laplace's continued fraction.
 */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  return z < tailFrom ? 0.5 - fromZero(z) : tail(z);
}

/** Share of the standard normal distribution at or below z. */
export const normalCdf = (z: number): number => normalTail(-z);

/** Chance of a standard normal value at least as far from 0 as z, on either side. */
export const twoSidedP = (z: number): number => Math.min(1, 2 * normalTail(Math.abs(z)));

/** Between 0 and z. */
function fromZero(z: number): number {
  let [sum, term] = [z, z];
  for (let odd = 3; term > 1e-17 * sum; odd += 2) sum += term *= (z * z) / odd;
  return sum * normalDensity(z);
}

function tail(z: number): number {
  let below = 0;
  for (let k = Math.ceil(20 + 600 / (z * z)); k > 0; k--) below = k / (z + below);
  return normalDensity(z) / (z + below);
}

/**
 * The value that a share p of the standard normal distribution lies below; −∞ for 0, ∞ for 1, NaN
 * outside 0 to 1.
 * Source: a first guess by Hastings (Abramowitz and Stegun 26.2.23), then Halley's steps.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p === 0) return -Infinity;
  const t = Math.sqrt(-2 * Math.log(p));
  let z =
    (2.515517 + t * (0.802853 + t * 0.010328)) /
      (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) -
    t;
  for (let step = 0; step < 3; step++) {
    const off = (normalTail(-z) - p) / normalDensity(z);
    z -= off / (1 + (z * off) / 2);
  }
  return z;
}
