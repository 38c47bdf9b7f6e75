import { z } from "zod";
import { columnIn, geometryOf } from "@/cells/areas/columns";
import { refuseHidden } from "@/cells/people/offered";
import { refuseProtected } from "@/cells/people/protected-trait";
import { hiddenColumns } from "@/datasets/model/people";
import { pointOf } from "@/datasets/model/roles";
import { wordsOf } from "@/datasets/model/words";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q, quoteString } from "@/lib/sql/quote";
import { layerTexts as texts } from "./layer-texts";

const column = z.string().min(1);

export const layerKinds = ["both", "proximity", "density"] as const;

/** A table of features: shops, stops, roads, parks; or areas with a number. */
export const layerSchema = z.object({
  table: column.describe("Table of features"),
  kind: column
    .optional()
    .describe("Column that says what each is: one layer each; “kind” where there is one"),
  only: z.array(z.string().min(1)).optional().describe("Of that column only these"),
  as: z.enum(layerKinds).optional().describe("Near the features, where they are densest, or both"),
  distances: z.array(z.number().positive().max(50_000)).max(8).optional().describe("Metres to try"),
  latitude: column.optional().describe("Column with the latitude, degrees"),
  longitude: column.optional().describe("Column with the longitude, degrees"),
  geometry: column.optional().describe("Column with GeoJSON of points, lines or areas"),
  number: column.optional().describe("Areas: column with a number, of which the top part is taken"),
  top: z
    .number()
    .gt(0)
    .lt(100)
    .default(20)
    .describe("Areas with a number: percent of them that are the top part"),
});

export type LayerParams = z.output<typeof layerSchema>;

/** One table of features as a worker reads it; plain data. */
export interface LayerSource {
  table: string;
  /** Arrow: name, x, y (degrees), geometry. */
  rows: Uint8Array;
  /** What was asked, for the same as a program. */
  sql: string;
  /** Areas by a number: they are a layer by their inside alone. */
  isByNumber: boolean;
  as: LayerParams["as"];
  distances: readonly number[] | undefined;
}

/** Reads the tables of features. Throws CellFailure, above all where rows are people. */
export async function readLayers(
  context: RunContext,
  layers: readonly LayerParams[],
): Promise<LayerSource[]> {
  const sources: LayerSource[] = [];
  for (const layer of layers) {
    const table = await context.table(layer.table);
    const sql = layer.number ? numberSql(table, layer) : featureSql(table, layer);
    const { engine, signal } = context;
    const rows = await engine.query(sql, { signal });
    const { as, distances, number } = layer;
    sources.push({ table: table.name, rows, sql, isByNumber: number !== undefined, as, distances });
  }
  return sources;
}

/** Words of names of tables and of kinds whose rows are where known offenders live. */
const ofOffenders =
  /\b(offenders?|rowd(y|ies)|accused|suspects?|convicts?|history sheets?|history sheeters?|goondas?|parolees?|absconders?|gang members?|criminals?)\b/;

function refusePeople(table: TableInfo): void {
  const hidden = hiddenColumns(table);
  if (hidden.length > 0) throw new CellFailure(texts.people(table.name, hidden));
  if (ofOffenders.test(wordsOf(table.name))) throw new CellFailure(texts.offenders(table.name));
}

/** Names of tables that count them: by area is how they may be used. */
const isCounted = /\b(by|per|counts?|numbers?|totals?)\b/;

/** Known offenders by the kind of a row: by area only. */
export const isOfOffenders = (kind: string): boolean => ofOffenders.test(wordsOf(kind));

function featureSql(table: TableInfo, layer: LayerParams): string {
  refusePeople(table);
  const kind = layer.kind
    ? columnIn(table, layer.kind, "kind")
    : table.columns.find(({ name, kind: of }) => name.toLowerCase() === "kind" && of === "text")
        ?.name;
  refuseHidden(table, [kind, layer.geometry]);
  refuseProtected(table.name, [kind]);
  const guess = pointOf(table);
  const latitude = layer.latitude ? columnIn(table, layer.latitude, "latitude") : guess?.latitude;
  const longitude = layer.longitude
    ? columnIn(table, layer.longitude, "longitude")
    : guess?.longitude;
  const geometry = layer.geometry ? columnIn(table, layer.geometry, "geometry") : geometryOf(table);
  const hasPoint = latitude !== undefined && longitude !== undefined;
  if (!hasPoint && !geometry) throw new CellFailure(texts.noPlace(table.name));
  const name = kind ? `cast(${q(kind)} as varchar)` : quoteString(table.name);
  const degrees = (of: string | undefined) =>
    hasPoint ? `try_cast(${q(of!)} as double)` : "null::double";
  const outline = geometry ? `cast(${q(geometry)} as varchar)` : "null::varchar";
  const only = layer.only ? ` where ${name} in (${layer.only.map(quoteString).join(", ")})` : "";
  return `select ${name} as name, ${degrees(longitude)} as x, ${degrees(latitude)} as y, ${outline} as geometry
from ${q(table.name)}${only}`;
}

/** The areas in the top part by a number; equal ones are all taken. */
function numberSql(table: TableInfo, layer: LayerParams): string {
  const number = columnIn(table, layer.number!, "number");
  const geometry = layer.geometry ? columnIn(table, layer.geometry, "geometry") : geometryOf(table);
  if (!geometry) throw new CellFailure(texts.noOutlines(table.name));
  refuseHidden(table, [number, geometry]);
  refuseProtected(table.name, [number]);
  const words = wordsOf(table.name);
  if (ofOffenders.test(words) && !isCounted.test(words)) {
    throw new CellFailure(texts.offenders(table.name));
  }
  const value = `try_cast(${q(number)} as double)`;
  const name = quoteString(texts.topName(number, layer.top));
  return `select ${name} as name, null::double as x, null::double as y, geometry
from (
  select cast(${q(geometry)} as varchar) as geometry, ${value} as number,
    rank() over (order by ${value} desc) as place, count(*) over () as areas
  from ${q(table.name)} where ${value} is not null
) where number > 0 and place <= greatest(1, round(areas * ${layer.top} / 100))`;
}
