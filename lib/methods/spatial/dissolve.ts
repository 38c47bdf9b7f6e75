import type { Areas } from "./polygons";

/** A closed ring as x, y, x, y …; the first corner is not repeated. */
export type FlatRing = number[];

/** An edge x1, y1, x2, y2 with the inside on its left. */
export type Edge = readonly [number, number, number, number];

/**
 * One outline around all areas: borders that two of them share, corner by corner, fall away.
 * What does not fit exactly stays as slivers of next to no area. Unit as given.
 */
export function dissolve({ x, y, ringStart }: Areas): FlatRing[] {
  const edges = new Map<string, Edge>();
  const key = (a: number, b: number) => `${x[a]} ${y[a]} ${x[b]} ${y[b]}`;
  for (let ring = 0; ring + 1 < ringStart.length; ring++) {
    const [from, to] = [ringStart[ring]!, ringStart[ring + 1]!];
    for (let i = from, before = to - 1; i < to; before = i++) {
      const back = key(i, before);
      if (edges.has(back)) edges.delete(back);
      else edges.set(key(before, i), [x[before]!, y[before]!, x[i]!, y[i]!]);
    }
  }
  return joinEdges([...edges.values()]);
}

/**
 * Rings out of edges that lie end to end, in any order. Where rings touch in a corner the sharpest
 * left turn is taken, so that each ring comes back to itself.
 */
export function joinEdges(edges: readonly Edge[]): FlatRing[] {
  const from = new Map<string, Edge[]>();
  for (const edge of edges) {
    const start = `${edge[0]} ${edge[1]}`;
    const there = from.get(start);
    if (there) there.push(edge);
    else from.set(start, [edge]);
  }
  const take = (x: number, y: number, before: Edge): Edge | undefined => {
    const there = from.get(`${x} ${y}`);
    if (!there) return undefined;
    const best = there.length > 1 ? leftmost(before, there) : 0;
    const [edge] = there.splice(best, 1);
    if (there.length === 0) from.delete(`${x} ${y}`);
    return edge;
  };
  const rings: FlatRing[] = [];
  for (const first of edges) {
    const start = from.get(`${first[0]} ${first[1]}`);
    const at = start ? start.indexOf(first) : -1;
    if (at === -1) continue;
    start!.splice(at, 1);
    if (start!.length === 0) from.delete(`${first[0]} ${first[1]}`);
    const ring: FlatRing = [first[0], first[1]];
    let edge: Edge | undefined = first;
    while (edge && (edge[2] !== first[0] || edge[3] !== first[1])) {
      ring.push(edge[2], edge[3]);
      edge = take(edge[2], edge[3], edge);
    }
    if (edge) rings.push(ring);
  }
  return rings;
}

function leftmost(before: Edge, candidates: readonly Edge[]): number {
  const heading = Math.atan2(before[3] - before[1], before[2] - before[0]);
  let [best, most] = [0, -Infinity];
  candidates.forEach(([x1, y1, x2, y2], i) => {
    const turn = Math.atan2(y2 - y1, x2 - x1) - heading;
    const wrapped = turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI));
    if (wrapped > most) [best, most] = [i, wrapped];
  });
  return best;
}
