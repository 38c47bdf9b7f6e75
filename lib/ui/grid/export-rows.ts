import type { Engine, PageRequest, TableInfo } from "@/lib/engine/engine";
import { exactText } from "./cell-text";
import type { CellRange } from "./cursor";
import type { GridColumn } from "./columns";
import { clipboardRow, csvRow } from "./separated";
import { readPage } from "./table-page";

type Sort = PageRequest["sort"];

const rowsAtOnce = 50_000;

export interface CsvOptions {
  sort?: Sort;
  signal: AbortSignal;
  /** Rows written so far. */
  onRows(rows: number): void;
}

/** The whole table as a CSV file (UTF-8, RFC 4180). Rejects when the signal aborts. */
export async function writeCsv(
  engine: Engine,
  table: TableInfo,
  { sort, signal, onRows }: CsvOptions,
): Promise<Blob> {
  const parts: BlobPart[] = [`${csvRow(table.columns.map((column) => column.name))}\r\n`];
  for (let offset = 0; offset < table.rows; offset += rowsAtOnce) {
    const request = { offset, limit: rowsAtOnce, ...(sort ? { sort } : {}) };
    const page = readPage(await engine.page(table.name, request, signal));
    signal.throwIfAborted();
    const lines: string[] = [];
    for (let row = 0; row < page.rows; row++)
      lines.push(
        csvRow(table.columns.map((column) => exactText(page.value(column.name, row), column.kind))),
      );
    parts.push(new Blob([lines.join("\r\n"), "\r\n"]));
    onRows(Math.min(offset + page.rows, table.rows));
    if (page.rows === 0) break;
  }
  return new Blob(parts, { type: "text/csv;charset=utf-8" });
}

/** The selected cells as tab-separated text for a spreadsheet. */
export async function clipboardText(
  engine: Engine,
  name: string,
  columns: readonly GridColumn[],
  range: CellRange,
  sort: Sort,
): Promise<string> {
  const limit = range.bottom - range.top + 1;
  const request = { offset: range.top, limit, ...(sort ? { sort } : {}) };
  const page = readPage(await engine.page(name, request));
  const chosen = columns.slice(range.left, range.right + 1);
  return Array.from({ length: page.rows }, (_, row) =>
    clipboardRow(chosen.map((column) => exactText(page.value(column.name, row), column.kind))),
  ).join("\n");
}
