import { hiddenColumns } from "@/datasets/model/people";
import { sealedOf } from "@/datasets/model/sealed";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure } from "@/lib/session/kind";
import { namesAreShown } from "./shown";
import { texts } from "./texts";

const without = (table: TableInfo, hidden: readonly string[]): TableInfo =>
  hidden.length === 0
    ? table
    : { ...table, columns: table.columns.filter(({ name }) => !hidden.includes(name)) };

/** The table without the columns that are hidden now. */
export const withoutHidden = (table: TableInfo, areShown: boolean): TableInfo =>
  without(table, areShown ? [] : hiddenColumns(table));

/** Columns that cannot be drawn or chosen from: hidden, or with rows that are never shown. */
const closedColumns = (table: TableInfo, areShown: boolean): readonly string[] =>
  areShown ? [...(sealedOf(table)?.columns ?? [])] : hiddenColumns(table);

/** The table with the columns that can be drawn or chosen from now. */
export const offered = (table: TableInfo, areShown: boolean): TableInfo =>
  without(table, closedColumns(table, areShown));

/** Throws a CellFailure when one of the columns that a cell draws is hidden now. */
export function refuseHidden(table: TableInfo, columns: readonly (string | undefined)[]): void {
  const areShown = namesAreShown();
  const wanted = new Set(columns.map((name) => name?.toLowerCase()));
  const closed = closedColumns(table, areShown).filter((name) => wanted.has(name.toLowerCase()));
  if (closed.length === 0) return;
  throw new CellFailure(
    areShown ? texts.never(closed, table.name) : texts.refused(closed, table.name),
  );
}
