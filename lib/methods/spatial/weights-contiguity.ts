import { boxOf, type Areas } from "./polygons";
import { weightsOf, type Weights } from "./weights";

/** Queen: a shared corner is enough. Rook: a shared stretch of border. */
export type Contiguity = "queen" | "rook";

/**
 * Areas whose borders touch, as binary weights. Borders nearer than `tolerance` (same units as the
 * areas, metres as a rule) are one; corners need not match, so an area that ends in the middle of
 * another's side is its neighbour. An area without an outline has no neighbours.
 */
export function contiguity(areas: Areas, rule: Contiguity, tolerance: number): Weights {
  const sides = sidesOf(areas);
  const lists = Array.from({ length: areas.count }, () => new Set<number>());
  const shared = new Map<number, number>();
  const join = (a: number, b: number) => {
    lists[a]!.add(b);
    lists[b]!.add(a);
  };
  forNearSides(sides, areas, tolerance, (s, t) => {
    const [a, b] = [sides.area[s]!, sides.area[t]!];
    if (a === b || lists[a]!.has(b)) return;
    if (rule === "queen") {
      if (areNear(sides, s, t, tolerance)) join(a, b);
      return;
    }
    const length = sharedLength(sides, s, t, tolerance);
    if (length === 0) return;
    const pair = Math.min(a, b) * areas.count + Math.max(a, b);
    const sum = (shared.get(pair) ?? 0) + length;
    shared.set(pair, sum);
    if (sum > 10 * tolerance) join(a, b);
  });
  return weightsOf(lists.map((list) => Array.from(list).sort((a, b) => a - b)));
}

/** Straight pieces of all borders: from (x1, y1) to (x2, y2). */
interface Sides {
  area: Uint32Array;
  x1: Float64Array;
  y1: Float64Array;
  x2: Float64Array;
  y2: Float64Array;
}

function sidesOf({ count, x, y, ringStart, areaStart }: Areas): Sides {
  const next = new Uint32Array(x.length);
  const area = new Uint32Array(x.length);
  for (let a = 0; a < count; a++) {
    for (let ring = areaStart[a]!; ring < areaStart[a + 1]!; ring++) {
      const [from, to] = [ringStart[ring]!, ringStart[ring + 1]!];
      for (let i = from; i < to; i++) {
        area[i] = a;
        next[i] = i + 1 < to ? i + 1 : from;
      }
    }
  }
  return {
    area,
    x1: x,
    y1: y,
    x2: Float64Array.from(next, (i) => x[i]!),
    y2: Float64Array.from(next, (i) => y[i]!),
  };
}

/** Every two sides whose boxes come nearer than the tolerance, once. */
function forNearSides(
  sides: Sides,
  areas: Areas,
  tolerance: number,
  visit: (s: number, t: number) => void,
): void {
  const box = boxOf(areas);
  if (!box) return;
  const { x1, y1, x2, y2 } = sides;
  const count = x1.length;
  let length = 0;
  for (let s = 0; s < count; s++) length += Math.abs(x2[s]! - x1[s]!) + Math.abs(y2[s]! - y1[s]!);
  const extent = Math.max(box.east - box.west, box.north - box.south);
  const bucket = Math.max(length / count, extent / 1024, 4 * tolerance);
  const columns = Math.floor((box.east - box.west + 2 * tolerance) / bucket) + 1;
  const columnOf = (x: number) => Math.floor((x - box.west + tolerance) / bucket);
  const rowOf = (y: number) => Math.floor((y - box.south + tolerance) / bucket);
  const left = (s: number) => Math.min(x1[s]!, x2[s]!) - tolerance / 2;
  const low = (s: number) => Math.min(y1[s]!, y2[s]!) - tolerance / 2;
  const right = (s: number) => Math.max(x1[s]!, x2[s]!) + tolerance / 2;
  const high = (s: number) => Math.max(y1[s]!, y2[s]!) + tolerance / 2;

  const buckets = new Map<number, number[]>();
  for (let s = 0; s < count; s++) {
    for (let row = rowOf(low(s)); row <= rowOf(high(s)); row++) {
      for (let column = columnOf(left(s)); column <= columnOf(right(s)); column++) {
        const key = row * columns + column;
        const own = buckets.get(key);
        if (own) own.push(s);
        else buckets.set(key, [s]);
      }
    }
  }
  for (const [key, own] of buckets) {
    for (let i = 1; i < own.length; i++) {
      const s = own[i]!;
      for (let j = 0; j < i; j++) {
        const t = own[j]!;
        if (sides.area[s] === sides.area[t]) continue;
        const [west, south] = [Math.max(left(s), left(t)), Math.max(low(s), low(t))];
        if (west > Math.min(right(s), right(t)) || south > Math.min(high(s), high(t))) continue;
        // In several buckets, but the corner of what their boxes share is in one only.
        if (rowOf(south) * columns + columnOf(west) === key) visit(s, t);
      }
    }
  }
}

function areNear(sides: Sides, s: number, t: number, tolerance: number): boolean {
  const { x1, y1, x2, y2 } = sides;
  return (
    distance(sides, s, x1[t]!, y1[t]!) <= tolerance ||
    distance(sides, s, x2[t]!, y2[t]!) <= tolerance ||
    distance(sides, t, x1[s]!, y1[s]!) <= tolerance ||
    distance(sides, t, x2[s]!, y2[s]!) <= tolerance ||
    doCross(sides, s, t)
  );
}

/** From a point to a side. */
function distance({ x1, y1, x2, y2 }: Sides, s: number, px: number, py: number): number {
  const [dx, dy] = [x2[s]! - x1[s]!, y2[s]! - y1[s]!];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((px - x1[s]!) * dx + (py - y1[s]!) * dy) / squared;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(px - x1[s]! - t * dx, py - y1[s]! - t * dy);
}

function doCross({ x1, y1, x2, y2 }: Sides, s: number, t: number): boolean {
  const side = (a: number, px: number, py: number) =>
    (x2[a]! - x1[a]!) * (py - y1[a]!) - (y2[a]! - y1[a]!) * (px - x1[a]!);
  return (
    side(s, x1[t]!, y1[t]!) > 0 !== side(s, x2[t]!, y2[t]!) > 0 &&
    side(t, x1[s]!, y1[s]!) > 0 !== side(t, x2[s]!, y2[s]!) > 0
  );
}

/** Length along which two sides lie on each other; 0 where they only touch or cross. */
function sharedLength(sides: Sides, s: number, t: number, tolerance: number): number {
  const { x1, y1, x2, y2 } = sides;
  const [dx, dy] = [x2[s]! - x1[s]!, y2[s]! - y1[s]!];
  const length = Math.hypot(dx, dy);
  if (length === 0) return 0;
  const along = (px: number, py: number) => ((px - x1[s]!) * dx + (py - y1[s]!) * dy) / length;
  const away = (px: number, py: number) => ((px - x1[s]!) * dy - (py - y1[s]!) * dx) / length;
  const [a, b] = [along(x1[t]!, y1[t]!), along(x2[t]!, y2[t]!)];
  const [p, q] = [away(x1[t]!, y1[t]!), away(x2[t]!, y2[t]!)];
  const [from, to] = [Math.max(0, Math.min(a, b)), Math.min(length, Math.max(a, b))];
  if (to <= from) return 0;
  const awayAt = (at: number) => p + ((q - p) * (at - a)) / (b - a);
  const near = Math.abs(awayAt(from)) <= tolerance && Math.abs(awayAt(to)) <= tolerance;
  return near ? to - from : 0;
}
