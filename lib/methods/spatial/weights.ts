import { MethodProblem } from "../problem";

/**
 * Who neighbours whom, and how much that counts, in compressed rows: the neighbours of place `i` are
 * `neighbour[start[i]]` to `neighbour[start[i + 1] - 1]`. A place is not its own neighbour; `withSelf`
 * adds it. Rows may be asymmetric (the nearest k) or empty (an island).
 */
export interface Weights {
  /** One entry more than places. */
  start: Uint32Array;
  neighbour: Uint32Array;
  weight: Float64Array;
}

export const placesOf = ({ start }: Weights): number => start.length - 1;

/** Binary weights (1 each) from a list of neighbours a place, counted from 0. Repeats count once. */
export function weightsOf(lists: readonly ArrayLike<number>[]): Weights {
  const rows = lists.map((list) => (isAscending(list) ? list : [...new Set(Array.from(list))]));
  const start = new Uint32Array(lists.length + 1);
  rows.forEach((row, i) => (start[i + 1] = start[i]! + row.length));
  const neighbour = new Uint32Array(start[lists.length]!);
  rows.forEach((row, i) => {
    for (let k = 0; k < row.length; k++) {
      const other = row[k]!;
      if (!Number.isInteger(other) || other < 0 || other >= lists.length) {
        throw new MethodProblem(`Place ${i} has the neighbour ${other}, which is no place.`);
      }
      if (other === i) throw new MethodProblem(`Place ${i} is in its own list of neighbours.`);
      neighbour[start[i]! + k] = other;
    }
  });
  return { start, neighbour, weight: new Float64Array(neighbour.length).fill(1) };
}

/** Then nothing is named twice. */
function isAscending(list: ArrayLike<number>): boolean {
  for (let k = 1; k < list.length; k++) if (!(list[k]! > list[k - 1]!)) return false;
  return true;
}

/** The same with each place its own neighbour too, first in its row, of weight 1. */
export function withSelf(weights: Weights): Weights {
  const count = placesOf(weights);
  const start = weights.start.map((from, i) => from + i);
  const neighbour = new Uint32Array(start[count]!);
  const weight = new Float64Array(start[count]!);
  for (let i = 0; i < count; i++) {
    neighbour[start[i]!] = i;
    weight[start[i]!] = 1;
    const [from, to] = [weights.start[i]!, weights.start[i + 1]!];
    neighbour.set(weights.neighbour.subarray(from, to), start[i]! + 1);
    weight.set(weights.weight.subarray(from, to), start[i]! + 1);
  }
  return { start, neighbour, weight };
}

/** Each row divided by its sum, so that the lag is the mean of the neighbours. Empty rows stay empty. */
export function rowStandardised(weights: Weights): Weights {
  const weight = weights.weight.slice();
  for (let i = 0; i < placesOf(weights); i++) {
    const [from, to] = [weights.start[i]!, weights.start[i + 1]!];
    let sum = 0;
    for (let at = from; at < to; at++) sum += weight[at]!;
    if (sum !== 0) for (let at = from; at < to; at++) weight[at]! /= sum;
  }
  return { ...weights, weight };
}

/** Sum over the neighbours of weight times value: the mean of the neighbours when row-standardised. */
export function lagOf(
  { start, neighbour, weight }: Weights,
  values: ArrayLike<number>,
): Float64Array {
  const lag = new Float64Array(start.length - 1);
  for (let i = 0; i < lag.length; i++) {
    let sum = 0;
    for (let at = start[i]!; at < start[i + 1]!; at++) sum += weight[at]! * values[neighbour[at]!]!;
    lag[i] = sum;
  }
  return lag;
}

/** Places without a neighbour. */
export function islandsOf({ start }: Weights): number {
  let islands = 0;
  for (let i = 0; i + 1 < start.length; i++) if (start[i] === start[i + 1]) islands++;
  return islands;
}

/** Refuses values that a statistic of places cannot take. */
export function checkValues(weights: Weights, values: ArrayLike<number>, least: number): void {
  const count = placesOf(weights);
  if (values.length !== count) {
    throw new MethodProblem(
      `There are ${values.length.toLocaleString("en")} values for ${count.toLocaleString("en")} places.`,
    );
  }
  if (count < least) {
    throw new MethodProblem(
      `There ${count === 1 ? "is" : "are"} ${count.toLocaleString("en")} ${count === 1 ? "place" : "places"}; at least ${least} are needed.`,
      "Take smaller cells, or a larger ground.",
    );
  }
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]!)) {
      throw new MethodProblem(`Place ${(i + 1).toLocaleString("en")} has no number as its value.`);
    }
  }
}
