import { readParams } from "@/cells/params";
import { refuseHidden } from "@/cells/people/offered";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import { decodeTable } from "@/lib/table/table";
import { boxOf, readAreas, type Area, type Box } from "./geojson";
import { mapSchema, type MapParams } from "./params";
import {
  areaQuery,
  boundaryQuery,
  extentQuery,
  heatQuery,
  hexQuery,
  pointsQuery,
  type HexGrid,
  type PointColumns,
} from "./queries";
import { suggestGeometry, suggestPoint } from "./suggest";

/** What the map draws, by layer. Coordinates are degrees, WGS 84. */
export type Drawn =
  | {
      layer: "points";
      point: PointColumns;
      x: Float64Array;
      y: Float64Array;
      id: Float64Array;
      colours: readonly unknown[] | null;
    }
  | {
      layer: "hexagons";
      point: PointColumns;
      grid: HexGrid;
      a: Int32Array;
      b: Int32Array;
      value: Float64Array;
    }
  | { layer: "heat"; x: Float64Array; y: Float64Array; value: Float64Array }
  | { layer: "choropleth"; values: Map<string, number>; match: { table: string; column: string } };

export interface MapView {
  params: MapParams;
  drawn: Drawn | null;
  areas: Area[];
  box: Box;
  /** Legend title: "rows", "incidents per hexagon" … */
  measure: string;
}

const whole = (value: number) => Math.round(value).toLocaleString("en-IN");

const percent = (part: number, all: number) =>
  all === 0 ? "0 %" : `${((100 * part) / all).toFixed(part === all ? 0 : 1)} %`;

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(mapSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  const provenance: string[] = [];
  const { areas, unreadable } = await readBoundaries(params, context);
  if (unreadable > 0) {
    provenance.push(`${whole(unreadable)} areas of ${params.boundaries} have no readable outline.`);
  }
  const frame = boxOf(areas);
  if (!params.data) {
    if (!frame) throw new CellFailure({ message: "Choose a table to draw, or areas." });
    return { view: view(params, null, areas, frame, ""), provenance };
  }
  const made =
    params.layer === "choropleth"
      ? await choropleth(params, areas, context)
      : await places(params, context);
  provenance.push(...made.provenance);
  // Areas are the analyst's own frame; without them the middle of the points is.
  const box = frame ?? made.box;
  if (!box) {
    throw new CellFailure({
      message: `None of the rows of ${params.data} has a usable point.`,
      hint: "A usable point has a latitude and a longitude in degrees that are not both 0.",
    });
  }
  const measure = params.unit ?? (params.weight ? params.weight : "rows");
  return { view: view(params, made.drawn, areas, box, measure), provenance };
}

const view = (
  params: MapParams,
  drawn: Drawn | null,
  areas: Area[],
  box: Box,
  measure: string,
): MapView => ({ params, drawn, areas, box, measure });

async function query(context: RunContext, sql: string) {
  return decodeTable(await context.engine.query(sql, { signal: context.signal }));
}

async function readBoundaries(params: MapParams, context: RunContext) {
  if (!params.boundaries) return { areas: [], unreadable: 0 };
  const table = await context.table(params.boundaries);
  const geometry = table.columns.some(({ name }) => name === params.geometry)
    ? params.geometry
    : suggestGeometry(table);
  if (!geometry) {
    throw new CellFailure({
      message: `${table.name} has no column “${params.geometry}”.`,
      hint: "Areas are a table with a column of GeoJSON polygons. Drop a GeoJSON file to get one.",
    });
  }
  const key = params.key ?? table.columns.find(({ name }) => name !== geometry)?.name;
  const result = await query(context, boundaryQuery(table.name, geometry, key));
  return readAreas(result.objects() as { area: string | null; geometry: string | null }[]);
}

type Made = { drawn: Drawn; box: Box | null; provenance: string[] };

async function places(params: MapParams, context: RunContext): Promise<Made> {
  const table = await context.table(params.data!);
  refuseHidden(table, [params.color, params.weight]);
  const guess = suggestPoint(table);
  const latitude = params.latitude ?? guess.latitude;
  const longitude = params.longitude ?? guess.longitude;
  if (!latitude || !longitude) {
    throw new CellFailure({
      message: `Choose the columns of ${table.name} that hold latitude and longitude.`,
    });
  }
  const point = { table: table.name, latitude, longitude };
  context.progress(null, "looking for points");
  const extent = (await query(context, extentQuery(point))).objects()[0] as Record<string, number>;
  const rows = extent.rows ?? 0;
  const points = extent.points ?? 0;
  const provenance = [
    `${whole(points)} of ${whole(rows)} rows have a usable point (${percent(points, rows)}).`,
  ];
  const box =
    points > 0
      ? { west: extent.west!, south: extent.south!, east: extent.east!, north: extent.north! }
      : null;
  context.progress(null, "drawing");
  const drawn = await gather(params, point, points, box, context, provenance);
  return { drawn, box, provenance };
}

async function gather(
  params: MapParams,
  point: PointColumns,
  points: number,
  box: Box | null,
  context: RunContext,
  provenance: string[],
): Promise<Drawn> {
  const { layer, color, most, weight, cell } = params;
  if (layer === "hexagons") {
    const latitude = box ? (box.south + box.north) / 2 : 0;
    const longitude = box ? (box.west + box.east) / 2 : 0;
    const grid = { latitude, longitude, cell };
    const table = await query(context, hexQuery(point, grid, weight));
    const value = table.numbers("value");
    provenance.push(`${whole(value.length)} hexagons of ${whole(cell)} m have at least one row.`);
    const a = Int32Array.from(table.numbers("a"));
    const b = Int32Array.from(table.numbers("b"));
    return { layer, point, grid, a, b, value };
  }
  if (layer === "heat") {
    const step = box ? Math.max(box.north - box.south, box.east - box.west, 1e-4) / 400 : 1;
    const table = await query(context, heatQuery(point, step, weight));
    const [x, y] = [table.numbers("x"), table.numbers("y")];
    return { layer, x, y, value: table.numbers("value") };
  }
  const { seed } = context;
  const table = await query(context, pointsQuery(point, { color, points, most, seed }));
  const [x, y, id] = [table.numbers("x"), table.numbers("y"), table.numbers("id")];
  if (x.length < points) {
    provenance.push(`Drawn: a random sample of ${whole(x.length)}, the same at each run.`);
  }
  const colours = color ? table.objects().map((row) => (row as { c: unknown }).c) : null;
  return { layer: "points", point, x, y, id, colours };
}

async function choropleth(params: MapParams, areas: Area[], context: RunContext): Promise<Made> {
  if (!params.boundaries) {
    throw new CellFailure({
      message: "Choose the areas to colour: a table with a GeoJSON column.",
      hint: "Drop a GeoJSON file on the notebook to get one.",
    });
  }
  const table = await context.table(params.data!);
  const match = params.match ?? params.key;
  refuseHidden(table, [match, params.weight]);
  if (!match || !table.columns.some(({ name }) => name === match)) {
    throw new CellFailure({
      message: `Choose the column of ${table.name} that names the areas of ${params.boundaries}.`,
    });
  }
  const result = await query(context, areaQuery(table.name, match, params.weight));
  const rows = result.objects() as { area: string | null; value: number; rows: number }[];
  const known = new Set(areas.map(({ name }) => name));
  const values = new Map<string, number>();
  let [found, all] = [0, 0];
  for (const { area, value, rows: count } of rows) {
    all += count;
    if (area === null || !known.has(area)) continue;
    found += count;
    values.set(area, value);
  }
  const empty = areas.filter(({ name }) => name === null || !values.has(name)).length;
  const provenance = [
    `${whole(found)} of ${whole(all)} rows name an area of ${params.boundaries} (${percent(found, all)}).`,
  ];
  if (empty > 0) provenance.push(`${whole(empty)} of ${whole(areas.length)} areas have no row.`);
  const drawn = {
    layer: "choropleth" as const,
    values,
    match: { table: table.name, column: match },
  };
  return { drawn, box: boxOf(areas), provenance };
}
