/** A cell of the grid; row -1 is the heading. */
export interface CellPlace {
  row: number;
  column: number;
}

/** The cell that the keys move, and the one where a selection began. */
export interface GridCursor extends CellPlace {
  anchor: CellPlace;
}

export interface GridSize {
  rows: number;
  columns: number;
  /** Rows that PageUp and PageDown move. */
  page: number;
}

export interface GridKey {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

export const atStart: GridCursor = { row: 0, column: 0, anchor: { row: 0, column: 0 } };

function moved(from: CellPlace, { key, ctrlKey, metaKey }: GridKey, size: GridSize) {
  const far = ctrlKey || metaKey;
  const last = size.rows - 1;
  switch (key) {
    case "ArrowUp":
      return { ...from, row: far ? 0 : from.row - 1 };
    case "ArrowDown":
      return { ...from, row: far ? last : from.row + 1 };
    case "ArrowLeft":
      return { ...from, column: far ? 0 : from.column - 1 };
    case "ArrowRight":
      return { ...from, column: far ? size.columns - 1 : from.column + 1 };
    case "PageUp":
      return { ...from, row: Math.max(0, from.row - size.page) };
    case "PageDown":
      return { ...from, row: from.row + size.page };
    case "Home":
      return { row: far ? 0 : from.row, column: 0 };
    case "End":
      return { row: far ? last : from.row, column: size.columns - 1 };
    default:
      return null;
  }
}

/** Where a key takes the cursor, or null when it is not one of its keys. Shift leaves the anchor where it is. */
export function moveCursor(from: GridCursor, key: GridKey, size: GridSize): GridCursor | null {
  const to = moved(from, key, size);
  if (!to) return null;
  const extends_ = key.shiftKey && from.row >= 0;
  const lowest = extends_ ? 0 : -1;
  const row = Math.max(lowest, Math.min(to.row, size.rows - 1));
  const column = Math.max(0, Math.min(to.column, size.columns - 1));
  return { row, column, anchor: extends_ ? from.anchor : { row, column } };
}

export interface CellRange {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The selected cells, ends included. */
export function selection({ row, column, anchor }: GridCursor): CellRange {
  return {
    top: Math.max(0, Math.min(row, anchor.row)),
    bottom: Math.max(row, anchor.row),
    left: Math.min(column, anchor.column),
    right: Math.max(column, anchor.column),
  };
}

export function isInRange(range: CellRange, row: number, column: number): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

export function cellsIn(range: CellRange): number {
  return Math.max(0, range.bottom - range.top + 1) * (range.right - range.left + 1);
}
