import { benjaminiHochberg } from "../../statistics/fdr";
import { twoSidedP } from "../../statistics/normal";
import { MethodProblem } from "../../problem";
import { spreadOf } from "./spread";
import { checkValues, placesOf, withSelf, type Weights } from "../weights";

export interface GetisOrdOptions {
  /** `GiStar` counts the place itself among its neighbours; `Gi` asks about its surroundings alone. */
  statistic: "Gi" | "GiStar";
}

/** One entry a place; NaN where there is nothing to test: no neighbours, or no other places. */
export interface GetisOrd {
  /** Standard deviations from what chance would give; above 0 hot. */
  z: Float64Array;
  /** Two-sided, by the normal distribution. */
  p: Float64Array;
  /** For the number of places, by Benjamini and Hochberg. */
  pAdjusted: Float64Array;
}

/**
 * Local Gi and Gi* as standard scores. `weights` without the place itself, binary or not. At least
 * three places, all values finite, not all equal: else MethodProblem.
 * Source: Ord and Getis, Geographical Analysis 27 (1995), equations 5 and 6; the variance of Gi* with
 * n as the divisor, as Getis and Ord (1996), equation 14.2.
 */
export function getisOrd(
  values: ArrayLike<number>,
  weights: Weights,
  { statistic }: GetisOrdOptions,
): GetisOrd {
  checkValues(weights, values, 3);
  const { squares } = spreadOf(values);
  if (!Number.isFinite(squares)) {
    throw new MethodProblem("The values are too large to compare.", "Take them in larger units.");
  }
  if (squares === 0) {
    throw new MethodProblem(
      "All places have the same value: none is hotter than another.",
      "Take larger cells, a longer period or another column.",
    );
  }
  const z = statistic === "GiStar" ? giStar(values, withSelf(weights)) : gi(values, weights);
  const p = z.map(twoSidedP);
  return { z, p, pAdjusted: benjaminiHochberg(p) };
}

/** Standard scores of Gi* for weights that hold each place itself. */
export function giStar(values: ArrayLike<number>, weights: Weights): Float64Array {
  const { count, squares, deviation } = spreadOf(values);
  return scores(
    deviation,
    weights,
    () => ({ mean: 0, deviation: Math.sqrt(squares / count) }),
    count,
  );
}

/** Mean and deviation of the others, divisor n − 1; worked out from deviations, so nothing cancels. */
function gi(values: ArrayLike<number>, weights: Weights): Float64Array {
  const { count, squares, deviation } = spreadOf(values);
  const others = count - 1;
  const without = (i: number) => {
    const own = deviation[i]!;
    const mean = -own / others;
    const rest = squares - own * own - others * mean * mean;
    return { mean, deviation: Math.sqrt(Math.max(0, rest) / others) };
  };
  return scores(deviation, weights, without, others);
}

function scores(
  deviation: Float64Array,
  weights: Weights,
  around: (i: number) => { mean: number; deviation: number },
  count: number,
): Float64Array {
  const { start, neighbour, weight } = weights;
  const z = new Float64Array(placesOf(weights));
  for (let i = 0; i < z.length; i++) {
    let [lag, sum, squares] = [0, 0, 0];
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const own = weight[at]!;
      lag += own * deviation[neighbour[at]!]!;
      sum += own;
      squares += own * own;
    }
    const { mean, deviation: spread } = around(i);
    const variance = (count * squares - sum * sum) / (count - 1);
    const unit = spread * Math.sqrt(variance);
    // With everybody a neighbour, or all others equal, there is nothing that chance could change.
    z[i] = sum > 0 && unit > 1e-12 * Math.abs(lag) ? (lag - mean * sum) / unit : NaN;
  }
  return z;
}
