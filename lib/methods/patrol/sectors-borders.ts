import { boxOf, type Areas } from "../spatial/polygons";

/** Pieces of outlines, each with the area on its other side. */
export interface OutlinePieces {
  /** Ends in the unit of the outlines that are drawn: x1, y1, x2, y2 of each piece. */
  ends: Float64Array;
  area: Int32Array;
  /** The area that has a border here too; -1 where nothing is beside it. */
  across: Int32Array;
}

/** Outlines of areas next to each other need not have the same corners: pieces are compared by their middles. */
const longest = 120;

/**
 * Cuts outlines into short pieces and tells for each which other area lies along it within `tolerance`
 * metres. `drawn` are the same areas in the unit in which the pieces are wanted.
 */
export function outlinePieces(metres: Areas, drawn: Areas, tolerance: number): OutlinePieces {
  const { x, y } = metres;
  const [ends, area, middles]: [number[], number[], number[]] = [[], [], []];
  const sides: [number, number, number][] = [];
  forSides(metres, (own, i, j) => {
    sides.push([own, i, j]);
    const parts = Math.max(1, Math.ceil(Math.hypot(x[j]! - x[i]!, y[j]! - y[i]!) / longest));
    const between = (values: ArrayLike<number>, share: number) =>
      share === 1 ? values[j]! : values[i]! + share * (values[j]! - values[i]!);
    for (let part = 0; part < parts; part++) {
      for (const share of [part / parts, (part + 1) / parts]) {
        ends.push(between(drawn.x, share), between(drawn.y, share));
      }
      middles.push(between(x, (part + 0.5) / parts), between(y, (part + 0.5) / parts));
      area.push(own);
    }
  });
  const find = nearestOther(metres, sides, tolerance);
  return {
    ends: Float64Array.from(ends),
    area: Int32Array.from(area),
    across: Int32Array.from(area, (own, at) => find(own, middles[2 * at]!, middles[2 * at + 1]!)),
  };
}

/** Borders of sectors as lines of x and y in turns; each border once, and the rim of all of them. */
export function sectorBorders(
  { ends, area, across }: OutlinePieces,
  sector: ArrayLike<number>,
): Float64Array[] {
  const lines: number[][] = [];
  let last: number[] | null = null;
  area.forEach((own, at) => {
    const other = across[at]!;
    const isDrawn = sector[own]! >= 0 && (other < 0 || sector[own]! > sector[other]!);
    if (!isDrawn) {
      last = null;
      return;
    }
    const [x1, y1, x2, y2] = ends.subarray(4 * at, 4 * at + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    if (last && last.at(-2) === x1 && last.at(-1) === y1) last.push(x2, y2);
    else lines.push((last = [x1, y1, x2, y2]));
  });
  return lines.map((line) => Float64Array.from(line));
}

function forSides(
  { count, ringStart, areaStart }: Areas,
  visit: (area: number, from: number, to: number) => void,
): void {
  for (let own = 0; own < count; own++) {
    for (let ring = areaStart[own]!; ring < areaStart[own + 1]!; ring++) {
      const [from, to] = [ringStart[ring]!, ringStart[ring + 1]!];
      for (let i = from; i < to; i++) visit(own, i, i + 1 < to ? i + 1 : from);
    }
  }
}

/** Which other area has a side within the tolerance of a point; the nearest of several. */
function nearestOther(
  areas: Areas,
  sides: readonly (readonly [number, number, number])[],
  tolerance: number,
): (own: number, px: number, py: number) => number {
  const { x, y } = areas;
  const box = boxOf(areas);
  if (!box) return () => -1;
  const cell = Math.max(longest, tolerance, (box.east - box.west + box.north - box.south) / 1_024);
  const columns = Math.ceil((box.east - box.west) / cell) + 3;
  const at = (value: number, from: number) => Math.floor((value - from) / cell) + 1;
  const buckets = new Map<number, number[]>();
  sides.forEach(([, i, j], side) => {
    const [left, right] = [Math.min(x[i]!, x[j]!), Math.max(x[i]!, x[j]!)];
    const [low, high] = [Math.min(y[i]!, y[j]!), Math.max(y[i]!, y[j]!)];
    for (let row = at(low - tolerance, box.south); row <= at(high + tolerance, box.south); row++) {
      for (
        let column = at(left - tolerance, box.west);
        column <= at(right + tolerance, box.west);
        column++
      ) {
        const key = row * columns + column;
        const there = buckets.get(key);
        if (there) there.push(side);
        else buckets.set(key, [side]);
      }
    }
  });
  return (own, px, py) => {
    let [nearest, least] = [-1, tolerance];
    for (const side of buckets.get(at(py, box.south) * columns + at(px, box.west)) ?? []) {
      const [other, i, j] = sides[side]!;
      if (other === own) continue;
      const [dx, dy] = [x[j]! - x[i]!, y[j]! - y[i]!];
      const squared = dx * dx + dy * dy;
      const along = squared === 0 ? 0 : ((px - x[i]!) * dx + (py - y[i]!) * dy) / squared;
      const t = Math.min(1, Math.max(0, along));
      const metres = Math.hypot(px - x[i]! - t * dx, py - y[i]! - t * dy);
      if (metres <= least) [nearest, least] = [other, metres];
    }
    return nearest;
  };
}
