import type { MethodContext } from "../../method";
import { numbered, type Clusters } from "./clusters";
import { dendrogramOf, shortestTree, squaredDistance, type Dendrogram } from "./density-tree";
import { indexPoints } from "../point-index";
import { MethodProblem } from "../../problem";

export interface HdbscanOptions {
  /** Fewest points of a cluster, and neighbours (itself counted) that make a point dense. */
  least: number;
}

export interface Hdbscan extends Clusters {
  /** Outlier score GLOSH of each point: 0 in the densest part around it, near 1 far from any. */
  outlier: Float64Array;
}

/** Above this the exact tree takes too long: its time grows with the square of the points. */
export const mostHdbscanPoints = 25_000;

/**
 * Clusters of any density, without a radius: single linkage on mutual reachability, clusters chosen
 * by excess of mass, never the whole of the data. `columns`: one array a coordinate in one unit.
 * Points with a coordinate that is not finite are in no cluster, with an outlier score of NaN.
 * Exact; throws MethodProblem above `mostHdbscanPoints` points and for fewer than two to a cluster.
 * Source: Campello, Moulavi and Sander, Density-based clustering based on hierarchical density
 * estimates, PAKDD 2013; GLOSH: Campello and others, ACM TKDD 10 (2015).
 */
export function hdbscan(
  columns: readonly ArrayLike<number>[],
  { least }: HdbscanOptions,
  context?: Pick<MethodContext, "progress">,
): Hdbscan {
  if (!(least >= 2 && Number.isInteger(least))) {
    throw new MethodProblem("A cluster of HDBSCAN needs two points or more, a whole number.");
  }
  const given = columns[0]?.length ?? 0;
  const used = Array.from({ length: given }, (_, i) => i).filter((i) =>
    columns.every((column) => Number.isFinite(column[i])),
  );
  if (used.length > mostHdbscanPoints) {
    throw new MethodProblem(
      `HDBSCAN compares all points with all others: ${used.length.toLocaleString("en")} points are more than the ${mostHdbscanPoints.toLocaleString("en")} it takes.`,
      "Take one type of crime, a shorter period or one part of the city, or use DBSCAN.",
    );
  }
  const raw = new Int32Array(given).fill(-1);
  const outlier = new Float64Array(given).fill(NaN);
  if (used.length >= least) {
    const kept = columns.map((column) => Float64Array.from(used, (i) => column[i]!));
    const core = coreDistances(kept, least - 1);
    const tree = shortestTree(kept, core, (fraction) =>
      context?.progress?.(fraction, "comparing points"),
    );
    const found = choose(condense(dendrogramOf(used.length, tree), least));
    used.forEach((i, k) => {
      raw[i] = found.cluster[k]!;
      outlier[i] = found.outlier[k]!;
    });
  }
  return { ...numbered(raw), outlier };
}

/** Square of the distance to the k-th other point. */
function coreDistances(columns: readonly Float64Array[], k: number): Float64Array {
  const n = columns[0]!.length;
  const core = new Float64Array(n);
  if (columns.length === 2) {
    const [x, y] = columns as [Float64Array, Float64Array];
    const index = indexPoints(x, y);
    for (let i = 0; i < n; i++) {
      index.nearest(x[i]!, y[i]!, k, (_, squared) => (core[i] = squared), i);
    }
    return core;
  }
  const all = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) all[j] = squaredDistance(columns, i, j);
    core[i] = all.toSorted()[k]!;
  }
  return core;
}

/** Clusters that shrink and split as the distance falls; cluster 0 is all points. Density is 1 / distance. */
interface Condensed {
  parent: number[];
  stability: number[];
  /** Cluster that each point was last in, and the density at which it left. */
  last: Int32Array;
  left: Float64Array;
}

/**
 * A cluster splits where both parts have `least` points. A smaller part goes on as a fragment of its
 * cluster, and each of its points leaves when it is alone or when the cluster splits, whichever comes
 * first: as the R package dbscan reads the method.
 */
function condense({ points, left, right, height, size }: Dendrogram, least: number): Condensed {
  // Identical points count as far apart as the nearest different ones, so that no density is infinite.
  const floor = height.find((each) => each > 0) ?? 1;
  const [parent, birth, death, stability] = [[-1], [0], [Infinity], [0]];
  const last = new Int32Array(points);
  const leaves = new Float64Array(points);
  const cluster = new Int32Array(points - 1);
  for (let k = points - 2; k >= 0; k--) {
    const own = cluster[k]!;
    const density = 1 / Math.max(floor, height[k]!);
    const children = [left[k]!, right[k]!];
    const isSplit = children.every((child) => size[child]! >= least);
    if (isSplit) {
      death[own] = density;
      stability[own]! += size[points + k]! * (density - birth[own]!);
    }
    for (const child of children) {
      if (child < points) {
        last[child] = own;
        leaves[child] = density;
        continue;
      }
      cluster[child - points] = isSplit ? parent.length : own;
      if (!isSplit) continue;
      parent.push(own);
      birth.push(density);
      death.push(Infinity);
      stability.push(0);
    }
  }
  for (let i = 0; i < points; i++) {
    const own = last[i]!;
    leaves[i] = Math.min(leaves[i]!, death[own]!);
    stability[own]! += leaves[i]! - birth[own]!;
  }
  return { parent, stability, last, left: leaves };
}

/** Excess of mass from the smallest clusters up: a cluster stays where it is more stable than its parts. */
function choose({ parent, stability, last, left }: Condensed) {
  const count = parent.length;
  const best = new Float64Array(count);
  const isChosen = new Uint8Array(count);
  const densest = new Float64Array(count);
  last.forEach((cluster, i) => (densest[cluster] = Math.max(densest[cluster]!, left[i]!)));
  for (let cluster = count - 1; cluster > 0; cluster--) {
    if (stability[cluster]! >= best[cluster]!) {
      best[cluster] = stability[cluster]!;
      isChosen[cluster] = 1;
    }
    best[parent[cluster]!]! += best[cluster]!;
    densest[parent[cluster]!] = Math.max(densest[parent[cluster]!]!, densest[cluster]!);
  }
  // Parents come first: a chosen one takes all that is below it.
  const owner = new Int32Array(count).fill(-1);
  for (let cluster = 1; cluster < count; cluster++) {
    const above = owner[parent[cluster]!]!;
    owner[cluster] = above !== -1 ? above : isChosen[cluster] ? cluster : -1;
  }
  return {
    cluster: Int32Array.from(last, (cluster) => owner[cluster]!),
    outlier: Float64Array.from(last, (cluster, i) => 1 - left[i]! / densest[cluster]!),
  };
}
