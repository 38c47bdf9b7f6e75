import { MethodProblem } from "@/lib/methods/problem";
import type { PlaceGrid } from "@/lib/methods/places/place-grid";
import { placeFeatures, type PlacedFeatures } from "@/lib/methods/places/placed-features";
import {
  terrainLayers,
  type FeatureLayer,
  type LayerKind,
} from "@/lib/methods/places/terrain-layers";
import { decodeTable } from "@/lib/table/table";
import { isOfOffenders, type LayerParams, type LayerSource } from "./layers";
import { layerTexts as texts } from "./layer-texts";

/** Every way in which every feature is tried. */
export interface LaidLayers {
  features: { name: string; table: string; rows: number }[];
  layers: FeatureLayer[];
  /** Metres. */
  longest: number;
  /** For the provenance. */
  words: string[];
}

interface Defaults {
  as: NonNullable<LayerParams["as"]>;
  /** Metres. */
  distances: readonly number[];
}

export const kindsOf = (as: Defaults["as"], isByNumber: boolean): LayerKind[] => {
  if (isByNumber) return ["inside"];
  return as === "both" ? ["proximity", "density"] : [as];
};

/** Puts the features on the ground and makes layers of them. Throws MethodProblem where none is near. */
export function layLayers(
  sources: readonly LayerSource[],
  grid: PlaceGrid,
  defaults: Defaults,
): LaidLayers {
  const laid: LaidLayers = { features: [], layers: [], longest: 0, words: [] };
  const taken = new Set<string>();
  for (const { table, rows, isByNumber, as, distances: own } of sources) {
    const distances = own ?? defaults.distances;
    const read = decodeTable(rows);
    const given = {
      name: read.column("name") as (string | null)[],
      longitude: read.numbers("x"),
      latitude: read.numbers("y"),
      geometry: read.column("geometry") as (string | null)[],
    };
    const reach = Math.max(0, ...distances);
    const { features, unplaced } = placeFeatures(grid, { ...given }, reach);
    if (!isByNumber) refuseOffenders(features);
    const named = features.map((feature) => ({ ...feature, name: unique(feature, table, taken) }));
    const first = laid.features.length;
    const kinds = kindsOf(as ?? defaults.as, isByNumber);
    const layers = terrainLayers(grid, named, { distances, kinds });
    laid.layers.push(...layers.map((layer) => ({ ...layer, feature: first + layer.feature })));
    laid.features.push(...named.map(({ name, rows: count }) => ({ name, table, rows: count })));
    laid.longest = Math.max(laid.longest, reach);
    if (named.length > 0) laid.words.push(texts.placed(table, named));
    const left = texts.unplaced(table, unplaced);
    if (left) laid.words.push(left);
  }
  if (laid.features.length === 0) {
    const { message, hint } = texts.nothingPlaced(sources.map(({ table }) => table));
    throw new MethodProblem(message, hint);
  }
  return laid;
}

function refuseOffenders(features: readonly PlacedFeatures[]): void {
  const found = features.find(({ name }) => isOfOffenders(name));
  if (!found) return;
  const { message, hint } = texts.offenders(found.name);
  throw new MethodProblem(message, hint);
}

function unique({ name }: PlacedFeatures, table: string, taken: Set<string>): string {
  const free = taken.has(name) ? `${name} (${table})` : name;
  taken.add(free);
  return free;
}
