/**
 * Adjusted p-values, in the order given and at most 1. A test that was not made (NaN) stays NaN and
 * does not count as a test.
 */
export type Adjust = (p: ArrayLike<number>) => Float64Array;

/**
 * For the false discovery rate: of those at or below 0.05 about one in twenty is a false alarm.
 * Valid for independent and for positively dependent tests, as neighbours on a map are.
 * Source: Benjamini and Hochberg, J. Royal Statistical Society B 57 (1995).
 */
export const benjaminiHochberg: Adjust = (p) => stepUp(p, (rank, tests) => tests / rank);

/**
 * For the false discovery rate, whatever the dependence; stricter.
 * Source: Benjamini and Yekutieli, Annals of Statistics 29 (2001).
 */
export const benjaminiYekutieli: Adjust = (p) => {
  const known = orderOf(p).length;
  let harmonic = 0;
  for (let i = 1; i <= known; i++) harmonic += 1 / i;
  return stepUp(p, (rank, tests) => (harmonic * tests) / rank);
};

/** For the chance of even one false alarm. */
export const bonferroni: Adjust = (p) => stepUp(p, (_, tests) => tests, false);

/** For the chance of even one false alarm. Source: Holm, Scandinavian J. Statistics 6 (1979). */
export const holm: Adjust = (p) => {
  const order = orderOf(p);
  const adjusted = new Float64Array(p.length).fill(NaN);
  let most = 0;
  order.forEach((i, at) => {
    most = Math.max(most, (order.length - at) * p[i]!);
    adjusted[i] = Math.min(1, most);
  });
  return adjusted;
};

/** From the largest p-value down, each at most the one above it where `bounded`. */
function stepUp(
  p: ArrayLike<number>,
  factor: (rank: number, tests: number) => number,
  bounded = true,
): Float64Array {
  const order = orderOf(p);
  const adjusted = new Float64Array(p.length).fill(NaN);
  let least = 1;
  for (let at = order.length - 1; at >= 0; at--) {
    const i = order[at]!;
    const own = Math.min(1, factor(at + 1, order.length) * p[i]!);
    least = Math.min(least, own);
    adjusted[i] = bounded ? least : own;
  }
  return adjusted;
}

/** Numbers of the tests made, from the smallest p-value on. */
function orderOf(p: ArrayLike<number>): Uint32Array {
  const known: number[] = [];
  for (let i = 0; i < p.length; i++) if (!Number.isNaN(p[i]!)) known.push(i);
  return Uint32Array.from(known).sort((a, b) => p[a]! - p[b]! || a - b);
}
