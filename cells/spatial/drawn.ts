import type { ColourScaleName } from "@/cells/fields/scales";
import type { LegendEntry } from "@/cells/map/legend";
import type { Box } from "@/lib/methods/spatial/polygons";
import type { Zone } from "@/lib/methods/spatial/projection";

/** Colour by figure. */
export interface Ramp {
  scale: ColourScaleName;
  /** What the figures are, as the legend calls it: "incidents per km²". */
  title: string;
  /** The value of a diverging scale's neutral colour. */
  centre?: number;
  /** Where the classes of the figures begin, ascending, in place of limits found from the figures. */
  limits?: readonly number[];
}

/** Colour by class. */
export interface Classes {
  title: string;
  entries: readonly LegendEntry[];
  /** Colours that only tell neighbours apart have no legend. */
  isPlain?: boolean;
}

/** One colour, the theme's own for lines, and what it stands for. */
export interface Border {
  title: string;
  border: string;
}

/** A class that is not drawn. */
export const noClass = 255;

/** Squares on the UTM grid, row 0 in the south. */
export interface RasterLayer {
  kind: "raster";
  zone: Zone;
  /** South-west corner and side of a square, metres of the zone. */
  west: number;
  south: number;
  cell: number;
  columns: number;
  rows: number;
  /** Row after row; NaN where there is nothing. */
  values: Float32Array;
  colour: Ramp;
}

/** Colour by the one or the other: `values` with a Ramp, `classes` with Classes. */
export interface Coloured {
  colour: Ramp | Classes;
  values?: ArrayLike<number>;
  classes?: Uint8Array;
  /** Words under the pointer, one an item. */
  tips?: readonly string[];
}

export interface AreasLayer extends Coloured {
  kind: "areas";
  /** Cells of a grid: hairlines between them. */
  isGrid?: boolean;
  /** GeoJSON texts, degrees. */
  outlines: readonly (string | null)[];
  names: readonly string[];
  /** Rows that a click on an area shows. */
  behind?: { table: string; conditions: readonly (string | null)[] };
}

export interface PointsLayer extends Coloured {
  kind: "points";
  /** Degrees. */
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** Pixels. */
  radius: number;
}

export interface LinesLayer {
  kind: "lines";
  /** Longitude and latitude in turns, degrees. */
  paths: readonly Float64Array[];
  colour: Classes | Border;
  classes?: Uint8Array;
  /** Pixels. */
  width: number;
  tips?: readonly string[];
}

/** Short words on the map, as the rank of a place. */
export interface LabelsLayer {
  kind: "labels";
  /** Degrees. */
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  words: readonly string[];
}

export type DrawnLayer = RasterLayer | AreasLayer | PointsLayer | LinesLayer | LabelsLayer;

/** A map as data: what a spatial cell's view holds. */
export interface SpatialView {
  title?: string;
  /** Pixels. */
  height?: number;
  box: Box;
  /** The last one lies on top. */
  layers: readonly DrawnLayer[];
}
