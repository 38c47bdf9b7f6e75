import { modelTable, type ModelTableName } from "@/datasets/model/model";
import type { TableInfo } from "@/lib/engine/engine";
import { quoteIdentifier } from "@/lib/sql/quote";
import { expand, filesIn, type Scope } from "./expand";
import { findColumn } from "./fold";
import { fromClause, lookups } from "./lookup";
import { read, readingFor } from "./reading";
import { sourceOf } from "./registry";
import type { SourceTable } from "./source";
export { over, statements, type Statements } from "./statements";

/** How tables as they came become one table of the crime model. */
export interface Mapping {
  table: ModelTableName;
  source: string | null;
  /** Id of the source's file to raw tables, which are appended; `file` where source is null. */
  data: Readonly<Record<string, readonly string[]>>;
  /** Corrections: an expression over `t`, or null to leave the column out. */
  columns: Readonly<Record<string, string | null>>;
}

export interface ColumnExpression {
  column: string;
  /** SQL over the aliases of the FROM clause; `t` is the raw table. */
  expression: string;
  origin: "source" | "corrected";
}

/** One raw table on its way into the model. */
export interface Part {
  table: TableInfo;
  columns: ReadonlyMap<string, ColumnExpression>;
  /** What else names a row, over `t`. */
  key: { expression: string; words: string } | null;
  /** FROM clause with the look-ups that these columns need. */
  from(columns: Iterable<string>): string;
}

/** The declarations that apply: those whose files are named under data. */
const declarationsOf = ({ table, source, data }: Mapping): readonly SourceTable[] => {
  if (source === null) return [{ table, from: "file", columns: {} }];
  const known = sourceOf(source);
  if (!known) throw new Error(`No source is called “${source}”.`);
  const unknown = Object.keys(data).find((id) => !known.files.some((file) => file.id === id));
  if (unknown) {
    const ids = known.files.map((file) => file.id).join(", ");
    throw new Error(`${known.title} has no file “${unknown}”: its files are ${ids}.`);
  }
  const all = known.tables.filter((one) => one.table === table);
  if (all.length === 0) throw new Error(`${known.title} has no table “${table}”.`);
  const there = (file: string) => (data[file]?.length ?? 0) > 0;
  const found = all.filter((one) => there(one.from) && (one.needs ?? []).every(there));
  if (found.length > 0) return found;
  const wanted = all.map((one) => [one.from, ...(one.needs ?? [])].join(" with ")).join(", or ");
  throw new Error(`To make “${table}” of ${known.title}, name the tables of ${wanted} under data.`);
};

const own = /\bt\.(?:"((?:[^"]|"")+)"|([A-Za-z_]\w*))/g;

/** A correction for one table, or null where the table has none of its columns. */
function correct(name: string, mapping: Mapping, table: TableInfo): string | null {
  const wanted = mapping.columns[name]!;
  const named = [...wanted.matchAll(own)].map(
    (match) => match[1]?.replaceAll('""', '"') ?? match[2]!,
  );
  const found = new Map(
    named.map((one) => [one, table.columns.find((c) => c.name === one) ?? findColumn(table, one)]),
  );
  if ([...found.values()].includes(null)) return null;
  const sql = wanted.replace(own, (_, quoted?: string, bare?: string) => {
    const column = found.get(quoted?.replaceAll('""', '"') ?? bare!)!;
    return `t.${quoteIdentifier(column.name)}`;
  });
  const model = modelTable(mapping.table).columns.find((column) => column.name === name);
  const only = named.length === 1 ? found.get(named[0]!)! : null;
  const isBare = only && wanted.trim().replace(own, "") === "";
  return isBare && model ? read(readingFor(model), sql.trim(), only) : sql;
}

const filesOf = ({ data }: Mapping, tables: readonly TableInfo[]) => {
  const byName = new Map(tables.map((table) => [table.name.toLowerCase(), table]));
  return new Map(
    Object.entries(data).map(([file, names]) => [
      file,
      names.map((name) => {
        const table = byName.get(name.toLowerCase());
        if (!table) throw new Error(`There is no table “${name}” to read from.`);
        return table;
      }),
    ]),
  );
};

function partOf(
  mapping: Mapping,
  source: SourceTable,
  table: TableInfo,
  files: ReadonlyMap<string, readonly TableInfo[]>,
): Part {
  const scopes: Record<string, Scope> = { [source.from]: { alias: "t", table } };
  const joins = lookups(source.joins ?? [], files, scopes);
  const columns = new Map<string, ColumnExpression>();
  const needs = new Map<string, string[]>();
  for (const { name } of modelTable(mapping.table).columns) {
    const declared = source.columns[name];
    const corrected = name in mapping.columns;
    if (mapping.columns[name] === null) continue;
    const expression = corrected
      ? correct(name, mapping, table)
      : declared && expand(declared, scopes);
    if (!expression) continue;
    columns.set(name, { column: name, expression, origin: corrected ? "corrected" : "source" });
    needs.set(name, filesIn(corrected ? "" : declared!));
  }
  const from = (names: Iterable<string>) =>
    fromClause(
      table,
      joins,
      [...names].flatMap((name) => needs.get(name) ?? []),
    );
  const other = source.key && expand(source.key.expression, scopes);
  const key = other ? { expression: other, words: source.key!.words } : null;
  return { table, columns, key, from };
}

/** Each raw table of a mapping in order, with what is read from it. */
export function partsOf(mapping: Mapping, tables: readonly TableInfo[]): Part[] {
  const files = filesOf(mapping, tables);
  const parts = declarationsOf(mapping).flatMap((source) =>
    (files.get(source.from) ?? []).map((table) => partOf(mapping, source, table, files)),
  );
  if (parts.length === 0) throw new Error("Name the tables to read under data.");
  keepUnknown(mapping, parts);
  return parts;
}

/** A correction that no table has the columns for stands as written: the engine says what is wrong. */
function keepUnknown(mapping: Mapping, parts: readonly Part[]): void {
  for (const [column, expression] of Object.entries(mapping.columns)) {
    if (expression === null || parts.some((part) => part.columns.has(column))) continue;
    if (!modelTable(mapping.table).columns.some(({ name }) => name === column)) {
      throw new Error(`“${column}” is no column of ${mapping.table}.`);
    }
    const written: ColumnExpression = { column, expression, origin: "corrected" };
    (parts[0]!.columns as Map<string, ColumnExpression>).set(column, written);
  }
}

/** What each column of the model is read from: of the first raw table that has it. */
export function expressionsOf(mapping: Mapping, tables: readonly TableInfo[]): ColumnExpression[] {
  const parts = partsOf(mapping, tables);
  return modelTable(mapping.table).columns.flatMap(
    ({ name }) => parts.find((part) => part.columns.has(name))?.columns.get(name) ?? [],
  );
}
