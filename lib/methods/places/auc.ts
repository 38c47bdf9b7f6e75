import { MethodProblem } from "../problem";
import { logGamma } from "../statistics/gamma";
import { countBelow, countUpTo } from "./level";

/**
 * Chance that a cell with an incident ranks above a cell drawn at random, ties counted half: 0.5 is a
 * guess. Cells count once for each incident. Say it beside that of the static rate: most cells of
 * a city have none at all, which makes any map look good. Null without incidents.
 */
export function placeAuc(score: ArrayLike<number>, counts: ArrayLike<number>): number | null {
  const order = Float64Array.from(score).sort();
  let [sum, total] = [0, 0];
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!;
    if (!(count > 0)) continue;
    const below = countBelow(order, score[i]!);
    const upTo = countUpTo(order, score[i]!);
    sum += (count * (below + upTo)) / 2;
    total += count;
  }
  return total > 0 ? sum / total / order.length : null;
}

/**
 * Log score of expected incidents, summed over all cells: the Poisson log-likelihood of what came.
 * Differences between models are what counts; higher is better. MethodProblem where something came
 * to a cell of which the model said that it could not.
 */
export function placeLogScore(expected: ArrayLike<number>, counts: ArrayLike<number>): number {
  const score = logScoreIfPossible(expected, counts);
  if (score !== null) return score;
  throw new MethodProblem(
    "The model gives no chance to a cell that had an incident.",
    "Only models that expect something everywhere have a log score.",
  );
}

/** The same, null where something came to a cell of which the model said that it could not. */
export function logScoreIfPossible(
  expected: ArrayLike<number>,
  counts: ArrayLike<number>,
): number | null {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const [mean, count] = [expected[i]!, counts[i]!];
    if (!(mean > 0) && count > 0) return null;
    sum += (count > 0 ? count * Math.log(mean) - logGamma(count + 1) : 0) - mean;
  }
  return sum;
}

/**
 * Chance of one incident or more in a cell where so many are expected: Poisson, or with `scatter`
 * (theta of a negative binomial, variance mean + mean² / theta) less, as incidents then come in heaps.
 */
export const atLeastOne = (expected: number, scatter = Infinity): number =>
  scatter === Infinity
    ? -Math.expm1(-expected)
    : -Math.expm1(-scatter * Math.log1p(expected / scatter));
