import { readModel } from "@/cells/model/params";
import type { ModelTableName } from "@/datasets/model/model";
import { isSample, type SampleSource } from "@/datasets/sample/sample";
import type { Cell, Name, NotebookDocument } from "@/lib/notebook/document";
import { buildGraph, type Graph } from "@/lib/notebook/graph";
import { isSameName } from "@/lib/notebook/names";
import { namesOf } from "./names-of";

/** Where the tables of a notebook come from. */
export interface Grounds {
  /** What all that a table is made of comes from; null where it is mixed, or neither. */
  of(name: unknown): Ground | null;
  /** The table of the crime model that it is. */
  tableOf(name: Name): ModelTableName | null;
  /** Whether a table is another one, or made of it. */
  isMadeOf(name: unknown, other: Cell): boolean;
}

export type Ground = "sample" | "own";

const modelOf: Partial<Record<SampleSource, ModelTableName>> = {
  sample: "incidents",
  "sample-beats": "beats",
  "sample-duty": "duty",
  "sample-people": "people",
  "sample-property": "property",
  "sample-outcomes": "outcomes",
  "sample-offenders": "known_offenders",
};

/** Each name is looked up once: notebooks name the same few tables over and over. */
export function groundsOf(document: NotebookDocument): Grounds {
  const graph = buildGraph(document, namesOf);
  const known = new Map<Name, Ground | null>();
  return {
    of(name) {
      if (typeof name !== "string") return null;
      if (!known.has(name)) known.set(name, findGround(name, document, graph));
      return known.get(name)!;
    },
    tableOf(name) {
      const id = graph.definedBy(name);
      if (id) return modelTableOf(document.cells[id]!);
      const source = datasetOf(name, document)?.source;
      return source !== undefined && isSample(source) ? (modelOf[source] ?? null) : null;
    },
    isMadeOf(name, other) {
      const id = typeof name === "string" ? graph.definedBy(name) : null;
      return id !== null && (id === other.id || graph.ancestors(id).includes(other.id));
    },
  };
}

function findGround(name: Name, document: NotebookDocument, graph: Graph): Ground | null {
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

const models = new WeakMap<Cell, ModelTableName | null>();

/** The table that a model cell makes. */
export function modelTableOf(cell: Cell): ModelTableName | null {
  if (cell.kind !== "model") return null;
  if (!models.has(cell)) {
    const read = readModel(cell.source);
    models.set(cell, read.ok ? read.reading.table : null);
  }
  return models.get(cell)!;
}
