import type { TableInfo } from "@/lib/engine/engine";
import { quoteIdentifier } from "@/lib/sql/quote";
import { expand, filesIn, type Scope } from "./expand";
import { findColumn } from "./fold";
import { read } from "./reading";
import type { SourceJoin } from "./source";

const main = (name: string) => `main.${quoteIdentifier(name)}`;

/** Separates the parts of a key that has several. */
const joint = ` || chr(31) || `;

interface Lookup {
  file: string;
  sql: string;
  needs: string[];
}

/** Several tables of one file, one after the other, as one. */
const together = (tables: readonly TableInfo[]): { sql: string; table: TableInfo } => {
  const columns = new Map(
    tables.flatMap((table) => table.columns.map((column) => [column.name.toLowerCase(), column])),
  );
  return {
    sql:
      tables.length === 1
        ? main(tables[0]!.name)
        : `(${tables.map(({ name }) => `SELECT * FROM ${main(name)}`).join(" UNION ALL BY NAME ")})`,
    table: { ...tables[0]!, columns: [...columns.values()] },
  };
};

function lookup(
  join: SourceJoin,
  tables: readonly TableInfo[],
  scopes: Record<string, Scope>,
): Lookup | null {
  const { sql, table } = together(tables);
  const alias = quoteIdentifier(join.file);
  const keys = join.on.map(([name]) => {
    const column = findColumn(table, ...name.split("|"));
    return column && read("id", `u.${quoteIdentifier(column.name)}`, column);
  });
  const equals = join.on.map(([, expression]) => expand(expression, scopes));
  if ([...keys, ...equals].includes(null)) return null;
  const key = keys.join(joint);
  const totals: [string, string][] = [];
  for (const [name, expression] of Object.entries(join.totals ?? {})) {
    const total = expand(expression, { [join.file]: { alias: "u", table } });
    if (total) totals.push([name, total]);
  }
  const rows = join.totals
    ? `SELECT ${key} AS __key${totals.map(([name, total]) => `, ${total} AS ${quoteIdentifier(name)}`).join("")} ` +
      `FROM ${sql} u WHERE ${key} IS NOT NULL GROUP BY 1`
    : `SELECT DISTINCT ON (__key) * FROM (SELECT ${key} AS __key, u.* FROM ${sql} u) WHERE __key IS NOT NULL`;
  scopes[join.file] = join.totals
    ? { alias, table, totals: totals.map(([name]) => name) }
    : { alias, table };
  return {
    file: join.file,
    sql: ` LEFT JOIN (${rows}) ${alias} ON ${alias}.__key = ${equals.join(joint)}`,
    needs: join.on.flatMap(([, expression]) => filesIn(expression)),
  };
}

/** The look-ups that the files at hand allow; what they make known is added to `scopes`. */
export const lookups = (
  joins: readonly SourceJoin[],
  tables: ReadonlyMap<string, readonly TableInfo[]>,
  scopes: Record<string, Scope>,
): Lookup[] =>
  joins.flatMap((join) => {
    const found = tables.get(join.file) ?? [];
    return found.length > 0 ? (lookup(join, found, scopes) ?? []) : [];
  });

/** FROM clause of one table with the look-ups that `files` need, and no others. */
export const fromClause = (
  table: TableInfo,
  joins: readonly Lookup[],
  files: Iterable<string>,
): string => {
  const needed = new Set(files);
  for (const join of [...joins].reverse()) {
    if (needed.has(join.file)) for (const file of join.needs) needed.add(file);
  }
  return (
    `${main(table.name)} t` +
    joins
      .filter(({ file }) => needed.has(file))
      .map(({ sql }) => sql)
      .join("")
  );
};
