import type { Box } from "@/lib/methods/spatial/polygons";
import type { Zone } from "@/lib/methods/spatial/projection";
import type { CellGrid } from "@/lib/methods/spatial/density/density";
import type { HoldingLevel } from "@/lib/methods/spatial/density/contours";
import type { DensityParams } from "./params";

/** What the worker is given. */
export interface DensityInput {
  /** Arrow: x, y (degrees), n (incidents), w (their weights). */
  places: Uint8Array;
  /** Places stand for several incidents that are near to one another, not only at one spot. */
  isGathered: boolean;
  against: AgainstInput | null;
  boundary: { outlines: (string | null)[]; names: string[]; table: string } | null;
  params: DensityParams;
  seed: number;
}

/** The other table: places as those of the incidents, or areas with what each counts (Arrow: geometry, w). */
export interface AgainstInput {
  what: "points" | "areas";
  bytes: Uint8Array;
  table: string;
}

export interface Place {
  rank: number;
  area: string | null;
  latitude: number;
  longitude: number;
  /** Per km². */
  density: number;
  /** Of the measure, where two densities are compared. */
  figure: number;
  /** Within a bandwidth. */
  incidents: number;
  share: number;
}

export interface ContourLine {
  share: number;
  path: Float64Array;
}

/** The three tables, each as one Arrow IPC stream. */
export interface DensityTables {
  cells: Uint8Array;
  places: Uint8Array;
  contours: Uint8Array;
}

export interface DensityOutput {
  found: DensityFound;
  tables: DensityTables;
}

/** What the worker found. Densities per km². */
export interface DensityFound {
  zone: Zone;
  grid: CellGrid;
  box: Box;
  /** The figure that is mapped; NaN where there is nothing. */
  values: Float32Array;
  places: Place[];
  lines: ContourLine[];
  /** Borders of the areas that are mapped; none without a boundary. */
  borders: Float64Array[];
  levels: HoldingLevel[];
  bandwidth: number;
  /** By a rule: the standard deviation it gave, and whether that is only the end of its range. */
  sigma: number | null;
  atEnd: boolean;
  /** Incidents that are mapped, and those that are not. */
  counted: number;
  farOut: number;
  strays: number;
  outside: number;
  gathered: number | null;
  keptCells: number;
  /** Mean density over them. */
  mean: number;
  km2: number;
  unreadable: number;
  dual: Dual | null;
}

export interface Dual {
  total: number;
  least: number;
  masked: number;
  /** Ratio of all incidents to all of the other, for as many as ratios are. */
  overall: number;
}
