/** The shortest tree over all points, edges from the shortest on. */
export interface Tree {
  from: Uint32Array;
  to: Uint32Array;
  length: Float64Array;
}

export type Distance = (i: number, j: number) => number;

/** Distances between rows of coordinates. */
export function distanceOf(columns: readonly Float64Array[]): Distance {
  const [x, y] = columns;
  if (columns.length === 2) {
    return (i, j) => {
      const dx = x![i]! - x![j]!;
      const dy = y![i]! - y![j]!;
      return Math.sqrt(dx * dx + dy * dy);
    };
  }
  return (i, j) => {
    let sum = 0;
    for (const column of columns) sum += (column[i]! - column[j]!) ** 2;
    return Math.sqrt(sum);
  };
}

/**
 * Shortest tree over the mutual reachability of points: the largest of their distance and the core
 * distances of both. Prim's algorithm, O(n²) time and O(n) memory: exact in any number of dimensions.
 */
export function shortestTree(
  core: Float64Array,
  distance: Distance,
  progress?: (fraction: number) => void,
): Tree {
  const n = core.length;
  const near = new Float64Array(n).fill(Infinity);
  const parent = new Uint32Array(n);
  const open = Uint32Array.from({ length: n }, (_, i) => i);
  const edges: [number, number, number][] = [];
  let at = 0;
  let left = n - 1;
  open[0] = open[left]!;
  while (left > 0) {
    if (left % 256 === 0) progress?.(1 - (left / n) ** 2);
    let [best, nearest] = [0, Infinity];
    const own = core[at]!;
    for (let k = 0; k < left; k++) {
      const other = open[k]!;
      if (near[other]! > own && near[other]! > core[other]!) {
        const apart = Math.max(distance(at, other), own, core[other]!);
        if (apart < near[other]!) {
          near[other] = apart;
          parent[other] = at;
        }
      }
      // Of equally near points the one that was given first.
      if (near[other]! < nearest || (near[other] === nearest && other < open[best]!)) {
        nearest = near[other]!;
        best = k;
      }
    }
    at = open[best]!;
    edges.push([parent[at]!, at, nearest]);
    open[best] = open[--left]!;
  }
  edges.sort((a, b) => a[2] - b[2]);
  return {
    from: Uint32Array.from(edges, ([from]) => from),
    to: Uint32Array.from(edges, ([, to]) => to),
    length: Float64Array.from(edges, ([, , length]) => length),
  };
}

/** How points come together as distance grows. Nodes below n are points, node n + k is the k-th joining. */
export interface Dendrogram {
  points: number;
  left: Uint32Array;
  right: Uint32Array;
  height: Float64Array;
  /** Points below each node. */
  size: Uint32Array;
}

export function dendrogramOf(points: number, { from, to, length }: Tree): Dendrogram {
  const parent = Uint32Array.from({ length: 2 * points - 1 }, (_, i) => i);
  const size = new Uint32Array(2 * points - 1).fill(1, 0, points);
  const [left, right] = [new Uint32Array(points - 1), new Uint32Array(points - 1)];
  const root = (node: number) => {
    while (parent[node] !== node) node = parent[node] = parent[parent[node]!]!;
    return node;
  };
  for (let k = 0; k < points - 1; k++) {
    const [a, b] = [root(from[k]!), root(to[k]!)];
    left[k] = a;
    right[k] = b;
    parent[a] = parent[b] = points + k;
    size[points + k] = size[a]! + size[b]!;
  }
  return { points, left, right, height: length, size };
}
