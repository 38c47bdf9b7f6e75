import { readModel } from "@/cells/model/params";
import { readInstead, writtenParams } from "@/cells/read-instead";
import { kindOf } from "@/cells/registry";
import type { ModelTableName } from "@/datasets/model/model";
import { isSample, type SampleSource } from "@/datasets/sample/sample";
import type { TableInfo } from "@/lib/engine/engine";
import type { Cell, CellId, Name, NotebookDocument } from "@/lib/notebook/document";
import { buildGraph, type Graph } from "@/lib/notebook/graph";
import { isSameName } from "@/lib/notebook/names";
import { namesOf } from "./names-of";

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
  /** Parameters that named columns which are no longer there. */
  dropped: readonly string[];
  /** Other tables of the sample that it no longer reads: an invented city tells nothing of a real one. */
  letGo: readonly Name[];
}

const modelOf: Partial<Record<SampleSource, ModelTableName>> = {
  sample: "incidents",
  "sample-beats": "beats",
  "sample-duty": "duty",
  "sample-people": "people",
  "sample-property": "property",
  "sample-outcomes": "outcomes",
  "sample-offenders": "known_offenders",
};

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
  const models = cellsOf(document).filter(({ kind }) => kind === "model");
  const graph = buildGraph(document, namesOf);
  return models.flatMap((cell) => {
    const { name } = cell;
    const table = tableOf(cell);
    if (name === null || table === null || groundOf(name, document, graph) !== "own") return [];
    if (!catalog.some((known) => known.name === name)) return [];
    const own = { document, catalog, graph, name, table };
    const changes = cellsOf(document).flatMap((other) => changeOf(other, own) ?? []);
    if (changes.length === 0) return [];
    const insteadOf = [...new Set(changes.flatMap(({ replaced }) => replaced))];
    const rewritten = new Set(changes.map(({ id }) => id));
    const code = cellsOf(document)
      .filter(({ id, kind }) => !rewritten.has(id) && !untouched.has(kind))
      .filter((other) => reads(other, insteadOf))
      .map(titleOf);
    return [{ id: cell.id, name, table, insteadOf, cells: changes, code }];
  });
}

interface Own {
  document: NotebookDocument;
  catalog: readonly TableInfo[];
  graph: Graph;
  name: Name;
  table: ModelTableName;
}

/** They say what a table is, or how good it is, whosever it is. */
const untouched = new Set(["model", "quality"]);

function changeOf(cell: Cell, own: Own): (Change & { replaced: readonly Name[] }) | null {
  const kind = kindOf(cell.kind);
  if (!kind || kind.code || cell.kind === "text" || untouched.has(cell.kind)) return null;
  const params = writtenParams(cell.source);
  const { document, catalog, graph } = own;
  const ground = (name: unknown) =>
    typeof name === "string" ? groundOf(name, document, graph) : null;
  const sample = Object.entries(params).flatMap(([key, value]) => {
    if (typeof value !== "string" || ground(value) !== "sample") return [];
    const table = tableNamed(value, document, graph);
    return table ? [{ key, name: value, table }] : [];
  });
  const replaced = sample.filter(({ table }) => table === own.table);
  const tables: Record<string, Name | undefined> = Object.fromEntries(
    replaced.map(({ key }) => [key, own.name]),
  );
  if (replaced.length === 0) {
    const key = besides[own.table];
    if (!key || key in params || ground(params.data) !== "own" || !isUnread(own)) return null;
    tables[key] = own.name;
  }
  if (!("data" in tables) && ground(params.data) === "sample") return null;
  const letGo = "data" in tables ? sample.filter(({ key, table }) => key === besides[table]) : [];
  for (const { key } of letGo) tables[key] = undefined;
  const read = (source: string) => {
    const { reads: names } = kind.names({ ...cell, source });
    return catalog.filter(({ name }) => names.some((other) => isSameName(other, name)));
  };
  const after = read(readInstead(cell.source, tables, [], []).source);
  if (!after.some(({ name }) => name === own.name)) return null;
  return {
    id: cell.id,
    name: titleOf(cell),
    replaced: replaced.map(({ name }) => name),
    letGo: letGo.map(({ name }) => name),
    ...readInstead(cell.source, tables, read(cell.source), after),
  };
}

/** What all that a table is made of comes from; null where it is mixed, or neither. */
function groundOf(name: Name, document: NotebookDocument, graph: Graph): "sample" | "own" | null {
  const id = graph.definedBy(name);
  const roots = id
    ? [id, ...graph.ancestors(id)].flatMap((each) => graph.nodes[each]!.external)
    : [name];
  const grounds = new Set(
    roots.map((root) => {
      const source = datasetOf(root, document)?.source;
      if (source === undefined) return null;
      return isSample(source) ? "sample" : source === "file" ? "own" : null;
    }),
  );
  return grounds.size === 1 ? [...grounds][0]! : null;
}

const datasetOf = (name: Name, { datasets }: NotebookDocument) =>
  datasets[Object.keys(datasets).find((other) => isSameName(other, name)) ?? ""];

function tableNamed(name: Name, document: NotebookDocument, graph: Graph): ModelTableName | null {
  const id = graph.definedBy(name);
  if (id) return tableOf(document.cells[id]!);
  const source = datasetOf(name, document)?.source;
  return source !== undefined && isSample(source) ? (modelOf[source] ?? null) : null;
}

function tableOf(cell: Cell): ModelTableName | null {
  const read = cell.kind === "model" ? readModel(cell.source) : null;
  return read?.ok ? read.reading.table : null;
}

const isUnread = ({ document, name }: Own): boolean =>
  !cellsOf(document).some((cell) => cell.kind !== "quality" && reads(cell, [name]));

const reads = (cell: Cell, names: readonly Name[]): boolean =>
  namesOf(cell).reads.some((read) => names.some((name) => isSameName(read, name)));

const cellsOf = ({ order, cells }: NotebookDocument): readonly Cell[] =>
  order.flatMap((id) => cells[id] ?? []);

const titleOf = (cell: Cell): string => cell.name ?? kindOf(cell.kind)?.title ?? cell.kind;
