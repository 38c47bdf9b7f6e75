import { columnIn } from "@/cells/areas/columns";
import { refuseHidden } from "@/cells/people/offered";
import type { DatedTable } from "@/cells/temporal/dated";
import type { RunContext } from "@/lib/session/kind";
import { hidden } from "@/lib/engine/prelude";
import { quoteIdentifier as q, quoteString } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";

/** Types that get a clock of their own; the rest are counted together. */
export const mostTypes = 40;

export interface Groups {
  column: string | null;
  types: string[];
  other: { types: number; incidents: number; unnamed: number };
  /** SQL: the rows with `t` and `e` the two times, `a` how many incidents and `g` the group. */
  rows: string;
  /** Takes away what was put into the engine for it. */
  end(): Promise<unknown>;
}

interface Wanted {
  /** SQL: the time of a row, and its latest time. */
  time: string;
  ended: string;
  type: string | undefined;
}

/** The types of a table, the most frequent first, and its rows with the number of their type. */
export async function readGroups(
  { engine, signal, cell }: RunContext,
  { table, amount }: DatedTable,
  { time, ended, type }: Wanted,
): Promise<Groups> {
  const other = { types: 0, incidents: 0, unnamed: 0 };
  const types: string[] = [];
  const selected = `select ${time} as t, ${amount} as a, ${ended} as e`;
  const all = { types, other, rows: `(${selected}, 0 as g from ${q(table.name)})` };
  const nothing = async () => undefined;
  if (!type) return { ...all, column: null, end: nothing };
  const column = columnIn(table, type, "type");
  refuseHidden(table, [column]);
  const named = `cast(${q(column)} as varchar)`;
  const sql = `select ${named} as name, sum(${amount})::double as n from ${q(table.name)}
where ${time} is not null group by 1 order by n desc, name`;
  const found = decodeTable(await engine.query(sql, { signal }));
  const [names, counts] = [found.column("name") as (string | null)[], found.numbers("n")];
  for (let i = 0; i < found.numRows; i++) {
    const name = names[i] ?? null;
    if (name === null) other.unnamed += counts[i]!;
    else if (types.length < mostTypes) types.push(name);
    else {
      other.types++;
      other.incidents += counts[i]!;
    }
  }
  if (types.length === 0) return { ...all, column, end: nothing };
  const pairs = types.map((name, i) => `(${quoteString(name)}, ${i})`).join(", ");
  const helper = `${hidden}_clock_${cell.id}`;
  // Once, since finding the group of a name takes longer than all that is counted by it.
  const numbered = `select t, a, e, coalesce(typed.g, ${types.length}) as g
from (${selected}, ${named} as k from ${q(table.name)})
left join (values ${pairs}) typed(name, g) on k = typed.name where t is not null`;
  await engine.createTable(helper, numbered, { signal });
  const end = () => engine.drop(helper).catch(() => null);
  return { column, types, other, rows: q(helper), end };
}
