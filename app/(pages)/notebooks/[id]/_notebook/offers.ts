import { fileIdsOf, type ModelParams, readModel, tablesNamed } from "@/cells/model/params";
import { shapeOf } from "@/cells/model/remember";
import type { ModelTableName } from "@/datasets/model/model";
import { rolesOf } from "@/datasets/model/roles";
import { recognise, type Recognised } from "@/datasets/sources/recognise";
import type { TableInfo } from "@/lib/engine/engine";
import type { Cell, CellId, Name, NotebookDocument } from "@/lib/notebook/document";
import { namesOf } from "./names-of";

/** What can be done with data that was dropped and that no cell reads yet. */
export interface Offer {
  /** The tables that it speaks of; one strip for all files of one publisher. */
  tables: readonly TableInfo[];
  recognised: Recognised | null;
  /** Tables of the model that the files make and that no cell makes yet, with their files. */
  makes: readonly Made[];
  /** Cells that could read it too: one that reads a file of its shape, or other files of its publisher. */
  extend: readonly Extension[];
  /** It holds outlines of areas, not records. */
  isAreas: boolean;
  /** A cell that checks its quality is there already. */
  isChecked: boolean;
}

export interface Made {
  table: ModelTableName;
  /** What the cell says of its data. */
  data: string | Readonly<Record<string, string>>;
}

export interface Extension {
  id: CellId;
  name: Name;
  /** What the cell would say of its data then. */
  data: ModelParams["data"];
  isSameShape: boolean;
}

interface Reader {
  cell: Cell;
  reads: readonly Name[];
}

/** `datasets`: the tables that were dropped, as they are now; `looks`: what they are recognised as. */
export function offersOf(
  document: NotebookDocument,
  datasets: readonly TableInfo[],
  looks: readonly Recognised[] = recognise(datasets),
): Offer[] {
  const readers = document.order.flatMap((id): Reader[] => {
    const cell = document.cells[id];
    return cell ? [{ cell, reads: namesOf(cell).reads }] : [];
  });
  const isReadBy = (name: Name, wanted: (kind: string) => boolean) =>
    readers.some(({ cell, reads }) => wanted(cell.kind) && reads.includes(name));
  const isUnread = ({ name }: TableInfo) => !isReadBy(name, (kind) => kind !== "quality");
  const left = new Set(datasets);
  const offers: Offer[] = [];

  const offer = (tables: readonly TableInfo[], recognised: Recognised | null) => {
    for (const table of tables) left.delete(table);
    if (!tables.some(isUnread)) return;
    const made = recognised ? madeBy(recognised) : [];
    const extend = made.flatMap((one) => extensionsBy(one, recognised!, readers));
    const makes = made.filter((one) => !isMade(one, recognised!, readers));
    if (made.length > 0 && makes.length === 0 && extend.length === 0) return;
    const [only] = tables.length === 1 ? tables : [];
    offers.push({
      tables,
      recognised,
      makes,
      extend: [...(only ? sameShape(only, readers, datasets, looks) : []), ...extend],
      isAreas: only ? [...rolesOf(only).values()].includes("shape") : false,
      isChecked: tables.every(({ name }) => isReadBy(name, (kind) => kind === "quality")),
    });
  };
  for (const recognised of looks) {
    const names = Object.values(recognised.files);
    const tables = [...left].filter(({ name }) => names.includes(name));
    if (tables.length === names.length) offer(tables, recognised);
  }
  for (const table of [...left]) offer([table], null);
  return offers;
}

/** Each table of the model that the files at hand make, from all of them that have rows for it. */
function madeBy({ source, files }: Recognised): Made[] {
  const there = source.tables.filter(
    ({ from, needs = [] }) => from in files && needs.every((file) => file in files),
  );
  return [...new Set(there.map(({ table }) => table))].map((table) => {
    const recipes = there.filter((recipe) => recipe.table === table);
    const wanted = recipes.flatMap(({ from, needs = [], joins = [] }) => [
      from,
      ...needs,
      ...joins.map(({ file }) => file),
    ]);
    const named = [...new Set(wanted)].filter((file) => file in files);
    const isPlain = named.length === 1 && fileIdsOf(source, table)[0] === named[0];
    return {
      table,
      data: isPlain
        ? files[named[0]!]!
        : Object.fromEntries(named.map((file) => [file, files[file]!])),
    };
  });
}

/** Model cells of this table that read some of these files. */
const cellsOf = ({ table, data }: Made, { source }: Recognised, readers: readonly Reader[]) =>
  readers.flatMap(({ cell, reads }) => {
    const read = cell.kind === "model" ? readModel(cell.source) : null;
    if (!read?.ok || read.reading.table !== table || read.reading.source !== source.id) return [];
    return tablesNamed(data).some((name) => reads.includes(name)) ? [{ cell, reads }] : [];
  });

const isMade = (made: Made, recognised: Recognised, readers: readonly Reader[]): boolean =>
  cellsOf(made, recognised, readers).length > 0;

/** Cells that read some of the files that have rows for their table, and not yet all of them. */
function extensionsBy(made: Made, recognised: Recognised, readers: readonly Reader[]): Extension[] {
  const { source, files } = recognised;
  const rows = source.tables
    .filter(({ table, from }) => table === made.table && from in files)
    .map(({ from }) => files[from]!);
  return cellsOf(made, recognised, readers).flatMap(({ cell, reads }) =>
    cell.name !== null && rows.some((name) => !reads.includes(name))
      ? [{ id: cell.id, name: cell.name, data: made.data, isSameShape: false }]
      : [],
  );
}

function sameShape(
  table: TableInfo,
  readers: readonly Reader[],
  datasets: readonly TableInfo[],
  looks: readonly Recognised[],
): Extension[] {
  const shape = shapeOf(table);
  const fileOf = ({ name }: TableInfo): string | undefined => {
    const look = looks.find(({ files }) => Object.values(files).includes(name));
    const file = look && Object.keys(look.files).find((id) => look.files[id] === name);
    return file && `${look.source.id} ${file}`;
  };
  const file = fileOf(table);
  const isAlike = (other: TableInfo): boolean =>
    shapeOf(other) === shape || (file !== undefined && fileOf(other) === file);
  return readers.flatMap(({ cell }) => {
    const read = cell.kind === "model" && cell.name !== null ? readModel(cell.source) : null;
    if (!read?.ok) return [];
    const { data } = read.reading;
    if (typeof data !== "string" && !Array.isArray(data)) return [];
    const first = datasets.find(({ name }) => name === tablesNamed(data)[0]);
    return first && first !== table && isAlike(first)
      ? [
          {
            id: cell.id,
            name: cell.name!,
            data: [...tablesNamed(data), table.name],
            isSameShape: true,
          },
        ]
      : [];
  });
}

/** How a table of the model is called in a sentence: “Read as incidents”. */
export const modelName = (table: ModelTableName): string => table.replaceAll("_", " ");
