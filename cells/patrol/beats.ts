import { plain } from "@/cells/areas/queries";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import { texts } from "./texts";

/** A table whose rows belong to beats, and its columns that name them. */
export interface Named {
  table: TableInfo;
  columns: readonly string[];
}

/** Every beat that any of the tables names, in the order of their names. */
export interface Beats {
  /** Columns of the incidents that name a beat. */
  by: readonly string[];
  /** The values of `by`, as they are written. */
  values: readonly (readonly string[])[];
  /** "Industrial Estate PS · BEAT NO 4". */
  names: readonly string[];
  /** Their plain names. */
  keys: readonly (readonly string[])[];
  /** Number of the beat with these plain names; -1 for none. */
  numberOf(key: readonly (string | null)[]): number;
}

const separator = "\u0001";
/** A column that names cases, not beats, would ask for more memory than there is. */
const mostBeats = 5_000;
const collator = new Intl.Collator("en", { numeric: true });

/** SQL: the plain names of a beat as k0, k1. Names are compared without regard to case, blanks and leading zeros. */
export const keyColumns = (columns: readonly string[]): string =>
  columns.map((column, i) => `${plain(q(column))} as k${i}`).join(", ");

export const keyNames = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `k${i}`);

/** SQL: the rows of a table with k0, k1; names are made plain once for each way in which they are written. */
export function keyedSql({ table, columns }: Named): string {
  const written = columns.map((column, i) => `${q(column)} as n${i}`).join(", ");
  const keys = columns.map((_, i) => `${plain(`n${i}`)} as k${i}`).join(", ");
  const same = columns.map((column, i) => `n.n${i} is not distinct from d.${q(column)}`);
  return `(select d.*, ${keyNames(columns.length).join(", ")} from ${q(table.name)} d
left join (select *, ${keys} from (select distinct ${written} from ${q(table.name)})) n on ${same.join(" and ")})`;
}

/** SQL: the plain names of every beat that one of the tables names. */
export const beatNamesSql = (tables: readonly Named[]): string =>
  `select distinct * from (${tables
    .map(({ table, columns }) => `select ${keyColumns(columns)} from ${q(table.name)}`)
    .join(" union all ")}) where ${keyNames(tables[0]!.columns.length)
    .map((key) => `${key} is not null`)
    .join(" and ")} order by all`;

/** The first table's spelling of a name is shown. Throws CellFailure where there are too many. */
export async function readBeats(
  { engine, signal }: RunContext,
  by: readonly string[],
  tables: readonly Named[],
): Promise<Beats> {
  const found = new Map<string, string[]>();
  for (const { table, columns } of tables) {
    const keys = keyNames(columns.length);
    const trimmed = columns.map((column, i) => `trim(cast(${q(column)} as varchar)) as v${i}`);
    const sql = `select ${keys.join(", ")}, ${keys.map((_, i) => `min(v${i}) as v${i}`).join(", ")}
from (select ${keyColumns(columns)}, ${trimmed.join(", ")} from (select distinct ${columns.map((each) => q(each)).join(", ")} from ${q(table.name)})) group by ${keys.join(", ")}`;
    // Rows without a name are left out here: asked of the engine, it would make the names of all rows plain.
    const rows = decodeTable(await engine.query(sql, { signal }));
    const columnOf = (name: string) => rows.column(name) as (string | null)[];
    const [own, shown] = [keys.map(columnOf), keys.map((_, i) => columnOf(`v${i}`))];
    for (let row = 0; row < rows.numRows; row++) {
      if (own.some((each) => each[row] === null)) continue;
      const key = own.map((each) => each[row]!).join(separator);
      const written = shown.map((each) => each[row]!);
      if (!found.has(key)) found.set(key, written);
    }
  }
  if (found.size > mostBeats) {
    throw new CellFailure({
      message: texts.manyBeats(found.size, mostBeats, by),
      hint: texts.manyBeatsHint,
    });
  }
  const ordered = [...found].sort(([, a], [, b]) => {
    const at = a.findIndex((value, i) => collator.compare(value, b[i]!) !== 0);
    return at === -1 ? 0 : collator.compare(a[at]!, b[at]!);
  });
  const numbers = new Map(ordered.map(([key], number) => [key, number]));
  const values = ordered.map(([, each]) => each);
  return {
    by,
    values,
    names: values.map((each) => each.join(" · ")),
    keys: ordered.map(([key]) => key.split(separator)),
    numberOf: (key) =>
      key.some((each) => each === null) ? -1 : (numbers.get(key.join(separator)) ?? -1),
  };
}
