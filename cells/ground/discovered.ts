import type { RunContext } from "@/lib/session/kind";
import type { TableInfo } from "@/lib/engine/engine";
import { wordsOf } from "@/datasets/model/words";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { queryRows } from "@/cells/rows";

const flag = / (discovered by police|suo ?motu?|police initiated|officer initiated) /;
const way = / (mode|method) /;

/** How the register writes what the police found themselves. */
const ownAccord = "su[eo].?mot";

export interface Discovered {
  column: string;
  /** SQL: found by the police themselves. */
  sql: string;
}

/** The column that says which crime the police found themselves, where the table has one. */
export async function discoveredIn(
  { engine, signal }: RunContext,
  { name, columns }: TableInfo,
): Promise<Discovered | null> {
  const said = (column: string) => ` ${wordsOf(column)} `;
  const marked = columns.find((each) => each.kind === "boolean" && flag.test(said(each.name)));
  if (marked) return { column: marked.name, sql: `coalesce(${q(marked.name)}, false)` };
  for (const { name: column, kind } of columns) {
    if (kind !== "text" || !way.test(said(column))) continue;
    const sql = `coalesce(regexp_matches(${q(column)}, '${ownAccord}', 'i'), false)`;
    const [row] = await queryRows(
      engine,
      `select coalesce(bool_or(${sql}), false) as found from (select distinct ${q(column)} from ${q(name)})`,
      { signal },
    );
    if (row?.found === true) return { column, sql };
  }
  return null;
}
