import type { CellGrid } from "./density";
import type { CountedPoints } from "./bandwidth";
import { centreOf } from "./grid";

export interface TopPlace {
  /** Number of the cell with the peak, and its centre. */
  cell: number;
  x: number;
  y: number;
  density: number;
  /** Points at most a bandwidth from the centre, and their share of all. */
  points: number;
  share: number;
}

export interface TopPlacesOptions {
  /** Least distance between two of them, and radius in which points are counted. */
  bandwidth: number;
  most: number;
}

/**
 * Local maxima of a density, the highest first, each at least a bandwidth from those before it. A
 * cell is a maximum when none of its eight neighbours is higher. NaN cells and cells at 0 are none.
 */
export function topPlaces(
  values: ArrayLike<number>,
  grid: CellGrid,
  points: CountedPoints,
  { bandwidth, most }: TopPlacesOptions,
): TopPlace[] {
  const peaks: number[] = [];
  for (let i = 0; i < grid.columns * grid.rows; i++) if (isPeak(values, grid, i)) peaks.push(i);
  peaks.sort((a, b) => values[b]! - values[a]! || a - b);
  const chosen: TopPlace[] = [];
  for (const cell of peaks) {
    if (chosen.length === most) break;
    const { x, y } = centreOf(grid, cell);
    if (chosen.some((other) => Math.hypot(other.x - x, other.y - y) < bandwidth)) continue;
    chosen.push({ cell, x, y, density: values[cell]!, points: 0, share: 0 });
  }
  return countAround(chosen, points, bandwidth);
}

function isPeak(values: ArrayLike<number>, { columns, rows }: CellGrid, i: number): boolean {
  const value = values[i]!;
  if (!(value > 0)) return false;
  const [column, row] = [i % columns, Math.floor(i / columns)];
  for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
    for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
      if (values[r * columns + c]! > value) return false;
    }
  }
  return true;
}

function countAround(places: TopPlace[], { x, y, count }: CountedPoints, radius: number) {
  let all = 0;
  for (let i = 0; i < x.length; i++) {
    const points = count ? count[i]! : 1;
    all += points;
    for (const place of places) {
      if ((place.x - x[i]!) ** 2 + (place.y - y[i]!) ** 2 <= radius * radius)
        place.points += points;
    }
  }
  return places.map((place) => ({ ...place, share: all > 0 ? place.points / all : 0 }));
}
