import { logGamma } from "./gamma";

/**
 * Regularised incomplete beta function: the probability that a beta variable with shapes a, b above 0
 * is at most x, 0 to 1. By Lentz's evaluation of the continued fraction, about 13 digits.
 * Source: Didonato and Morris, ACM Trans. Mathematical Software 18 (1992); DLMF 8.17.22.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast on this side of the middle only.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b);
  return (Math.exp(front) / a) * fraction(x, a, b);
}

const tiny = 1e-300;
const nonZero = (value: number) => (Math.abs(value) < tiny ? tiny : value);

function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let product = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const part of [even, odd]) {
      d = 1 / nonZero(1 + part * d);
      c = nonZero(1 + part / c);
      change *= c * d;
    }
    product *= change;
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return product;
}
