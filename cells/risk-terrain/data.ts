import type { LayerSource } from "@/cells/ground/layers";
import type { GroundInput } from "@/cells/ground/read";
import type { FeatureLayer } from "@/lib/methods/places/terrain-layers";
import type { Terrain, TerrainFactor } from "@/lib/methods/places/terrain";
import type { HeldUp } from "@/lib/methods/places/terrain-halves";
import type { LaterCheck } from "@/lib/methods/places/terrain-later";
import type { Box } from "@/lib/methods/spatial/polygons";
import type { RiskTerrainParams } from "./params";

/** What the worker is given. */
export interface TerrainInput {
  /** Arrow: x and y (degrees), day. */
  points: Uint8Array;
  ground: GroundInput;
  layers: LayerSource[];
  /** Metres. */
  distances: number[];
  params: Pick<RiskTerrainParams, "as" | "family" | "share">;
  isDated: boolean;
  seed: number;
}

/** A factor with what is known of its layer. */
export interface FoundFactor extends Omit<TerrainFactor, "layer"> {
  /** Its feature, and where that is: "within 250 m of a wine shop". */
  feature: string;
  where: string;
  kind: FeatureLayer["kind"];
  distance: number;
  /** Cells with it and incidents in these. */
  cells: number;
  incidents: number;
  /** Null until it was chosen anew on halves of the ground. */
  held: HeldUp | null;
}

export interface FeatureSeen {
  name: string;
  table: string;
  /** Rows of its table that are near the ground. */
  rows: number;
  /** Could any of its layers be tried: enough cells and incidents on both sides? */
  isTried: boolean;
  isChosen: boolean;
}

export interface TerrainFound {
  factors: FoundFactor[];
  /** For each factor 1 in the cells with it. */
  present: Uint8Array[];
  features: FeatureSeen[];
  model: Pick<
    Terrain,
    | "family"
    | "theta"
    | "intercept"
    | "bic"
    | "bicWithout"
    | "confidence"
    | "dispersion"
    | "residuals"
    | "maxScore"
  > & { tried: number; preselected: number };
  /** Arrays have one entry a cell. */
  score: Float64Array;
  expected: Float64Array;
  counts: Float64Array;
  outlines: string[];
  ids: string[];
  cellKm2: number;
  areaKm2: number;
  box: Box;
  borders: Float64Array[];
  incidents: number;
  /** Days since 1970: the first and the day after the last; null without times. */
  span: { first: number; end: number } | null;
  /** Widest blocks whose scatter the errors allow for, metres. */
  blockSide: number | null;
  /** Null while it is under way, where there is no time, and with too few incidents. */
  later: LaterCheck | null;
  /** For the provenance. */
  words: string[];
}

/** Arrow: a row a cell, a row a factor, a row a model. */
export interface TerrainTables {
  cells: Uint8Array;
  factors: Uint8Array;
  models: Uint8Array;
}

export interface TerrainOutput {
  found: TerrainFound;
  tables: TerrainTables;
}
