import { projectPoints } from "@/lib/methods/spatial/project-points";
import { toDegrees, type Zone } from "@/lib/methods/spatial/projection";
import type { Incidents } from "./rows";

/** A square with what happened in it. */
export interface HotSquare {
  /** South-west corner in metres of the zone. */
  x: number;
  y: number;
  count: number;
  /** Middle, degrees. */
  longitude: number;
  latitude: number;
  /** Recorded place that its rows name most often, and the head that is most frequent; -1 for none. */
  place: number;
  head: number;
  ofHead: number;
}

export interface Places {
  rows: number;
  withPoint: number;
  /** Squares with most first; all that have any. */
  squares: HotSquare[];
  zone: Zone | null;
  /** Exact points with two incidents or more. */
  repeats: { points: number; incidents: number; most: number } | null;
  /** Recorded places in words: number of the name and incidents, most first. */
  named: { place: number; count: number }[];
}

/** Where the incidents of some rows lie, without those that are shown at no place. */
export function placesOf(
  { longitude, latitude, place, head, sealed }: Incidents,
  all: readonly number[],
  side: number,
): Places {
  const rows = all.filter((row) => sealed[row] === 0);
  const named = tally(rows.map((row) => place.of[row]!)).map(([at, count]) => ({
    place: at,
    count,
  }));
  const usable = rows.filter((row) => Number.isFinite(longitude[row]!));
  const empty = { rows: rows.length, withPoint: 0, squares: [], zone: null, repeats: null, named };
  if (usable.length === 0) return empty;
  const own = (list: Float64Array) => Float64Array.from(usable, (row) => list[row]!);
  const projected = projectPoints(own(longitude), own(latitude));
  const cells = new Map<string, { x: number; y: number; rows: number[] }>();
  projected.kept.forEach((at, i) => {
    const [x, y] = [projected.x[i]!, projected.y[i]!].map((each) => Math.floor(each / side) * side);
    const key = `${x} ${y}`;
    const cell = cells.get(key) ?? { x: x!, y: y!, rows: [] };
    cell.rows.push(usable[at]!);
    cells.set(key, cell);
  });
  const found = [...cells.values()].sort((a, b) => b.rows.length - a.rows.length);
  const middles = toDegrees(
    projected.zone,
    found.map(({ x }) => x + side / 2),
    found.map(({ y }) => y + side / 2),
  );
  return {
    rows: rows.length,
    withPoint: projected.kept.length,
    zone: projected.zone,
    squares: found.map(({ x, y, rows: inside }, i) => {
      const [ofHead] = tally(inside.map((row) => head.of[row]!));
      return {
        ...{ x, y, count: inside.length },
        ...{ longitude: middles.x[i]!, latitude: middles.y[i]! },
        place: tally(inside.map((row) => place.of[row]!))[0]?.[0] ?? -1,
        head: ofHead?.[0] ?? -1,
        ofHead: ofHead?.[1] ?? 0,
      };
    }),
    repeats: repeatsOf(usable, longitude, latitude),
    named,
  };
}

function repeatsOf(usable: readonly number[], longitude: Float64Array, latitude: Float64Array) {
  const points = new Map<string, number>();
  for (const row of usable) {
    const at = `${longitude[row]} ${latitude[row]}`;
    points.set(at, (points.get(at) ?? 0) + 1);
  }
  const again = [...points.values()].filter((count) => count > 1);
  return {
    points: again.length,
    incidents: again.reduce((sum, count) => sum + count, 0),
    most: again.reduce((most, count) => Math.max(most, count), 0),
  };
}

/** Numbers with how often they stand in a list, most first; negative ones are none. */
export function tally(numbers: readonly number[]): [number: number, count: number][] {
  const counts = new Map<number, number>();
  for (const each of numbers) if (each >= 0) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}
