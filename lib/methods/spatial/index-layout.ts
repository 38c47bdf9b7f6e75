import { boxOf, type Areas, type Box } from "./polygons";

/**
 * Areas prepared for the question which of them holds a point. A uniform grid lies over their box.
 * For a grid cell that no border touches the answer is known at once; for the others the borders
 * of the few areas in question are looked at, only those in the cell's row.
 */
export interface AreaIndex {
  count: number;
  /** Of all areas, with the border strip around it. */
  box: Box | null;
  /** Width of the strip on both sides of a border in which a point counts as on it, metres. */
  strip: number;
  columns: number;
  rows: number;
  /** For each grid cell: -1 in no area; a ≥ 0 wholly in area a; v ≤ -2 candidates in `lists` from -2 - v. */
  cells: Int32Array;
  /** Runs of: how many, then for each, smallest area first, 2 × area + (1 when the cell is wholly in it). */
  lists: Int32Array;
  /** First grid row of an area, and where its rows begin in `edgeStart`. */
  firstRow: Int32Array;
  rowBase: Uint32Array;
  /** Edges of one area in one grid row: `edgeStart[rowBase[area] + row - firstRow[area]]` to the next. */
  edgeStart: Uint32Array;
  /** x1, y1, x2, y2 with y1 ≤ y2: both neighbours of a border compute the very same numbers. */
  edges: Float64Array;
}

/** Length of a degree of a great circle, near enough for a strip of metres. */
export const metresPerDegree = 111_195;

/** The strip in degrees, east and north. */
export interface Margin {
  x: number;
  y: number;
}

export const columnOf = ({ columns }: AreaIndex, { west, east }: Box, x: number): number =>
  east > west ? Math.min(columns - 1, Math.floor(((x - west) / (east - west)) * columns)) : 0;

export const rowOf = ({ rows }: AreaIndex, { south, north }: Box, y: number): number =>
  north > south ? Math.min(rows - 1, Math.floor(((y - south) / (north - south)) * rows)) : 0;

/** The box of each area; null for one without an outline. */
export function ownBoxes({ count, x, y, ringStart, areaStart }: Areas): (Box | null)[] {
  return Array.from({ length: count }, (_, area) => {
    const [from, to] = [ringStart[areaStart[area]!]!, ringStart[areaStart[area + 1]!]!];
    return boxOf({ x: x.subarray(from, to), y: y.subarray(from, to) });
  });
}

/** Every edge of an area, its lower end first. */
export function eachEdge(
  { x, y, ringStart, areaStart }: Areas,
  area: number,
  visit: (x1: number, y1: number, x2: number, y2: number) => void,
): void {
  for (let ring = areaStart[area]!; ring < areaStart[area + 1]!; ring++) {
    const [from, to] = [ringStart[ring]!, ringStart[ring + 1]!];
    for (let i = from, before = to - 1; i < to; before = i++) {
      const upward = y[before]! < y[i]! || (y[before] === y[i] && x[before]! < x[i]!);
      const [a, b] = upward ? [before, i] : [i, before];
      visit(x[a]!, y[a]!, x[b]!, y[b]!);
    }
  }
}
