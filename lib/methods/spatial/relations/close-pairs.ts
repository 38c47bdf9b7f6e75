import { indexPoints } from "../point-index";
import { SpatialProblem } from "../problem";

/** Unordered pairs of points, and the number of the smallest radius that holds each. */
export interface ClosePairs {
  first: Uint32Array;
  second: Uint32Array;
  band: Uint8Array;
}

/** Pairs that are held at once: about 110 MB. */
export const mostPairs = 12_000_000;

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

/** All pairs at most the last of the radii (ascending, metres) apart. Throws SpatialProblem for too many. */
export function pairsWithin(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  radii: readonly number[],
): ClosePairs {
  const farthest = radii.at(-1)!;
  const count = countPairsWithin(x, y, farthest, mostPairs);
  if (count > mostPairs) {
    throw new SpatialProblem(
      `More than ${mostPairs.toLocaleString("en")} pairs of points lie within ${farthest.toLocaleString("en")} m of each other.`,
      "Take a shorter distance, or fewer points.",
    );
  }
  const [first, second] = [new Uint32Array(count), new Uint32Array(count)];
  const band = new Uint8Array(count);
  const index = indexPoints(x, y, farthest);
  let at = 0;
  for (let i = 0; i < x.length; i++) {
    index.within(x[i]!, y[i]!, farthest, (j, squared) => {
      if (j <= i) return;
      const distance = Math.sqrt(squared);
      let r = 0;
      while (distance > radii[r]! && r < radii.length - 1) r++;
      first[at] = i;
      second[at] = j;
      band[at++] = r;
    });
  }
  return { first, second, band };
}
