import type { FunctionInfo, TableInfo } from "@/lib/engine/engine";

/** What a SQL editor may offer. */
export interface SqlCatalog {
  tables: readonly TableInfo[];
  functions: readonly FunctionInfo[];
  /** Values that a statement may name as `$name`. */
  values: Readonly<Record<string, unknown>>;
}

let catalog: SqlCatalog = { tables: [], functions: [], values: {} };

/** Says what all SQL editors of the page offer from now on. Cheap: call it on every change. */
export function setSqlCatalog(next: SqlCatalog): void {
  catalog = next;
}

export function sqlCatalog(): SqlCatalog {
  return catalog;
}
