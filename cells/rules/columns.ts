import { rolesOf, timeOf } from "@/datasets/model/roles";
import { hiddenColumns } from "@/datasets/model/people";
import type { TableInfo } from "@/lib/engine/engine";

/** Columns that are looked at unless told. */
const most = 4;

/** Categories of a table, the ones that describe the crime before those that describe its file. */
export function guessColumns(table: TableInfo): string[] {
  const roles = rolesOf(table);
  const hidden = new Set(hiddenColumns(table));
  const worth = (name: string) =>
    /head|type|mode|method|weapon|motive|place|location|premis/i.test(name) ? 0 : 1;
  return table.columns
    .filter(({ name, kind }) => {
      const role = roles.get(name);
      const isShort = role === "category" || role === "label";
      const isKnown = role === "category" || worth(name) === 0;
      return !hidden.has(name) && isShort && isKnown && (kind === "text" || kind === "boolean");
    })
    .toSorted((a, b) => worth(a.name) - worth(b.name))
    .slice(0, most)
    .map(({ name }) => name);
}

/** The time of a table when it has hours: a date alone tells none. */
export function guessTime(table: TableInfo): string | null {
  const time = timeOf(table);
  return table.columns.some(({ name, kind }) => name === time && kind === "timestamp")
    ? time
    : null;
}
