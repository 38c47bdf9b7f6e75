import { ringsOf } from "@/cells/ground/rings";
import { areasInMetres, toDegrees, type Zone } from "@/lib/methods/spatial/projection";
import { boxOf, readAreas, type Areas } from "@/lib/methods/spatial/polygons";
import { indexAreas, locate, type AreaIndex } from "@/lib/methods/spatial/point-in-polygon";
import type { CellGrid } from "@/lib/methods/spatial/density/density";
import { cellAt, type Extent } from "@/lib/methods/spatial/density/grid";
import { WorkFailure } from "@/lib/work/messages";
import type { DensityInput } from "./data";
import { texts } from "./texts";

/** The areas that are mapped. */
export interface Boundary {
  index: AreaIndex;
  names: readonly string[];
  unreadable: number;
  /** Rings of the areas, longitude and latitude in turns. */
  rings(): Float64Array[];
  /** In metres of a zone. */
  extentIn(zone: Zone): Extent;
}

export function readBoundary(given: DensityInput["boundary"]): Boundary | null {
  if (!given) return null;
  const { areas, problems } = readAreas(given.outlines);
  if (problems.length === given.outlines.length) {
    throw new WorkFailure({ message: texts.noOutlines(given.table) });
  }
  return {
    index: indexAreas(areas),
    names: given.names,
    unreadable: problems.length,
    rings: () => ringsOf(areas),
    extentIn: (zone) => extentOf(areas, zone),
  };
}

function extentOf(areas: Areas, zone: Zone): Extent {
  const box = boxOf(areasInMetres(zone, areas));
  if (!box) throw new Error("Areas that were read have a box");
  return box;
}

/** Degrees of places in metres of a zone. */
export interface Located {
  longitude: Float64Array;
  latitude: Float64Array;
}

/** Area of each cell: that of its centre, or of a point inside the boundary that lies in it; -1 for none. */
export function areaOfCells(
  { index }: Boundary,
  grid: CellGrid,
  centres: Located,
  points: { x: Float64Array; y: Float64Array; area: Int32Array },
): Int32Array {
  const { area } = locate(index, centres.longitude, centres.latitude);
  for (let i = 0; i < points.x.length; i++) {
    const cell = points.area[i] === -1 ? -1 : cellAt(grid, points.x[i]!, points.y[i]!);
    if (cell !== -1 && area[cell] === -1) area[cell] = points.area[i]!;
  }
  return area;
}

/** Corners of all cells in degrees, row after row from the south-west: one more than cells each way. */
export function cornersOf(zone: Zone, { west, south, cell, columns, rows }: CellGrid): Located {
  const across = columns + 1;
  const x = new Float64Array(across * (rows + 1));
  const y = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) {
    x[i] = west + (i % across) * cell;
    y[i] = south + Math.floor(i / across) * cell;
  }
  const { x: longitude, y: latitude } = toDegrees(zone, x, y);
  return { longitude, latitude };
}

/** Centres as the means of corners: a cell is too small for the ground's curve. */
export function centresOf({ columns, rows }: CellGrid, corners: Located): Located {
  const mean = (values: Float64Array) =>
    Float64Array.from({ length: columns * rows }, (_, i) => {
      const at = i + Math.floor(i / columns);
      const above = at + columns + 1;
      return (values[at]! + values[at + 1]! + values[above]! + values[above + 1]!) / 4;
    });
  return { longitude: mean(corners.longitude), latitude: mean(corners.latitude) };
}

/** Places along a cell's side at which it is asked what is inside. */
const finer = 4;

/** Share of each cell that is inside the boundary, by 16 places in it. */
export function sharesInside(
  { index }: Boundary,
  { columns, rows }: CellGrid,
  { longitude, latitude }: Located,
): Float64Array {
  const shares = new Float64Array(columns * rows);
  const [x, y] = [new Float64Array(shares.length), new Float64Array(shares.length)];
  for (let place = 0; place < finer * finer; place++) {
    const [right, up] = [(place % finer) + 0.5, Math.floor(place / finer) + 0.5];
    const between = (values: Float64Array, at: number) => {
      const above = at + columns + 1;
      const low = values[at]! + ((values[at + 1]! - values[at]!) * right) / finer;
      const high = values[above]! + ((values[above + 1]! - values[above]!) * right) / finer;
      return low + ((high - low) * up) / finer;
    };
    for (let cell = 0; cell < shares.length; cell++) {
      const at = cell + Math.floor(cell / columns);
      x[cell] = between(longitude, at);
      y[cell] = between(latitude, at);
    }
    locate(index, x, y).area.forEach((which, cell) => {
      if (which !== -1) shares[cell]! += 1 / (finer * finer);
    });
  }
  return shares;
}
