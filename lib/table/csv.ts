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

/** A whole table of the engine as CSV text, page by page, for a download. */
export async function* csvStream(
  engine: Engine,
  name: string,
  signal?: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  for (let offset = 0; ; offset += pageRows) {
    const page = decodeTable(await engine.page(name, { offset, limit: pageRows }, signal));
    if (offset === 0) yield `${page.names.map((column) => toCsvField(column)).join(",")}\r\n`;
    if (page.numRows > 0) yield csvRows(page);
    if (page.numRows < pageRows) return;
  }
}

const csvRows = (page: Table): string => {
  const columns = page.schema.map(({ name, kind }) => {
    const write = kind === "date" ? (value: unknown) => toCsvField(value).slice(0, 10) : toCsvField;
    return (row: number) => write(page.value(name, row));
  });
  let text = "";
  for (let row = 0; row < page.numRows; row++) {
    text += `${columns.map((field) => field(row)).join(",")}\r\n`;
  }
  return text;
};
