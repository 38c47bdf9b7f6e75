import { columnFromArray, float64, int32, utf8 } from "@uwdata/flechette";
import { toStream } from "@/lib/table/stream";
import { readParams } from "@/cells/params";
import { readOutlines, readPoints } from "@/cells/spatial/points";
import { texts as spatialTexts } from "@/cells/spatial/texts";
import { workOf } from "@/cells/work";
import type { TableInfo } from "@/lib/engine/engine";
import { hidden } from "@/lib/engine/prelude";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import type { Pattern, PatternInput } from "./describe";
import { drawPattern, type PatternView } from "./draw";
import { patternSchema, type PatternParams } from "./params";
import { texts } from "./texts";

/** Name of the table that has the rows of the data with the cluster of each. */
export const memberTable = (name: string): string => `${name}_points`;

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(patternSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  const { points, words, table: data, x, y, isUsable } = await readPoints(context, params);
  const boundary = params.boundary
    ? await readOutlines(context, params.boundary, { geometry: params.geometry })
    : null;
  const input: PatternInput = {
    points,
    rows: data.rows,
    outlines: boundary?.outlines ?? null,
    options: params,
    seed: context.seed,
  };
  const worker = new Worker(new URL("./pattern.worker.ts", import.meta.url), { type: "module" });
  const found = await workOf<Pattern>(worker, input, context, {
    transfer: [points.buffer as ArrayBuffer],
  });
  context.progress(null, texts.writing);
  const { engine, signal, cell } = context;
  const name = cell.name ?? cell.id;
  const table = await engine.ingest(name, [toArrow(found)], { signal });
  const members = found.cluster && (await writeMembers(context, data, name, found.cluster));
  return {
    table,
    ...(members ? { sideTables: [members] } : {}),
    findings: findingsOf(found),
    provenance: [words, ...provenanceOf(found, params)],
    view: { ...drawPattern(found, boundary), read: { x, y, isUsable } } satisfies PatternView,
  };
}

function toArrow({ measured, clusters, used }: Pattern): Uint8Array {
  const all = [...measured, ...clusters];
  const numbers = (values: (number | null)[], digits = 6) =>
    columnFromArray(
      values.map((value) => (value === null ? null : Number(value.toFixed(digits)))),
      float64(),
    );
  const words = (values: string[]) => columnFromArray(values, utf8());
  const counts = all.map(({ incidents }) => incidents);
  return toStream([
    ["what", words(all.map(({ what }) => what))],
    ["incidents", columnFromArray(counts, int32())],
    ["share", numbers(counts.map((count) => count / used))],
    ["latitude", numbers(all.map(({ latitude }) => latitude))],
    ["longitude", numbers(all.map(({ longitude }) => longitude))],
    [
      "metres",
      numbers(
        all.map(({ metres }) => metres),
        1,
      ),
    ],
    [
      "minor_metres",
      numbers(
        all.map(({ minor }) => minor),
        1,
      ),
    ],
    [
      "bearing_degrees",
      numbers(
        all.map(({ bearing }) => bearing),
        1,
      ),
    ],
    ["area_km2", numbers(all.map(({ km2 }) => km2))],
    [
      "per_km2",
      numbers(
        all.map(({ incidents, km2 }) => (km2 ? incidents / km2 : null)),
        1,
      ),
    ],
    ["geometry", words(all.map(({ geometry }) => geometry))],
  ]);
}

async function writeMembers(
  { engine, signal, cell }: RunContext,
  data: TableInfo,
  name: string,
  cluster: Int32Array,
): Promise<TableInfo> {
  const helper = `${hidden}_clusters_${cell.id}`;
  const column = columnFromArray(cluster, int32());
  const bytes = toStream([["cluster", column]]);
  try {
    await engine.ingest(helper, [bytes], { signal });
    const taken = data.columns.some((each) => each.name.toLowerCase() === "cluster");
    const sql = `select d.*, nullif(p.cluster, 0) as ${taken ? "point_cluster" : "cluster"}
from ${q(data.name)} d positional join ${q(helper)} p`;
    return await engine.createTable(memberTable(name), sql, { signal });
  } finally {
    await engine.drop(helper).catch(() => null);
  }
}

function findingsOf({ measured, clusters, cluster, neighbours, used }: Pattern): string[] {
  const findings: string[] = [];
  const circle = measured.find(({ what }) => what === texts.standardDistance);
  const ellipse = measured.find(({ what }) => what === texts.ellipse);
  if (circle && ellipse) {
    const { metres, minor, bearing } = ellipse;
    findings.push(texts.spread(used, circle.metres!, metres!, minor!, bearing!));
  }
  if (neighbours) {
    const { meanDistance, expectedDistance, ratio, z, p } = neighbours;
    findings.push(texts.neighbours(meanDistance, expectedDistance, ratio, z, p));
  }
  if (cluster && clusters.length === 0) findings.push(texts.noCluster(used));
  if (clusters.length > 0) {
    const held = clusters.reduce((sum, { incidents }) => sum + incidents, 0);
    const km2 = clusters.reduce((sum, each) => sum + each.km2!, 0);
    findings.push(texts.clusters(clusters.length, held, used, clusters[0]!.incidents, km2));
  }
  return findings;
}

function provenanceOf(found: Pattern, params: PatternParams): string[] {
  const { zone, farOut, outside, stacked, used, groundKm2, scaling, neighbours } = found;
  const lines = [spatialTexts.zone(zone.zone, zone.south)];
  if (farOut > 0) lines.push(spatialTexts.farOut(farOut));
  if (params.boundary && outside > 0) lines.push(texts.outside(outside, params.boundary));
  if (!neighbours) lines.push(texts.noGround);
  else if (params.boundary) lines.push(texts.boundary(params.boundary, groundKm2));
  else lines.push(texts.ground(groundKm2));
  if (stacked > 0.05 * used) lines.push(texts.stacked(stacked, used));
  lines.push(found.measured.length > 2 ? texts.scaling(scaling) : texts.few);
  const { clusters, radius, least, outline } = params;
  if (clusters === "dbscan") lines.push(texts.dbscan(radius, least, outline));
  if (clusters === "hdbscan") lines.push(texts.hdbscan(least, outline));
  return lines;
}
