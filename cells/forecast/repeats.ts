import type { DatedTable } from "@/cells/temporal/dated";
import type { RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { ForecastParams } from "./params";
import { texts } from "./texts";

/** In a table of counts, rows with the time and series of another: added up, and said. */
export async function readRepeats(
  { engine, signal }: RunContext,
  { table, time }: DatedTable,
  { count }: ForecastParams,
  by: readonly string[],
): Promise<string[]> {
  if (!count) return [];
  const keys = ["t", ...by.map(q)].join(", ");
  const sql = `select coalesce(sum(n - 1), 0)::integer as repeated from (
select count(*) as n from (select *, ${time} as t from ${q(table.name)}) where t is not null group by ${keys})`;
  const repeated = decodeTable(await engine.query(sql, { signal })).numbers("repeated")[0]!;
  return repeated > 0 ? [texts.provenance.repeated(repeated)] : [];
}
