/** The shortest tree over all points, edges from the shortest on. */
export interface Tree {
  from: Uint32Array;
  to: Uint32Array;
  length: Float64Array;
}

/** Squared distance between two rows of coordinates. */
export function squaredDistance(columns: readonly Float64Array[], i: number, j: number): number {
  let sum = 0;
  for (const column of columns) sum += (column[i]! - column[j]!) ** 2;
  return sum;
}

/**
 * Shortest tree over the mutual reachability of points: the largest of their distance and the core
 * distances of both. `columns`: one array a coordinate; `core`: squares of the core distances.
 * Prim's algorithm, O(n²) time and O(n) memory: exact in any number of dimensions. Of equally near
 * points the one that was given first is taken.
 */
export function shortestTree(
  columns: readonly Float64Array[],
  core: Float64Array,
  progress?: (fraction: number) => void,
): Tree {
  const n = core.length;
  // What is not in the tree yet lies together, so that a step goes through memory once.
  const open = Uint32Array.from({ length: n }, (_, i) => i);
  const near = new Float64Array(n).fill(Infinity);
  const parent = new Uint32Array(n);
  const ownCore = core.slice();
  const own = columns.map((column) => column.slice());
  const [x, y] = [own[0]!, own[1] ?? new Float64Array(n)];
  const rest = own.slice(2);
  const edges: [number, number, number][] = [];
  const remove = (k: number, last: number) => {
    open[k] = open[last]!;
    near[k] = near[last]!;
    parent[k] = parent[last]!;
    ownCore[k] = ownCore[last]!;
    for (const column of own) column[k] = column[last]!;
  };
  let at = 0;
  let here = columns.map((column) => column[0]!);
  let left = n - 1;
  remove(0, left);
  while (left > 0) {
    if (left % 256 === 0) progress?.(1 - (left / n) ** 2);
    const dense = core[at]!;
    const hereX = here[0]!;
    const hereY = here[1] ?? 0;
    let best = 0;
    let nearest = Infinity;
    for (let k = 0; k < left; k++) {
      let reach = near[k]!;
      if (reach > dense && reach > ownCore[k]!) {
        const dx = x[k]! - hereX;
        const dy = y[k]! - hereY;
        let apart = dx * dx + dy * dy;
        for (let c = 0; c < rest.length; c++) apart += (rest[c]![k]! - here[c + 2]!) ** 2;
        if (apart < dense) apart = dense;
        if (apart < ownCore[k]!) apart = ownCore[k]!;
        if (apart < reach) {
          reach = near[k] = apart;
          parent[k] = at;
        }
      }
      if (reach < nearest || (reach === nearest && open[k]! < open[best]!)) {
        nearest = reach;
        best = k;
      }
    }
    at = open[best]!;
    here = columns.map((column) => column[at]!);
    edges.push([parent[best]!, at, Math.sqrt(nearest)]);
    remove(best, --left);
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
