import { chance, shuffle } from "../../chance";
import type { MethodContext } from "../../method";
import {
  firstNeighbours,
  linksByFirst,
  linksByShare,
  shareNeighbours,
  type CountLinks,
  type TieRule,
} from "./colocation-neighbours";
import { checkLabelled, countTypes, sitesOf, type LabelledPoints } from "./labelled";
import { MethodProblem } from "../../problem";

export interface ColocationOptions {
  /** Nearest neighbours of each point that count, 1 unless there is a reason. */
  neighbours: number;
  ties: TieRule;
  /** Shuffles of all labels over all points; 0 for none. */
  permutations: number;
}

/** Matrices are types × types, row by row: from type a to type b at a * types + b. */
export interface Colocation {
  /** Points of each type. */
  counts: Uint32Array;
  /** C: points of a whose nearest other point is of b, tied ones in parts. */
  links: Float64Array;
  /** The quotient: 1 is what shuffled labels give on average. NaN where a type has no point to be had. */
  quotient: Float64Array;
  /** Points whose last neighbour is not the only one at its distance. */
  tied: number;
  permutations: number;
  /** Share of arrangements with at least (at most) as many links, the data's own among them. */
  pUpper: Float64Array;
  pLower: Float64Array;
  /** Links in the shuffles: standard deviation. Their mean is known: counts of a × available b / (n - 1). */
  deviation: Float64Array;
}

/** Rounding of sums of parts, so that equal arrangements count as equal. */
const rounding = 1e-9;

/** Permutations after which there is something to show. */
const early = 99;

/**
 * The co-location quotient of each type to each: how many times as often as shuffled labels would
 * have it is the nearest other point of an a point of type b?
 *
 * CLQ a→b = (C / N_a) / (N_b' / (N - 1)), N_b' = N_b - 1 for a = b. It is directed. The test shuffles
 * all labels over all points: places stay, so that what all types share (people, streets) is not
 * mistaken for a relation. `onFirst` is called with the result after the first 99 permutations.
 *
 * Throws MethodProblem for fewer than 3 points, or not more than `neighbours`, and for coordinates
 * that are not finite.
 *
 * Source: Leslie and Kronenfeld, The colocation quotient, Geographical Analysis 43 (2011).
 */
export function colocation(
  points: LabelledPoints,
  options: ColocationOptions,
  { seed, progress }: MethodContext,
  onFirst?: (result: Colocation) => void,
): Colocation {
  checkLabelled(points, 3);
  if (!(options.neighbours >= 1 && Number.isInteger(options.neighbours))) {
    throw new MethodProblem("Each point needs at least one neighbour, a whole number of them.");
  }
  if (points.x.length <= options.neighbours) {
    throw new MethodProblem(
      `${points.x.length} points cannot have ${options.neighbours} neighbours each.`,
      "Take fewer neighbours.",
    );
  }
  const { countLinks, tied } = counterOf(points, options);
  const { types } = points;
  const counts = countTypes(points);
  const links = countLinks(points.type);
  const [above, below] = [new Float64Array(types ** 2), new Float64Array(types ** 2)];
  const [sum, squares] = [new Float64Array(types ** 2), new Float64Array(types ** 2)];
  const resultAfter = (permutations: number): Colocation => ({
    counts,
    links,
    quotient: quotientOf(links, counts, points.x.length),
    tied,
    permutations,
    pUpper: above.map((count) => (count + 1) / (permutations + 1)),
    pLower: below.map((count) => (count + 1) / (permutations + 1)),
    deviation: squares.map((square, at) => deviationOf(sum[at]!, square, permutations)),
  });

  const by = chance(seed);
  const label = Uint8Array.from(points.type);
  for (let done = 1; done <= options.permutations; done++) {
    const shuffled = countLinks(shuffle(label, by));
    for (let at = 0; at < links.length; at++) {
      const value = shuffled[at]!;
      if (value >= links[at]! - rounding) above[at]!++;
      if (value <= links[at]! + rounding) below[at]!++;
      sum[at]! += value;
      squares[at]! += value * value;
    }
    if (done === early && options.permutations > early) onFirst?.(resultAfter(done));
    if (done % 50 === 0) progress?.(done / options.permutations, "shuffling types over places");
  }
  return resultAfter(options.permutations);
}

function counterOf(
  points: LabelledPoints,
  { neighbours, ties }: ColocationOptions,
): { countLinks: CountLinks; tied: number } {
  const sites = sitesOf(points.x, points.y);
  const shared = shareNeighbours(sites, neighbours);
  const countLinks =
    ties === "share"
      ? linksByShare(points, sites, shared)
      : linksByFirst(points, firstNeighbours(sites, neighbours), neighbours);
  return { countLinks, tied: shared.tied };
}

function quotientOf(links: Float64Array, counts: Uint32Array, n: number): Float64Array {
  const types = counts.length;
  return links.map((weight, at) => {
    const [a, b] = [Math.floor(at / types), at % types];
    const available = a === b ? counts[b]! - 1 : counts[b]!;
    return available > 0 && counts[a]! > 0 ? weight / counts[a]! / (available / (n - 1)) : NaN;
  });
}

function deviationOf(sum: number, squares: number, count: number): number {
  if (count < 2) return NaN;
  return Math.sqrt(Math.max(0, (squares - sum ** 2 / count) / (count - 1)));
}
