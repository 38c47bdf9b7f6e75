import { refuseHidden } from "@/cells/people/offered";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure } from "@/lib/session/kind";
import { columnIn } from "./columns";
import type { Pair } from "./queries";
import { texts } from "./texts";

/** Columns that name an area: alike in data and areas, or each with that of the areas. */
export type By = readonly string[] | Readonly<Record<string, string>>;

/**
 * Columns of the data that groups are made by, each with the column of the areas that has the same
 * names. Throws CellFailure for a column that is not there, for more than two, and for those that
 * say who somebody is, on either side.
 */
export function groupPairs(by: By | undefined, data: TableInfo, areas: TableInfo | null): Pair[] {
  const given = Array.isArray(by)
    ? by.map((name: string) => [name, name] as const)
    : Object.entries(by ?? {});
  if (given.length > 2) throw new CellFailure({ message: texts.two });
  const pairs = given.map(
    ([from, to]) => [columnIn(data, from, "by"), areas ? columnIn(areas, to, "by") : from] as const,
  );
  const refuse = (table: TableInfo, side: 0 | 1) =>
    refuseHidden(
      table,
      pairs.map((pair) => pair[side]),
    );
  refuse(data, 0);
  if (areas) refuse(areas, 1);
  return pairs;
}
