import type { ColumnKind, Engine } from "@/lib/engine/engine";
import { toCsvField } from "@/lib/table/csv";
import { decodeTable } from "@/lib/table/table";
import type { GridColumn } from "./columns";
import type { CellRange } from "./cursor";
import { guardedValue, hiddenValue, type GridGuard } from "./guard";
import type { Sort } from "./sort";
import { gridTexts as texts } from "./texts";

const plainNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * One cell for the clipboard of a spreadsheet: full precision, nothing in it that ends a cell or
 * a row, and an apostrophe before text that the spreadsheet would run as a formula.
 */
export function clipboardCell(value: unknown, kind: ColumnKind): string {
  if (kind === "date") return toCsvField(value).slice(0, 10);
  if (typeof value !== "string") return toCsvField(value);
  const isFormula = /^\s*[=+\-@]/.test(value) && !plainNumber.test(value);
  return `${isFormula ? "'" : ""}${value.replaceAll(/[\t\r\n]+/g, " ")}`;
}

/** The selected cells as tab-separated lines, fetched from the engine; hidden columns are left out. */
export async function clipboardText(
  engine: Engine,
  name: string,
  columns: readonly GridColumn[],
  range: CellRange,
  sort: Sort,
  guard: GridGuard,
): Promise<string> {
  const limit = range.bottom - range.top + 1;
  const request = { offset: range.top, limit, ...(sort ? { sort } : {}) };
  const page = decodeTable(await engine.page(name, request));
  const chosen = columns
    .slice(range.left, range.right + 1)
    .filter(({ name }) => !guard.hidden.has(name));
  const cell = ({ name, kind }: GridColumn, row: number) => {
    const value = guardedValue(guard, name, (column) => page.value(column, row));
    return value === hiddenValue ? texts.hiddenValue : clipboardCell(value, kind);
  };
  return Array.from({ length: page.numRows }, (_, row) =>
    chosen.map((column) => cell(column, row)).join("\t"),
  ).join("\n");
}
