import { ringArea, type Areas } from "../polygons";

/** Centre of gravity of each area, in the areas' own unit; NaN where there is no outline. */
export function areaCentres({ count, x, y, ringStart, areaStart }: Areas): {
  x: Float64Array;
  y: Float64Array;
} {
  const [east, north] = [new Float64Array(count), new Float64Array(count)];
  for (let area = 0; area < count; area++) {
    let [size, sumX, sumY] = [0, 0, 0];
    // From the first corner on, so that no digits are lost to far origins.
    const first = ringStart[areaStart[area]!] ?? 0;
    const [fromX, fromY] = [x[first] ?? NaN, y[first] ?? NaN];
    for (let ring = areaStart[area]!; ring < areaStart[area + 1]!; ring++) {
      const [from, to] = [ringStart[ring]!, ringStart[ring + 1]!];
      size += ringArea(x, y, from, to);
      for (let i = from; i < to; i++) {
        const j = i + 1 < to ? i + 1 : from;
        const [ax, ay, bx, by] = [x[i]! - fromX, y[i]! - fromY, x[j]! - fromX, y[j]! - fromY];
        const cross = (ax * by - bx * ay) / 6;
        sumX += (ax + bx) * cross;
        sumY += (ay + by) * cross;
      }
    }
    east[area] = fromX + sumX / size;
    north[area] = fromY + sumY / size;
  }
  return { x: east, y: north };
}
