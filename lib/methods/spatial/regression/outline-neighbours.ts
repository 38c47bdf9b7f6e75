import { areaCentres } from "../clusters/area-centres";
import { boxOf, readAreas } from "../polygons";
import { areasInMetres, zoneOf } from "../projection";
import type { Weights } from "../weights";
import { contiguity } from "../weights-contiguity";
import { joinedIslands } from "./joined-islands";

export interface OutlineNeighbours {
  weights: Weights;
  /** Areas without a common border, that were given the nearest one. */
  joined: number;
  /** Middle of each area, metres. */
  middle: { x: Float64Array; y: Float64Array };
}

/** Borders nearer than this are one, metres: published outlines do not fit to the centimetre. */
const tolerance = 1;

/** Which areas share a border or corner, by their GeoJSON outlines; null with fewer than two, or none readable. */
export function outlineNeighbours(outlines: readonly (string | null)[]): OutlineNeighbours | null {
  const { areas } = readAreas(outlines);
  const box = boxOf(areas);
  if (!box || areas.count < 2) return null;
  const metres = areasInMetres(zoneOf(box), areas);
  const middle = areaCentres(metres);
  return { ...joinedIslands(contiguity(metres, "queen", tolerance), middle), middle };
}
