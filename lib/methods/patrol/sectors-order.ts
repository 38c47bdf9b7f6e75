import type { SectorProblem } from "./sectors-types";

/** Sectors station by station, in rows from north to south and each from west to east. */
export function inReadingOrder({ x, y, station }: SectorProblem, seat: Int32Array): number[] {
  const [east, north] = [x, y].map((values) =>
    Float64Array.from(seat, (beat) => values[beat]!),
  ) as [Float64Array, Float64Array];
  const spread = (values: Float64Array) => Math.max(...values) - Math.min(...values);
  const high = Math.max(spread(east), spread(north), 1) / Math.ceil(Math.sqrt(seat.length));
  const top = Math.max(...north);
  const rowOf = (own: number) => Math.floor((top - north[own]!) / high);
  const stationOf = (own: number) => station?.[seat[own]!] ?? 0;
  return Array.from(seat.keys()).sort(
    (a, b) => stationOf(a) - stationOf(b) || rowOf(a) - rowOf(b) || east[a]! - east[b]!,
  );
}
