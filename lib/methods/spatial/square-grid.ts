import { cutCells, groundOf, refuseTooMany, type Ground, type GridCells } from "./cells";
import type { FlatRing } from "./dissolve";
import type { Areas } from "./polygons";
import { toMetres, type Zone } from "./projection";

export interface SquareGrid extends GridCells {
  zone: Zone;
  /** Side, metres. */
  side: number;
}

/**
 * Squares of `side` metres over a boundary (degrees), cut to it. They lie on the UTM grid: a cell
 * is called by the column and row counted from the zone's origin, so it keeps its name and place
 * whatever the boundary. Throws MethodProblem when there are too many or the boundary is too wide.
 */
export function squareGrid(
  boundary: Areas,
  side: number,
  onProgress?: (fraction: number) => void,
): SquareGrid {
  return squaresOver(groundOf(boundary), side, onProgress);
}

/** The same over ground that is in metres already. */
export function squaresOver(
  ground: Ground,
  side: number,
  onProgress?: (fraction: number) => void,
): SquareGrid {
  const { west, south, east, north } = boxOfRings(ground.rings);
  const [left, bottom] = [Math.floor(west / side), Math.floor(south / side)];
  const [right, top] = [Math.ceil(east / side), Math.ceil(north / side)];
  refuseTooMany(
    (right - left) * (top - bottom),
    `Larger squares than ${side.toLocaleString("en")} m would do.`,
  );
  const id: string[] = [];
  const corners: number[][] = [];
  for (let row = bottom; row < top; row++) {
    for (let column = left; column < right; column++) {
      id.push(squareId(column, row));
      const [x, y] = [column * side, row * side];
      const [farther, higher] = [(column + 1) * side, (row + 1) * side];
      corners.push([x, y, farther, y, farther, higher, x, higher]);
    }
  }
  return { zone: ground.zone, side, ...cutCells(ground, id, corners, onProgress) };
}

const squareId = (column: number, row: number) => `${column}-${row}`;

/** For each point (degrees) the number of its cell in the grid, -1 where it is in none. */
export function squaresOf(
  { zone, side, id }: SquareGrid,
  longitude: ArrayLike<number>,
  latitude: ArrayLike<number>,
): Int32Array {
  const numbers = new Map(id.map((name, cell) => [name, cell]));
  const known = new Map<number, number>();
  const { x, y } = toMetres(zone, longitude, latitude);
  return Int32Array.from(x, (east, i) => {
    if (!Number.isFinite(east)) return -1;
    const [column, row] = [Math.floor(east / side), Math.floor(y[i]! / side)];
    const key = row * 4_194_304 + column;
    let cell = known.get(key);
    if (cell === undefined) {
      cell = numbers.get(squareId(column, row)) ?? -1;
      known.set(key, cell);
    }
    return cell;
  });
}

function boxOfRings(rings: readonly FlatRing[]) {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      box.west = Math.min(box.west, ring[i]!);
      box.east = Math.max(box.east, ring[i]!);
      box.south = Math.min(box.south, ring[i + 1]!);
      box.north = Math.max(box.north, ring[i + 1]!);
    }
  }
  return box;
}
