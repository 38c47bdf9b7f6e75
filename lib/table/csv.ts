import type { Engine } from "@/lib/engine/engine";
import { decodeTable, type Table } from "./table";

/** Rows of one page on the way into a file. */
const pageRows = 20_000;

/**
 * One field of a CSV file. Text that a spreadsheet would take for a formula gets an apostrophe
 * before it; plain numbers such as -5 stay what they are.
 */
export const toCsvField = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") {
    return String(value);
  }
  if (value instanceof Date) return csvTime(value);
  const text =
    typeof value === "string"
      ? value
      : JSON.stringify(value, (_, each: unknown) =>
          typeof each === "bigint" ? String(each) : each,
        );
  return quoted(neutralised(text));
};

const plainNumber = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

const neutralised = (text: string): string =>
  /^[=+\-@\t\r\n]/.test(text) && !plainNumber.test(text) ? `'${text}` : text;

const quoted = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const csvTime = (value: Date): string => {
  if (Number.isNaN(value.getTime())) return "";
  const text = value.toISOString().slice(0, 23).replace("T", " ");
  return text.endsWith(".000") ? text.slice(0, -4) : text;
};

interface CsvOptions {
  signal?: AbortSignal;
  /** Columns to write; all when absent. */
  columns?: readonly string[];
  /** What is written of a row in a column; its value when absent. */
  write?(column: string, read: (column: string) => unknown, row: number): unknown;
}

/** A table of the engine as CSV text, page by page, for a download. */
export async function* csvStream(
  engine: Engine,
  name: string,
  { signal, columns, write }: CsvOptions = {},
): AsyncGenerator<string, void, undefined> {
  for (let offset = 0; ; offset += pageRows) {
    const page = decodeTable(await engine.page(name, { offset, limit: pageRows }, signal));
    const names = columns ?? page.names;
    if (offset === 0) yield `${names.map((column) => toCsvField(column)).join(",")}\r\n`;
    if (page.numRows > 0) yield csvRows(page, names, write, offset);
    if (page.numRows < pageRows) return;
  }
}

const csvRows = (
  page: Table,
  names: readonly string[],
  change: CsvOptions["write"],
  offset: number,
): string => {
  const kinds = new Map(page.schema.map(({ name, kind }) => [name, kind]));
  const fields = names.map((name) => {
    const read = (row: number): unknown =>
      change
        ? change(name, (column) => page.value(column, row), offset + row)
        : page.value(name, row);
    return kinds.get(name) === "date"
      ? (row: number) => dateField(read(row))
      : (row: number) => toCsvField(read(row));
  });
  let text = "";
  for (let row = 0; row < page.numRows; row++) {
    text += `${fields.map((field) => field(row)).join(",")}\r\n`;
  }
  return text;
};

const dateField = (value: unknown): string =>
  value instanceof Date ? toCsvField(value).slice(0, 10) : toCsvField(value);
