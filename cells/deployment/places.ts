import { areaCentres } from "@/lib/methods/spatial/clusters/area-centres";
import { boxOf, readAreas, type Box } from "@/lib/methods/spatial/polygons";
import { areasInMetres, toDegrees, zoneOf } from "@/lib/methods/spatial/projection";
import { CellFailure } from "@/lib/session/kind";
import { texts } from "./texts";

/** The middles of beats. */
export interface Places {
  /** Degrees; NaN without an outline. */
  x: Float64Array;
  y: Float64Array;
  /** Metres of one zone. */
  east: Float64Array;
  north: Float64Array;
  box: Box;
}

/** Null where no outline can be read. */
export function placesOf(outlines: readonly (string | null)[]): Places | null {
  const { areas } = readAreas(outlines);
  const box = boxOf(areas);
  if (!box) return null;
  const zone = zoneOf(box);
  const { x: east, y: north } = areaCentres(areasInMetres(zone, areas));
  return { ...toDegrees(zone, east, north), east, north, box };
}

/** Of more beats, the ways between all pairs take more memory than a browser has to spare. */
const mostForTravel = 1_500;

/** Metres from beat to beat, as the crow flies; a beat without an outline is out of everybody's reach. Throws CellFailure. */
export function travelOf({ east, north }: Places): Float64Array {
  const beats = east.length;
  if (beats > mostForTravel) {
    throw new CellFailure({
      message: texts.farTooMany(beats, mostForTravel),
      hint: texts.farTooManyHint,
    });
  }
  return Float64Array.from({ length: beats * beats }, (_, at) => {
    const [from, to] = [Math.floor(at / beats), at % beats];
    if (from === to) return 0;
    const metres = Math.hypot(east[from]! - east[to]!, north[from]! - north[to]!);
    return Number.isNaN(metres) ? 1e9 : metres;
  });
}
