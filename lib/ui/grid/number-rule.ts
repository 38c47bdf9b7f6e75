import type { ColumnInfo } from "@/lib/engine/engine";
import { isLabel } from "@/lib/table/format";

/**
 * Are the numbers of this column shown without separators? They are when the column's name says
 * that they name something, or when all of them look like years.
 */
export function isPlainNumber({ name, kind }: ColumnInfo, values: Iterable<unknown>): boolean {
  if (kind !== "integer") return false;
  if (isLabel(name, kind)) return true;
  let seen = 0;
  for (const value of values) {
    if (value === null) continue;
    if (typeof value !== "number" || value < 1900 || value > 2100) return false;
    seen++;
  }
  return seen > 0;
}
