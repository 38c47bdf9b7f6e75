/**
 * What the reader of a table may not see. The grid draws, sorts, profiles, copies and writes
 * nothing of it.
 */
export interface GridGuard {
  /** Hidden columns, each with one sentence that says why. */
  hidden: ReadonlyMap<string, string>;
  /** Columns that are shown with a mark, each with one sentence that says what it means. */
  marked: ReadonlyMap<string, string>;
  /** Values that stay hidden in columns that are shown. */
  sealed: GridSeal | null;
}

export interface GridSeal {
  columns: ReadonlySet<string>;
  /** One sentence that says why. */
  says: string;
  test(column: string, read: (column: string) => unknown): boolean;
}

export const unguarded: GridGuard = { hidden: new Map(), marked: new Map(), sealed: null };

/** Stands in a cell for a value that is not shown. */
export const hiddenValue = Symbol("hidden");

/** What may be shown of a value. */
export function guardedValue(
  guard: GridGuard,
  column: string,
  read: (column: string) => unknown,
): unknown {
  if (guard.hidden.has(column) || guard.sealed?.test(column, read)) return hiddenValue;
  return read(column);
}

/** Why nothing may be learnt of a column as a whole: its order, its extremes, its most frequent values. */
export function closedColumn(guard: GridGuard, column: string): string | null {
  const sealed = guard.sealed?.columns.has(column) ? guard.sealed.says : null;
  return guard.hidden.get(column) ?? sealed;
}
