import { guessType } from "@/cells/relations/columns";
import { rolesOf, timeOf } from "@/datasets/model/roles";
import { hiddenColumns } from "@/datasets/model/people";
import type { TableInfo } from "@/lib/engine/engine";

/** Columns that are looked at unless told. */
const most = 4;

/** How and where: what an analyst looks at beside the type of crime. */
const telling = /mode|method|weapon|motive|place|premis|location|fir.?type/i;

/** Finer or coarser words for the type itself would only repeat it. */
const sameAsType = /head|group|offen[cs]e$|category|primary|description/i;

/** The type of crime, and columns that say how and where. */
export function guessColumns(table: TableInfo): string[] {
  const roles = rolesOf(table);
  const hidden = new Set(hiddenColumns(table));
  const type = guessType(table);
  const others = table.columns
    .filter(({ name, kind }) => {
      const role = roles.get(name);
      const isWord = kind === "text" && (role === "category" || role === "label");
      return isWord && !hidden.has(name) && telling.test(name) && name !== type;
    })
    .filter(({ name }) => !sameAsType.test(name) || /place|location/i.test(name));
  return [...(type ? [type] : []), ...others.map(({ name }) => name)].slice(0, most);
}

/** The time of a table when it has hours: a date alone tells none. */
export function guessTime(table: TableInfo): string | null {
  const time = timeOf(table);
  return table.columns.some(({ name, kind }) => name === time && kind === "timestamp")
    ? time
    : null;
}
