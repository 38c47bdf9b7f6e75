import { columnIn } from "@/cells/areas/columns";
import { timeOf } from "@/datasets/model/roles";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { formatDate } from "@/lib/table/format";
import { texts } from "./texts";

export interface DayColumn {
  column: string;
  /** SQL: whole days since 1970, null where there is no date. */
  sql: string;
}

/** The column that says when things happened, as whole days. Throws CellFailure when there is none. */
export function dayColumn(table: TableInfo, wanted: string | undefined): DayColumn {
  const column = wanted ? columnIn(table, wanted, "time") : timeOf(table);
  if (!column) throw new CellFailure({ message: texts.noTime(table.name), hint: texts.noTimeHint });
  return {
    column,
    sql: `date_diff('day', date '1970-01-01', try_cast(${q(column)} as date))`,
  };
}

/** In a day. */
export const milliseconds = 86_400_000;

export const dateOfDay = (day: number): Date => new Date(day * milliseconds);

/** `14 Mar 2024`. */
export const dayWords = (day: number): string => formatDate(dateOfDay(day));

/** Days since 1970 of a date written 2024-03-14. */
export const dayOfIso = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / milliseconds;
