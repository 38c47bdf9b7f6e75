import { decodeTable } from "@/lib/table/table";
import { kindOfType } from "@/lib/table/types";
import { quoteIdentifier, quoteString } from "@/lib/sql/quote";
import type { ColumnInfo, FunctionInfo, TableInfo } from "./engine";
import { hidden } from "./prelude";

export type Ask = (sql: string) => Promise<Uint8Array>;

const toColumn = (name: string, type: string): ColumnInfo => ({
  name,
  type,
  kind: kindOfType(type),
});

export const readColumns = async (ask: Ask, name: string): Promise<ColumnInfo[]> => {
  type Row = { column_name: string; column_type: string };
  const table = decodeTable<Row>(await ask(`DESCRIBE main.${quoteIdentifier(name)}`));
  return table.objects().map((row) => toColumn(row.column_name, row.column_type));
};

export const countRows = async (ask: Ask, name: string): Promise<number> => {
  const bytes = await ask(`SELECT count(*) AS n FROM main.${quoteIdentifier(name)}`);
  return Number(decodeTable(bytes).value("n", 0));
};

export const readTables = async (ask: Ask): Promise<TableInfo[]> => {
  const bytes = await ask(
    `SELECT t.table_name AS name, c.column_name AS "column", c.data_type AS type
     FROM duckdb_tables() t JOIN duckdb_columns() c USING (table_oid)
     WHERE t.schema_name = 'main' AND NOT t.internal AND NOT starts_with(t.table_name, '${hidden}')
     ORDER BY t.table_name, c.column_index`,
  );
  const tables = new Map<string, ColumnInfo[]>();
  for (const row of decodeTable<{ name: string; column: string; type: string }>(bytes)) {
    const columns = tables.get(row.name) ?? [];
    tables.set(row.name, [...columns, toColumn(row.column, row.type)]);
  }
  if (tables.size === 0) return [];
  const counts = [...tables.keys()].map(
    (name) =>
      `SELECT ${quoteString(name)} AS name, count(*) AS n FROM main.${quoteIdentifier(name)}`,
  );
  const rows = decodeTable<{ name: string; n: number }>(await ask(counts.join(" UNION ALL ")));
  const found = new Map(rows.objects().map((row) => [row.name, row.n]));
  return [...tables].map(([name, columns]) => ({ name, columns, rows: found.get(name) ?? 0 }));
};

/** The name as the catalog spells it, or null when there is no such table. */
export const findTable = async (ask: Ask, name: string): Promise<string | null> => {
  const bytes = await ask(
    `SELECT table_name AS name FROM duckdb_tables()
     WHERE schema_name = 'main' AND lower(table_name) = lower(${quoteString(name)})`,
  );
  const table = decodeTable<{ name: string }>(bytes);
  return table.numRows > 0 ? (table.objects()[0]?.name ?? null) : null;
};

/** Each function once, with its longest list of parameters; operators are left out. */
export const readFunctions = async (ask: Ask): Promise<FunctionInfo[]> => {
  const bytes = await ask(
    `SELECT function_name AS name,
       arg_max(function_type, len(parameters)) AS kind,
       arg_max(parameters, len(parameters)) AS parameters,
       any_value(description) AS description
     FROM duckdb_functions()
     WHERE regexp_full_match(function_name, '[a-z][a-z0-9_]*')
       AND NOT starts_with(function_name, 'pragma_') AND NOT starts_with(function_name, '__')
       AND function_type IN ('scalar', 'aggregate', 'table', 'macro', 'table_macro')
     GROUP BY ALL ORDER BY name`,
  );
  type Row = {
    name: string;
    kind: string;
    parameters: (string | null)[];
    description: string | null;
  };
  return decodeTable<Row>(bytes)
    .objects()
    .map(({ name, kind, parameters, description }) => ({
      name,
      kind: (kind === "table_macro" ? "table" : kind) as FunctionInfo["kind"],
      parameters: parameters.map((parameter) => parameter ?? "value"),
      ...(description ? { description } : {}),
    }));
};

const enumType = /ENUM\((?:'(?:[^']|'')*'(?:,\s*)?)*\)/g;

/**
 * Enumerations come out of the engine as dictionaries without their words, so what holds one is
 * cast to text on the way. Null when no column needs it.
 */
export const enumsAsText = (columns: readonly ColumnInfo[]): string | null => {
  const casts = columns
    .filter(({ type }) => type.includes("ENUM("))
    .map(({ name, type }) => {
      const column = quoteIdentifier(name);
      return `CAST(${column} AS ${type.replace(enumType, "VARCHAR")}) AS ${column}`;
    });
  return casts.length > 0 ? `REPLACE (${casts.join(", ")})` : null;
};
