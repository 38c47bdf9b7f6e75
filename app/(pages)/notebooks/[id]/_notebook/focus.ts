import type { CellId } from "@/lib/notebook/document";

const inEditor =
  ".native-edit-context, textarea, input, select, [contenteditable='true'], button, [tabindex='0']";
const waitAtMost = 3000;

export const cellElement = (id: CellId): HTMLElement | null =>
  document.querySelector(`[data-cell="${CSS.escape(id)}"]`);

/** The cell that an element stands in. */
export const cellAround = (element: Element | null): CellId | null =>
  element?.closest<HTMLElement>("[data-cell]")?.dataset.cell ?? null;

/** After React has drawn what was just changed. */
export const afterDraw = (call: () => void): void => void setTimeout(call);

export function focusCell(id: CellId, block: ScrollLogicalPosition = "nearest"): void {
  const element = cellElement(id);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block });
}

/** Editors are loaded when they are wanted: the focus waits for the first thing that takes it. */
export function focusEditor(id: CellId): void {
  const cell = cellElement(id);
  if (!cell || tryEditor(cell)) return;
  const observer = new MutationObserver(() => {
    if (tryEditor(cell)) observer.disconnect();
  });
  observer.observe(cell, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), waitAtMost);
}

function tryEditor(cell: HTMLElement): boolean {
  const target = cell.querySelector<HTMLElement>("[data-cell-code]")?.querySelector(inEditor);
  if (!(target instanceof HTMLElement)) return false;
  target.focus();
  return document.activeElement === target;
}
