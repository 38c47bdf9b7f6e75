"use client";

import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import type { Engine, TableInfo } from "@/lib/engine/engine";
import type { GroupTable } from "@/lib/table/group-table";
import { onPageTheme, pageScale } from "@/lib/ui/editor/page-theme";
import { ColumnProfileView } from "./column-profile";
import {
  asTheyCome,
  columnsInView,
  layColumns,
  withHidden,
  withPin,
  withWidth,
  type ColumnChoices,
} from "./columns";
import { CsvDownload } from "./csv-download";
import { atStart, isInRange, selection, type GridCursor } from "./cursor";
import { GridCell } from "./grid-cell";
import { closedColumn, guardedValue, type GridGuard } from "./guard";
import { HeadCell, type HeadActions } from "./head-cell";
import { gridTexts as texts } from "./texts";
import { ShareDownload } from "./share-download";
import { useGridKeys } from "./use-grid-keys";
import { useGridScroll } from "./use-grid-scroll";
import type { Sort } from "./sort";
import { useRows } from "./use-rows";

export interface TableGridProps {
  engine: Engine;
  table: TableInfo;
  /** Another number says that the table of this name was made anew. */
  generation: number;
  /** What its reader may not see. */
  guard: GridGuard;
  /** What is counted in it: it can then be saved for others. */
  groups?: GroupTable | null;
  /** Stands below the table, beside its size. */
  note?: ReactNode;
  /** Rows in view of a table that is scrolled. */
  view?: number;
}

const aheadRows = 40;
const settle = 50;
/** The hairlines above and below, pixels. */
const rules = 2;
/** Tables of so few rows are shown whole: nobody should scroll for a top ten. */
const rowsShownWhole = 12;

/** A table of any length: only what is seen is asked of the engine. */
export function TableGrid(props: TableGridProps) {
  const { engine, table, generation, guard, groups = null, note, view = 8 } = props;
  const scale = useSyncExternalStore(onPageTheme, pageScale, () => 1);
  const rowHeight = Math.round(28 * scale);
  const headHeight = Math.round(32 * scale);
  const isWhole = table.rows <= rowsShownWhole;
  const id = useId();
  const element = useRef<HTMLDivElement | null>(null);
  const [choices, setChoices] = useState<ColumnChoices>(asTheyCome);
  const [wantedSort, setSort] = useState<Sort>(undefined);
  const [wantedCursor, setCursor] = useState<GridCursor>(atStart);
  const [isFocused, setFocused] = useState(false);
  const [openMenu, setOpenMenu] = useState<string | null>(null);
  const [profiled, setProfiled] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [attempt, setAttempt] = useState(0);

  const sort = table.columns.some(
    ({ name }) => name === wantedSort?.column && closedColumn(guard, name) === null,
  )
    ? wantedSort
    : undefined;
  const columns = useMemo(
    () => layColumns(table.columns, choices, scale),
    [table.columns, choices, scale],
  );
  const cursor = useMemo<GridCursor>(() => {
    const row = Math.min(wantedCursor.row, table.rows - 1);
    const column = Math.min(wantedCursor.column, Math.max(0, columns.length - 1));
    const isSame = row === wantedCursor.row && column === wantedCursor.column;
    return isSame ? wantedCursor : { row, column, anchor: { row, column } };
  }, [wantedCursor, table.rows, columns.length]);

  const { store, plain, version } = useRows(engine, table, generation, sort, attempt);
  const scroll = useGridScroll(table.rows, rowHeight, headHeight);
  const { first, end } = scroll;
  useEffect(() => {
    const timer = setTimeout(
      () => store.want(Math.max(0, first - aheadRows), Math.min(table.rows, end + aheadRows)),
      settle,
    );
    return () => clearTimeout(timer);
  }, [store, first, end, table, generation, sort, attempt]);

  const actions = useMemo<HeadActions>(
    () => ({
      sortBy: setSort,
      pin: (name, isPinned) => setChoices((now) => withPin(now, name, isPinned)),
      hide: (name) => setChoices((now) => withHidden(now, name)),
      resize: (name, width) => setChoices((now) => withWidth(now, name, width)),
      profile: setProfiled,
      menu: setOpenMenu,
      focusGrid: () => element.current?.focus({ preventScroll: true }),
    }),
    [],
  );
  const keys = useGridKeys({
    engine,
    table,
    columns,
    guard,
    sort,
    scale,
    cursor,
    setCursor,
    scroll,
    actions,
    say: setSaid,
  });

  const range = selection(cursor);
  const shown = columnsInView(columns, scroll.left, scroll.width);
  const last = columns.at(-1);
  const width = last ? last.left + last.width : 0;
  const cellId = (row: number, column: number) => `${id}-${row}-${column}`;
  const hidden = table.columns.length - columns.length;
  const rows = Array.from({ length: end - first }, (_, index) => first + index);

  return (
    <div className="text-[0.8125rem] text-ink">
      <span id={`${id}-help`} className="sr-only">
        {texts.help}
      </span>
      <div
        ref={(node) => {
          element.current = node;
          scroll.attach(node);
        }}
        role="grid"
        aria-label={texts.label(table.name)}
        aria-describedby={`${id}-help`}
        aria-rowcount={table.rows + 1}
        aria-colcount={columns.length}
        aria-multiselectable
        aria-activedescendant={isFocused ? cellId(cursor.row, cursor.column) : undefined}
        tabIndex={0}
        className="relative overflow-auto border-y border-line select-none"
        style={isWhole ? undefined : { maxHeight: headHeight + view * rowHeight + rules }}
        onScroll={scroll.onScroll}
        onScrollEnd={scroll.onScrollEnd}
        onFocus={(event) => setFocused(event.target === event.currentTarget)}
        onBlur={() => setFocused(false)}
        {...keys}
      >
        <div
          role="row"
          aria-rowindex={1}
          className="sticky top-0 z-20 flex border-b border-line bg-paper"
          style={{ height: headHeight, width, minWidth: "100%" }}
        >
          {shown.map((index) => {
            const column = columns[index]!;
            return (
              <HeadCell
                key={column.name}
                id={cellId(-1, index)}
                column={column}
                index={index}
                sort={sort}
                scale={scale}
                isCursor={isFocused && cursor.row === -1 && cursor.column === index}
                isMenuOpen={openMenu === column.name}
                closed={closedColumn(guard, column.name)}
                mark={guard.marked.get(column.name) ?? null}
                profile={
                  profiled === column.name ? (
                    <ColumnProfileView
                      engine={engine}
                      table={table.name}
                      column={column}
                      closed={closedColumn(guard, column.name)}
                      mark={guard.marked.get(column.name) ?? null}
                    />
                  ) : null
                }
                actions={actions}
              />
            );
          })}
        </div>
        <div
          role="presentation"
          className="relative"
          data-version={version}
          style={{ height: scroll.height, width }}
        >
          {rows.map((row) => {
            const page = store.pageOf(row);
            return (
              <div
                key={row}
                role="row"
                aria-rowindex={row + 2}
                className="group absolute left-0 flex border-b border-line hover:bg-panel"
                style={{ top: scroll.yOf(row), height: rowHeight, width, minWidth: scroll.width }}
              >
                {shown.map((index) => {
                  const column = columns[index]!;
                  const isCell = isFocused && isInRange(range, row, index);
                  return (
                    <GridCell
                      key={column.name}
                      id={cellId(row, index)}
                      column={column}
                      index={index}
                      row={row}
                      value={
                        page?.names.includes(column.name)
                          ? guardedValue(guard, column.name, (name) =>
                              page.value(name, row % store.size),
                            )
                          : undefined
                      }
                      isPlain={plain.has(column.name)}
                      isSelected={isCell}
                      isCursor={isFocused && cursor.row === row && cursor.column === index}
                    />
                  );
                })}
              </div>
            );
          })}
        </div>
        {table.rows === 0 && <p className="px-2 py-3 text-soft">{texts.none}</p>}
      </div>
      {store.problem !== null && (
        <p role="alert" className="flex items-center gap-2 bg-bad-wash px-2 py-1 text-bad">
          {texts.failed(store.problem)}
          <button
            type="button"
            className="cursor-pointer underline"
            onClick={() => setAttempt((count) => count + 1)}
          >
            {texts.again}
          </button>
        </p>
      )}
      <div className="flex min-h-7 flex-wrap items-center gap-x-3 px-2 text-xs text-faint">
        <span className="whitespace-nowrap">{texts.size(table.rows, table.columns.length)}</span>
        {hidden > 0 && (
          <span>
            {texts.hidden(hidden)}{" "}
            <button
              type="button"
              className="cursor-pointer text-accent hover:underline"
              onClick={() => setChoices((now) => ({ ...now, hidden: [] }))}
            >
              {texts.showAll}
            </button>
          </span>
        )}
        {note}
        <span role="status">{said}</span>
        <span className="grow" />
        {groups && <ShareDownload engine={engine} table={table} guard={guard} groups={groups} />}
        {table.rows > 0 && <CsvDownload engine={engine} table={table} guard={guard} />}
      </div>
    </div>
  );
}
