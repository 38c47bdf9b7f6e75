import type { References } from "./farrington-windows";

/** A quasi-Poisson model of a level for each part of the year, and a trend, fitted to reference steps. */
export interface LevelFit {
  /** Squared Pearson residuals over the degrees of freedom; not raised to 1. */
  dispersion: number;
  /** Squared residuals relative to their means over the degrees of freedom. */
  relativeScatter: number;
  freedom: number;
  /** Change of the logarithm a step, and what its variance is at dispersion 1; null without a trend. */
  trend: { slope: number; variance: number } | null;
  /** Mean at a step of part 0, and the variance of its logarithm at dispersion 1. */
  at(step: number): { mean: number; variance: number };
}

/** Lists of one figure a reference step, used again from fit to fit: a fit is good until the next one. */
export interface Room {
  weights: Float64Array;
  means: Float64Array;
  leverage: Float64Array;
}

export const roomFor = ({ steps: { length } }: References): Room => ({
  weights: new Float64Array(length),
  means: new Float64Array(length),
  leverage: new Float64Array(length),
});

const most = 25;
const close = 1e-9;

/**
 * Maximum likelihood by reweighted least squares, as `glm` would do it, but in time proportional to
 * the steps: the levels drop out of the equation for the trend. Weights are read from the room; means
 * and leverage of the steps are written there. A part without any case has the
 * mean 0. Null when there is no trend to be found: it does not come to rest, or time does not vary.
 */
export function fitLevels(
  counts: ArrayLike<number>,
  references: References,
  parts: number,
  { weights, means, leverage }: Room,
  withTrend: boolean,
): LevelFit | null {
  const { steps, parts: partOf } = references;
  const n = steps.length;
  const zeros = () => Array<number>(parts).fill(0);
  const [total, cases] = [zeros(), zeros()];
  for (let i = 0; i < n; i++) {
    total[partOf[i]!]! += weights[i]!;
    cases[partOf[i]!]! += weights[i]! * counts[steps[i]!]!;
  }
  const levels = cases.map((sum, part) => Math.log(sum / total[part]!));
  const origin = steps[n - 1]!;
  for (let i = 0; i < n; i++) means[i] = cases[partOf[i]!]! / total[partOf[i]!]!;
  const moments: Moments = {
    weight: cases.slice(),
    time: zeros(),
    response: zeros(),
    spread: 0,
  };
  let slope = 0;
  if (withTrend) {
    const found = climb(counts, references, weights, means, levels, moments);
    if (found === null) return null;
    slope = found;
  }
  const { weight, time, spread } = moments;
  let pearson = 0;
  let relative = 0;
  for (let i = 0; i < n; i++) {
    const part = partOf[i]!;
    const mean = means[i]!;
    if (mean === 0) {
      leverage[i] = 0;
      relative += weights[i]!;
      continue;
    }
    const off = steps[i]! - origin - time[part]! / weight[part]!;
    const pull = 1 / weight[part]! + (withTrend ? (off * off) / spread : 0);
    leverage[i] = weights[i]! * mean * pull;
    const square = weights[i]! * (counts[steps[i]!]! - mean) ** 2;
    pearson += square / mean;
    relative += square / (mean * mean);
  }
  const used = total.filter((each) => each > 0).length;
  const freedom = n - used - (withTrend ? 1 : 0);
  return {
    dispersion: freedom > 0 ? pearson / freedom : 1,
    relativeScatter: freedom > 0 ? relative / freedom : 1,
    freedom,
    trend: withTrend ? { slope, variance: 1 / spread } : null,
    at(step) {
      if (!(cases[0]! > 0)) return { mean: 0, variance: 0 };
      const off = step - origin - time[0]! / weight[0]!;
      const variance = 1 / weight[0]! + (withTrend ? (off * off) / spread : 0);
      return { mean: Math.exp(levels[0]! + slope * (step - origin)), variance };
    },
  };
}

/** Sums over the steps of a part, weighted by the means: of 1, of time and of the working response. */
interface Moments {
  weight: number[];
  time: number[];
  response: number[];
  /** Of time about its mean in each part. */
  spread: number;
}

/** Finds the trend, from none on; levels and means move along. */
function climb(
  counts: ArrayLike<number>,
  { steps, parts: partOf }: References,
  weights: Float64Array,
  means: Float64Array,
  levels: number[],
  moments: Moments,
): number | null {
  const n = steps.length;
  const origin = steps[n - 1]!;
  let [slope, before] = [0, NaN];
  for (let round = 0; round < most; round++) {
    const { weight, time, response } = moments;
    weight.fill(0);
    time.fill(0);
    response.fill(0);
    let square = 0;
    let cross = 0;
    for (let i = 0; i < n; i++) {
      const part = partOf[i]!;
      const mean = means[i]!;
      if (mean === 0) continue;
      const at = steps[i]! - origin;
      const own = weights[i]! * mean;
      const working =
        own * (levels[part]! + slope * at) + weights[i]! * (counts[steps[i]!]! - mean);
      weight[part]! += own;
      time[part]! += own * at;
      response[part]! += working;
      square += own * at * at;
      cross += working * at;
    }
    for (let part = 0; part < weight.length; part++) {
      if (!(weight[part]! > 0)) continue;
      square -= (time[part]! * time[part]!) / weight[part]!;
      cross -= (time[part]! * response[part]!) / weight[part]!;
    }
    moments.spread = square;
    if (!(square > 1e-9)) return null;
    slope = cross / square;
    for (let part = 0; part < weight.length; part++) {
      if (weight[part]! > 0) levels[part] = (response[part]! - slope * time[part]!) / weight[part]!;
    }
    // The deviance without what the fit cannot change.
    let deviance = 0;
    for (let i = 0; i < n; i++) {
      if (means[i] === 0) continue;
      const linear = levels[partOf[i]!]! + slope * (steps[i]! - origin);
      means[i] = Math.exp(linear);
      deviance += 2 * weights[i]! * (means[i]! - counts[steps[i]!]! * linear);
    }
    if (!Number.isFinite(deviance)) return null;
    if (Math.abs(deviance - before) < close * (Math.abs(deviance) + 0.1)) return slope;
    before = deviance;
  }
  return null;
}
