import {
  bool,
  columnFromArray,
  float64,
  int32,
  int64,
  timestamp,
  TimeUnit,
  utf8,
  type DataType,
} from "@uwdata/flechette";
import { toStream, type NamedColumn } from "./stream";

/** Anything with whole columns, our own Table among them. */
export interface Columnar {
  readonly names: readonly string[];
  readonly numRows: number;
  value(name: string, row: number): unknown;
}

/**
 * Plain rows as one complete Arrow IPC stream, ready for `Engine.ingest`. The type of a column is
 * found over all rows: numbers, booleans, Dates or strings; what is mixed becomes text, lists and
 * objects become JSON text, what is missing becomes null. Rows that are no objects make one column
 * `value`. Throws a TypeError when there is no column at all.
 */
export const encodeRows = (rows: Iterable<unknown> | Columnar): Uint8Array => {
  const columns = isColumnar(rows) ? fromColumnar(rows) : fromRows(rows);
  if (columns.size === 0) throw new TypeError("There are no columns: the rows are empty");
  const arrow = [...columns].map(([name, values]) => {
    const { type, values: plain } = typed(values);
    return [name, columnFromArray(plain, type)] as [string, NamedColumn[1]];
  });
  return toStream(arrow);
};

const isColumnar = (rows: Iterable<unknown> | Columnar): rows is Columnar =>
  "names" in rows && "numRows" in rows && "value" in rows;

const fromColumnar = (table: Columnar): Map<string, unknown[]> =>
  new Map(
    table.names.map((name) => [
      name,
      Array.from({ length: table.numRows }, (_, row) => table.value(name, row)),
    ]),
  );

const fromRows = (rows: Iterable<unknown>): Map<string, unknown[]> => {
  const columns = new Map<string, unknown[]>();
  let count = 0;
  const put = (name: string, value: unknown) => {
    let column = columns.get(name);
    if (!column) columns.set(name, (column = []));
    while (column.length < count) column.push(null);
    column.push(value);
  };
  for (const row of rows) {
    if (isRecord(row)) for (const [name, value] of Object.entries(row)) put(name, value);
    else put("value", row);
    count++;
  }
  for (const column of columns.values()) while (column.length < count) column.push(null);
  return columns;
};

const isRecord = (row: unknown): row is object =>
  typeof row === "object" && row !== null && !Array.isArray(row) && !(row instanceof Date);

type Sort = "number" | "bigint" | "boolean" | "date" | "text" | "mixed";

const sortOf = (value: unknown): Sort => {
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") {
    return typeof value as "number" | "bigint" | "boolean";
  }
  if (typeof value === "string") return "text";
  return value instanceof Date ? "date" : "mixed";
};

const typed = (given: readonly unknown[]): { type: DataType; values: unknown[] } => {
  const values = given.map((value) => (isMissing(value) ? null : value));
  const sorts = new Set(values.filter((value) => value !== null).map(sortOf));
  const only = (...allowed: Sort[]) =>
    sorts.size > 0 && [...sorts].every((sort) => allowed.includes(sort));
  if (only("boolean")) return { type: bool(), values };
  if (only("date")) return { type: timestamp(TimeUnit.MICROSECOND, null), values };
  if (only("number")) return { type: numberType(values as (number | null)[]), values };
  if (only("number", "bigint") && values.every(fitsInt64)) {
    return {
      type: int64(),
      values: values.map((value) => (value === null ? null : BigInt(value as number | bigint))),
    };
  }
  return { type: utf8(), values: values.map((value) => (value === null ? null : toText(value))) };
};

const isMissing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  typeof value === "function" ||
  typeof value === "symbol" ||
  (value instanceof Date && Number.isNaN(value.getTime()));

const numberType = (values: readonly (number | null)[]): DataType => {
  const whole = values.every((value) => value === null || (value | 0) === value);
  return whole ? int32() : float64();
};

const fitsInt64 = (value: unknown): boolean => {
  if (value === null) return true;
  if (typeof value === "number") return Number.isSafeInteger(value);
  return BigInt.asIntN(64, value as bigint) === value;
};

const toText = (value: unknown): string => {
  if (typeof value === "string") return value;
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "object") return String(value);
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === "bigint" ? String(each) : each,
  );
};
