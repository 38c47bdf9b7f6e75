import { isSpare } from "@/cells/read-instead";
import { kindOf } from "@/cells/registry";
import type { ModelTableName } from "@/datasets/model/model";
import type { TableInfo } from "@/lib/engine/engine";
import type { Cell, CellId, Name, NotebookDocument } from "@/lib/notebook/document";
import { isSameName } from "@/lib/notebook/names";
import { namesOf } from "./names-of";
import { groundsOf, modelTableOf, type Grounds } from "./own-grounds";
import { paramsOf, rereadOf, tablesIn } from "./own-reading";

/** A table that a model cell made of the analyst's files, and the cells that could read it. */
export interface OwnTable {
  /** The model cell. */
  id: CellId;
  name: Name;
  table: ModelTableName;
  /** Tables of the sample that it takes the place of; none where the cells have no such table yet. */
  insteadOf: readonly Name[];
  cells: readonly Change[];
  /** Cells of code and prose that name one of those tables, too: nobody rewrites their text. */
  code: readonly string[];
}

export interface Change {
  id: CellId;
  /** How the cell is called. */
  name: string;
  source: string;
  /** It reads the table in place of the sample's, beside its own incidents, or already: with the sample. */
  why: "instead" | "beside" | "mixed";
  /** Parameters that named columns which are no longer there: the cell finds its own. */
  dropped: readonly string[];
  /** Other tables of the sample that it no longer reads: an invented city tells nothing of a real one. */
  letGo: readonly Name[];
  /** Tables of the sample that it still reads, for it cannot do without. */
  stays: readonly Name[];
}

/** The parameter by which a cell reads a table beside its incidents, where its kind knows it. */
const besides: Partial<Record<ModelTableName, string>> = {
  beats: "beats",
  duty: "duty",
  people: "people",
  outcomes: "outcomes",
  known_offenders: "offenders",
};

/** Where the tables of the analyst could stand in place of the sample's. */
export function ownTablesOf(
  document: NotebookDocument,
  catalog: readonly TableInfo[],
): readonly OwnTable[] {
  if (!Object.values(document.datasets).some(({ source }) => source === "file")) return [];
  const cells = document.order.flatMap((id) => document.cells[id] ?? []);
  const grounds = groundsOf(document);
  const owns = cells.flatMap((cell): Own[] => {
    const { name } = cell;
    const table = modelTableOf(cell);
    if (name === null || table === null || grounds.of(name) !== "own") return [];
    const isMade = catalog.some((known) => known.name === name);
    return isMade ? [{ cells, catalog, grounds, cell, name, table }] : [];
  });
  const found = owns.map((own) => cells.flatMap((cell) => changeOf(cell, own) ?? []));
  const changed = new Set(found.flatMap((changes) => changes.map(({ id }) => id)));
  return owns.flatMap((own, at) => {
    const mixed = cells.flatMap((cell) => (changed.has(cell.id) ? [] : (mixedOf(cell, own) ?? [])));
    const changes = [...found[at]!, ...mixed];
    if (changes.length === 0) return [];
    const insteadOf = uniqueOf(changes.flatMap(({ replaced }) => replaced));
    const rewritten = new Set(changes.map(({ id }) => id));
    const code = cells
      .filter(({ id, kind }) => !rewritten.has(id) && !untouched.has(kind))
      .filter((other) => reads(other, insteadOf))
      .map(titleOf);
    const { cell, name, table } = own;
    return [{ id: cell.id, name, table, insteadOf, cells: changes, code }];
  });
}

interface Own {
  cells: readonly Cell[];
  catalog: readonly TableInfo[];
  grounds: Grounds;
  /** The model cell. */
  cell: Cell;
  name: Name;
  table: ModelTableName;
}

interface Found extends Change {
  replaced: readonly Name[];
}

/** They say what a table is, or how good it is, whosever it is. */
const untouched = new Set(["model", "quality"]);

function changeOf(cell: Cell, own: Own): Found | null {
  if (!isRewritable(cell)) return null;
  const params = paramsOf(cell);
  const { grounds } = own;
  const sample = sampleOf(cell, own);
  const replaced = sample.filter(({ name }) => grounds.tableOf(name) === own.table);
  const ground = grounds.of(params.data);
  if (replaced.length > 0) {
    const keys = replaced.map(({ key }) => key);
    if (!keys.includes("data") && ground === "sample") return null;
    return changed(cell, own, "instead", keys, ground === "own" || keys.includes("data"));
  }
  const key = besides[own.table];
  if (!key || key in params || ground !== "own" || isBeside(own, key)) return null;
  return changed(cell, own, "beside", [key], true);
}

/** A cell of own incidents that still reads the sample where it could do without. */
function mixedOf(cell: Cell, own: Own): Found | null {
  if (!isRewritable(cell)) return null;
  const { data } = paramsOf(cell);
  if (own.grounds.of(data) !== "own" || !own.grounds.isMadeOf(data, own.cell)) return null;
  const change = changed(cell, own, "mixed", [], true);
  return change && change.letGo.length > 0 ? change : null;
}

function changed(
  cell: Cell,
  own: Own,
  why: Change["why"],
  keys: readonly string[],
  isOfOwn: boolean,
): Found | null {
  const { grounds, catalog, name } = own;
  const sample = sampleOf(cell, own);
  const letGo = isOfOwn
    ? sample.filter(({ key }) => !keys.includes(key) && isSpare(cell.kind, key))
    : [];
  const tables: Record<string, Name | undefined> = Object.fromEntries([
    ...keys.map((key) => [key, name]),
    ...letGo.map(({ key }) => [key, undefined]),
  ]);
  const { source, dropped, reads: names } = rereadOf(kindOf(cell.kind)!, cell, tables, catalog);
  if (why !== "mixed" && !names.some((other) => isSameName(other, name))) return null;
  const stays = isOfOwn ? uniqueOf(names.filter((other) => grounds.of(other) === "sample")) : [];
  const isGone = (other: Name) => !stays.some((still) => isSameName(still, other));
  return {
    id: cell.id,
    name: titleOf(cell),
    why,
    source,
    dropped,
    replaced: sample.filter(({ key }) => keys.includes(key)).map((each) => each.name),
    letGo: uniqueOf(letGo.map((each) => each.name)).filter(isGone),
    stays,
  };
}

/** The parameters of a cell that name tables of the sample. */
function sampleOf(cell: Cell, { grounds }: Own): { key: string; name: Name }[] {
  const named = Object.entries(paramsOf(cell)).flatMap(([key, name]) =>
    typeof name === "string" && grounds.of(name) === "sample" ? [{ key, name }] : [],
  );
  const keys = named.map(({ key }) => key);
  const tables = tablesIn(kindOf(cell.kind)!, cell, keys);
  return named.filter(({ key }) => tables.includes(key));
}

function isRewritable(cell: Cell): boolean {
  const kind = kindOf(cell.kind);
  return kind !== undefined && !kind.code && cell.kind !== "text" && !untouched.has(cell.kind);
}

/** Whether some cell reads the table beside its incidents: then the others do without on purpose. */
const isBeside = ({ cells, name }: Own, key: string): boolean =>
  cells.some((cell) => {
    const beside = isRewritable(cell) ? paramsOf(cell)[key] : null;
    return typeof beside === "string" && isSameName(beside, name);
  });

const reads = (cell: Cell, names: readonly Name[]): boolean =>
  namesOf(cell).reads.some((read) => names.some((name) => isSameName(read, name)));

/** Each table once, however it is written. */
const uniqueOf = (names: readonly Name[]): Name[] =>
  names.filter((name, at) => names.findIndex((other) => isSameName(other, name)) === at);

const titleOf = (cell: Cell): string => cell.name ?? kindOf(cell.kind)?.title ?? cell.kind;
