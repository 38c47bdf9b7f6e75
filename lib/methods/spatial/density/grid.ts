import { MethodProblem } from "../../problem";
import type { CellGrid } from "./density";

/** Cells of a whole grid; more would neither be told apart on a map nor fit a table. */
export const mostCells = 400_000;

export interface Extent {
  west: number;
  south: number;
  east: number;
  north: number;
}

/**
 * Squares over an extent in metres. They lie on the zone's own grid: the same size gives the same
 * cells whatever the extent. Throws MethodProblem when there would be more than 400,000, for cells
 * without a side and for an extent that is none, as that of no points.
 */
export function gridOver({ west, south, east, north }: Extent, cell: number): CellGrid {
  if (!(cell > 0 && Number.isFinite(cell))) {
    throw new MethodProblem(`The cells are ${cell} m; they must have a side above 0 m.`);
  }
  if (!(west <= east && south <= north && Number.isFinite(east - west + north - south))) {
    throw new MethodProblem("There is no ground to lay cells over.", "Check the rows above.");
  }
  const [left, bottom] = [Math.floor(west / cell), Math.floor(south / cell)];
  const columns = Math.max(1, Math.ceil(east / cell) - left);
  const rows = Math.max(1, Math.ceil(north / cell) - bottom);
  if (columns * rows > mostCells) {
    throw new MethodProblem(
      `Cells of ${cell.toLocaleString("en")} m would be ${(columns * rows).toLocaleString("en")}; ${mostCells.toLocaleString("en")} is the most.`,
      `Cells of ${suggested({ west, south, east, north }).toLocaleString("en")} m would do.`,
    );
  }
  return { west: left * cell, south: bottom * cell, cell, columns, rows };
}

const suggested = ({ west, south, east, north }: Extent) =>
  roundUp(Math.sqrt(((east - west) * (north - south)) / (0.9 * mostCells)));

/** A fifth of the bandwidth, rounded down, and no more than 500 cells along the longer side. */
export function cellFor(bandwidth: number, { west, south, east, north }: Extent): number {
  return Math.max(
    roundDown(bandwidth / 5),
    roundUp(Math.max(east - west, north - south, bandwidth) / 500),
  );
}

const steps = [1, 2, 2.5, 5, 10];

/** The next of 1, 2, 2.5, 5, 10 … metres. */
export function roundUp(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length));
  return power * (steps.find((step) => step * power >= length * (1 - 1e-9)) ?? 10);
}

/** The last of 1, 2, 2.5, 5, 10 … metres. */
export function roundDown(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length));
  return power * (steps.findLast((step) => step * power <= length * (1 + 1e-9)) ?? 1);
}

/** The cell that a place is in, -1 outside the grid. */
export function cellAt({ west, south, cell, columns, rows }: CellGrid, x: number, y: number) {
  const [column, row] = [Math.floor((x - west) / cell), Math.floor((y - south) / cell)];
  const isInside = column >= 0 && row >= 0 && column < columns && row < rows;
  return isInside ? row * columns + column : -1;
}

/** Centre of a cell. */
export const centreOf = ({ west, south, cell, columns }: CellGrid, i: number) => ({
  x: west + ((i % columns) + 0.5) * cell,
  y: south + (Math.floor(i / columns) + 0.5) * cell,
});

/** Sum of the points of each cell. */
export function countInCells(
  grid: CellGrid,
  { x, y, count }: { x: ArrayLike<number>; y: ArrayLike<number>; count?: ArrayLike<number> },
): Float64Array {
  const counts = new Float64Array(grid.columns * grid.rows);
  for (let i = 0; i < x.length; i++) {
    const at = cellAt(grid, x[i]!, y[i]!);
    if (at >= 0) counts[at]! += count ? count[i]! : 1;
  }
  return counts;
}
