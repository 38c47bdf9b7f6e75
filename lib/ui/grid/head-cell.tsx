"use client";

import { useRef } from "react";
import { Popover } from "radix-ui";
import {
  ArrowDown,
  ArrowUp,
  ChevronDown,
  EyeOff,
  Lock,
  Pin,
  PinOff,
  ArrowUpDown,
  BarChart3,
  Scale,
} from "lucide-react";
import { Menu, MenuItem, MenuLine } from "@/lib/ui/menu";
import { cellPlace, isRightAligned } from "./grid-cell";
import type { GridColumn } from "./columns";
import { nextSort, type Sort } from "./sort";
import { gridTexts as texts } from "./texts";

/** What can be done with a column from its heading. */
export interface HeadActions {
  sortBy(sort: Sort): void;
  pin(name: string, isPinned: boolean): void;
  hide(name: string): void;
  resize(name: string, width: number): void;
  profile(name: string | null): void;
  menu(name: string | null): void;
  /** Gives the keys back to the grid. */
  focusGrid(): void;
}

interface HeadCellProps {
  id: string;
  column: GridColumn;
  index: number;
  sort: Sort;
  scale: number;
  isCursor: boolean;
  isMenuOpen: boolean;
  /** Why nothing may be learnt of it: it cannot be sorted. */
  closed: string | null;
  /** What the reader must know of it. */
  mark: string | null;
  /** Shown under the heading when this column is profiled. */
  profile: React.ReactNode;
  actions: HeadActions;
}

const panel =
  "z-50 rounded-md border border-line bg-paper text-sm text-ink shadow-lg outline-none!";

export function HeadCell(props: HeadCellProps) {
  const { id, column, index, sort, scale, isCursor, isMenuOpen, profile, actions } = props;
  const { closed, mark } = props;
  const { name } = column;
  const direction = sort?.column === name ? (sort.descending ? "descending" : "ascending") : "none";
  const keepFocus = (event: React.MouseEvent) => {
    event.preventDefault();
    actions.focusGrid();
  };
  return (
    <Popover.Root open={profile !== null} onOpenChange={(open) => !open && actions.profile(null)}>
      <Popover.Anchor asChild>
        <div
          id={id}
          role="columnheader"
          aria-colindex={index + 1}
          aria-sort={direction}
          style={cellPlace(column)}
          className={`group/head inset-y-0 flex h-full shrink-0 items-center border-line bg-paper font-medium text-soft ${
            column.isPinned ? "z-10 border-r" : ""
          } ${isRightAligned(column) ? "flex-row-reverse" : ""} ${isCursor ? "shadow-[inset_0_0_0_2px_var(--accent)]" : ""}`}
        >
          <button
            type="button"
            tabIndex={-1}
            title={[`${name} · ${column.type}`, closed, mark].filter(Boolean).join("\n")}
            className={`flex h-full min-w-0 grow cursor-pointer items-center gap-1 px-2 hover:text-ink ${
              isRightAligned(column) ? "flex-row-reverse" : ""
            }`}
            onMouseDown={keepFocus}
            onClick={() =>
              closed === null ? actions.sortBy(nextSort(sort, name)) : actions.profile(name)
            }
          >
            <span className="truncate">{name}</span>
            {closed !== null && (
              <Lock
                aria-label={texts.hiddenValue}
                role="img"
                className="size-3 shrink-0 text-faint"
              />
            )}
            {mark && (
              <Scale aria-label={texts.marked} role="img" className="size-3 shrink-0 text-warn" />
            )}
            {direction === "ascending" && (
              <ArrowUp aria-hidden className="size-3.5 shrink-0 text-accent" />
            )}
            {direction === "descending" && (
              <ArrowDown aria-hidden className="size-3.5 shrink-0 text-accent" />
            )}
          </button>
          <Menu
            align="end"
            open={isMenuOpen}
            onOpenChange={(open) => actions.menu(open ? name : null)}
            takeFocus={actions.focusGrid}
            trigger={
              <button
                type="button"
                tabIndex={-1}
                aria-label={texts.menu(name)}
                className="mx-1 flex size-5 shrink-0 cursor-pointer items-center justify-center rounded opacity-0 group-hover/head:opacity-100 hover:bg-panel data-[state=open]:opacity-100"
              >
                <ChevronDown aria-hidden className="size-3.5" />
              </button>
            }
          >
            <MenuItem
              icon={ArrowUp}
              disabled={closed !== null}
              onSelect={() => actions.sortBy({ column: name, descending: false })}
            >
              {texts.ascending}
            </MenuItem>
            <MenuItem
              icon={ArrowDown}
              disabled={closed !== null}
              onSelect={() => actions.sortBy({ column: name, descending: true })}
            >
              {texts.descending}
            </MenuItem>
            <MenuItem
              icon={ArrowUpDown}
              disabled={direction === "none"}
              onSelect={() => actions.sortBy(undefined)}
            >
              {texts.unsorted}
            </MenuItem>
            <MenuLine />
            <MenuItem
              icon={column.isPinned ? PinOff : Pin}
              onSelect={() => actions.pin(name, !column.isPinned)}
            >
              {column.isPinned ? texts.unpin : texts.pin}
            </MenuItem>
            <MenuItem icon={EyeOff} onSelect={() => actions.hide(name)}>
              {texts.hide}
            </MenuItem>
            <MenuLine />
            <MenuItem icon={BarChart3} onSelect={() => actions.profile(name)}>
              {texts.profile}
            </MenuItem>
          </Menu>
          <ResizeEdge column={column} scale={scale} onResize={actions.resize} />
        </div>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          className={`${panel} w-80 p-3`}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={`${texts.profile}: ${name}`}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (document.activeElement === document.body) actions.focusGrid();
          }}
        >
          {profile}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface ResizeEdgeProps {
  column: GridColumn;
  scale: number;
  onResize(name: string, width: number): void;
}

/** The right edge of a heading, to be dragged. Keys do the same from the grid. */
function ResizeEdge({ column, scale, onResize }: ResizeEdgeProps) {
  const drag = useRef<{ x: number; width: number } | null>(null);
  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={texts.resize(column.name)}
      aria-valuenow={Math.round(column.width / scale)}
      className="absolute inset-y-1 right-0 w-1.5 cursor-col-resize border-r border-line hover:border-accent"
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, width: column.width };
      }}
      onPointerMove={(event) => {
        if (!drag.current) return;
        onResize(column.name, (drag.current.width + event.clientX - drag.current.x) / scale);
      }}
      onPointerUp={() => {
        drag.current = null;
      }}
    />
  );
}
