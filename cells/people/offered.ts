"use client";

import { hiddenColumns } from "@/datasets/model/people";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure } from "@/lib/session/kind";
import { namesAreShown } from "./shown";
import { texts } from "./texts";

/** The table without the columns that are hidden now. */
export function withoutHidden(table: TableInfo, areShown: boolean): TableInfo {
  if (areShown) return table;
  const hidden = new Set(hiddenColumns(table));
  if (hidden.size === 0) return table;
  return { ...table, columns: table.columns.filter(({ name }) => !hidden.has(name)) };
}

/** Throws a CellFailure when one of the columns that a cell names is hidden now. */
export function refuseHidden(table: TableInfo, columns: readonly (string | undefined)[]): void {
  if (namesAreShown()) return;
  const hidden = hiddenColumns(table).filter((name) => columns.includes(name));
  if (hidden.length > 0) throw new CellFailure(texts.refused(hidden, table.name));
}
