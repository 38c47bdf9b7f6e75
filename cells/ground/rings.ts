import type { Areas } from "@/lib/methods/spatial/polygons";

/** Borders of areas, closed: longitude and latitude in turns, as a map draws them. */
export function ringsOf({ x, y, ringStart }: Areas): Float64Array[] {
  return Array.from({ length: ringStart.length - 1 }, (_, ring) => {
    const [from, to] = [ringStart[ring]!, ringStart[ring + 1]!];
    const path = new Float64Array(2 * (to - from + 1));
    for (let i = 0; i <= to - from; i++) {
      const at = i === to - from ? from : from + i;
      [path[2 * i], path[2 * i + 1]] = [x[at]!, y[at]!];
    }
    return path;
  });
}
