import { ringArea, type Areas } from "../polygons";

/**
 * Middle of each area, in the unit given: the mean of its corners where it has no extent, NaN where it
 * has no outline. Holes count against it; a middle may lie outside a bent area.
 */
export function centroids({ count, x, y, ringStart, areaStart }: Areas): {
  x: Float64Array;
  y: Float64Array;
} {
  const [east, north] = [new Float64Array(count), new Float64Array(count)];
  for (let area = 0; area < count; area++) {
    const [first, last] = [areaStart[area]!, areaStart[area + 1]!];
    const [from, to] = [ringStart[first]!, ringStart[last]!];
    // Measured from a corner, so that no digits are lost to far origins.
    const [ox, oy] = [x[from]!, y[from]!];
    let [twice, mx, my] = [0, 0, 0];
    for (let ring = first; ring < last; ring++) {
      const [start, end] = [ringStart[ring]!, ringStart[ring + 1]!];
      twice += 2 * ringArea(x, y, start, end);
      for (let i = start, before = end - 1; i < end; before = i++) {
        const [ax, ay] = [x[before]! - ox, y[before]! - oy];
        const [bx, by] = [x[i]! - ox, y[i]! - oy];
        const cross = ax * by - bx * ay;
        mx += (ax + bx) * cross;
        my += (ay + by) * cross;
      }
    }
    const mean = (values: Float64Array) =>
      values.subarray(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
    east[area] = twice === 0 ? mean(x) : ox + mx / (3 * twice);
    north[area] = twice === 0 ? mean(y) : oy + my / (3 * twice);
  }
  return { x: east, y: north };
}
