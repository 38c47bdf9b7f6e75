import { tableFromIPC } from "@uwdata/flechette";

/** Some rows of a table, by column. */
export interface TablePage {
  rows: number;
  value(column: string, row: number): unknown;
}

/** Reads one Arrow IPC stream. */
export function readPage(bytes: Uint8Array): TablePage {
  const table = tableFromIPC(bytes, { useDate: true });
  return {
    rows: table.numRows,
    value: (column, row) => table.getChild(column)?.at(row),
  };
}
