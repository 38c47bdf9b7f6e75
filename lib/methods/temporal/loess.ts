export interface Smoothing {
  /** Points that each local fit draws on, odd, 3 or more. */
  window: number;
  /** 0 fits a level, 1 a line. */
  degree: 0 | 1;
  /** Fits at every so many points, straight lines between. */
  jump: number;
}

/** Equally spaced values with the weight of each, and what surrounds a local fit. */
interface Fit {
  values: Float64Array;
  weights: Float64Array | null;
  smoothing: Smoothing;
}

/**
 * Local regression on equally spaced values with tricube weights. Writes as many values into `into`
 * as `values` has. `weights` count beside the distance, null for all alike.
 * Source: Cleveland, JASA 74 (1979), with the interpolation of Cleveland et al., J. Official
 * Statistics 6 (1990).
 */
export function loess(
  values: Float64Array,
  smoothing: Smoothing,
  weights: Float64Array | null,
  into: Float64Array,
): void {
  const n = values.length;
  if (n < 2) {
    into.set(values);
    return;
  }
  const fit: Fit = { values, weights, smoothing };
  const jump = Math.min(smoothing.jump, n - 1);
  const at = (i: number) => {
    const left = leftEnd(i, n, smoothing.window);
    return fitAt(fit, i, left, Math.min(n, left + smoothing.window) - 1) ?? values[i]!;
  };
  let last = 0;
  into[0] = at(0);
  while (last < n - 1) {
    // The last stretch ends at the last point, and may be shorter.
    const next = Math.min(last + jump, n - 1);
    into[next] = at(next);
    const slope = (into[next]! - into[last]!) / (next - last);
    for (let i = last + 1; i < next; i++) into[i] = into[last]! + slope * (i - last);
    last = next;
  }
}

/** First point of the window about point i, moved inward at the ends. */
function leftEnd(i: number, n: number, window: number): number {
  if (window >= n) return 0;
  return Math.max(0, Math.min(n - window, i - (window - 1) / 2));
}

/** The fit at a place that may lie outside the points; null when no point has weight. */
export function fitAt(fit: Fit, at: number, left: number, right: number): number | null {
  const { values, weights, smoothing } = fit;
  const n = values.length;
  const beyond = smoothing.window > n ? Math.floor((smoothing.window - n) / 2) : 0;
  const reach = Math.max(at - left, right - at) + beyond;
  const [all, none] = [0.001 * reach, 0.999 * reach];
  let [total, sum, moment, square, cross] = [0, 0, 0, 0, 0];
  for (let i = left; i <= right; i++) {
    const distance = Math.abs(i - at);
    if (distance > none) continue;
    const cube = distance <= all ? 0 : (distance / reach) ** 3;
    const weight = (1 - cube) ** 3 * (weights ? weights[i]! : 1);
    const off = i - at;
    total += weight;
    sum += weight * values[i]!;
    moment += weight * off;
    square += weight * off * off;
    cross += weight * off * values[i]!;
  }
  if (total <= 0) return null;
  const [mean, centre] = [sum / total, moment / total];
  if (smoothing.degree === 0 || reach <= 0) return mean;
  const spread = square / total - centre * centre;
  if (Math.sqrt(Math.max(0, spread)) <= 0.001 * (n - 1)) return mean;
  return mean - (centre * (cross / total - centre * mean)) / spread;
}
