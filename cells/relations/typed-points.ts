import { projectPoints } from "@/lib/methods/spatial/project-points";
import type { Zone } from "@/lib/methods/spatial/projection";
import type { LabelledPoints } from "@/lib/methods/spatial/relations/labelled";
import type { Table } from "@/lib/table/table";

/** The points that have a type, on one plane. */
export interface TypedPoints {
  zone: Zone;
  /** Metres, degrees, number of the type, and milliseconds since 1970 (NaN for no time). */
  x: Float64Array;
  y: Float64Array;
  longitude: Float64Array;
  latitude: Float64Array;
  type: Uint8Array;
  time: Float64Array;
  farOut: number;
  withoutType: number;
}

export function typedPoints(table: Table): TypedPoints {
  const [longitude, latitude] = [table.numbers("x"), table.numbers("y")];
  const [type, time] = [table.numbers("type"), table.numbers("time")];
  const { zone, x, y, kept, farOut } = projectPoints(longitude, latitude);
  const places = Uint32Array.from({ length: kept.length }, (_, i) => i).filter(
    (i) => type[kept[i]!]! >= 0,
  );
  const pick = (values: Float64Array) => Float64Array.from(places, (i) => values[kept[i]!]!);
  return {
    zone,
    x: Float64Array.from(places, (i) => x[i]!),
    y: Float64Array.from(places, (i) => y[i]!),
    longitude: pick(longitude),
    latitude: pick(latitude),
    type: Uint8Array.from(places, (i) => type[kept[i]!]!),
    time: pick(time),
    farOut,
    withoutType: kept.length - places.length,
  };
}

export function labelledAt(
  { x, y, type }: Pick<LabelledPoints, "x" | "y" | "type">,
  types: number,
  rows: Uint32Array,
): LabelledPoints {
  return {
    x: Float64Array.from(rows, (i) => x[i]!),
    y: Float64Array.from(rows, (i) => y[i]!),
    type: Uint8Array.from(rows, (i) => type[i]!),
    types,
  };
}
