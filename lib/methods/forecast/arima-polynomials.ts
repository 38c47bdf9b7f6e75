import { dynamicTerms, type Orders } from "./arima-order";

/** Coefficients of the steps before, the nearest first: y(t) = Σ ar y(t − j) + e(t) + Σ ma e(t − j). */
export interface Polynomials {
  ar: Float64Array;
  ma: Float64Array;
}

/** The four lists of coefficients in one: ar, ma, seasonal ar, seasonal ma. */
export function multiply(of: Orders, terms: Float64Array): Polynomials {
  const { p, q, P, Q, period } = of;
  const [ar, ma] = [terms.subarray(0, p), terms.subarray(p, p + q)];
  const seasonalAr = terms.subarray(p + q, p + q + P);
  const seasonalMa = terms.subarray(p + q + P, p + q + P + Q);
  return {
    ar: product(ar, seasonalAr, period, -1),
    ma: product(ma, seasonalMa, period, 1),
  };
}

/** (1 + s Σ a Bʲ)(1 + s Σ b Bʲᵐ) as s times the coefficients after the leading 1. */
function product(
  near: Float64Array,
  seasonal: Float64Array,
  period: number,
  sign: 1 | -1,
): Float64Array {
  const result = new Float64Array(near.length + seasonal.length * period);
  result.set(near);
  seasonal.forEach((each, k) => {
    const lag = (k + 1) * period;
    result[lag - 1]! += each;
    near.forEach((other, j) => (result[lag + j]! += sign * each * other));
  });
  return result;
}

/**
 * Any numbers as coefficients of a stationary and invertible model: each list by its partial
 * autocorrelations, which are the hyperbolic tangents of the numbers.
 * Source: Monahan, A note on enforcing stationarity, Biometrika 71 (1984).
 */
export function fromFree(of: Orders, free: Float64Array): Float64Array {
  return blockwise(of, free, (block, sign) => {
    const built = stepUp(block.map((each) => Math.tanh(each)));
    return sign < 0 ? built.map((each) => -each) : built;
  });
}

/** The inverse of `fromFree`; null when the coefficients are not stationary or not invertible. */
export function toFree(of: Orders, terms: Float64Array): Float64Array | null {
  let possible = true;
  const free = blockwise(of, terms, (block, sign) => {
    const partial = stepDown(sign < 0 ? block.map((each) => -each) : block);
    if (!partial) possible = false;
    return partial ? partial.map((each) => Math.atanh(each)) : block.slice();
  });
  return possible ? free : null;
}

/** MA lists have the sign of an AR list turned round. */
function blockwise(
  of: Orders,
  all: Float64Array,
  change: (block: Float64Array, sign: 1 | -1) => Float64Array,
): Float64Array {
  const result = new Float64Array(dynamicTerms(of));
  let at = 0;
  for (const [count, sign] of [
    [of.p, 1],
    [of.q, -1],
    [of.P, 1],
    [of.Q, -1],
  ] as const) {
    result.set(change(all.subarray(at, at + count), sign), at);
    at += count;
  }
  return result;
}

/** Autoregressive coefficients of given partial autocorrelations (Durbin and Levinson). */
export function stepUp(partial: Float64Array): Float64Array {
  const built = new Float64Array(partial.length);
  for (let k = 0; k < partial.length; k++) {
    const last = partial[k]!;
    const before = built.slice(0, k);
    for (let j = 0; j < k; j++) built[j] = before[j]! - last * before[k - 1 - j]!;
    built[k] = last;
  }
  return built;
}

/** Partial autocorrelations of autoregressive coefficients; null when they are not stationary. */
export function stepDown(ar: Float64Array): Float64Array | null {
  const left = ar.slice();
  const partial = new Float64Array(ar.length);
  for (let k = ar.length - 1; k >= 0; k--) {
    const last = left[k]!;
    if (!(Math.abs(last) < 1)) return null;
    partial[k] = last;
    const before = left.slice(0, k);
    for (let j = 0; j < k; j++) {
      left[j] = (before[j]! + last * before[k - 1 - j]!) / (1 - last * last);
    }
  }
  return partial;
}

/** Do all roots of both polynomials lie at least `distance` (1.01, say) from 0? */
export function rootsBeyond({ ar, ma }: Polynomials, distance: number): boolean {
  const blown = (list: Float64Array, sign: 1 | -1) =>
    stepDown(list.map((each, j) => sign * each * distance ** (j + 1))) !== null;
  return blown(ar, 1) && blown(ma, -1);
}
