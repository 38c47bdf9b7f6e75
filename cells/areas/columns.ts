import { refuseHidden } from "@/cells/people/offered";
import { rolesOf } from "@/datasets/model/roles";
import { hiddenColumns } from "@/datasets/model/people";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure } from "@/lib/session/kind";
import type { AreasParams } from "./params";
import { texts } from "./texts";

/** A column of the areas, and what it is called in the result. */
export interface Kept {
  column: string;
  as: string;
  /** The engine's own type. */
  type: string;
}

/** Columns of areas that are kept unless told: six of a table's names are enough to find the one wanted. */
const most = 6;

/** The column of a table of areas that holds their outlines. */
export function geometryOf(table: TableInfo | undefined): string | undefined {
  if (!table) return undefined;
  return [...rolesOf(table)].find(([, role]) => role === "shape")?.[0];
}

/** Columns that name an area: its texts, or its numbers where it has none. */
export function labelsOf(table: TableInfo): string[] {
  const roles = rolesOf(table);
  const hidden = hiddenColumns(table);
  const names = ({ name }: { name: string }) =>
    ["area", "label", "category", "identifier"].includes(roles.get(name) ?? "") &&
    !hidden.includes(name);
  const labels = table.columns.filter(names);
  const words = labels.filter(({ kind }) => kind === "text");
  return (words.length > 0 ? words : labels).slice(0, most).map(({ name }) => name);
}

/** The columns that rows get, under names that the data does not have. */
export function keptColumns(params: AreasParams, data: TableInfo, areas: TableInfo): Kept[] {
  const wanted = params.keep ?? labelsOf(areas);
  const columns = wanted.map((column) => columnIn(areas, column, "keep"));
  refuseHidden(areas, columns);
  const taken = new Set(data.columns.map(({ name }) => name.toLowerCase()));
  return [...new Set(columns)].map((column) => {
    let as = column;
    if (taken.has(as.toLowerCase())) as = `${column}_${areas.name}`;
    for (let n = 2; taken.has(as.toLowerCase()); n++) as = `${column}_${areas.name}_${n}`;
    taken.add(as.toLowerCase());
    const { type } = areas.columns.find(({ name }) => name === column)!;
    return { column, as, type };
  });
}

/** The table's own spelling of a column; a CellFailure when it has none of that name. */
export function columnIn(table: TableInfo, wanted: string, parameter: string): string {
  const found =
    table.columns.find(({ name }) => name === wanted) ??
    table.columns.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  if (found) return found.name;
  const names = table.columns.slice(0, 12).map(({ name }) => name);
  throw new CellFailure({
    message: texts.noColumn(table.name, wanted, parameter),
    hint: texts.columnsAre(names),
  });
}
