import type { CellId, NotebookDocument } from "@/lib/notebook/document";

export interface OutlineEntry {
  id: CellId;
  text: string;
  /** 1 to 3 for headings, 4 for named cells. */
  level: number;
}

/** Headings of the text cells and names of the others, in the order of the document. */
export function outlineOf(document: NotebookDocument): OutlineEntry[] {
  return document.order.flatMap((id): OutlineEntry[] => {
    const cell = document.cells[id];
    if (!cell) return [];
    if (cell.kind !== "text") return cell.name ? [{ id, text: cell.name, level: 4 }] : [];
    return [...cell.source.matchAll(/^(#{1,3})\s+(.+?)\s*#*$/gm)].map(([, marks, text]) => ({
      id,
      text: (text ?? "").replace(/[*_`]/g, ""),
      level: marks?.length ?? 1,
    }));
  });
}
