import { tableFromColumns, tableToIPC, type columnFromArray } from "@uwdata/flechette";

export type NamedColumn = [name: string, values: ReturnType<typeof columnFromArray>];

/** Columns of equal length as one complete Arrow IPC stream, ready for `Engine.ingest`. */
export function toStream(
  columns: readonly NamedColumn[] | Record<string, NamedColumn[1]>,
): Uint8Array {
  const bytes = tableToIPC(tableFromColumns(columns as NamedColumn[]), { format: "stream" });
  if (!bytes) throw new TypeError("The columns cannot be written as a table");
  return bytes;
}
