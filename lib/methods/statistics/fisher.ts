import { logGamma } from "./gamma";

/**
 * Fisher's exact test of a table of two by two, one-sided: the chance of at least `both` when rows and
 * columns keep their totals and say nothing about each other (hypergeometric upper tail). Whole
 * numbers from 0 on.
 *
 *                 with b       without
 *     with a      both         onlyA
 *     without     onlyB        neither
 *
 * Source: Fisher, The logic of inductive inference, J. Royal Statistical Society 98 (1935).
 */
export function fisherGreater(both: number, onlyA: number, onlyB: number, neither: number): number {
  const [a, b, n] = [both + onlyA, both + onlyB, both + onlyA + onlyB + neither];
  const least = Math.max(0, a + b - n);
  if (both <= least) return 1;
  // The tail that starts on this side of the middle is summed up: the other way digits would go.
  if (both <= ((a + 1) * (b + 1)) / (n + 2)) return Math.max(0, 1 - downward(both - 1, a, b, n));
  return Math.min(1, upward(both, a, b, n));
}

/** The same test for at most `both`. */
export const fisherLess = (both: number, onlyA: number, onlyB: number, neither: number): number =>
  fisherGreater(onlyA, both, neither, onlyB);

const logFactorial = (n: number) => logGamma(n + 1);
const logChoose = (n: number, k: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/** Probability of exactly k of a, b of n being drawn. */
const density = (k: number, a: number, b: number, n: number) =>
  Math.exp(logChoose(b, k) + logChoose(n - b, a - k) - logChoose(n, a));

function upward(from: number, a: number, b: number, n: number): number {
  let [sum, term] = [0, density(from, a, b, n)];
  for (let k = from; k <= Math.min(a, b) && term > 1e-18 * sum; k++) {
    sum += term;
    term *= ((a - k) * (b - k)) / ((k + 1) * (n - a - b + k + 1));
  }
  return sum;
}

function downward(from: number, a: number, b: number, n: number): number {
  let [sum, term] = [0, density(from, a, b, n)];
  for (let k = from; k >= Math.max(0, a + b - n) && term > 1e-18 * sum; k--) {
    sum += term;
    term *= (k * (n - a - b + k)) / ((a - k + 1) * (b - k + 1));
  }
  return sum;
}
