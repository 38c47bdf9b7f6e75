import type { CellId } from "@/lib/notebook/document";
import { loadMonaco } from "@/lib/ui/editor";
import { afterDraw, cellElement } from "./focus";

export interface TextPlace {
  /** Counted from 1. */
  line: number;
  column: number;
}

const waitAtMost = 3000;

/** Puts the cursor of a cell's code editor to the place; the editor may still be on its way. */
export function goTo(id: CellId, place: TextPlace): void {
  afterDraw(() => {
    if (cellElement(id)?.querySelector("[data-code-editor]")) void moveCursor(id, place);
  });
}

async function moveCursor(id: CellId, { line, column }: TextPlace): Promise<void> {
  const { editor: editors } = await loadMonaco();
  const move = (): boolean => {
    const editor = editors.getEditors().find((one) => {
      const node = one.getDomNode();
      return node !== null && (cellElement(id)?.contains(node) ?? false);
    });
    editor?.setPosition({ lineNumber: line, column });
    editor?.revealLineInCenterIfOutsideViewport(line);
    editor?.focus();
    return editor !== undefined;
  };
  if (move()) return;
  const listening = editors.onDidCreateEditor(() =>
    setTimeout(() => {
      if (move()) listening.dispose();
    }),
  );
  setTimeout(() => listening.dispose(), waitAtMost);
}
