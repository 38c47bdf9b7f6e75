import { apply } from "@/lib/notebook/apply";
import type { Cell, NotebookDocument } from "@/lib/notebook/document";
import type { Operation } from "@/lib/notebook/operations";

export const emptyDocument: NotebookDocument = {
  title: "",
  auto: true,
  datasets: {},
  order: [],
  cells: {},
};

export const cell = (id: string, name: string | null, source = "", kind = "sql"): Cell => ({
  id,
  kind,
  name,
  options: {},
  source,
});

export const documentOf = (...cells: Cell[]): NotebookDocument => ({
  ...emptyDocument,
  order: cells.map(({ id }) => id),
  cells: Object.fromEntries(cells.map((one) => [one.id, one])),
});

export const change = (document: NotebookDocument, ...operations: Operation[]) =>
  operations.reduce((before, operation) => {
    const applied = apply(before, operation);
    if (!applied.ok) throw new Error(applied.reason);
    return applied.document;
  }, document);

/** Cells as the file knows them: without ids, in order. */
export const cellsOf = (document: NotebookDocument) =>
  document.order.map((id) => {
    const { kind, name, options, source } = document.cells[id]!;
    return { kind, name, options, source };
  });

/** The same numbers for the same seed (mulberry32), from 0 up to 1. */
export const randomFrom = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
