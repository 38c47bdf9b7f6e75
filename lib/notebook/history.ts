import type { NotebookDocument } from "./document";

/** The documents before and after this one. A value: undo and redo give a new history. */
export interface History {
  readonly past: readonly NotebookDocument[];
  readonly present: NotebookDocument;
  readonly future: readonly NotebookDocument[];
  /** Key of the last step; the next step with the same key becomes part of it. */
  readonly merge?: string;
}

/** Steps that can be undone. Documents share what did not change, so a step costs little. */
export const stepsKept = 200;

export const startHistory = (document: NotebookDocument): History => ({
  past: [],
  present: document,
  future: [],
});

export const push = (
  history: History,
  document: NotebookDocument,
  { merge }: { merge?: string } = {},
): History => {
  if (document === history.present) return history;
  const joins = merge !== undefined && merge === history.merge;
  const past = joins ? history.past : [...history.past, history.present].slice(-stepsKept);
  return { past, present: document, future: [], ...(merge !== undefined && { merge }) };
};

export const undo = (history: History): History => {
  const previous = history.past.at(-1);
  if (!previous) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
  };
};

export const redo = (history: History): History => {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { past: [...history.past, history.present], present: next, future };
};
