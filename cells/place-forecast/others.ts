import { queryRows } from "@/cells/rows";
import type { PointTable } from "@/cells/spatial/points";
import type { RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q, quoteString } from "@/lib/sql/quote";

/** Types that are learned from beside the one that is forecast, at most. */
const most = 3;
/** Rarer types say nothing of a cell. */
const least = 100;
/** Metres of a degree of latitude, roughly. */
const degree = 111_000;

interface Alike {
  column: string;
  /** The type that is forecast. */
  value: string;
  /** Side of the cells, metres. */
  size: number;
  /** SQL: rows before the first period that is tested, so that nothing is chosen by what came later. */
  inside: string;
}

/** The types whose incidents lie most alike: by the cosine of the counts of squares as large as the cells. */
export async function othersAlike(
  { engine, signal }: RunContext,
  { table, x, y }: PointTable,
  { column, value, size, inside }: Alike,
): Promise<string[]> {
  const step = size / degree;
  const sql = `with rows as (
  select cast(${q(column)} as varchar) as type, floor(${y} / ${step})::integer as r,
    floor(${x} * cos(radians(floor(${y} * 10) / 10)) / ${step})::integer as c
  from ${q(table.name)} where ${inside} and ${q(column)} is not null
), squares as (select type, r, c, count(*)::double as n from rows group by all),
own as (select r, c, n as beside from squares where type = ${quoteString(value)})
select type, sum(n * coalesce(beside, 0)) / sqrt(sum(n * n)) as alike
from squares left join own using (r, c) where type <> ${quoteString(value)}
group by type having sum(n) >= ${least} and alike > 0 order by alike desc, type limit ${most}`;
  const rows = await queryRows(engine, sql, { signal });
  return rows.map((row) => String(row.type));
}
