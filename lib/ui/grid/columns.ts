import type { ColumnInfo } from "@/lib/engine/engine";

export interface GridColumn extends ColumnInfo {
  /** In pixels. */
  width: number;
  isPinned: boolean;
  /** Pixels from the left edge of the grid: for pinned columns where they stick, for others where they begin. */
  left: number;
}

/** What the reader changed; columns not named are as they come. */
export interface ColumnChoices {
  widths: Readonly<Record<string, number>>;
  pinned: readonly string[];
  hidden: readonly string[];
}

export const asTheyCome: ColumnChoices = { widths: {}, pinned: [], hidden: [] };

export const narrowest = 48;
export const widest = 800;

const usual: Record<ColumnInfo["kind"], number> = {
  text: 168,
  integer: 96,
  number: 104,
  boolean: 72,
  date: 112,
  timestamp: 152,
  time: 88,
  list: 168,
  other: 168,
};

/** Wide enough for the usual value and for the heading with its sign and menu. */
export function firstWidth({ name, kind }: ColumnInfo): number {
  return Math.min(280, Math.max(usual[kind], name.length * 7.5 + 52));
}

/** The columns in the order they stand: pinned ones first, hidden ones not at all. */
export function layColumns(
  columns: readonly ColumnInfo[],
  choices: ColumnChoices,
  scale: number,
): GridColumn[] {
  const shown = columns.filter((column) => !choices.hidden.includes(column.name));
  const isPinned = (column: ColumnInfo) => choices.pinned.includes(column.name);
  let left = 0;
  return [...shown.filter(isPinned), ...shown.filter((column) => !isPinned(column))].map(
    (column) => {
      const width = Math.round((choices.widths[column.name] ?? firstWidth(column)) * scale);
      const laid = { ...column, width, isPinned: isPinned(column), left };
      left += width;
      return laid;
    },
  );
}

export function withWidth(choices: ColumnChoices, name: string, width: number): ColumnChoices {
  const kept = Math.round(Math.max(narrowest, Math.min(width, widest)));
  return { ...choices, widths: { ...choices.widths, [name]: kept } };
}

export function withPin(choices: ColumnChoices, name: string, isPinned: boolean): ColumnChoices {
  const others = choices.pinned.filter((other) => other !== name);
  return { ...choices, pinned: isPinned ? [...others, name] : others };
}

export function withHidden(choices: ColumnChoices, name: string): ColumnChoices {
  return { ...choices, hidden: [...choices.hidden, name] };
}

/** Indices of the columns that can be seen, pinned ones always. */
export function columnsInView(
  columns: readonly GridColumn[],
  scrollLeft: number,
  viewWidth: number,
): number[] {
  const slack = 240;
  return columns.flatMap((column, index) =>
    column.isPinned ||
    (column.left + column.width >= scrollLeft - slack &&
      column.left <= scrollLeft + viewWidth + slack)
      ? [index]
      : [],
  );
}
