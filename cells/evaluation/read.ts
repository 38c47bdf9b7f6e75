import { columnIn, geometryOf, labelsOf } from "@/cells/areas/columns";
import { groupPairs } from "@/cells/areas/pairs";
import { namesOf } from "@/cells/areas/summary";
import { weightSql } from "@/cells/patrol/incidents";
import { refuseHidden } from "@/cells/people/offered";
import { pointTable } from "@/cells/spatial/points";
import type { DatedTable } from "@/cells/temporal/dated";
import { listed } from "@/cells/words";
import type { OperationPlan } from "@/lib/methods/evaluate/operation-periods";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q, quoteString } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import { areaNames, byOf, numbersSql, outlinesByKey } from "./area-names";
import type { EvaluationParams } from "./params";
import { texts } from "./texts";

/** Areas and incidents of a run. */
export interface ReadOperation {
  names: string[];
  /** One an area; null where none is known. */
  outlines: (string | null)[] | null;
  /** Arrow: area (or x and y), day, n, s (squares), r (rows). */
  rows: Uint8Array;
  /** Points decide which area a row is of. */
  isPlaced: boolean;
  /** The query of `rows`, and that of the outlines where points decide: for a program. */
  sql: { rows: string; outlines: string | null };
  words: string[];
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

/** Reads the incidents of the days of a plan. Throws CellFailure. */
export async function readOperation(
  context: RunContext,
  params: EvaluationParams,
  dated: DatedTable,
  plan: OperationPlan,
): Promise<ReadOperation> {
  const { table } = dated;
  const areas = params.areas ? await context.table(params.areas) : null;
  const given = byOf(params, table, areas);
  if (!given && areas && geometryOf(areas)) return readPlaced(context, params, dated, plan);
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
  const shapes =
    areas && geometry
      ? await outlinesByKey(
          engine,
          areas.name,
          pairs.map(([, own]) => own),
          geometry,
          signal,
        )
      : null;
  context.progress(null, texts.counting);
  const keys = by.map((_, i) => `n.n${i} is not distinct from d.${q(by[i]!)}`).join(" and ");
  const sql = `with numbered as materialized (${numbersSql(table.name, by)})
select n.area as area, ${sumsSql}
from (${incidentsSql(params, dated, plan, by.map(q))}) d join numbered n on ${keys} group by all`;
  const rows = await engine.query(sql, { signal });
  return {
    names: named.map(({ name }) => name),
    outlines: shapes && named.map(({ key }) => shapes.get(key) ?? null),
    rows,
    isPlaced: false,
    sql: { rows: sql, outlines: null },
    words: [texts.areasBy(named.length, by), ...outcomeWords(params)],
  };
}

const sumsSql = "day, sum(n)::double as n, sum(s)::double as s, count(*)::double as r";

/** SQL: one row an incident: its day, what it weighs and the square of that, and further columns. */
function incidentsSql(
  params: EvaluationParams,
  dated: DatedTable,
  { history, after }: OperationPlan,
  also: readonly string[],
): string {
  const { table, time, amount } = dated;
  const weight = `${amount} * ${weightSql(table, params.harm)}`;
  const square = `${amount} * pow(${weightSql(table, params.harm)}, 2)`;
  const day = `date_diff('day', date '1970-01-01', cast(${time} as date))`;
  const own = also.map((expression) => `${expression}, `).join("");
  return `select ${own}${day}::integer as day, ${weight} as n, ${square} as s from ${q(table.name)}
where ${day} >= ${history} and ${day} < ${after.end}${outcomeSql(params, dated)}`;
}

/** A column without values is a choice that is not finished: everything counts. */
export const isChosen = ({ values }: NonNullable<EvaluationParams["outcome"]>): boolean =>
  values.some((value) => value.trim() !== "");

function outcomeSql({ outcome }: EvaluationParams, { table }: DatedTable): string {
  if (!outcome || !isChosen(outcome)) return "";
  const column = columnIn(table, outcome.column, "outcome");
  refuseHidden(table, [column]);
  const values = outcome.values.map((value) => quoteString(value.trim())).join(", ");
  return ` and trim(cast(${q(column)} as varchar)) in (${values})`;
}

const outcomeWords = ({ outcome, harm }: EvaluationParams): string[] => [
  ...(outcome && isChosen(outcome) ? [texts.outcomeOf(outcome.column, outcome.values)] : []),
  ...(harm ? [texts.weighted(Object.keys(harm.weights).length, harm.other)] : []),
];

async function readPlaced(
  context: RunContext,
  params: EvaluationParams,
  dated: DatedTable,
  plan: OperationPlan,
): Promise<ReadOperation> {
  const areas = await context.table(params.areas!);
  const geometry = params.geometry
    ? columnIn(areas, params.geometry, "geometry")
    : geometryOf(areas)!;
  const labels = labelsOf(areas);
  refuseHidden(areas, [...labels, geometry]);
  refuseMany(areas.rows, areas.name);
  const { isUsable, x, y } = await pointTable(context, params);
  const { engine, signal } = context;
  const columns = labels.map((column, i) => `cast(${q(column)} as varchar) as l${i}, `).join("");
  const outlinesSql = `select ${columns}cast(${q(geometry)} as varchar) as geometry from ${q(areas.name)} order by rowid`;
  const read = decodeTable(await engine.query(outlinesSql, { signal }));
  const values = labels.map((_, i) => read.column(`l${i}`) as (string | null)[]);
  context.progress(null, texts.counting);
  const point = [`${x} as x`, `${y} as y`, "1 as r"];
  const sql = `${incidentsSql(params, dated, plan, point)} and ${isUsable}`;
  const rows = await engine.query(sql, { signal });
  return {
    names: namesOf(values, labels, read.numRows),
    outlines: Array.from(read.column("geometry") as (string | null)[]),
    rows,
    isPlaced: true,
    sql: { rows: sql, outlines: outlinesSql },
    words: [texts.placedIn(areas.name), ...outcomeWords(params)],
  };
}
