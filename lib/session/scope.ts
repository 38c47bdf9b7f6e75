import type { TableInfo } from "@/lib/engine/engine";
import type { CellId, Name } from "@/lib/notebook/document";
import type { Names } from "./context";
import { tablesOf, type Runtime } from "./runtime";
import type { DatasetState } from "./state";

/** What names stand for, as one cell sees them: the datasets and the last good results of all others. */
export function scopeOf(
  reader: CellId,
  runtimes: Iterable<Runtime>,
  datasets: Readonly<Record<Name, DatasetState>>,
): Names {
  const tables = new Map<Name, TableInfo>();
  const values = new Map<Name, unknown>();
  for (const { table, name } of Object.values(datasets)) if (table) tables.set(name, table);
  for (const { result, cell } of runtimes) {
    if (cell.id === reader || !result) continue;
    for (const table of tablesOf(result)) tables.set(table.name, table);
    for (const [name, value] of Object.entries(result.values ?? {})) values.set(name, value);
  }
  return {
    table: (name) => tables.get(name),
    has: (name) => values.has(name),
    value: (name) => values.get(name),
    keys: () => [...values.keys(), ...tables.keys()],
  };
}
