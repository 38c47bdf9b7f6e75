import { memo } from "react";
import { formatValue, nothing } from "@/lib/table/format";
import type { GridColumn } from "./columns";
import { hiddenValue } from "./guard";
import { gridTexts as texts } from "./texts";

interface GridCellProps {
  id: string;
  column: GridColumn;
  index: number;
  row: number;
  /** `undefined` while the row is on its way. */
  value: unknown;
  isPlain: boolean;
  isSelected: boolean;
  isCursor: boolean;
}

const rightAligned = new Set(["integer", "number"]);

/** Left edge and width of a cell: pinned ones stick, the others stand where they begin. */
export function cellPlace(column: GridColumn): React.CSSProperties {
  return column.isPinned
    ? { position: "sticky", left: column.left, width: column.width }
    : { position: "absolute", left: column.left, width: column.width };
}

export const isRightAligned = (column: GridColumn) => rightAligned.has(column.kind);

export const GridCell = memo(function GridCell(props: GridCellProps) {
  const { id, column, index, row, value, isPlain, isSelected, isCursor } = props;
  const isLoading = value === undefined;
  const isHidden = value === hiddenValue;
  const text =
    isLoading || isHidden || value === null
      ? ""
      : formatValue(value, column.kind, undefined, isPlain);
  const paper = isSelected
    ? "bg-accent-wash"
    : column.isPinned
      ? "bg-paper group-hover:bg-panel"
      : "";
  return (
    <div
      id={id}
      role="gridcell"
      aria-colindex={index + 1}
      aria-selected={isSelected}
      aria-busy={isLoading || undefined}
      data-row={row}
      data-column={index}
      title={text.length > 20 ? text : undefined}
      style={cellPlace(column)}
      className={`inset-y-0 flex h-full shrink-0 items-center px-2 ${paper} ${
        column.isPinned ? "z-10 border-r border-line" : ""
      } ${isRightAligned(column) ? "justify-end" : ""} ${
        isCursor ? "shadow-[inset_0_0_0_2px_var(--accent)]" : ""
      }`}
    >
      {isLoading ? (
        <span aria-hidden className="h-2 w-2/3 rounded-sm bg-line opacity-60" />
      ) : isHidden ? (
        <span className="truncate text-faint italic">{texts.hiddenValue}</span>
      ) : value === null ? (
        <>
          <span aria-hidden className="text-faint">
            {nothing}
          </span>
          <span className="sr-only">{texts.empty}</span>
        </>
      ) : (
        <span className="truncate">{text}</span>
      )}
    </div>
  );
});
