import { MethodProblem } from "../problem";
import { indexPoints, type PointIndex } from "../spatial/point-index";
import type { Incidents } from "./incidents";

/** Equal cells that cover the ground, squares or hexagons; lengths in one unit, metres in the product. */
export interface Ground {
  /** Centres of the cells. */
  x: Float64Array;
  y: Float64Array;
  cellArea: number;
  /** Number of the cell that a place is in, -1 outside. */
  locate: (x: number, y: number) => number;
  /** Of the centres. */
  near: PointIndex;
}

/** Incidents with the point each was at. */
export interface PlacedIncidents extends Incidents {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

/** Throws MethodProblem unless there is a cell with an area. */
export function groundOf(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  cellArea: number,
  locate: Ground["locate"],
): Ground {
  if (x.length === 0 || !(cellArea > 0)) {
    throw new MethodProblem("The ground has no cells.", "Take smaller cells or a larger area.");
  }
  return {
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    cellArea,
    locate,
    near: indexPoints(x, y, 2 * Math.sqrt(cellArea)),
  };
}

/** Squares in rows from the south-west corner. */
export function latticeGround(
  west: number,
  south: number,
  side: number,
  columns: number,
  rows: number,
): Ground {
  const x = Float64Array.from({ length: columns * rows }, (_, i) => i % columns);
  const y = x.map((_, i) => Math.floor(i / columns));
  return groundOf(
    x.map((column) => west + (column + 0.5) * side),
    y.map((row) => south + (row + 0.5) * side),
    side * side,
    (atX, atY) => {
      const [column, row] = [Math.floor((atX - west) / side), Math.floor((atY - south) / side)];
      const isInside = column >= 0 && row >= 0 && column < columns && row < rows;
      return isInside ? row * columns + column : -1;
    },
  );
}

/** Points and days as incidents of the cells they fall in. */
export function placeIncidents(
  { locate }: Ground,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  day: ArrayLike<number>,
): PlacedIncidents {
  return { x, y, day, cell: Int32Array.from({ length: x.length }, (_, i) => locate(x[i]!, y[i]!)) };
}

/** Side of a square as large as a cell. */
export const sideOf = ({ cellArea }: Ground): number => Math.sqrt(cellArea);
