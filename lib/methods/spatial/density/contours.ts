import { contours } from "d3";
import type { CellGrid } from "./density";

export interface HoldingLevel {
  /** Share of the points asked for. */
  share: number;
  /** Cells at this density or above hold at least that share. */
  level: number;
  cells: number;
  /** Points in these cells. */
  points: number;
}

/**
 * The densest cells that together hold a share of the points: `counts` are the points of each cell.
 * Points in cells without a density (NaN) are in `total` and are never reached. One level for each
 * share, none where the share cannot be reached.
 */
export function levelsHolding(
  values: ArrayLike<number>,
  counts: ArrayLike<number>,
  total: number,
  shares: readonly number[],
): HoldingLevel[] {
  const order: number[] = [];
  for (let i = 0; i < values.length; i++) if (values[i]! > 0) order.push(i);
  order.sort((a, b) => values[b]! - values[a]!);
  const found: HoldingLevel[] = [];
  for (const share of shares) {
    let points = 0;
    for (let at = 0; at < order.length; at++) {
      points += counts[order[at]!]!;
      if (total > 0 && points >= share * total) {
        found.push({ share, level: values[order[at]!]!, cells: at + 1, points });
        break;
      }
    }
  }
  return found;
}

export interface Contour {
  level: number;
  /** Polygons in metres: outer ring, then holes; the first corner is repeated at the end. */
  polygons: [x: number, y: number][][][];
}

/**
 * Lines of equal density by marching squares between the cells' centres; NaN counts as 0.
 * Source: Lorensen and Cline, Computer Graphics 21 (1987), in the plane.
 */
export function contourLines(
  values: ArrayLike<number>,
  { west, south, cell, columns, rows }: CellGrid,
  levels: readonly number[],
): Contour[] {
  const known = Array.from(values, (value) => (Number.isNaN(value) ? 0 : value));
  const trace = contours().size([columns, rows]);
  return levels.map((level) => ({
    level,
    polygons: trace
      .contour(known, level)
      .coordinates.map((rings) =>
        rings.map((ring) =>
          ring.map(([x, y]): [number, number] => [west + x! * cell, south + y! * cell]),
        ),
      ),
  }));
}
