import { columnIn, geometryOf } from "@/cells/areas/columns";
import { workOf } from "@/cells/work";
import { isPoint } from "@/cells/map/queries";
import { readParams } from "@/cells/params";
import { pointOf } from "@/datasets/model/roles";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { nearDegrees } from "@/lib/methods/spatial/project-points";
import { decodeTable } from "@/lib/table/table";
import type { Cut, CutInput } from "./cut";
import { gridSchema, type GridParams } from "./params";
import { km2, texts } from "./texts";

/** The queries that were asked, for the same as code. */
export interface GridView {
  outlines: string | null;
  points: string | null;
}

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(gridSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  if (!params.boundary && !params.data) {
    throw new CellFailure({ message: texts.choose, hint: texts.chooseHint });
  }
  const { engine, signal, cell } = context;
  const boundary = params.boundary ? await context.table(params.boundary) : null;
  const data = params.data ? await context.table(params.data) : null;
  const shapes = boundary && outlinesQuery(boundary, params);
  const outlines = shapes === null ? null : await outlinesOf(shapes, context);
  context.progress(null, texts.gettingPoints);
  const asked = data && pointsQuery(data, params);
  const points = asked === null ? null : await engine.query(asked, { signal });
  const input: CutInput = {
    outlines,
    points,
    shape: params.shape,
    size: params.size,
    resolution: params.resolution,
    names: { boundary: boundary?.name ?? "", data: data?.name ?? "" },
  };
  const worker = new Worker(new URL("./grid.worker.ts", import.meta.url), { type: "module" });
  const transfer = points ? [points.buffer as ArrayBuffer] : [];
  const made = await workOf<Cut>(worker, input, context, { transfer });
  context.progress(null, texts.writing);
  const table = await engine.ingest(cell.name ?? cell.id, [made.table], { signal });
  const view: GridView = { outlines: shapes, points: asked };
  return { table, view, ...wordsOf(made, outlines?.length ?? 0, data?.rows ?? 0) };
}

function outlinesQuery(table: TableInfo, params: GridParams): string {
  const geometry = params.geometry
    ? columnIn(table, params.geometry, "geometry")
    : geometryOf(table);
  if (!geometry) {
    throw new CellFailure({ message: texts.noGeometry(table.name), hint: texts.noGeometryHint });
  }
  return `select cast(${q(geometry)} as varchar) as geometry from ${q(table.name)}`;
}

async function outlinesOf(sql: string, { engine, signal }: RunContext) {
  const shapes = decodeTable(await engine.query(sql, { signal }));
  return shapes.column("geometry") as (string | null)[];
}

/**
 * Share of the points that may be cut off on each side before a hull is made, of those near the
 * middle one: wrong coordinates lie far out.
 */
const tail = 0.0005;

function pointsQuery(table: TableInfo, params: GridParams): string {
  const guess = pointOf(table);
  const latitude = params.latitude ?? guess?.latitude;
  const longitude = params.longitude ?? guess?.longitude;
  if (!latitude || !longitude) throw new CellFailure({ message: texts.noPoint(table.name) });
  const point = {
    table: table.name,
    latitude: columnIn(table, latitude, "latitude"),
    longitude: columnIn(table, longitude, "longitude"),
  };
  const good = isPoint(point);
  const places = `select case when ${good} then try_cast(${q(point.longitude)} as double) end as x,
  case when ${good} then try_cast(${q(point.latitude)} as double) end as y from ${q(table.name)}`;
  if (params.boundary) return `select x, y, true as core from (${places})`;
  const isNear = (axis: string) => `abs(${axis} - middle_${axis}) <= ${nearDegrees}`;
  const ends = (axis: string) =>
    `quantile_disc(${axis}, ${tail}) as low_${axis}, quantile_disc(${axis}, ${1 - tail}) as high_${axis}`;
  return `with places as (${places}),
middle as (select median(x) as middle_x, median(y) as middle_y from places),
seen as (select x, y, coalesce(${isNear("x")} and ${isNear("y")}, false) as near from places, middle),
ends as (select ${ends("x")}, ${ends("y")} from seen where near)
select x, y, coalesce(near and x between low_x and high_x and y between low_y and high_y, false) as core
from seen, ends`;
}

function wordsOf(made: Cut, areas: number, rows: number) {
  const provenance = [texts.cells(made.cells, made.whole, km2(made.km2))];
  if (made.zone) provenance.push(texts.zone(made.zone.zone, made.zone.south));
  if (made.unreadable > 0) provenance.push(texts.unreadable(made.unreadable, areas));
  if (!made.points) return { provenance };
  const { usable, counted, outer } = made.points;
  if (areas === 0) provenance.push(texts.hull(outer));
  provenance.push(texts.usable(usable, rows), texts.counted(counted, usable));
  const findings = counted > 0 ? [texts.finding(made.half, made.cells, made.filled)] : [];
  return { provenance, findings };
}
