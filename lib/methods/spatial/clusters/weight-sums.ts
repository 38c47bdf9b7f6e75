import { placesOf, type Weights } from "../weights";

/** The sums of weights that global statistics are made of. Source: Cliff and Ord, Spatial Processes (1981). */
export interface WeightSums {
  /** Of all weights. */
  s0: number;
  /** Half of the squares of w(i, j) + w(j, i). */
  s1: number;
  /** Of the squares of row sum plus column sum. */
  s2: number;
}

export function weightSums(weights: Weights): WeightSums {
  const { start, neighbour, weight } = weights;
  const count = placesOf(weights);
  const both = new Float64Array(count);
  let [s0, s1] = [0, 0];
  const back = transposed(weights);
  const row = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const own = weight[at]!;
      row[neighbour[at]!] = own;
      s0 += own;
      s1 += own * own;
      both[i]! += own;
      both[neighbour[at]!]! += own;
    }
    for (let at = back.start[i]!; at < back.start[i + 1]!; at++) {
      s1 += back.weight[at]! * row[back.neighbour[at]!]!;
    }
    for (let at = start[i]!; at < start[i + 1]!; at++) row[neighbour[at]!] = 0;
  }
  return { s0, s1, s2: both.reduce((sum, each) => sum + each * each, 0) };
}

/** Rows as columns. */
function transposed({ start, neighbour, weight }: Weights): Weights {
  const count = start.length - 1;
  const from = new Uint32Array(count + 1);
  for (const j of neighbour) from[j + 1]!++;
  for (let i = 0; i < count; i++) from[i + 1]! += from[i]!;
  const next = from.slice();
  const turned = { neighbour: new Uint32Array(neighbour.length), weight: weight.slice() };
  for (let i = 0; i < count; i++) {
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const place = next[neighbour[at]!]!++;
      turned.neighbour[place] = i;
      turned.weight[place] = weight[at]!;
    }
  }
  return { start: from, ...turned };
}
