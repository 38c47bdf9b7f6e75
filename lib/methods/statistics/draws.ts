import type { Chance } from "../chance";
import { logGamma } from "./gamma";

/** From here on a count is drawn by rejection, below by multiplying. */
const large = 12;

/**
 * A count by chance when `mean` are expected.
 * Source: Knuth (1969) for small means; Hörmann, Insurance: Mathematics and Economics 12 (1993).
 */
export function drawPoisson(mean: number, by: Chance): number {
  if (!(mean > 0)) return 0;
  return mean < large ? byMultiplying(mean, by) : byRejection(mean, by);
}

function byMultiplying(mean: number, by: Chance): number {
  const least = Math.exp(-mean);
  let [count, product] = [0, 1 - by.next()];
  while (product > least) {
    product *= 1 - by.next();
    count++;
  }
  return count;
}

function byRejection(mean: number, by: Chance): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverse = 1.1239 + 1.1328 / (b - 3.4);
  const quick = 0.9277 - 3.6224 / (b - 2);
  const log = Math.log(mean);
  for (;;) {
    const u = by.next() - 0.5;
    const v = 1 - by.next();
    const us = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= quick) return count;
    if (count < 0 || (us < 0.013 && v > us)) continue;
    const height = Math.log((v * inverse) / (a / (us * us) + b));
    if (height <= count * log - mean - logGamma(count + 1)) return count;
  }
}

/**
 * A gamma variable of scale 1 and a shape above 0.
 * Source: Marsaglia and Tsang, ACM Trans. Mathematical Software 26 (2000).
 */
export function drawGamma(shape: number, by: Chance): number {
  if (shape < 1) return drawGamma(shape + 1, by) * (1 - by.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = by.normal();
    const v = (1 + c * z) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - by.next()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A count whose variance is mean + mean² / theta; a Poisson one where theta is Infinity. */
export function drawNegativeBinomial(mean: number, theta: number, by: Chance): number {
  if (!(mean > 0)) return 0;
  if (theta === Infinity) return drawPoisson(mean, by);
  return drawPoisson((drawGamma(theta, by) * mean) / theta, by);
}
