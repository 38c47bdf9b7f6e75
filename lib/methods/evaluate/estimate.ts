import { normalQuantile, twoSidedP } from "../statistics/normal";
import { studentQuantile, studentTwoSidedP } from "../statistics/student";

/** An effect with what chance makes of it. */
export interface Estimate {
  effect: number;
  error: number;
  low: number;
  high: number;
  /** Effect over its error. */
  z: number;
  /** Of no effect, on either side. */
  p: number;
}

/** How many times as many as without the operation. */
export interface Ratio {
  ratio: number;
  low: number;
  high: number;
  p: number;
  /** Of the logarithm. */
  error: number;
}

export interface Certainty {
  confidence?: number;
  /** Degrees of freedom of the error; without, it is taken as known (normal). */
  freedom?: number;
}

/** Interval and p of an effect with this standard error; certain where the error is 0. */
export function estimateOf(
  effect: number,
  error: number,
  { confidence = 0.95, freedom = Infinity }: Certainty = {},
): Estimate {
  const isKnown = !Number.isFinite(freedom);
  const reach = isKnown
    ? normalQuantile((1 + confidence) / 2)
    : studentQuantile(confidence, freedom);
  const z = error > 0 ? effect / error : 0;
  const far = isKnown ? twoSidedP(z) : studentTwoSidedP(z, freedom);
  const p = error > 0 ? far : effect === 0 ? 1 : 0;
  return { effect, error, low: effect - reach * error, high: effect + reach * error, z, p };
}

/** The same of a logarithm, as a factor. */
export function ratioOf(logarithm: number, error: number, certainty: Certainty = {}): Ratio {
  const { low, high, p } = estimateOf(logarithm, error, certainty);
  return { ratio: Math.exp(logarithm), low: Math.exp(low), high: Math.exp(high), p, error };
}

/** Errors away from zero at which four of five true effects are told at p < 0.05. */
const reachOfPower = normalQuantile(0.975) + normalQuantile(0.8);

/** The least fall that a comparison with this error would tell in four of five cases, as a share of what is expected. */
export const leastFall = (error: number): number => 1 - Math.exp(-reachOfPower * error);

/** The same for an effect in counts. */
export const leastDifference = (error: number): number => reachOfPower * error;
