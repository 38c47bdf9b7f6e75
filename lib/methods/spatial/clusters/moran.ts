import { chance, shuffle } from "../../chance";
import type { MethodContext } from "../../method";
import { normalTail } from "../../statistics/normal";
import { MethodProblem } from "../../problem";
import { spreadOf, type Spread } from "./spread";
import { checkValues, lagOf, type Weights } from "../weights";
import { weightSums } from "./weight-sums";

/** A global statistic of likeness between neighbours, with both ways to judge it. */
export interface GlobalTest {
  statistic: number;
  /** Where neighbours are no more alike than any two places. */
  expectation: number;
  /** If the values were dealt out to the places anew. */
  randomisation: NormalTest;
  /** If the values came from a normal distribution. */
  normality: NormalTest;
}

export interface NormalTest {
  variance: number;
  z: number;
  /** One-sided, of likeness at least as strong, by the normal distribution. */
  pGreater: number;
}

/** Refuses what no global statistic of likeness can be made of; the spread of the values else. */
export function spreadForTest(values: ArrayLike<number>, weights: Weights): Spread {
  checkValues(weights, values, 4);
  const spread = spreadOf(values);
  if (spread.squares === 0) {
    throw new MethodProblem(
      "All places have the same value: there is no pattern to test.",
      "Take larger cells, a longer period or another column.",
    );
  }
  if (!Number.isFinite(spread.fourths)) {
    throw new MethodProblem("The values are too large to compare.", "Take them in larger units.");
  }
  if (weights.neighbour.length === values.length * (values.length - 1) && isEven(weights)) {
    throw new MethodProblem(
      "All places are neighbours of each other: whichever has which value, the statistic is the same.",
      "Choose a shorter distance, or fewer neighbours.",
    );
  }
  if (weights.neighbour.length === 0) {
    throw new MethodProblem(
      "No place has a neighbour.",
      "Choose a longer distance, or the nearest few as neighbours.",
    );
  }
  return spread;
}

const isEven = ({ weight }: Weights) => weight.every((each) => each === weight[0]);

/**
 * Moran's I of values over neighbours: above `expectation` neighbours are alike, below they differ. At
 * least four places, all values finite, not all equal: else MethodProblem. O(links).
 * Source: Cliff and Ord, Spatial Processes (1981).
 */
export function moran(values: ArrayLike<number>, weights: Weights): GlobalTest {
  const { count: n, deviation, squares, fourths } = spreadForTest(values, weights);
  const { s0, s1, s2 } = weightSums(weights);
  const statistic = ((n / s0) * crossed(deviation, weights)) / squares;
  const expectation = -1 / (n - 1);
  const kurtosis = (n * fourths) / squares ** 2;
  const normal = (n * n * s1 - n * s2 + 3 * s0 * s0) / ((n * n - 1) * s0 * s0);
  const dealt =
    (n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0) -
      kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0)) /
    ((n - 1) * (n - 2) * (n - 3) * s0 * s0);
  const judge = (square: number) =>
    judged(statistic - expectation, square - expectation ** 2, square);
  return { statistic, expectation, randomisation: judge(dealt), normality: judge(normal) };
}

/**
 * A statistic by how far it is above what chance gives. Where all ways to deal the values out give the
 * same, as with one value that is far from all others, the variance is 0 but for rounding, of the size
 * of `terms`: then z is 0 and every arrangement is at least as large.
 */
export function judged(above: number, variance: number, terms: number): NormalTest {
  if (!(variance > 1e-12 * Math.abs(terms))) return { variance: 0, z: 0, pGreater: 1 };
  const z = above / Math.sqrt(variance);
  return { variance, z, pGreater: normalTail(z) };
}

/**
 * Chance of an I at least as large when the values are dealt out to the places anew: (r + 1) / (P + 1).
 */
export function moranPermutationP(
  values: ArrayLike<number>,
  weights: Weights,
  { permutations }: { permutations: number },
  { seed, progress }: MethodContext,
): number {
  const { deviation } = spreadForTest(values, weights);
  const observed = crossed(deviation, weights);
  const dealt = deviation.slice();
  const by = chance(seed);
  const equal = 1e-12 * Math.abs(observed);
  let reached = 0;
  for (let round = 0; round < permutations; round++) {
    if (round % 50 === 0) progress?.(round / permutations, "dealing the values anew");
    if (crossed(shuffle(dealt, by), weights) >= observed - equal) reached++;
  }
  return (reached + 1) / (permutations + 1);
}

/** Sum over all links of weight times both deviations. */
function crossed(deviation: Float64Array, weights: Weights): number {
  const lag = lagOf(weights, deviation);
  let sum = 0;
  for (let i = 0; i < lag.length; i++) sum += deviation[i]! * lag[i]!;
  return sum;
}
