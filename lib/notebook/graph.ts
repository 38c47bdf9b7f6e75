import type { Cell, CellId, Name, NotebookDocument } from "./document";
import { cyclePath, stronglyConnected } from "./cycles";

/** What a cell's text says of itself; the kinds know how to read it. */
export interface CellNames {
  reads: readonly Name[];
  defines: readonly Name[];
  problem?: GraphProblem;
  library?: boolean;
}

export interface GraphProblem {
  message: string;
  /** Offset in characters into the cell's source. */
  position?: number;
  hint?: string;
}

export interface GraphNode {
  readonly id: CellId;
  readonly reads: readonly Name[];
  readonly defines: readonly Name[];
  readonly library: boolean;
  /** Cells whose names this one reads, in document order. */
  readonly parents: readonly CellId[];
  readonly children: readonly CellId[];
  /** Reads that no cell defines: a dataset's name (as the dataset writes it) or one that nobody has. */
  readonly external: readonly Name[];
  /** Why it cannot run: its own text, a name that two have, or a circle. */
  readonly problem?: GraphProblem;
}

export interface Graph {
  readonly nodes: Readonly<Record<CellId, GraphNode>>;
  /** All cells, each after those it reads; otherwise as in the document. */
  readonly order: readonly CellId[];
  /** The cell that a name means to a reader of that kind, if a cell defines it. */
  definedBy(name: Name, readerKind?: string): CellId | null;
  ancestors(id: CellId): CellId[];
  descendants(id: CellId): CellId[];
  /** The cells before this one and all that they need, in running order; never the cell itself unless one of them needs it. */
  above(id: CellId): CellId[];
  /** This cell, those after it and all that they need, in running order. */
  below(id: CellId): CellId[];
}

/**
 * JavaScript tells `Fir` from `fir`, DuckDB does not. A name is matched as it is written first;
 * if nobody has it so, readers of other kinds than these take the one that differs only in case.
 * Names of cells and datasets are tables: two that differ only in case are the same name twice.
 */
const caseSensitiveKinds = new Set(["script", "text"]);

export const buildGraph = (document: NotebookDocument, names: (cell: Cell) => CellNames): Graph => {
  const cells = document.order.flatMap((id) => document.cells[id] ?? []);
  const said = new Map(cells.map((cell) => [cell.id, names(cell)]));
  const place = new Map(cells.map((cell, index) => [cell.id, index]));
  const label = (id: CellId) =>
    document.cells[id]?.name ?? said.get(id)?.defines[0] ?? `cell ${(place.get(id) ?? 0) + 1}`;

  const definers = gather(cells, said);
  const datasets = Object.keys(document.datasets);
  const problems = duplicates(document, cells, said, datasets, label);

  const find = (name: Name, kind: string): CellId[] => {
    const exact = definers.exact.get(name);
    if (exact || caseSensitiveKinds.has(kind) || datasets.includes(name)) return exact ?? [];
    return definers.folded.get(name.toLowerCase()) ?? [];
  };

  const parents = new Map<CellId, CellId[]>();
  const children = new Map<CellId, CellId[]>(cells.map((cell) => [cell.id, []]));
  const external = new Map<CellId, Name[]>();
  for (const cell of cells) {
    const from = new Set<CellId>();
    const outside = new Set<Name>();
    for (const name of said.get(cell.id)?.reads ?? []) {
      const owners = find(name, cell.kind);
      owners.forEach((owner) => from.add(owner));
      if (owners.length === 0) outside.add(datasetName(name, cell.kind, datasets));
    }
    const sorted = [...from].sort((a, b) => place.get(a)! - place.get(b)!);
    parents.set(cell.id, sorted);
    sorted.forEach((parent) => children.get(parent)!.push(cell.id));
    external.set(cell.id, [...outside].sort());
  }

  const ids = cells.map((cell) => cell.id);
  const groups = stronglyConnected(ids, (id) => parents.get(id)!);
  for (const group of groups) {
    if (group.length === 1 && !parents.get(group[0]!)!.includes(group[0]!)) continue;
    for (const id of group) {
      if (!problems.has(id)) {
        problems.set(id, circleMessage(cyclePath(id, new Set(group), children).map(label)));
      }
    }
  }

  const nodes: Record<CellId, GraphNode> = {};
  for (const id of ids) {
    const own = said.get(id)!;
    const message = problems.get(id);
    const problem = own.problem ?? (message === undefined ? undefined : { message });
    nodes[id] = {
      id,
      reads: own.reads,
      defines: own.defines,
      library: own.library ?? false,
      parents: parents.get(id)!,
      children: children.get(id)!,
      external: external.get(id)!,
      ...(problem && { problem }),
    };
  }

  // Groups come out parents first: that is the running order.
  const order = groups.flatMap((group) => group.sort((a, b) => place.get(a)! - place.get(b)!));
  const inOrder = (wanted: Set<CellId>) => order.filter((id) => wanted.has(id));
  const withAncestors = (some: readonly CellId[]) => reach(some, parents);

  return {
    nodes,
    order,
    definedBy: (name, readerKind = "sql") => find(name, readerKind)[0] ?? null,
    ancestors: (id) => inOrder(reach(parents.get(id) ?? [], parents)),
    descendants: (id) => inOrder(reach(children.get(id) ?? [], children)),
    above: (id) => inOrder(withAncestors(ids.slice(0, place.get(id) ?? 0))),
    below: (id) => inOrder(withAncestors(place.has(id) ? ids.slice(place.get(id)) : [])),
  };
};

const circleMessage = (labels: string[]) =>
  labels.length === 2
    ? `${labels[0]} → ${labels[1]}: this cell reads its own result`
    : `${labels.join(" → ")}: these cells wait for each other, so none of them can start`;

const datasetName = (name: Name, kind: string, datasets: readonly Name[]): Name => {
  if (datasets.includes(name) || caseSensitiveKinds.has(kind)) return name;
  return datasets.find((other) => other.toLowerCase() === name.toLowerCase()) ?? name;
};

const gather = (cells: readonly Cell[], said: ReadonlyMap<CellId, CellNames>) => {
  const exact = new Map<Name, CellId[]>();
  const folded = new Map<string, CellId[]>();
  for (const { id } of cells) {
    for (const name of new Set(said.get(id)!.defines)) {
      add(exact, name, id);
      add(folded, name.toLowerCase(), id);
    }
  }
  return { exact, folded };
};

const add = (map: Map<string, CellId[]>, key: string, id: CellId) => {
  const list = map.get(key) ?? [];
  if (!list.includes(id)) list.push(id);
  map.set(key, list);
};

/** Names that two have: the message names both, on every cell concerned. */
const duplicates = (
  document: NotebookDocument,
  cells: readonly Cell[],
  said: ReadonlyMap<CellId, CellNames>,
  datasets: readonly Name[],
  label: (id: CellId) => string,
): Map<CellId, string> => {
  // A table's name is compared without case, a value's as it is written.
  const tables = new Map<string, CellId[]>();
  const values = new Map<Name, CellId[]>();
  for (const cell of cells) {
    for (const name of said.get(cell.id)!.defines) {
      if (name === cell.name) add(tables, name.toLowerCase(), cell.id);
      add(values, name, cell.id);
    }
  }
  const spelled = (id: CellId, key: string) =>
    said.get(id)!.defines.find((name) => name === key) ?? document.cells[id]!.name ?? key;

  const problems = new Map<CellId, string>();
  for (const map of [values, tables]) {
    for (const [key, ids] of map) {
      if (ids.length < 2) continue;
      const places = ids.map((id) => `“${named(document, id, label)}”`);
      const list = `${places.slice(0, -1).join(", ")} and ${places.at(-1)}`;
      const who = ids.length === 2 ? `both ${list}` : list;
      for (const id of ids) {
        if (!problems.has(id)) problems.set(id, `${spelled(id, key)} is defined by ${who}`);
      }
    }
  }
  for (const dataset of datasets) {
    const ids = new Set([
      ...(tables.get(dataset.toLowerCase()) ?? []),
      ...(values.get(dataset) ?? []),
    ]);
    for (const id of ids) {
      const who = `“${named(document, id, label)}”`;
      if (!problems.has(id)) {
        problems.set(id, `${dataset} is the name of a dataset and is also defined by ${who}`);
      }
    }
  }
  return problems;
};

/** A cell without a name is called by its place: its first output may be the very name in question. */
const named = (document: NotebookDocument, id: CellId, label: (id: CellId) => string) => {
  const cell = document.cells[id];
  if (!cell) return label(id);
  return cell.name ?? `cell ${document.order.indexOf(id) + 1}`;
};

const reach = (
  from: readonly CellId[],
  edges: ReadonlyMap<CellId, readonly CellId[]>,
): Set<CellId> => {
  const seen = new Set(from);
  for (const id of seen) edges.get(id)?.forEach((next) => seen.add(next));
  return seen;
};
