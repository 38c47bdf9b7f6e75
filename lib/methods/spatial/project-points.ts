import { MethodProblem } from "../problem";
import { toMetres, zoneOf, type Zone } from "./projection";

export interface ProjectedPoints {
  zone: Zone;
  /** Eastings and northings in metres of the zone, one a point that is kept. */
  x: Float64Array;
  y: Float64Array;
  /** Which of the given points they are. */
  kept: Uint32Array;
  /** Points left out: so far from the others that one plane does not keep lengths. */
  farOut: number;
}

/** Degrees of longitude and latitude from the median within which points are taken to belong together. */
export const nearDegrees = 3;

/**
 * Longitudes and latitudes in degrees to local metres (UTM zone of the median point). Points more
 * than 3° from the median are wrong coordinates more often than not; they are left out and counted.
 * Throws MethodProblem for values that are not degrees, and when there is no point.
 */
export function projectPoints(
  longitude: ArrayLike<number>,
  latitude: ArrayLike<number>,
): ProjectedPoints {
  const east = medianOf(longitude);
  const north = medianOf(latitude);
  if (Number.isNaN(east) || Number.isNaN(north)) {
    throw new MethodProblem(
      "There is no usable point.",
      "Check which columns hold latitude and longitude, and the rows above this cell.",
    );
  }
  if (Math.abs(east) > 180 || Math.abs(north) > 90) {
    throw new MethodProblem(
      `The places are not in degrees: the middle one is at ${east}, ${north}.`,
      "Convert them to WGS 84 longitude and latitude first, or choose other columns.",
    );
  }
  const zone = zoneOf({ west: east, east, south: north, north });
  const kept = new Uint32Array(longitude.length);
  let count = 0;
  for (let i = 0; i < longitude.length; i++) {
    const isNear =
      Math.abs(longitude[i]! - east) <= nearDegrees &&
      Math.abs(latitude[i]! - north) <= nearDegrees;
    if (isNear) kept[count++] = i;
  }
  const rows = kept.slice(0, count);
  const pick = (values: ArrayLike<number>) => Float64Array.from(rows, (i) => values[i]!);
  return {
    zone,
    ...toMetres(zone, pick(longitude), pick(latitude)),
    kept: rows,
    farOut: longitude.length - count,
  };
}

/** Of so many values at even steps: enough to know the city. */
const looked = 10_001;

function medianOf(values: ArrayLike<number>): number {
  const step = Math.max(1, Math.floor(values.length / looked));
  const some = Float64Array.from(
    { length: Math.ceil(values.length / step) },
    (_, i) => values[i * step]!,
  );
  const sorted = some.filter((value) => !Number.isNaN(value)).sort();
  return sorted.length === 0 ? NaN : sorted[sorted.length >> 1]!;
}
