import { normalTail } from "../../statistics/normal";
import { MethodProblem } from "../../problem";
import { checkValues, lagOf, type Weights } from "../weights";
import { weightSums } from "./weight-sums";

export interface GlobalG {
  g: number;
  expectation: number;
  variance: number;
  z: number;
  /** Of a value at least as large, by the normal distribution. */
  pGreater: number;
}

/**
 * The general G: do high values lie near high ones? At least four places; no value below 0, more than
 * one above, not all equal.
 * Source: Getis and Ord, Geographical Analysis 24 (1992).
 */
export function globalG(values: ArrayLike<number>, weights: Weights): GlobalG {
  checkValues(weights, values, 4);
  const n = values.length;
  const moments = [0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    if (values[i]! < 0) throw new MethodProblem("The general G needs values of 0 or more.");
    for (let power = 1; power <= 4; power++) moments[power]! += values[i]! ** power;
  }
  const [, m1, m2, m3, m4] = moments as [number, number, number, number, number];
  const pairs = m1 * m1 - m2;
  const lag = lagOf(weights, values);
  const { s0, s1, s2 } = weightSums(weights);
  const near = lag.reduce((sum, each, i) => sum + each * values[i]!, 0);
  const expectation = s0 / (n * (n - 1));
  const b0 = (n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0;
  const b1 = -((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0);
  const b2 = -(2 * n * s1 - (n + 3) * s2 + 6 * s0 * s0);
  const b3 = 4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * s0 * s0;
  const b4 = s1 - s2 + s0 * s0;
  const square =
    (b0 * m2 * m2 + b1 * m4 + b2 * m1 * m1 * m2 + b3 * m1 * m3 + b4 * m1 ** 4) /
    (pairs * pairs * n * (n - 1) * (n - 2) * (n - 3));
  const variance = square - expectation * expectation;
  if (!(pairs > 0) || !(variance > 0)) {
    throw new MethodProblem("All places have the same value, or only one has any.");
  }
  const z = (near / pairs - expectation) / Math.sqrt(variance);
  return { g: near / pairs, expectation, variance, z, pGreater: normalTail(z) };
}
