import { columnIn } from "@/cells/areas/columns";
import { weightSql } from "@/cells/patrol/incidents";
import { refuseHidden } from "@/cells/people/offered";
import { pointTable } from "@/cells/spatial/points";
import type { DatedTable } from "@/cells/temporal/dated";
import type { OperationPlan } from "@/lib/methods/evaluate/operation-periods";
import type { RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q, quoteString } from "@/lib/sql/quote";
import { numbersSql } from "./area-names";
import type { ReadAreas } from "./areas";
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

/** Reads the incidents of the days of a plan. Throws CellFailure. */
export async function readOperation(
  context: RunContext,
  params: EvaluationParams,
  dated: DatedTable,
  plan: OperationPlan,
  { names, outlines, by, table: areas, sql: outlinesSql }: ReadAreas,
): Promise<ReadOperation> {
  const { table } = dated;
  const { engine, signal } = context;
  if (!by) {
    const { isUsable, x, y } = await pointTable(context, params);
    context.progress(null, texts.counting);
    const point = [`${x} as x`, `${y} as y`, "1 as r"];
    const sql = `${incidentsSql(params, dated, plan, point)} and ${isUsable}`;
    return {
      ...{ names, outlines, isPlaced: true },
      rows: await engine.query(sql, { signal }),
      sql: { rows: sql, outlines: outlinesSql },
      words: [texts.placedIn(areas), ...outcomeWords(params)],
    };
  }
  context.progress(null, texts.counting);
  const keys = by.map((column, i) => `n.n${i} is not distinct from d.${q(column)}`).join(" and ");
  const sql = `with numbered as materialized (${numbersSql(table.name, by)})
select n.area as area, ${sumsSql}
from (${incidentsSql(params, dated, plan, by.map(q))}) d join numbered n on ${keys} group by all`;
  return {
    ...{ names, outlines, isPlaced: false },
    rows: await engine.query(sql, { signal }),
    sql: { rows: sql, outlines: null },
    words: [texts.areasBy(names.length, by), ...outcomeWords(params)],
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
