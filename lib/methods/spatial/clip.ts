import { joinEdges, type Edge, type FlatRing } from "./dissolve";

/** A convex cell: corners counter-clockwise as x, y, x, y … */
export type Corners = readonly number[];

/** Signed area of a flat ring, positive where it runs counter-clockwise. */
export function flatArea(ring: Corners): number {
  let twice = 0;
  for (let i = 2; i + 3 < ring.length; i += 2) {
    twice +=
      (ring[i]! - ring[0]!) * (ring[i + 3]! - ring[1]!) -
      (ring[i + 2]! - ring[0]!) * (ring[i + 1]! - ring[1]!);
  }
  return twice / 2;
}

/**
 * A ring cut to a convex cell. Signed areas stay exact; where the ring left the cell and came back
 * the pieces hang together by a bridge along the cell's side, see `tidy`.
 * Source: Sutherland and Hodgman, Reentrant polygon clipping, CACM 17 (1974).
 */
export function clipRing(ring: FlatRing, cell: Corners): FlatRing {
  let kept = ring;
  for (let i = 0; i < cell.length && kept.length > 0; i += 2) {
    const j = (i + 2) % cell.length;
    kept = clipSide(kept, cell[i]!, cell[i + 1]!, cell[j]!, cell[j + 1]!);
  }
  return kept;
}

/** What of a ring is on the left of the line from a to b. */
function clipSide(ring: FlatRing, ax: number, ay: number, bx: number, by: number): FlatRing {
  const [dx, dy] = [bx - ax, by - ay];
  const kept: FlatRing = [];
  const last = ring.length - 2;
  let [px, py] = [ring[last]!, ring[last + 1]!];
  let before = dx * (py - ay) - dy * (px - ax);
  for (let i = 0; i < ring.length; i += 2) {
    const [x, y] = [ring[i]!, ring[i + 1]!];
    const side = dx * (y - ay) - dy * (x - ax);
    if (before >= 0 !== side >= 0) {
      const t = before / (before - side);
      // On a line along an axis the cut is exactly on it.
      kept.push(dx === 0 ? ax : px + t * (x - px), dy === 0 ? ay : py + t * (y - py));
    }
    if (side >= 0) kept.push(x, y);
    [px, py, before] = [x, y, side];
  }
  return kept;
}

/** Cells that are clipped one by one once so few are left together. */
const few = 4;

/**
 * Cuts rings to each of many convex cells: the cells are halved again and again, and each half gets
 * only what of the rings lies in its box. Cells that nothing of lies in are left out.
 */
export function clipToCells(
  rings: readonly FlatRing[],
  cells: readonly Corners[],
  visit: (cell: number, pieces: FlatRing[]) => void,
): void {
  const descend = (near: readonly FlatRing[], own: number[]): void => {
    if (near.length === 0) return;
    if (own.length <= few) {
      for (const cell of own) {
        const pieces = clipAll(near, cells[cell]!);
        if (pieces.length > 0) visit(cell, pieces);
      }
      return;
    }
    const box = boxAround(cells, own);
    const axis = box[2]! - box[0]! > box[5]! - box[1]! ? 0 : 1;
    own.sort((a, b) => cells[a]![axis]! - cells[b]![axis]! || a - b);
    for (const half of [own.slice(0, own.length / 2), own.slice(own.length / 2)]) {
      descend(clipAll(near, boxAround(cells, half)), half);
    }
  };
  descend(rings, Array.from(cells.keys()));
}

const clipAll = (rings: readonly FlatRing[], cell: Corners): FlatRing[] =>
  rings
    .map((ring) => clipRing(ring, cell))
    .filter((ring) => ring.length > 4 && Math.abs(flatArea(ring)) > 1e-9);

/** Corners of the box around cells. */
function boxAround(cells: readonly Corners[], own: readonly number[]): Corners {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const cell of own) {
    const corners = cells[cell]!;
    for (let i = 0; i < corners.length; i += 2) {
      west = Math.min(west, corners[i]!);
      east = Math.max(east, corners[i]!);
      south = Math.min(south, corners[i + 1]!);
      north = Math.max(north, corners[i + 1]!);
    }
  }
  return [west, south, east, south, east, north, west, north];
}

/** Nearer than this to a cell's side or corner is on it, metres. */
const touch = 1e-5;

/**
 * Pieces of a cell without the bridges along its sides: of each side only those stretches stay
 * along which the pieces do not run to and fro. In metres.
 */
export function tidy(pieces: readonly FlatRing[], cell: Corners): FlatRing[] {
  const snapped = pieces.map((ring) => snap(ring, cell));
  const edges: Edge[] = [];
  const sides: [number, number, number][][] = Array.from({ length: cell.length / 2 }, () => []);
  for (const ring of snapped) {
    for (let i = 0; i < ring.length; i += 2) {
      const j = (i + 2) % ring.length;
      const edge = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!] as const;
      if (edge[0] === edge[2] && edge[1] === edge[3]) continue;
      const side = sideOf(edge, cell);
      if (side === -1) edges.push(edge);
      else sides[side]!.push(...edgesAt(edge, side, cell));
    }
  }
  sides.forEach((ends, side) => edges.push(...netCovered(ends, side, cell)));
  return joinEdges(edges).filter((ring) => Math.abs(flatArea(ring)) > 1e-3);
}

function snap(ring: FlatRing, cell: Corners): FlatRing {
  return ring.map((value, i) => {
    const [x, y] = [ring[i - (i % 2)]!, ring[i - (i % 2) + 1]!];
    for (let k = 0; k < cell.length; k += 2) {
      if (Math.abs(x - cell[k]!) < touch && Math.abs(y - cell[k + 1]!) < touch) {
        return cell[k + (i % 2)]!;
      }
    }
    return value;
  });
}

/** The side of the cell that an edge lies on, -1 for none. */
function sideOf([x1, y1, x2, y2]: Edge, cell: Corners): number {
  for (let i = 0; i < cell.length; i += 2) {
    const j = (i + 2) % cell.length;
    const [dx, dy] = [cell[j]! - cell[i]!, cell[j + 1]! - cell[i + 1]!];
    const length = Math.hypot(dx, dy);
    const away = (x: number, y: number) =>
      Math.abs(dx * (y - cell[i + 1]!) - dy * (x - cell[i]!)) / length;
    if (away(x1, y1) < touch && away(x2, y2) < touch) return i / 2;
  }
  return -1;
}

/** Both ends of an edge on a side: x, y, and how many more pieces run along from there on. */
function edgesAt([x1, y1, x2, y2]: Edge, side: number, cell: Corners): [number, number, number][] {
  const along = alongSide(side, cell);
  const forward = along(x2, y2) > along(x1, y1) ? 1 : -1;
  return forward === 1
    ? [
        [x1, y1, 1],
        [x2, y2, -1],
      ]
    : [
        [x2, y2, -1],
        [x1, y1, 1],
      ];
}

function alongSide(side: number, cell: Corners): (x: number, y: number) => number {
  const [i, j] = [2 * side, (2 * side + 2) % cell.length];
  const [dx, dy] = [cell[j]! - cell[i]!, cell[j + 1]! - cell[i + 1]!];
  return (x, y) => dx * (x - cell[i]!) + dy * (y - cell[i + 1]!);
}

function netCovered(ends: [number, number, number][], side: number, cell: Corners): Edge[] {
  const along = alongSide(side, cell);
  const sorted = ends.sort((a, b) => along(a[0], a[1]) - along(b[0], b[1]));
  const edges: Edge[] = [];
  let covered = 0;
  sorted.forEach(([x, y, change], i) => {
    const next = sorted[i + 1];
    covered += change;
    if (!next || (next[0] === x && next[1] === y)) return;
    const edge: Edge = covered > 0 ? [x, y, next[0], next[1]] : [next[0], next[1], x, y];
    // Twice where areas overlap: each piece must come back to its begin.
    for (let times = Math.abs(covered); times > 0; times--) edges.push(edge);
  });
  return edges;
}
