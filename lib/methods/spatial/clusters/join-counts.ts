import { MethodProblem } from "../../problem";
import { checkValues, type Weights } from "../weights";

/** Joins of neighbours, each counted once when the weights are binary and symmetric. */
export interface JoinCounts {
  /** Both have the feature (1). */
  both: number;
  /** One has it. */
  one: number;
  neither: number;
}

/** Joins between places with a feature (1) and without (0). Source: Cliff and Ord, Spatial Processes (1981). */
export function joinCounts(values: ArrayLike<number>, weights: Weights): JoinCounts {
  checkValues(weights, values, 2);
  const { start, neighbour, weight } = weights;
  const sums = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== 0 && values[i] !== 1) {
      throw new MethodProblem("Joins are counted between places with 0 and 1 only.");
    }
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      sums[values[i]! + values[neighbour[at]!]!]! += weight[at]! / 2;
    }
  }
  return { both: sums[2]!, one: sums[1]!, neither: sums[0]! };
}
