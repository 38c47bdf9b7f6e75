import {
  cellToBoundary,
  getHexagonAreaAvg,
  latLngToCell,
  POLYGON_TO_CELLS_FLAGS,
  polygonToCellsExperimental,
  UNITS,
} from "h3-js";
import { areasKm2 } from "./area";
import { cutCells, groundOf, refuseTooMany, type GridCells } from "./cells";
import { flatArea } from "./clip";
import type { Areas } from "./polygons";
import { toDegrees, toMetres } from "./projection";

export interface HexGrid extends GridCells {
  /** 0 to 15. */
  resolution: number;
}

/** Mean area of the hexagons of a resolution, km². */
export const hexagonKm2 = (resolution: number): number => getHexagonAreaAvg(resolution, UNITS.km2);

/**
 * Hexagons of Uber's H3 over a boundary (degrees), cut to it; a cell is called by its H3 index.
 * Throws MethodProblem when there are too many or the boundary is too wide.
 * Source: h3geo.org; cells that overlap the boundary's outline, not only those with their centre in it.
 */
export function hexGrid(
  boundary: Areas,
  resolution: number,
  onProgress?: (fraction: number) => void,
): HexGrid {
  const ground = groundOf(boundary);
  const km2 = areasKm2(boundary).reduce((sum, area) => sum + area, 0);
  refuseTooMany(
    km2 / hexagonKm2(resolution),
    `A resolution below ${resolution} has larger hexagons.`,
  );
  const names = new Set<string>();
  for (const ring of ground.rings) {
    if (flatArea(ring) <= 0) continue;
    const { x, y } = toDegrees(
      ground.zone,
      ring.filter((_, i) => i % 2 === 0),
      ring.filter((_, i) => i % 2 === 1),
    );
    const loop = Array.from(x, (longitude, i) => [y[i]!, longitude]);
    const flag = POLYGON_TO_CELLS_FLAGS.containmentOverlapping;
    for (const name of polygonToCellsExperimental([loop], resolution, flag)) names.add(name);
  }
  const id = [...names].sort();
  const corners = id.map((name) => {
    const loop = cellToBoundary(name, true).slice(0, -1);
    const { x, y } = toMetres(
      ground.zone,
      loop.map(([longitude]) => longitude!),
      loop.map(([, latitude]) => latitude!),
    );
    return Array.from(x, (east, i) => [east, y[i]!]).flat();
  });
  return { resolution, ...cutCells(ground, id, corners, onProgress) };
}

/** For each point (degrees) the number of its cell in the grid, -1 where it is in none. About 1.5 µs each. */
export function hexagonsOf(
  { id, resolution }: HexGrid,
  longitude: ArrayLike<number>,
  latitude: ArrayLike<number>,
): Int32Array {
  const numbers = new Map(id.map((name, cell) => [name, cell]));
  return Int32Array.from({ length: longitude.length }, (_, i) => {
    const [x, y] = [longitude[i]!, latitude[i]!];
    if (!Number.isFinite(x) || !Number.isFinite(y)) return -1;
    return numbers.get(latLngToCell(y, x, resolution)) ?? -1;
  });
}
