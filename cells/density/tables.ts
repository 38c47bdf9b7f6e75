import { columnFromArray, float64, int32, utf8, type DataType } from "@uwdata/flechette";
import { toStream, type NamedColumn } from "@/lib/table/stream";
import type { CellGrid } from "@/lib/methods/spatial/density/density";
import type { DualDensity } from "@/lib/methods/spatial/density/dual";
import type { HoldingLevel } from "@/lib/methods/spatial/density/contours";
import { toDegrees, toMetres, type Zone } from "@/lib/methods/spatial/projection";
import type { Place } from "./data";
import type { Located } from "./ground";
import type { Measure } from "./params";

type Column = [name: string, values: ArrayLike<unknown>, type: DataType];

function toArrow(columns: readonly Column[]): Uint8Array {
  const arrow = columns.map(([name, values, type]): [string, NamedColumn[1]] => [
    name,
    columnFromArray(values as unknown[], type),
  ]);
  return toStream(arrow);
}

/** Columns with the other density and what comes of both. */
export interface DualColumns extends DualDensity {
  against: Float64Array;
}

const orNull = (values: ArrayLike<number>, at: Uint32Array) =>
  Array.from(at, (i) => (Number.isNaN(values[i]!) ? null : values[i]!));

/** One row for each cell that is kept. */
export function cellsTable(
  grid: CellGrid,
  kept: Uint32Array,
  { corners, centres }: { corners: Located; centres: Located },
  density: Float64Array,
  counts: Float64Array,
  dual: DualColumns | null,
): Uint8Array {
  const { west, south, cell, columns } = grid;
  const [left, bottom] = [Math.round(west / cell), Math.round(south / cell)];
  const ids = Array.from(
    kept,
    (i) => `${left + (i % columns)}-${bottom + Math.floor(i / columns)}`,
  );
  const compared: Column[] = dual
    ? [
        ["against_per_km2", orNull(dual.against, kept), float64()],
        ["ratio", orNull(dual.ratio, kept), float64()],
        ["log_ratio", orNull(dual.logRatio, kept), float64()],
        ["difference_per_km2", orNull(dual.difference, kept), float64()],
      ]
    : [];
  return toArrow([
    ["cell", ids, utf8()],
    ["latitude", Float64Array.from(kept, (i) => rounded(centres.latitude[i]!)), float64()],
    ["longitude", Float64Array.from(kept, (i) => rounded(centres.longitude[i]!)), float64()],
    ["incidents", Int32Array.from(kept, (i) => counts[i]!), int32()],
    ["density_per_km2", orNull(density, kept), float64()],
    ...compared,
    ["geometry", squares(corners, columns, kept), utf8()],
  ]);
}

/** Six decimals: ten centimetres. */
const rounded = (value: number) => Math.round(value * 1e6) / 1e6;

/** Outlines of cells. Neighbours share corners, so each is written once. */
function squares({ longitude, latitude }: Located, columns: number, cells: Uint32Array): string[] {
  const written: string[] = [];
  const corner = (i: number) =>
    (written[i] ??= `[${rounded(longitude[i]!)},${rounded(latitude[i]!)}]`);
  return Array.from(cells, (cell) => {
    const at = cell + Math.floor(cell / columns);
    const above = at + columns + 1;
    const first = corner(at);
    return `{"type":"Polygon","coordinates":[[${first},${corner(at + 1)},${corner(above + 1)},${corner(above)},${first}]]}`;
  });
}

/** One row a place, its geometry the circle in which incidents are counted. */
export function placesTable(
  places: readonly Place[],
  { zone, bandwidth, measure }: { zone: Zone; bandwidth: number; measure: Measure | null },
): Uint8Array {
  const numbers = (of: (place: Place) => number) => Float64Array.from(places, of);
  const figure: Column[] = measure
    ? [[measure.replace(" ", "_"), numbers(({ figure }) => figure), float64()]]
    : [];
  return toArrow([
    ["rank", Int32Array.from(places, ({ rank }) => rank), int32()],
    ["area", places.map(({ area }) => area), utf8()],
    ["latitude", numbers(({ latitude }) => rounded(latitude)), float64()],
    ["longitude", numbers(({ longitude }) => rounded(longitude)), float64()],
    ["density_per_km2", numbers(({ density }) => density), float64()],
    ...figure,
    ["incidents", Int32Array.from(places, ({ incidents }) => incidents), int32()],
    ["share", numbers(({ share }) => share), float64()],
    ["within_metres", numbers(() => bandwidth), float64()],
    ["geometry", places.map((place) => circleAround(place, zone, bandwidth)), utf8()],
  ]);
}

const corners = 36;

function circleAround({ latitude, longitude }: Place, zone: Zone, radius: number): string {
  const { x, y } = toMetres(zone, [longitude], [latitude]);
  const angles = Array.from(
    { length: corners + 1 },
    (_, i) => ((i % corners) / corners) * 2 * Math.PI,
  );
  return polygonText(zone, [
    [
      angles.map((angle): [number, number] => [
        x[0]! + radius * Math.cos(angle),
        y[0]! + radius * Math.sin(angle),
      ]),
    ],
  ]);
}

/** Polygons in metres as GeoJSON text in degrees. */
export function polygonText(zone: Zone, polygons: readonly [number, number][][][]): string {
  const coordinates = polygons.map((rings) =>
    rings.map((ring) => {
      const { x, y } = toDegrees(
        zone,
        ring.map(([east]) => east),
        ring.map(([, north]) => north),
      );
      return Array.from(x, (longitude, i) => [rounded(longitude), rounded(y[i]!)]);
    }),
  );
  return JSON.stringify({ type: "MultiPolygon", coordinates });
}

/** One row a level. */
export function contoursTable(
  levels: readonly (HoldingLevel & { geometry: string })[],
  cell: number,
): Uint8Array {
  return toArrow([
    ["percent", Float64Array.from(levels, ({ share }) => 100 * share), float64()],
    ["density_per_km2", Float64Array.from(levels, ({ level }) => level), float64()],
    ["incidents", Int32Array.from(levels, ({ points }) => points), int32()],
    ["area_km2", Float64Array.from(levels, ({ cells }) => (cells * cell * cell) / 1e6), float64()],
    ["geometry", levels.map(({ geometry }) => geometry), utf8()],
  ]);
}
