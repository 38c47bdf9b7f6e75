import type { Cell, CellId, Name, NotebookDocument } from "./document";
import type { Graph } from "./graph";

/** What a result depends on beside the text of cells. */
export interface Versions {
  /** A word that changes when a dataset's rows change. */
  datasets: Readonly<Record<Name, string>>;
  /** Counts what a cell has sent since its run: a slider that was moved, a generator's next value. */
  emissions: Readonly<Record<CellId, number | string>>;
}

/**
 * One hash per cell: equal hashes mean that a run would be given the same. A cell is stale when
 * its hash differs from that of its last run, so undoing an edit un-stales. Every character
 * counts, also white space. Options do not: folding a cell changes no figure.
 */
export const cellHashes = (
  document: NotebookDocument,
  graph: Graph,
  versions: Versions,
): Record<CellId, string> => {
  const hashes: Record<CellId, string> = {};
  for (const id of graph.order) {
    const cell = document.cells[id];
    const node = graph.nodes[id];
    if (!cell || !node) continue;
    const inputs = node.parents.map(
      (parent) => `${hashes[parent] ?? "waiting"}:${versions.emissions[parent] ?? ""}`,
    );
    const tables = node.external.map((name) =>
      Object.hasOwn(versions.datasets, name) ? [name, versions.datasets[name]] : [name],
    );
    hashes[id] = hashText(JSON.stringify([ownHash(cell), inputs, tables]));
  }
  return hashes;
};

const ownHashes = new WeakMap<Cell, string>();

/** Cells are immutable, so a keystroke in one never reads the text of the others again. */
const ownHash = (cell: Cell): string => {
  const known = ownHashes.get(cell);
  if (known !== undefined) return known;
  const hash = hashText(JSON.stringify([cell.kind, cell.name, cell.source]));
  ownHashes.set(cell, hash);
  return hash;
};

/** Two FNV-style lanes of 32 bits with different multipliers: fast and even, not a secret. */
export const hashText = (text: string): string => {
  let one = 0x811c9dc5;
  let two = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x5bd1e995);
    two ^= two >>> 15;
  }
  one = Math.imul(one ^ (one >>> 16), 0x85ebca6b);
  two = Math.imul(two ^ (two >>> 13), 0xc2b2ae35);
  const hex = (lane: number) => ((lane ^ (lane >>> 16)) >>> 0).toString(16).padStart(8, "0");
  return hex(one) + hex(two);
};
