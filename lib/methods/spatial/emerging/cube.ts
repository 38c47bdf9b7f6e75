import { MethodProblem } from "../../problem";
import { placesOf, withSelf, type Weights } from "../weights";

/** Counts of places in slices of time: that of place `i` in slice `t` is `counts[t * places + i]`. */
export interface Cube {
  places: number;
  slices: number;
  counts: ArrayLike<number>;
}

/**
 * Gi* of every bin: the bin with its neighbours in space, against all bins of the same slice. With
 * `preceding` slices the same places just before are neighbours too, and all of those slices are what
 * it is compared with. Laid out as the counts; a slice in which all places are equal has z of 0. At
 * least three places; all counts finite: else MethodProblem.
 * Source: Ord and Getis, Geographical Analysis 27 (1995), slice by slice.
 */
export function cubeScores(
  cube: Cube,
  weights: Weights,
  { preceding }: { preceding: number },
): Float64Array {
  checkCube(cube, weights);
  const { places, slices, counts } = cube;
  const { start, neighbour, weight } = withSelf(weights);
  const z = new Float64Array(places * slices);
  const lag = new Float64Array(places * slices);
  const [sums, squares] = [new Float64Array(slices), new Float64Array(slices)];
  for (let t = 0; t < slices; t++) {
    const from = t * places;
    for (let i = 0; i < places; i++) {
      const own = counts[from + i]!;
      sums[t]! += own;
      squares[t]! += own * own;
      let sum = 0;
      for (let at = start[i]!; at < start[i + 1]!; at++) {
        sum += weight[at]! * counts[from + neighbour[at]!]!;
      }
      lag[from + i] = sum;
    }
  }
  for (let t = 0; t < slices; t++) {
    const first = Math.max(0, t - preceding);
    const depth = t - first + 1;
    const n = depth * places;
    const mean = total(sums, first, t) / n;
    const deviation = Math.sqrt(Math.max(0, total(squares, first, t) / n - mean * mean));
    if (!(deviation > 1e-9 * Math.abs(mean))) continue;
    for (let i = 0; i < places; i++) {
      let [own, sum, square] = [0, 0, 0];
      for (let at = start[i]!; at < start[i + 1]!; at++) {
        sum += depth * weight[at]!;
        square += depth * weight[at]! ** 2;
      }
      for (let u = first; u <= t; u++) own += lag[u * places + i]!;
      const unit = deviation * Math.sqrt((n * square - sum * sum) / (n - 1));
      if (unit > 0) z[t * places + i] = (own - mean * sum) / unit;
    }
  }
  return z;
}

function total(values: Float64Array, first: number, last: number): number {
  let sum = 0;
  for (let i = first; i <= last; i++) sum += values[i]!;
  return sum;
}

function checkCube({ places, slices, counts }: Cube, weights: Weights): void {
  if (places < 3 || slices < 1) {
    throw new MethodProblem(
      `There are ${places} places in ${slices} slices of time; at least 3 places are needed.`,
      "Take smaller cells, or a larger ground.",
    );
  }
  if (counts.length !== places * slices || placesOf(weights) !== places) {
    throw new MethodProblem("The counts do not fit the places and slices.");
  }
  for (let i = 0; i < counts.length; i++) {
    if (!Number.isFinite(counts[i]!)) {
      throw new MethodProblem(`Place ${(i % places) + 1} has no number as its count.`);
    }
  }
}
