import type { ColumnInfo, TableInfo } from "@/lib/engine/engine";

/** A name by letters and digits alone: `Arrested Count\tNo.` and `Arrested_Count_No` are one. */
export const foldName = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

/** The first column that goes by one of the names. */
export const findColumn = (table: TableInfo, ...names: readonly string[]): ColumnInfo | null => {
  for (const name of names) {
    const folded = foldName(name);
    const found = table.columns.find((column) => foldName(column.name) === folded);
    if (found) return found;
  }
  return null;
};
