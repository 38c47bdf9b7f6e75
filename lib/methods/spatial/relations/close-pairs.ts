import { indexPoints } from "../point-index";
import { MethodProblem } from "../../problem";

/** Unordered pairs of points, each kept with the one that was given first. */
export interface ClosePairs {
  /** Pairs of point i are entries start[i] to start[i + 1] - 1. */
  start: Uint32Array;
  /** The other point, and above `otherBits` bits the number of the smallest radius that holds both. */
  packed: Uint32Array;
}

/** Bits of a packed pair that name the other point: counting pairs is bound by reading them. */
export const otherBits = 24;

/** Pairs that are held at once: about 80 MB. */
export const mostPairs = 20_000_000;

/** Number of unordered pairs at most `radius` metres apart; stops at more than `most`. */
export function countPairsWithin(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  radius: number,
  most: number,
): number {
  const index = indexPoints(x, y, radius);
  let count = 0;
  for (let i = 0; i < x.length && count <= most; i++) {
    index.within(x[i]!, y[i]!, radius, (j) => {
      if (j > i) count++;
    });
  }
  return count;
}

/** All pairs at most the last of the radii (ascending, metres) apart. Throws MethodProblem for too many. */
export function pairsWithin(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  radii: readonly number[],
): ClosePairs {
  const farthest = radii.at(-1)!;
  if (x.length >= 2 ** otherBits || radii.length > 2 ** (32 - otherBits)) {
    throw new MethodProblem("There are too many points, or distances.", "Take fewer.");
  }
  const count = countPairsWithin(x, y, farthest, mostPairs);
  if (count > mostPairs) {
    throw new MethodProblem(
      `More than ${mostPairs.toLocaleString("en")} pairs of points lie within ${farthest.toLocaleString("en")} m of each other.`,
      "Take a shorter distance, or fewer points.",
    );
  }
  const start = new Uint32Array(x.length + 1);
  const packed = new Uint32Array(count);
  const index = indexPoints(x, y, farthest);
  let at = 0;
  for (let i = 0; i < x.length; i++) {
    index.within(x[i]!, y[i]!, farthest, (j, squared) => {
      if (j <= i) return;
      const distance = Math.sqrt(squared);
      let r = 0;
      while (distance > radii[r]! && r < radii.length - 1) r++;
      packed[at++] = j | (r << otherBits);
    });
    start[i + 1] = at;
  }
  return { start, packed };
}
