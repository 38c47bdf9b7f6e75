import { readModel, recipesOf, tablesNamed } from "@/cells/model/params";
import { shapeOf } from "@/cells/model/remember";
import { kindOf } from "@/cells/registry";
import type { ModelTableName } from "@/datasets/model/model";
import { rolesOf } from "@/datasets/model/roles";
import { recognise, type Recognised } from "@/datasets/sources/recognise";
import type { SourceTable } from "@/datasets/sources/source";
import type { TableInfo } from "@/lib/engine/engine";
import type { Cell, Name, NotebookDocument } from "@/lib/notebook/document";

/** What can be done with data that was dropped and that no cell reads yet. */
export interface Offer {
  /** The tables that it speaks of; one strip for all files of one publisher. */
  tables: readonly TableInfo[];
  recognised: Recognised | null;
  /** How the publisher's files become tables of the model, those that no cell makes yet. */
  recipes: readonly SourceTable[];
  /** Cells that read a file of the same shape. */
  appendTo: readonly { id: string; name: string }[];
  /** It holds outlines of areas, not records. */
  isAreas: boolean;
  /** A cell that checks its quality is there already. */
  isChecked: boolean;
}

interface Reader {
  cell: Cell;
  reads: readonly Name[];
}

/** `datasets`: the tables that were dropped, as they are now. */
export function offersOf(document: NotebookDocument, datasets: readonly TableInfo[]): Offer[] {
  const readers = document.order.flatMap((id): Reader[] => {
    const cell = document.cells[id];
    return cell ? [{ cell, reads: kindOf(cell.kind)?.names(cell).reads ?? [] }] : [];
  });
  const isReadBy = (name: Name, wanted: (kind: string) => boolean) =>
    readers.some(({ cell, reads }) => wanted(cell.kind) && reads.includes(name));
  const isUnread = ({ name }: TableInfo) => !isReadBy(name, (kind) => kind !== "quality");
  const left = new Set(datasets);
  const offers: Offer[] = [];

  const offer = (tables: readonly TableInfo[], recognised: Recognised | null) => {
    for (const table of tables) left.delete(table);
    if (!tables.some(isUnread)) return;
    const possible = recognised ? possibleRecipes(recognised) : [];
    const recipes = possible.filter((recipe) => !isMade(recipe, recognised!, readers));
    if (possible.length > 0 && recipes.length === 0) return;
    const [only] = tables.length === 1 ? tables : [];
    offers.push({
      tables,
      recognised,
      recipes,
      appendTo: only ? sameShape(only, recognised, readers, datasets) : [],
      isAreas: only ? [...rolesOf(only).values()].includes("shape") : false,
      isChecked: tables.every(({ name }) => isReadBy(name, (kind) => kind === "quality")),
    });
  };
  for (const recognised of recognise(datasets)) {
    const names = Object.values(recognised.files);
    const tables = [...left].filter(({ name }) => names.includes(name));
    if (tables.length === names.length) offer(tables, recognised);
  }
  for (const table of [...left]) offer([table], null);
  return offers;
}

/** The first recipe of each table of the model whose files are there. */
function possibleRecipes({ source, files }: Recognised): SourceTable[] {
  const there = source.tables.filter(
    ({ from, needs = [] }) => from in files && needs.every((file) => file in files),
  );
  return there.filter(
    (recipe, at) => there.findIndex(({ table }) => table === recipe.table) === at,
  );
}

/** Does a cell make this table of the model from these files? */
function isMade(recipe: SourceTable, { files }: Recognised, readers: readonly Reader[]): boolean {
  return readers.some(({ cell, reads }) => {
    if (cell.kind !== "model" || !reads.includes(files[recipe.from]!)) return false;
    const read = readModel(cell.source);
    return read.ok && read.reading.table === recipe.table;
  });
}

function sameShape(
  table: TableInfo,
  recognised: Recognised | null,
  readers: readonly Reader[],
  datasets: readonly TableInfo[],
): Offer["appendTo"] {
  const shape = shapeOf(table);
  const looks = (other: TableInfo): boolean => {
    if (shapeOf(other) === shape) return true;
    const its = recognise([other])[0];
    return (
      its !== undefined &&
      its.source.id === recognised?.source.id &&
      Object.keys(its.files).join() === Object.keys(recognised.files).join()
    );
  };
  return readers.flatMap(({ cell }) => {
    const read = cell.kind === "model" && cell.name !== null ? readModel(cell.source) : null;
    if (!read?.ok) return [];
    const { data } = read.reading;
    if (typeof data !== "string" && !Array.isArray(data)) return [];
    const first = datasets.find(({ name }) => name === tablesNamed(data)[0]);
    return first && first !== table && looks(first) ? [{ id: cell.id, name: cell.name! }] : [];
  });
}

/** What a cell of the kind `model` says of its data to follow a recipe. */
export function dataFor(
  { source, files }: Recognised,
  { table, from, needs = [], joins = [] }: SourceTable,
): string | Record<string, string> {
  const wanted = [from, ...needs, ...joins.map(({ file }) => file)];
  const there = [...new Set(wanted)].filter((file) => file in files);
  const isPlain = there.length === 1 && recipesOf(source, table)[0]!.from === from;
  return isPlain ? files[from]! : Object.fromEntries(there.map((file) => [file, files[file]!]));
}

/** How a table of the model is called in a sentence: “Read as incidents”. */
export const modelName = (table: ModelTableName): string => table.replaceAll("_", " ");
