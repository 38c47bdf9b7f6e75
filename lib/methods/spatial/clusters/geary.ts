import { judged, spreadForTest, type GlobalTest, type NormalTest } from "./moran";
import type { Weights } from "../weights";
import { weightSums } from "./weight-sums";

/**
 * Geary's C: below 1 neighbours are alike, above 1 they differ. It looks at differences between
 * neighbours, so it is moved more by what is near and by extreme values than Moran's I. z is negative
 * where neighbours are alike; `pGreater` is the chance of likeness at least as strong.
 * Refuses the same values as `moran`. Source: Cliff and Ord, Spatial Processes (1981).
 */
export function geary(values: ArrayLike<number>, weights: Weights): GlobalTest {
  const { count: n, squares, fourths } = spreadForTest(values, weights);
  const { s0, s1, s2 } = weightSums(weights);
  const kurtosis = (n * fourths) / squares ** 2;
  const statistic = ((n - 1) * differences(values, weights)) / (2 * s0 * squares);
  const normal = ((2 * s1 + s2) * (n - 1) - 4 * s0 * s0) / (2 * (n + 1) * s0 * s0);
  const dealt =
    ((n - 1) * s1 * (n * n - 3 * n + 3 - (n - 1) * kurtosis) -
      ((n - 1) * s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * kurtosis)) / 4 +
      s0 * s0 * (n * n - 3 - (n - 1) ** 2 * kurtosis)) /
    (n * (n - 2) * (n - 3) * s0 * s0);
  const judge = (variance: number): NormalTest => {
    const likeness = judged(1 - statistic, variance, 1);
    return { ...likeness, z: likeness.z === 0 ? 0 : -likeness.z };
  };
  return { statistic, expectation: 1, randomisation: judge(dealt), normality: judge(normal) };
}

function differences(values: ArrayLike<number>, { start, neighbour, weight }: Weights): number {
  let sum = 0;
  for (let i = 0; i + 1 < start.length; i++) {
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      sum += weight[at]! * (values[i]! - values[neighbour[at]!]!) ** 2;
    }
  }
  return sum;
}
