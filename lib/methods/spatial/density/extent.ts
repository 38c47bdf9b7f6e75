import { quantilesOf } from "./bandwidth";
import type { Extent } from "./grid";

interface Places {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

/** Share of the points on each side beyond the middle that the box is made from. */
const tail = 0.05;

/**
 * The box of the points that are not far from the rest: those within the middle 90 % along each axis,
 * widened by its own length on both sides. One wrong digit in a coordinate would otherwise make
 * the map a hundred times as wide. The box fits the points that are in it.
 */
export function coreExtent({ x, y }: Places): Extent {
  const [west, east] = widened(quantilesOf(x, undefined, [tail, 1 - tail]));
  const [south, north] = widened(quantilesOf(y, undefined, [tail, 1 - tail]));
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (let i = 0; i < x.length; i++) {
    const [atX, atY] = [x[i]!, y[i]!];
    if (!(atX >= west && atX <= east && atY >= south && atY <= north)) continue;
    box.west = Math.min(box.west, atX);
    box.east = Math.max(box.east, atX);
    box.south = Math.min(box.south, atY);
    box.north = Math.max(box.north, atY);
  }
  return box;
}

function widened(ends: readonly number[]): [number, number] {
  const [low, high] = [ends[0]!, ends[1]!];
  // Where nine in ten share a coordinate the others are all there is beside them.
  const length = high > low ? high - low : Infinity;
  return [low - length, high + length];
}

export const grown = ({ west, south, east, north }: Extent, by: number): Extent => ({
  west: west - by,
  south: south - by,
  east: east + by,
  north: north + by,
});

/** Numbers of the points in a box, its border included. */
export function pointsIn({ west, south, east, north }: Extent, { x, y }: Places): Uint32Array {
  const found: number[] = [];
  for (let i = 0; i < x.length; i++) {
    if (x[i]! >= west && x[i]! <= east && y[i]! >= south && y[i]! <= north) found.push(i);
  }
  return Uint32Array.from(found);
}
