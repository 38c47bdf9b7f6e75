import { useRef, type KeyboardEvent, type MouseEvent } from "react";
import type { Engine, TableInfo } from "@/lib/engine/engine";
import type { GridColumn } from "./columns";
import { closedColumn, type GridGuard } from "./guard";
import { cellsIn, moveCursor, selection, type GridCursor } from "./cursor";
import { clipboardText } from "./clipboard";
import type { HeadActions } from "./head-cell";
import type { GridScroll } from "./use-grid-scroll";
import { nextSort, type Sort } from "./sort";
import { gridTexts as texts } from "./texts";

interface GridKeysOptions {
  engine: Engine;
  table: TableInfo;
  columns: readonly GridColumn[];
  guard: GridGuard;
  sort: Sort;
  scale: number;
  cursor: GridCursor;
  setCursor(cursor: GridCursor): void;
  scroll: GridScroll;
  actions: HeadActions;
  /** One line for the reader, also spoken. */
  say(words: string): void;
}

const mostCells = 200_000;
const widthStep = 16;

function placeUnder(event: MouseEvent): { row: number; column: number } | null {
  const cell =
    event.target instanceof Element ? event.target.closest<HTMLElement>("[data-row]") : null;
  return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : null;
}

/** What keys and mouse do in the grid: move the cursor, select, copy, and act on headings. */
export function useGridKeys(options: GridKeysOptions) {
  const { engine, table, columns, guard, sort, scale } = options;
  const { cursor, setCursor, scroll, actions, say } = options;
  const isDragging = useRef(false);

  const show = (next: GridCursor) => {
    setCursor(next);
    if (next.row >= 0) scroll.showRow(next.row);
    const column = columns[next.column];
    if (!column || column.isPinned) return;
    const pinned = columns.reduce((sum, one) => sum + (one.isPinned ? one.width : 0), 0);
    scroll.showAcross(column.left, column.left + column.width, pinned);
  };

  const copy = async () => {
    const range = selection(cursor);
    const cells = cellsIn(range);
    if (cells === 0 || cursor.row < 0) return;
    if (cells > mostCells) return say(texts.tooMuchToCopy(mostCells));
    try {
      const chosen = columns.slice(range.left, range.right + 1).map(({ name }) => name);
      const leftOut = chosen.filter((name) => guard.hidden.has(name));
      if (leftOut.length === chosen.length) return say(texts.nothingToCopy);
      const text = await clipboardText(engine, table.name, columns, range, sort, guard);
      await navigator.clipboard.writeText(text);
      const copied = texts.copied((cells / chosen.length) * (chosen.length - leftOut.length));
      say(leftOut.length === 0 ? copied : `${copied}. ${texts.leftOut(leftOut)}`);
    } catch {
      say(texts.cannotCopy);
    }
  };

  const onHeading = (event: KeyboardEvent): boolean => {
    const column = columns[cursor.column];
    if (cursor.row !== -1 || !column) return false;
    const sideways = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (event.key === "Enter" || event.key === " ") {
      const closed = closedColumn(guard, column.name);
      if (closed) say(closed);
      else actions.sortBy(nextSort(sort, column.name));
    } else if (event.key === "ContextMenu" || (event.key === "ArrowDown" && event.altKey))
      actions.menu(column.name);
    else if (sideways !== 0 && event.shiftKey)
      actions.resize(column.name, column.width / scale + sideways * widthStep);
    else return false;
    return true;
  };

  const onCells = (event: KeyboardEvent): boolean => {
    const isCommand = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (isCommand && key === "c") void copy();
    else if (isCommand && key === "a") {
      const corner = { row: table.rows - 1, column: columns.length - 1 };
      setCursor({ ...corner, anchor: { row: 0, column: 0 } });
    } else {
      const next = moveCursor(cursor, event, {
        rows: table.rows,
        columns: columns.length,
        page: scroll.page,
      });
      if (!next || event.altKey) return false;
      show(next);
    }
    return true;
  };

  return {
    onKeyDown(event: KeyboardEvent) {
      // Keys in a menu or popover of a heading bubble up to here as well.
      if (event.target !== event.currentTarget) return;
      if (!onHeading(event) && !onCells(event)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onMouseDown(event: MouseEvent) {
      const place = placeUnder(event);
      if (!place || event.button !== 0) return;
      event.preventDefault();
      actions.focusGrid();
      isDragging.current = true;
      setCursor({ ...place, anchor: event.shiftKey ? cursor.anchor : place });
    },
    onMouseMove(event: MouseEvent) {
      if (!isDragging.current) return;
      if (event.buttons === 0) isDragging.current = false;
      const place = placeUnder(event);
      if (!place || (place.row === cursor.row && place.column === cursor.column)) return;
      if (isDragging.current) setCursor({ ...place, anchor: cursor.anchor });
    },
    onMouseUp() {
      isDragging.current = false;
    },
  };
}
