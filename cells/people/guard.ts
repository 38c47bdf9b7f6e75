import { personKindOf, protectedColumns } from "@/datasets/model/people";
import { sealedOf } from "@/datasets/model/sealed";
import type { TableInfo } from "@/lib/engine/engine";
import type { GridGuard } from "@/lib/ui/grid/guard";
import { texts } from "./texts";

/** What may not be seen of a table, by what its columns say of people. */
export function guardOf(table: TableInfo, areShown: boolean): GridGuard {
  const hidden = new Map<string, string>();
  for (const column of areShown ? [] : table.columns) {
    const kind = personKindOf(column, table);
    if (kind) hidden.set(column.name, texts.why(kind));
  }
  const marked = new Map(protectedColumns(table).map((name) => [name, texts.protected(name)]));
  const sealed = sealedOf(table);
  return { hidden, marked, sealed: sealed && { ...sealed, says: texts.sealed } };
}
