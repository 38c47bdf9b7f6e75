import { countMatched, countPlaced } from "@/cells/distribution/count";
import { groupPairs } from "@/cells/areas/pairs";
import { distributionSchema } from "@/cells/distribution/params";
import { namesOf } from "@/cells/areas/summary";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import { chosenColumns, type ChosenColumns } from "./columns";
import { measuredArea, noExposure, type CorrelatesParams } from "./params";
import { texts } from "./texts";

/** The areas of a run; lists of one entry an area. Missing numbers are NaN. */
export interface ReadAreas {
  table: TableInfo;
  columns: ChosenColumns;
  names: string[];
  outlines: (string | null)[] | null;
  counts: Float64Array;
  traits: { name: string; values: Float64Array }[];
  /** Null where every area counts the same, or km² are measured by the outline. */
  exposure: Float64Array | null;
  provenance: string[];
  /** Columns that were read where places decide. */
  point: { latitude: string; longitude: string } | null;
}

export async function readTraits(
  context: RunContext,
  params: CorrelatesParams,
): Promise<ReadAreas> {
  if (!params.areas) throw new CellFailure({ message: texts.chooseAreas });
  const table = await context.table(params.areas);
  const columns = chosenColumns(params, table);
  const { labels, geometry, traits, count, exposure } = columns;
  const isColumn = exposure !== measuredArea && exposure !== noExposure;
  const number = (column: string, as: string) => `try_cast(${q(column)} as double) as ${as}`;
  const selected = [
    ...labels.map((column, i) => `cast(${q(column)} as varchar) as l${i}`),
    ...traits.map((column, i) => number(column, `t${i}`)),
    ...(count ? [number(count, "n")] : []),
    ...(isColumn ? [number(exposure, "e")] : []),
    ...(geometry ? [`cast(${q(geometry)} as varchar) as geometry`] : []),
  ];
  const sql = `select rowid as id, ${selected.join(", ")} from ${q(table.name)} order by rowid`;
  const read = decodeTable(await context.engine.query(sql, { signal: context.signal }));
  const own = labels.map((_, i) => read.column(`l${i}`) as (string | null)[]);
  const counted = count
    ? { counts: read.numbers("n"), provenance: [texts.countedBy(table, count)], point: null }
    : await countIncidents(context, params, table);
  return {
    table,
    columns,
    names: namesOf(own, labels, read.numRows),
    outlines: geometry ? Array.from(read.column("geometry") as (string | null)[]) : null,
    traits: traits.map((name, i) => ({ name, values: read.numbers(`t${i}`).slice() })),
    exposure: isColumn ? read.numbers("e").slice() : null,
    counts: counted.counts.slice(),
    provenance: counted.provenance,
    point: counted.point,
  };
}

/** Incidents of each area, as a distribution counts them. */
async function countIncidents(
  context: RunContext,
  params: CorrelatesParams,
  areas: TableInfo,
): Promise<Pick<ReadAreas, "counts" | "provenance" | "point">> {
  if (!params.data) {
    throw new CellFailure({ message: texts.chooseCount, hint: texts.chooseCountHint });
  }
  const { data, by, geometry, latitude, longitude } = params;
  const given = { data, by, geometry, latitude, longitude, areas: areas.name };
  const known = Object.entries(given).filter(([, value]) => value !== undefined);
  const asked = distributionSchema.parse(Object.fromEntries(known));
  const incidents = await context.table(data!);
  const pairs = groupPairs(by, incidents, areas);
  context.progress(null, texts.counting);
  const counted =
    pairs.length > 0
      ? await countMatched(context, asked, incidents, areas, pairs)
      : await countPlaced(context, asked, incidents, areas);
  const { counts, provenance, point = null } = counted;
  return { counts, provenance, point };
}
