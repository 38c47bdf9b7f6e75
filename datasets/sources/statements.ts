import { modelTable, type ModelTableName } from "@/datasets/model/model";
import type { ColumnInfo, TableInfo } from "@/lib/engine/engine";
import { quoteIdentifier, quoteString } from "@/lib/sql/quote";
import { duplicates } from "./duplicates";
import { partsOf, type Mapping, type Part } from "./mapping";

const columnsOf = (part: Part) =>
  part.table.columns.map((column) => ({ ...column, sql: `t.${quoteIdentifier(column.name)}` }));

/** Nothing in it; a zero among blanks is what a spreadsheet puts where nothing is. */
const isBlank = (part: Part): string => {
  const columns = columnsOf(part);
  const isCount = (kind: ColumnInfo["kind"]) => kind === "integer" || kind === "number";
  const counts = columns.every(({ kind }) => isCount(kind));
  return columns
    .toSorted((a, b) => Number(isCount(a.kind)) - Number(isCount(b.kind)))
    .map(({ sql, kind }) =>
      kind === "text"
        ? `coalesce(trim(${sql}), '') = ''`
        : isCount(kind) && !counts
          ? `coalesce(${sql}, 0) = 0`
          : `${sql} IS NULL`,
    )
    .join(" AND ");
};

/** A header in the middle of a file makes every column of it text. */
const repeatsHeader = (part: Part): string | null => {
  const columns = columnsOf(part);
  if (columns.some(({ kind }) => kind !== "text")) return null;
  return columns
    .map(({ sql, name }) => `coalesce(trim(${sql}), '') = ${quoteString(name.trim())}`)
    .join(" AND ");
};

/** What a row must have one of to be a row of the table. */
const essential = (table: ModelTableName, part: Part): { columns: string[]; words: string } => {
  const there = (names: readonly string[]) => names.filter((name) => part.columns.has(name));
  return table === "incidents"
    ? {
        columns: there(["id", "reported_at", "occurred_from", "occurred_to", "head"]),
        words: "no id, no time and no head",
      }
    : {
        columns: there(
          modelTable(table)
            .columns.map(({ name }) => name)
            .filter((name) => /[.]/.test(part.columns.get(name)?.expression ?? "")),
        ),
        words: "nothing that the model reads",
      };
};

/** Rows that are none of the table, by their own content: f is the part, n the row. */
function unfit(mapping: Mapping, part: Part, f: number): string {
  const { columns, words } = essential(mapping.table, part);
  const header = repeatsHeader(part);
  const empty = columns
    .map((name) => `(${part.columns.get(name)!.expression}) IS NULL`)
    .join(" AND ");
  const whens = [
    `WHEN ${isBlank(part)} THEN 'blank row'`,
    ...(header ? [`WHEN ${header} THEN 'repeats the header'`] : []),
    ...(empty ? [`WHEN ${empty} THEN ${quoteString(words)}`] : []),
  ];
  return (
    `SELECT * FROM (SELECT ${f} AS f, t.rowid AS n, CASE ${whens.join(" ")} END AS reason, ` +
    `NULL::VARCHAR AS same_as FROM ${part.from(columns)}) WHERE reason IS NOT NULL`
  );
}

const keptRows = (part: Part, f: number, names: readonly string[], table: ModelTableName) => {
  const types = new Map(modelTable(table).columns.map(({ name, type }) => [name, type]));
  const list = names.map((name) => {
    const expression = part.columns.get(name)?.expression;
    const value = expression
      ? `TRY_CAST(${expression} AS ${types.get(name)})`
      : `NULL::${types.get(name)}`;
    return `${value} AS ${quoteIdentifier(name)}`;
  });
  const from = part.from(names);
  // A look-up may turn the join around and with it the order of the rows.
  const order = from.includes(" JOIN ") ? " ORDER BY t.rowid" : "";
  return (
    `(SELECT ${list.join(", ")} FROM ${from} ` +
    `ANTI JOIN (SELECT n FROM aside WHERE f = ${f}) a ON a.n = t.rowid${order})`
  );
};

const ours = ["reason", "from_table", "from_row", "same_as"];

/** Rows as they came; what has another type elsewhere becomes text, so that no digit is lost. */
const asideRows = (part: Part, f: number, all: readonly TableInfo[]) => {
  const list = part.table.columns.map((column) => {
    const at = `t.${quoteIdentifier(column.name)}`;
    const same = (other: ColumnInfo) => other.name.toLowerCase() === column.name.toLowerCase();
    const mixed = all.some(({ columns }) => {
      const other = columns.find(same);
      return other && other.type !== column.type;
    });
    const name = ours.includes(column.name.toLowerCase()) ? `${column.name} (read)` : column.name;
    return `${mixed ? `CAST(${at} AS VARCHAR)` : at} AS ${quoteIdentifier(name)}`;
  });
  return (
    `SELECT a.reason, ${quoteString(part.table.name)} AS from_table, a.n + 1 AS from_row, a.same_as, ` +
    `${list.join(", ")} FROM main.${quoteIdentifier(part.table.name)} t JOIN aside a ON a.f = ${f} AND a.n = t.rowid`
  );
};

/** The queries of a mapping. `kept` and `setAside` read from `aside`: see `over`. */
export interface Statements {
  /** Part, row, reason and what is repeated, of each row that is not taken. */
  aside: string;
  /** The rows that are taken, as columns of the model. */
  kept: string;
  /** The others as they came, with the reason, the table, the row (from 1), and the row repeated. */
  setAside: string;
}

/** The queries of the two tables that hold, together, every row that was read. */
export function statements(
  mapping: Mapping,
  tables: readonly TableInfo[],
  name: string,
): Statements {
  const parts = partsOf(mapping, tables);
  const names = modelTable(mapping.table)
    .columns.map(({ name }) => name)
    .filter((name) => parts.some((part) => part.columns.has(name)));
  const raw = parts.map(({ table }) => table);
  if (raw.some((table) => [name, `${name}_set_aside`].includes(table.name))) {
    throw new Error(`“${name}” cannot be made of itself: give the result another name.`);
  }
  const bad = parts.map((part, f) => unfit(mapping, part, f)).join("\nUNION ALL ");
  const again = duplicates(mapping.table, parts);
  return {
    aside:
      `WITH unfit AS MATERIALIZED (${bad})${again ? `,\n${again.ctes}` : ""}\n` +
      `SELECT * FROM unfit${again ? ` UNION ALL ${again.rows}` : ""}`,
    kept: parts.map((part, f) => keptRows(part, f, names, mapping.table)).join("\nUNION ALL "),
    setAside:
      `SELECT * FROM (${parts.map((part, f) => asideRows(part, f, raw)).join("\nUNION ALL BY NAME ")})\n` +
      `ORDER BY from_table, from_row`,
  };
}

/** A query over `aside`, which is given as a query itself. */
export const over = (aside: string, query: string): string =>
  `WITH aside AS MATERIALIZED (${aside})\n${query}`;
