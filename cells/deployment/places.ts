import { areaCentres } from "@/lib/methods/spatial/clusters/area-centres";
import { boxOf, readAreas, type Box } from "@/lib/methods/spatial/polygons";
import { areasInMetres, toDegrees, zoneOf } from "@/lib/methods/spatial/projection";

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

/** Metres from beat to beat, as the crow flies; a beat without an outline is out of everybody's reach. */
export function travelOf({ east, north }: Places): Float64Array {
  const beats = east.length;
  return Float64Array.from({ length: beats * beats }, (_, at) => {
    const [from, to] = [Math.floor(at / beats), at % beats];
    if (from === to) return 0;
    const metres = Math.hypot(east[from]! - east[to]!, north[from]! - north[to]!);
    return Number.isNaN(metres) ? 1e9 : metres;
  });
}
