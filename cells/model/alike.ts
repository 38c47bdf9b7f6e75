import { queryRows } from "@/cells/rows";
import { rolesOf, timeOf } from "@/datasets/model/roles";
import type { Engine, TableInfo } from "@/lib/engine/engine";
import { quoteIdentifier as q } from "@/lib/sql/quote";

/**
 * Rows that say in everything but their number what a row of an earlier file says: a number that a
 * spreadsheet rounded hides the same incident. Null where nothing was appended or nothing tells.
 *
 * The rows of one file stand together in the table, file after file (UNION ALL keeps the order), so
 * the number of a row tells its file.
 */
export async function alikeRows(
  engine: Engine,
  table: TableInfo,
  setAside: TableInfo,
  raw: readonly TableInfo[],
  signal: AbortSignal,
): Promise<number | null> {
  const roles = rolesOf(table);
  const content = table.columns.filter(({ name }) => roles.get(name) !== "identifier");
  if (raw.length < 2 || timeOf(table) === null || content.length === table.columns.length)
    return null;
  const aside = await queryRows(
    engine,
    `select from_table, count(*)::double as rows from ${q(setAside.name)} group by 1`,
    { signal },
  );
  const left = new Map(aside.map((row) => [row.from_table, Number(row.rows)]));
  let end = 0;
  const files = raw.map(({ name, rows }, file) => {
    end += rows - (left.get(name) ?? 0);
    return `when rowid < ${end} then ${file}`;
  });
  if (end !== table.rows) return null;
  const hash = `hash(${content.map(({ name }) => q(name)).join(", ")})`;
  const [found] = await queryRows(
    engine,
    `with content as (select case ${files.join(" ")} end as file, ${hash} as h from ${q(table.name)}),
    shared as materialized (select h from content group by h having min(file) <> max(file)),
    counted as (select h, file, count(*) as n from content semi join shared using (h) group by all)
    select coalesce(sum(n), 0)::double - coalesce((select sum(n) from
      (select arg_min(n, file) as n from counted group by h)), 0)::double as alike from counted`,
    { signal },
  );
  return Number(found?.alike ?? 0);
}
