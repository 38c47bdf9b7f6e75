import { DuckDBInstance, DuckDBTimestampValue, DuckDBDateValue } from "@duckdb/node-api";
import type { ColumnKind, Engine, TableInfo } from "@/lib/engine/engine";
import type { Cell } from "@/lib/notebook/document";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { encodeRows } from "@/lib/table/encode";

/** A native DuckDB behind the two calls of Engine that cells make. */
export async function openDuck(setup: string) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(setup);
  const rows = async (sql: string) => {
    const reader = await connection.runAndReadAll(sql);
    const names = reader.columnNames();
    return reader
      .getRows()
      .map((row) => Object.fromEntries(names.map((name, i) => [name, plain(row[i])])));
  };
  const table = async (name: string): Promise<TableInfo> => {
    const columns = await rows(
      `SELECT column_name, data_type FROM information_schema.columns WHERE table_name = '${name}'`,
    );
    if (columns.length === 0) throw new CellFailure({ message: `There is no table ${name}.` });
    const [size] = await rows(`SELECT count(*)::DOUBLE AS n FROM ${name}`);
    return {
      name,
      rows: Number(size!.n),
      columns: columns.map(({ column_name, data_type }) => ({
        name: String(column_name),
        type: String(data_type),
        kind: kindOf(String(data_type)),
      })),
    };
  };
  const query = async (sql: string) => {
    const found = await rows(sql);
    if (found.length > 0) return encodeRows(found);
    const names = (await connection.runAndReadAll(sql)).columnNames();
    return encodeRows({ names, numRows: 0, value: () => null });
  };
  return { rows, table, engine: { query } as unknown as Engine };
}

export type Duck = Awaited<ReturnType<typeof openDuck>>;

export function cellOf(kind: string, source: string, name: string | null = null): Cell {
  return { id: "c1", kind, name, options: {}, source };
}

export function contextOf(
  duck: Pick<Duck, "engine" | "table">,
  cell: Cell,
  values: Record<string, unknown> = {},
  tables: readonly string[] = [],
): RunContext {
  return {
    cell,
    engine: duck.engine,
    frames: null as never,
    signal: new AbortController().signal,
    seed: 42,
    value: (name) => values[name],
    variables: (names) => Object.fromEntries(names.map((name) => [name, values[name] as never])),
    table: duck.table,
    nature: (name) => (name in values ? "value" : tables.includes(name) ? "table" : "unknown"),
    libraries: () => [],
    progress: () => undefined,
    waiting: () => undefined,
    show: () => undefined,
    emit: () => undefined,
  };
}

function plain(value: unknown): unknown {
  if (value instanceof DuckDBTimestampValue) return new Date(Number(value.micros / 1000n));
  if (value instanceof DuckDBDateValue) return new Date(value.days * 86_400_000);
  return typeof value === "bigint" ? Number(value) : value;
}

function kindOf(type: string): ColumnKind {
  if (type === "DATE") return "date";
  if (type.startsWith("TIMESTAMP")) return "timestamp";
  if (/INT/.test(type)) return "integer";
  if (/DOUBLE|FLOAT|DECIMAL/.test(type)) return "number";
  return type === "BOOLEAN" ? "boolean" : "text";
}
