import { Delaunay } from "d3";
import { finitePoints } from "./centre";
import { flatArea } from "../clip";
import { convexHull } from "../hull";

type Position = [number, number];

/**
 * Outline of points that may bend inwards: from the Delaunay triangulation, sides longer than
 * `longest` are taken away from outside, the longest first, as long as one ring without crossings
 * remains. All points stay inside or on it, but those with a coordinate that is not finite, which are
 * passed over. Counter-clockwise, unit as given; fewer than three
 * corners when the points lie in one line.
 * Source: Duckham, Kulik, Worboys and Galton, Efficient generation of simple polygons for
 * characterizing the shape of a set of points, Pattern Recognition 41 (2008).
 */
export function concaveHull(
  allX: ArrayLike<number>,
  allY: ArrayLike<number>,
  longest: number,
): Position[] {
  const { x, y } = finitePoints(allX, allY);
  const convex = convexHull(x, y);
  if (convex.length < 3) return convex;
  const { triangles, halfedges } = Delaunay.from(
    { length: x.length },
    (_, i) => x[i]!,
    (_, i) => y[i]!,
  );
  const nextOf = (edge: number) => (edge % 3 === 2 ? edge - 2 : edge + 1);
  const lengthOf = (edge: number) => {
    const [a, b] = [triangles[edge]!, triangles[nextOf(edge)]!];
    return Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);
  };
  const outer = new Set<number>();
  const isOuter = new Uint8Array(x.length);
  for (let edge = 0; edge < halfedges.length; edge++) {
    if (halfedges[edge] !== -1) continue;
    outer.add(edge);
    isOuter[triangles[edge]!] = 1;
  }
  const queue = [...outer].filter((edge) => lengthOf(edge) > longest);
  while (queue.length > 0) {
    const edge = takeLongest(queue, lengthOf);
    const [second, third] = [nextOf(edge), nextOf(nextOf(edge))];
    const tip = triangles[third]!;
    if (isOuter[tip]) continue;
    isOuter[tip] = 1;
    outer.delete(edge);
    for (const inner of [second, third]) {
      const behind = halfedges[inner]!;
      outer.add(behind);
      if (lengthOf(behind) > longest) queue.push(behind);
    }
  }
  if (outer.size < 3) return convex;
  const ring = ringOf(outer, (edge) => [triangles[edge]!, triangles[nextOf(edge)]!]);
  const corners = ring.map((i): Position => [x[i]!, y[i]!]);
  return flatArea(corners.flat()) < 0 ? corners.reverse() : corners;
}

function takeLongest(queue: number[], lengthOf: (edge: number) => number): number {
  let best = 0;
  for (let i = 1; i < queue.length; i++) {
    if (lengthOf(queue[i]!) > lengthOf(queue[best]!)) best = i;
  }
  const [edge] = queue.splice(best, 1);
  return edge!;
}

/** Corners in order, from the sides of the triangles. */
function ringOf(outer: ReadonlySet<number>, ends: (edge: number) => [number, number]): number[] {
  const next = new Map<number, number>();
  for (const edge of outer) next.set(...ends(edge));
  const first = next.keys().next().value!;
  const ring = [first];
  for (let at = next.get(first); at !== undefined && at !== first; at = next.get(at)) {
    ring.push(at);
  }
  return ring;
}
