import type { Lattice } from "@/cells/local-clusters/lattice";
import { placesOf, type CountedPlaces } from "@/cells/local-clusters/places";
import { emergingHotSpots } from "@/lib/methods/spatial/emerging/emerging";
import type { EmergingClass } from "@/lib/methods/spatial/emerging/classify";
import type { Box } from "@/lib/methods/spatial/polygons";
import { MethodProblem } from "@/lib/methods/problem";
import { islandsOf } from "@/lib/methods/spatial/weights";
import type { WorkPort } from "@/lib/work/serve";
import type { EmergingParams } from "./params";
import { binTable, placeTable } from "./table";
import { texts } from "./texts";

export interface EmergingInput {
  lattice: Lattice;
  params: EmergingParams;
  /** First day of each slice, ISO. */
  begins: string[];
}

/** Arrays have one entry a place, but for `state`: place i in slice t at t * places + i. */
export interface Found {
  /** Arrow: a row a place, and a row a hot or cold bin. */
  table: Uint8Array;
  bins: Uint8Array;
  outlines: (string | null)[];
  names: string[];
  count: Float64Array;
  areaKm2: Float64Array;
  classes: (EmergingClass | null)[];
  state: Int8Array;
  /** Trend of the z-values: Mann–Kendall. */
  trendZ: Float64Array;
  trendP: Float64Array;
  box: Box;
  islands: number;
  neighbours: number;
  grid: Pick<CountedPlaces, "counted" | "outside" | "size" | "isHull" | "unreadable">;
}

/** A bin is hot or cold at this adjusted p-value. */
export const alpha = 0.05;

/** More bins than this fill the memory of a tab. */
const mostBins = 8_000_000;

/** The work of the worker: counts by place and slice in, patterns out. */
export function findEmerging(
  { lattice, params, begins }: EmergingInput,
  progress: WorkPort<never>["progress"],
): Found {
  const slices = begins.length;
  const places = placesOf(lattice, slices, progress);
  const size = places.id.length;
  if (size * slices > mostBins) {
    throw new MethodProblem(texts.tooMany(size, slices), texts.tooManyHint);
  }
  const weights = places.neighboursBy(params);
  const cube = { places: size, slices, counts: places.counts };
  const { preceding } = params;
  const found = emergingHotSpots(cube, weights, { preceding, alpha }, { progress });
  const count = new Float64Array(size);
  places.counts.forEach((own, bin) => (count[bin % size]! += own));
  const { counted, outside, isHull, unreadable } = places;
  return {
    table: placeTable(places, found, count, slices),
    bins: binTable(places, places.counts, found, begins),
    outlines: places.outline,
    names: places.id,
    count,
    areaKm2: places.areaKm2,
    classes: found.classes,
    state: found.state,
    trendZ: found.trendZ,
    trendP: found.trendP,
    box: places.box,
    islands: islandsOf(weights),
    neighbours: weights.neighbour.length / size,
    grid: { counted, outside, size: places.size, isHull, unreadable },
  };
}
