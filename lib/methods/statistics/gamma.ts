import { normalQuantile } from "./normal";

/** Natural logarithm of the gamma function, for x above 0. Stirling's series after a shift; about 15 digits. */
export function logGamma(x: number): number {
  if (!(x > 0)) return NaN;
  let shift = 0;
  while (x < 16) shift += Math.log(x++);
  return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingRest(x) - shift;
}

const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/** What Stirling's formula leaves out, from its asymptotic series: full precision from 16 on. */
const stirlingRest = (x: number) => {
  const s = 1 / (x * x);
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188))))) / x;
};

/**
 * xᵃ e⁻ˣ / Γ(a + 1): the probability of a when the mean is x, for a that need not be whole. Exact
 * to the last digits for large a, where logarithms would cancel.
 * Source: Loader, Fast and accurate computation of binomial probabilities (2000).
 */
export function poissonDensity(a: number, x: number): number {
  if (x === 0) return a === 0 ? 1 : 0;
  if (a === 0) return Math.exp(-x);
  if (a < 16) return Math.exp(a * Math.log(x) - x - logGamma(a + 1));
  return Math.exp(-stirlingRest(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a);
}

/** a log(a / x) + x − a, without cancellation near a = x. */
function deviance(a: number, x: number): number {
  const gap = a - x;
  if (Math.abs(gap) > 0.1 * (a + x)) return a * Math.log(a / x) - gap;
  const v = gap / (a + x);
  let sum = gap * v;
  let term = 2 * a * v;
  for (let j = 1; j < 1000; j++) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/**
 * Regularised incomplete gamma functions at x ≥ 0 for a shape a > 0: `lower` is P(a, x), the
 * probability that a gamma variable of that shape is at most x, and `upper` the rest, each to some
 * 13 digits. By the series below a + 1, by the continued fraction above.
 * Source: Abramowitz and Stegun, 6.5.29 and 6.5.31.
 */
export function gammaTails(a: number, x: number): { lower: number; upper: number } {
  if (!(a > 0) || !(x >= 0)) return { lower: NaN, upper: NaN };
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  if (x < a + 1) {
    const lower = Math.min(1, poissonDensity(a, x) * series(a, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, poissonDensity(a, x) * a * fraction(a, x));
  return { lower: 1 - upper, upper };
}

const precise = 1e-16;

function series(a: number, x: number): number {
  let [sum, term] = [1, 1];
  for (let n = 1; term > sum * precise; n++) sum += term *= x / (a + n);
  return sum;
}

/** Lentz's way to evaluate the fraction from the front. */
function fraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let product = d;
  for (let i = 1; i < 1e6; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / nonZero(an * d + b, tiny);
    c = nonZero(b + an / c, tiny);
    product *= c * d;
    if (Math.abs(c * d - 1) < 4 * precise) break;
  }
  return product;
}

const nonZero = (value: number, tiny: number) => (Math.abs(value) < tiny ? tiny : value);

/**
 * The value that a gamma variable of shape a (scale 1) stays below with probability p.
 * From the guess of Wilson and Hilferty (1931) by Halley's steps, kept within a bracket.
 */
export function gammaQuantile(p: number, a: number): number {
  if (!(a > 0) || !(p >= 0 && p <= 1)) return NaN;
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  let x = guess(p, a);
  let [low, high] = [0, Infinity];
  for (let step = 0; step < 200; step++) {
    const { lower, upper } = gammaTails(a, x);
    const excess = p < 0.5 ? lower - p : 1 - p - upper;
    if (excess === 0) return x;
    if (excess > 0) high = x;
    else low = x;
    const density = (poissonDensity(a, x) * a) / x;
    const newton = excess / density;
    const bend = Math.max(-0.5, Math.min(0.5, (newton * ((a - 1) / x - 1)) / 2));
    let next = x - newton / (1 - bend);
    if (!(next > low && next < high)) next = high === Infinity ? 2 * x : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-15 * next) return next;
    x = next;
  }
  return x;
}

function guess(p: number, a: number): number {
  const z = normalQuantile(p);
  const cube = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
  if (a > 0.5 && cube > 0.1) return a * cube ** 3;
  // Near zero P(a, x) is about xᵃ / Γ(a + 1).
  return Math.exp((Math.log(p) + logGamma(a + 1)) / a);
}

/** Slope of the logarithm of the gamma function, for x above 0; about 14 digits. Source: DLMF 5.11.2. */
export function digamma(x: number): number {
  if (!(x > 0)) return NaN;
  let shift = 0;
  while (x < 12) shift += 1 / x++;
  const s = 1 / (x * x);
  const rest = s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132)))));
  return Math.log(x) - 1 / (2 * x) - rest - shift;
}

/** Slope of digamma, for x above 0; about 13 digits. */
export function trigamma(x: number): number {
  if (!(x > 0)) return NaN;
  let shift = 0;
  while (x < 12) shift += 1 / (x * x++);
  const s = 1 / (x * x);
  const rest = s * (1 / 6 - s * (1 / 30 - s * (1 / 42 - s * (1 / 30 - s * (5 / 66)))));
  return 1 / x + s / 2 + rest / x + shift;
}
