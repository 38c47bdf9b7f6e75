import { columnIn, geometryOf, labelsOf } from "@/cells/areas/columns";
import { groupPairs } from "@/cells/areas/pairs";
import { namesOf } from "@/cells/areas/summary";
import { refuseHidden } from "@/cells/people/offered";
import { listed } from "@/cells/words";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import { areaNames, byOf, outlinesByKey } from "./area-names";
import type { EvaluationParams } from "./params";
import { texts } from "./texts";

/** The areas of a run. */
export interface ReadAreas {
  names: string[];
  /** The table that names them. */
  table: string;
  /** One an area; null where none is known. */
  outlines: (string | null)[] | null;
  /** Columns of the data that name them; null where points decide. */
  by: readonly string[] | null;
  /** The query of the outlines where points decide: for a program. */
  sql: string | null;
}

/** More would be no areas that somebody chose, but numbers of cases or addresses. */
const mostAreas = 5_000;

function refuseMany(count: number, what: string): void {
  if (count <= mostAreas) return;
  throw new CellFailure({
    message: texts.manyAreas(count, mostAreas, what),
    hint: texts.manyAreasHint,
  });
}

/** Reads what areas there are. Throws CellFailure. */
export async function readAreas(
  context: RunContext,
  params: EvaluationParams,
  table: TableInfo,
): Promise<ReadAreas> {
  const areas = params.areas ? await context.table(params.areas) : null;
  const given = byOf(params, table, areas);
  if (!given && areas && geometryOf(areas)) return placedAreas(context, params, areas);
  if (!given) {
    throw new CellFailure({ message: texts.chooseBy(table.name), hint: texts.chooseByHint });
  }
  const pairs = groupPairs(given, table, areas);
  const by = pairs.map(([data]) => data);
  const { engine, signal } = context;
  context.progress(null, texts.readingAreas);
  const named = await areaNames(engine, table.name, by, signal);
  if (named.length === 0) throw new CellFailure({ message: texts.noAreas(table.name, by) });
  refuseMany(named.length, listed(by));
  const geometry =
    areas && (params.geometry ? columnIn(areas, params.geometry, "geometry") : geometryOf(areas));
  if (areas && geometry) refuseHidden(areas, [geometry]);
  const own = pairs.map(([, column]) => column);
  const shapes =
    areas && geometry ? await outlinesByKey(engine, areas.name, own, geometry, signal) : null;
  return {
    names: named.map(({ name }) => name),
    table: table.name,
    outlines: shapes && named.map(({ key }) => shapes.get(key) ?? null),
    by,
    sql: null,
  };
}

async function placedAreas(
  { engine, signal }: RunContext,
  params: EvaluationParams,
  areas: TableInfo,
): Promise<ReadAreas> {
  const geometry = params.geometry
    ? columnIn(areas, params.geometry, "geometry")
    : geometryOf(areas)!;
  const labels = labelsOf(areas);
  refuseHidden(areas, [...labels, geometry]);
  refuseMany(areas.rows, areas.name);
  const columns = labels.map((column, i) => `cast(${q(column)} as varchar) as l${i}, `).join("");
  const sql = `select ${columns}cast(${q(geometry)} as varchar) as geometry from ${q(areas.name)} order by rowid`;
  const read = decodeTable(await engine.query(sql, { signal }));
  const values = labels.map((_, i) => read.column(`l${i}`) as (string | null)[]);
  return {
    names: namesOf(values, labels, read.numRows),
    table: areas.name,
    outlines: Array.from(read.column("geometry") as (string | null)[]),
    by: null,
    sql,
  };
}
