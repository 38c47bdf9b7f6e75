import { chance, shuffle } from "../../chance";
import type { MethodContext } from "../../method";
import { checkLabelled, countTypes, type LabelledPoints } from "./labelled";
import { otherBits, pairsWithin, type ClosePairs } from "./close-pairs";
import { MethodProblem } from "../../problem";
import { envelopeOf, type Envelope } from "./random-labelling";

export interface CrossKOptions {
  /** Distances, metres, ascending. */
  radii: readonly number[];
  /** Of the place studied, square metres. */
  area: number;
  /** Shuffles of all labels over all points; 0 for none. */
  permutations: number;
}

/** Values of a pair a, b at radius r stand at (a * types + b) * radii.length + r. */
export interface CrossK extends Envelope {
  radii: readonly number[];
  counts: Uint32Array;
  /** Ordered pairs (an a, a b, not the same point) at most that far apart. */
  pairs: Float64Array;
  /** area / (n_a n_b) × pairs; n(n - 1) for a type with itself. NaN without such pairs. */
  k: Float64Array;
  /** sqrt(K / π) - r, metres. */
  lMinusR: Float64Array;
}

/** Permutations after which there is something to show. */
const early = 39;

/**
 * Ripley's cross-K between all types, without edge correction, against random labelling: the places
 * stay and the labels are shuffled over all of them. Under it K of each pair is that of all points,
 * edges included, so that neither the edge nor what all types share matters to the test.
 * `onFirst` is called with the result after the first 39 permutations.
 *
 * Throws MethodProblem for fewer than 3 points, radii that do not ascend, an area that is not
 * positive, and more close pairs than memory should hold.
 *
 * Source: Ripley, J. Royal Statistical Society B 39 (1977); random labelling: Diggle, Statistical
 * Analysis of Spatial Point Patterns (2003), section 4.4.
 */
export function crossK(
  points: LabelledPoints,
  options: CrossKOptions,
  { seed, progress }: MethodContext,
  onFirst?: (result: CrossK) => void,
): CrossK {
  checkLabelled(points, 3);
  checkOptions(options);
  const { radii, area, permutations } = options;
  const { types } = points;
  const counts = countTypes(points);
  const close = pairsWithin(points.x, points.y, radii);
  const pairs = countPairs(close, points.type, types, radii.length);
  const { k, lMinusR } = kOf(pairs, counts, radii, area);

  const simulated: Float64Array[] = [];
  const by = chance(seed);
  const label = Uint8Array.from(points.type);
  const result = () => ({
    radii,
    counts,
    pairs,
    k,
    lMinusR,
    ...envelopeOf(pairs, simulated, radii.length),
  });
  for (let done = 1; done <= permutations; done++) {
    simulated.push(countPairs(close, shuffle(label, by), types, radii.length));
    if (done === early && permutations > early) onFirst?.(result());
    if (done % 10 === 0) progress?.(done / permutations, "shuffling types over places");
  }
  return result();
}

const other = 2 ** otherBits - 1;

/** Ordered pairs of each two types at most each radius apart. */
function countPairs(
  { start, packed }: ClosePairs,
  type: ArrayLike<number>,
  types: number,
  bands: number,
): Float64Array {
  const exact = new Uint32Array(types * types * bands);
  const row = Uint16Array.from(type, (label) => label * types * bands);
  const column = Uint16Array.from(type, (label) => label * bands);
  for (let i = 0; i < row.length; i++) {
    const from = row[i]!;
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const pair = packed[at]!;
      exact[from + column[pair & other]! + (pair >>> otherBits)]!++;
    }
  }
  const pairs = new Float64Array(exact.length);
  for (let a = 0; a < types; a++) {
    for (let b = 0; b < types; b++) {
      const [to, back] = [(a * types + b) * bands, (b * types + a) * bands];
      let sum = 0;
      for (let r = 0; r < bands; r++) {
        sum += exact[to + r]! + exact[back + r]!;
        pairs[to + r] = sum;
      }
    }
  }
  return pairs;
}

function kOf(
  pairs: Float64Array,
  counts: Uint32Array,
  radii: readonly number[],
  area: number,
): { k: Float64Array; lMinusR: Float64Array } {
  const types = counts.length;
  const k = pairs.map((count, at) => {
    const pair = Math.floor(at / radii.length);
    const [a, b] = [Math.floor(pair / types), pair % types];
    const possible = counts[a]! * (a === b ? counts[b]! - 1 : counts[b]!);
    return possible > 0 ? (area / possible) * count : NaN;
  });
  return {
    k,
    lMinusR: k.map((value, at) => Math.sqrt(value / Math.PI) - radii[at % radii.length]!),
  };
}

function checkOptions({ radii, area }: CrossKOptions): void {
  const ascend = radii.every(
    (r, i) => r > 0 && Number.isFinite(r) && (i === 0 || r > radii[i - 1]!),
  );
  if (radii.length === 0 || !ascend) {
    throw new MethodProblem("The distances must be above 0 and ascend.");
  }
  if (!(area > 0 && Number.isFinite(area))) {
    throw new MethodProblem(
      "The points cover no area: they lie in one place or on one line.",
      "Choose more rows, or check the coordinates.",
    );
  }
}
