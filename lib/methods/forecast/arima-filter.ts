import { stepDown, type Polynomials } from "./arima-polynomials";

/** Several series through the filter of one ARMA model whose shocks have the variance 1. */
export interface Filtered {
  /** Of each series what one step ahead did not foresee. */
  innovations: Float64Array[];
  /** Variance of the innovations at each step. */
  variances: Float64Array;
  /** Of each series the state after its last step: entry 0 is the forecast of the next one. */
  states: Float64Array[];
  /** What an innovation of 1 at the step after the last adds to the state, and its variance. */
  gain: Float64Array;
  variance: number;
}

/**
 * Exact innovations of stationary series under an ARMA model, by the Kalman filter in the form of
 * Chandrasekhar: its gain is carried on without the matrix of covariances, in time proportional to
 * steps times lags. Null when the model is not stationary or loses its digits.
 * Source: Morf, Sidhu and Kailath, IEEE Trans. Automatic Control 19 (1974); the state of Harvey (1989).
 */
export function armaFilter(
  { ar, ma }: Polynomials,
  series: readonly Float64Array[],
): Filtered | null {
  const n = series[0]!.length;
  const size = Math.max(ar.length, ma.length + 1);
  const start = stationary(ar, ma, size);
  if (!start) return null;
  const variances = new Float64Array(n);
  const innovations = series.map(() => new Float64Array(n));
  // Lists have a 0 behind their last entry, as what moves into it from beyond.
  const states = series.map(() => new Float64Array(size + 1));
  const padded = new Float64Array(size + 1);
  padded.set(ar);
  // Gain times variance, and the direction in which the covariance still changes.
  const { gain } = start;
  let { variance } = start;
  const change = gain.map((each) => each / variance);
  let amount = -variance;
  let settled = false;
  for (let t = 0; t < n; t++) {
    if (!(variance > 0.99)) return null;
    variances[t] = variance;
    for (let s = 0; s < series.length; s++) {
      const state = states[s]!;
      const first = state[0]!;
      const off = series[s]![t]! - first;
      const pull = off / variance;
      innovations[s]![t] = off;
      for (let i = 0; i < size; i++) {
        state[i] = padded[i]! * first + state[i + 1]! + pull * gain[i]!;
      }
    }
    if (settled) continue;
    const first = change[0]!;
    const ratio = first / variance;
    const pull = amount * first;
    const next = variance + pull * first;
    let largest = 0;
    for (let i = 0; i < size; i++) {
      const moved = padded[i]! * first + change[i + 1]!;
      const left = moved - ratio * gain[i]!;
      change[i] = left;
      gain[i]! += pull * moved;
      if (left > largest) largest = left;
      else if (-left > largest) largest = -left;
    }
    amount *= variance / next;
    variance = next;
    settled = -amount * largest * largest < 1e-12;
  }
  const last = gain.map((each) => each / variance);
  return { innovations, variances, states, gain: last, variance };
}

/** What a state makes of the steps ahead by itself. */
export function ahead(from: Float64Array, ar: Float64Array, count: number): Float64Array {
  const state = from.slice();
  return Float64Array.from({ length: count }, () => {
    const first = state[0]!;
    for (let i = 0; i < state.length; i++) {
      state[i] = (ar[i] ?? 0) * first + (state[i + 1] ?? 0);
    }
    return first;
  });
}

/** The first values of a filter that begins in the stationary distribution. */
function stationary(ar: Float64Array, ma: Float64Array, size: number) {
  const autocovariance = armaAutocovariance(ar, ma, ar.length);
  if (!autocovariance) return null;
  const psi = psiWeights(ar, ma, ma.length + 1);
  const cross = new Float64Array(size + 1);
  cross[0] = autocovariance[0]!;
  for (let i = 1; i < size; i++) {
    let sum = 0;
    for (let j = i; j < ar.length; j++) sum += ar[j]! * autocovariance[j - i + 1]!;
    for (let j = i - 1; j < ma.length; j++) sum += ma[j]! * psi[j - i + 1]!;
    cross[i] = sum;
  }
  const gain = new Float64Array(size + 1);
  for (let i = 0; i < size; i++) gain[i] = (ar[i] ?? 0) * cross[0] + cross[i + 1]!;
  return { variance: cross[0], gain };
}

/** What a shock of 1 adds at each later step, beginning with 1 at its own. */
function psiWeights(ar: Float64Array, ma: Float64Array, count: number): Float64Array {
  const psi = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    let sum = k === 0 ? 1 : (ma[k - 1] ?? 0);
    for (let j = 0; j < Math.min(k, ar.length); j++) sum += ar[j]! * psi[k - 1 - j]!;
    psi[k] = sum;
  }
  return psi;
}

/** Autocovariances at lags 0 to `most` when shocks have the variance 1; null when not stationary. */
function armaAutocovariance(ar: Float64Array, ma: Float64Array, most: number): Float64Array | null {
  const partial = stepDown(ar);
  if (!partial) return null;
  const lags = most + ma.length;
  const own = new Float64Array(lags + 1);
  let variance = partial.reduce((sum, each) => sum / (1 - each * each), 1);
  own[0] = variance;
  const built = new Float64Array(ar.length);
  for (let k = 0; k < lags; k++) {
    let sum = 0;
    const known = Math.min(k, ar.length);
    for (let j = 0; j < known; j++) sum += built[j]! * own[k - j]!;
    if (k < ar.length) {
      const last = partial[k]!;
      sum += last * variance;
      variance *= 1 - last * last;
      const before = built.slice(0, k);
      for (let j = 0; j < k; j++) built[j] = before[j]! - last * before[k - 1 - j]!;
      built[k] = last;
    }
    own[k + 1] = sum;
  }
  if (ma.length === 0) return own;
  const theta = Float64Array.of(1, ...ma);
  const result = new Float64Array(most + 1);
  for (let lag = 0; lag < theta.length; lag++) {
    let weight = 0;
    for (let j = 0; j + lag < theta.length; j++) weight += theta[j]! * theta[j + lag]!;
    if (weight === 0) continue;
    for (let k = 0; k <= most; k++) {
      const both = lag === 0 ? own[k]! : own[Math.abs(k - lag)]! + own[k + lag]!;
      result[k]! += weight * both;
    }
  }
  return result;
}
