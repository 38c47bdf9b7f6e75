import { spreadForTest } from "./moran";
import { lagOf, type Weights } from "../weights";

/** Is the place high, are its neighbours? HL is a high place among low ones. */
export type Quadrant = "HH" | "LL" | "LH" | "HL";

/** One entry a place. A place without neighbours has the statistic 0 and a z of NaN. */
export interface LocalMoran {
  statistic: Float64Array;
  /** Under conditional dealing: the place keeps its value, the others are dealt anew. */
  expectation: Float64Array;
  variance: Float64Array;
  z: Float64Array;
  quadrant: Quadrant[];
}

/**
 * Anselin's local Moran: the share of each place in the global I. Above 0 the place and its neighbours
 * are alike, below 0 it stands out. Refuses the same values as `moran`.
 * Source: Anselin, Geographical Analysis 27 (1995); variance by Sokal, Oden and Thomson,
 * Geographical Analysis 30 (1998), under conditional randomisation.
 */
export function localMoran(values: ArrayLike<number>, weights: Weights): LocalMoran {
  const { count: n, deviation, squares } = spreadForTest(values, weights);
  const variance = squares / n;
  const lag = lagOf(weights, deviation);
  const result: LocalMoran = {
    statistic: new Float64Array(n),
    expectation: new Float64Array(n),
    variance: new Float64Array(n),
    z: new Float64Array(n),
    quadrant: Array.from(deviation, (own, i) => quadrantOf(own, lag[i]!)),
  };
  const { start, weight } = weights;
  for (let i = 0; i < n; i++) {
    const own = deviation[i]!;
    let [sum, square] = [0, 0];
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      sum += weight[at]!;
      square += weight[at]! ** 2;
    }
    const statistic = (own / variance) * lag[i]!;
    const expectation = (-own * own * sum) / ((n - 1) * variance);
    const spread =
      (own / variance) ** 2 *
      (n / (n - 2)) *
      (square - sum ** 2 / (n - 1)) *
      (variance - own ** 2 / (n - 1));
    result.statistic[i] = statistic;
    result.expectation[i] = expectation;
    result.variance[i] = spread;
    result.z[i] = spread > 0 ? (statistic - expectation) / Math.sqrt(spread) : NaN;
  }
  return result;
}

const quadrantOf = (own: number, lag: number): Quadrant =>
  own > 0 ? (lag > 0 ? "HH" : "HL") : lag > 0 ? "LH" : "LL";
