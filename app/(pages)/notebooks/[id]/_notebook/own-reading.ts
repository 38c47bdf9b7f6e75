import type { CellKind } from "@/cells/kind";
import { editParams } from "@/cells/params";
import { lostColumns, tablesAmong, writtenParams } from "@/cells/read-instead";
import type { TableInfo } from "@/lib/engine/engine";
import type { Cell, Name } from "@/lib/notebook/document";
import { isSameName } from "@/lib/notebook/names";
import { namesOf } from "./names-of";

/** A cell that reads other tables. */
export interface Reread {
  source: string;
  /** Parameters that named columns which its tables no longer have: the cell finds its own. */
  dropped: readonly string[];
  /** Every name that this text reads. */
  reads: readonly Name[];
}

/** Table by parameter, `undefined` for one that is no longer read. */
export type Tables = Readonly<Record<string, Name | undefined>>;

interface Known {
  params?: Readonly<Record<string, unknown>>;
  tables: Map<string, readonly string[]>;
  catalog?: readonly TableInfo[];
  reread: Map<string, Reread>;
}

/** Asked at every key that is pressed, so each text is read once: a cell that changed is another. */
const known = new WeakMap<Cell, Known>();

function knownOf(cell: Cell): Known {
  const found = known.get(cell) ?? { tables: new Map(), reread: new Map() };
  known.set(cell, found);
  return found;
}

export const paramsOf = (cell: Cell): Readonly<Record<string, unknown>> =>
  (knownOf(cell).params ??= writtenParams(cell.source));

/** Those of the parameters that name tables. */
export function tablesIn(kind: CellKind, cell: Cell, keys: readonly string[]): readonly string[] {
  if (keys.length === 0) return [];
  const { tables } = knownOf(cell);
  const asked = keys.join();
  const found = tables.get(asked) ?? tablesAmong(kind, cell, paramsOf(cell), keys);
  tables.set(asked, found);
  return found;
}

export function rereadOf(
  kind: CellKind,
  cell: Cell,
  tables: Tables,
  catalog: readonly TableInfo[],
): Reread {
  const mine = knownOf(cell);
  if (mine.catalog !== catalog) mine.reread.clear();
  mine.catalog = catalog;
  const asked = JSON.stringify(Object.entries(tables));
  const found = mine.reread.get(asked) ?? reread(kind, cell, tables, catalog);
  mine.reread.set(asked, found);
  return found;
}

function reread(kind: CellKind, cell: Cell, tables: Tables, catalog: readonly TableInfo[]): Reread {
  const infosOf = (names: readonly Name[]) =>
    catalog.filter(({ name }) => names.some((other) => isSameName(other, name)));
  const source = editParams(cell.source, tables);
  const { reads } = kind.names({ ...cell, source });
  const params = paramsOf(cell);
  const [before, after] = [infosOf(namesOf(cell).reads), infosOf(reads)];
  const lost = lostColumns(cell.kind, params, before, after);
  if (lost.length === 0) return { source, dropped: [], reads };
  const gone = Object.fromEntries(lost.map((key) => [key, undefined]));
  // Columns of a table that went as a whole have nothing left to be found in.
  const without = Object.keys(tables).flatMap((key) => (tables[key] ? [] : [params[key]]));
  const kept = before.filter(({ name }) => !without.some((each) => isSameTable(each, name)));
  const dropped = lostColumns(cell.kind, params, kept, after);
  return { source: editParams(source, gone), dropped, reads };
}

const isSameTable = (value: unknown, name: Name): boolean =>
  typeof value === "string" && isSameName(value, name);
