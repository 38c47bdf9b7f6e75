import { chance, type Chance } from "../../chance";
import type { MethodContext } from "../../method";
import { benjaminiHochberg } from "../../statistics/fdr";
import { spreadForTest } from "./moran";
import type { Weights } from "../weights";

/** How often the neighbours drawn were at least, and at most, as high as those observed. One entry a place. */
export interface Permuted {
  /** How many were drawn for it. */
  permutations: Uint32Array;
  /** By the local statistic: for a low place a low draw is a high statistic. */
  atLeast: Uint32Array;
  atMost: Uint32Array;
}

/**
 * Conditional permutation of the local Moran: each place keeps its value and gets neighbours drawn
 * from all others, without putting back. The numbers drawn are the same for all places, which leaves
 * each p-value as it is and makes 999 permutations of 10,000 places a matter of a second. A draw
 * that equals the observed counts on both sides, so that the ties of sparse counts find nothing.
 * A place without neighbours, and one at the mean itself, equals every draw.
 * Source: Anselin, Geographical Analysis 27 (1995).
 */
export function conditionalPermutation(
  values: ArrayLike<number>,
  weights: Weights,
  { permutations }: { permutations: number },
  context: MethodContext,
): Permuted {
  const { count } = spreadForTest(values, weights);
  const permuted: Permuted = {
    permutations: new Uint32Array(count).fill(permutations),
    atLeast: new Uint32Array(count),
    atMost: new Uint32Array(count),
  };
  const all = Uint32Array.from({ length: count }, (_, i) => i);
  permute(values, weights, all, permutations, permuted, context);
  return permuted;
}

export interface Refinement {
  /** Places with fewer draws at least as extreme get new ones. */
  below: number;
  /** So many of them, fewer where there are many such places. */
  permutations: number;
}

/** Draws of all refined places together, each of one neighbour: some tenths of a second. */
const mostDraws = 1e8;

/** Fewer than so many times the permutations before tell nothing new. */
const worthwhile = 5;

/**
 * Draws anew, and more often, for the places that few draws were as extreme as: 999 permutations
 * cannot tell p below 0.001, and among thousands of places that is nothing. A place's p is then that
 * of its new draws alone, and stays valid.
 */
export function refinePermutation(
  values: ArrayLike<number>,
  weights: Weights,
  permuted: Permuted,
  { below, permutations }: Refinement,
  { seed, ...context }: MethodContext,
): Permuted {
  const isFew = (i: number) => Math.min(permuted.atLeast[i]!, permuted.atMost[i]!) < below;
  const few = Uint32Array.from(permuted.atLeast.keys()).filter(isFew);
  const links = few.reduce((sum, i) => sum + weights.start[i + 1]! - weights.start[i]!, 0);
  const rounds = Math.min(permutations, Math.floor(mostDraws / Math.max(1, links)));
  if (few.length === 0 || rounds < worthwhile * permuted.permutations[few[0]!]!) return permuted;
  const refined: Permuted = {
    permutations: permuted.permutations.slice(),
    atLeast: permuted.atLeast.slice(),
    atMost: permuted.atMost.slice(),
  };
  for (const i of few) refined.permutations[i] = rounds;
  permute(values, weights, few, rounds, refined, { ...context, seed: seed ^ 0x5bd1e995 });
  return refined;
}

/** Draws for some of the places and writes down what came of it. */
function permute(
  values: ArrayLike<number>,
  weights: Weights,
  places: Uint32Array,
  permutations: number,
  permuted: Permuted,
  { seed, progress }: MethodContext,
): void {
  const { count, deviation } = spreadForTest(values, weights);
  const { start, weight } = weights;
  const most = start.reduce((longest, from, i) => Math.max(longest, (start[i + 1] ?? 0) - from), 0);
  const draws = drawOthers(count - 1, most, permutations, chance(seed));
  const own = Float64Array.from(values);
  places.forEach((i, at) => {
    if (at % 64 === 0) progress?.(at / places.length, `${permutations} permutations`);
    const row = weight.subarray(start[i]!, start[i + 1]!);
    if (row.length === 0 || deviation[i] === 0) {
      permuted.atLeast[i] = permuted.atMost[i] = permutations;
      return;
    }
    const { above, below } = compareDraws(own, i, observedOf(own, weights, i), row, draws, most);
    // A high place with high neighbours and a low one with low neighbours have a high statistic.
    const isHigh = deviation[i]! > 0;
    permuted.atLeast[i] = permutations - (isHigh ? below : above);
    permuted.atMost[i] = permutations - (isHigh ? above : below);
  });
}

/** Chance under permutation of a statistic at least as extreme on its own side, (r + 1) / (P + 1). */
export function pseudoP({ atLeast, atMost, permutations }: Permuted): Float64Array {
  return Float64Array.from(
    atLeast,
    (high, i) => (Math.min(high, atMost[i]!) + 1) / (permutations[i]! + 1),
  );
}

/** On either side, twice that, and adjusted for the number of places by Benjamini and Hochberg. */
export function twoSidedPseudoP(permuted: Permuted): { p: Float64Array; pAdjusted: Float64Array } {
  const p = pseudoP(permuted).map((side) => Math.min(1, 2 * side));
  return { p, pAdjusted: benjaminiHochberg(p) };
}

/** Raw values and not deviations: sums of counts are exact, so that ties are. */
function observedOf(own: Float64Array, { start, neighbour, weight }: Weights, i: number): number {
  const [from, to] = [start[i]!, start[i + 1]!];
  const even = areEven(weight.subarray(from, to));
  let sum = 0;
  for (let at = from; at < to; at++) sum += (even ? 1 : weight[at]!) * own[neighbour[at]!]!;
  return sum;
}

/** Draws above and below the observed sum of neighbours. */
function compareDraws(
  own: Float64Array,
  i: number,
  observed: number,
  row: Float64Array,
  draws: Uint32Array,
  most: number,
): { above: number; below: number } {
  const size = row.length;
  const even = areEven(row);
  const tie = 1e-12 * Math.abs(observed);
  const [high, low] = [observed + tie, observed - tie];
  let [above, below] = [0, 0];
  for (let from = 0; from < draws.length; from += most) {
    let sum = 0;
    for (let k = 0; k < size; k++) {
      const drawn = draws[from + k]!;
      const value = own[drawn >= i ? drawn + 1 : drawn]!;
      sum += even ? value : row[k]! * value;
    }
    if (sum > high) above++;
    else if (sum < low) below++;
  }
  return { above, below };
}

function areEven(row: Float64Array): boolean {
  for (let k = 1; k < row.length; k++) if (row[k] !== row[0]) return false;
  return true;
}

/** `rounds` times `size` different numbers below `others`, one round after the other. */
function drawOthers(others: number, size: number, rounds: number, by: Chance): Uint32Array {
  const order = Uint32Array.from({ length: others }, (_, i) => i);
  const draws = new Uint32Array(rounds * size);
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < size; k++) {
      const at = k + by.below(others - k);
      const drawn = order[at]!;
      order[at] = order[k]!;
      order[k] = drawn;
      draws[round * size + k] = drawn;
    }
  }
  return draws;
}
