"use client";

import { memo } from "react";
import { useSessionState } from "@/cells/context";
import { kindOf } from "@/cells/registry";
import type { CellId } from "@/lib/notebook/document";
import { CellCode } from "./cell-code";
import { CellGutter } from "./cell-gutter";
import { CellHeader } from "./cell-header";
import { CellOutput } from "./cell-output";
import { CellProblem } from "./cell-problem";
import { InsertLine } from "./insert-line";
import { usePageState } from "./page-store";
import { texts } from "./texts";
import type { StartDrag } from "./use-drag";
import { useActions } from "./workplace";

/** One cell in its place: what it shows first, then how. Draws anew only when this cell changes. */
export const CellItem = memo(function CellItem(props: { id: CellId; onDrag: StartDrag }) {
  const { id, onDrag } = props;
  const actions = useActions();
  const cell = useSessionState((state) => state.document.cells[id]);
  const state = useSessionState((session) => session.cells[id]);
  const count = useSessionState((session) => session.document.order.length);
  const place = useSessionState((session) => session.document.order.indexOf(id) + 1);
  const selected = usePageState((page) => page.selected === id);
  const open = usePageState((page) => page.open.has(id));
  if (!cell || !state) return null;
  const kind = kindOf(cell.kind);
  // Under a long result of earlier it would not be seen; while the code is open it stands beside that.
  const isOverOutput = !open && state.result !== undefined;
  return (
    <div data-item={id}>
      <InsertLine before={id} />
      <section
        data-cell={id}
        data-kind={cell.kind}
        data-status={state.status}
        data-stale={state.stale || undefined}
        tabIndex={0}
        aria-label={texts.cell.region(kind?.title ?? cell.kind, cell.name, place, count)}
        onDoubleClick={(event) => {
          const inside = event.target as Element;
          if (cell.kind === "text" && !inside.closest("[data-cell-code], a, button"))
            actions.openEditor(id);
        }}
        className="group/cell relative scroll-mt-4 outline-none!"
      >
        <span
          aria-hidden
          className={`absolute -left-3 h-full w-0.5 rounded group-focus/cell:bg-accent ${selected ? "bg-line" : "group-hover/cell:bg-line"}`}
        />
        <CellGutter
          id={id}
          busy={state.status === "running" || state.status === "queued"}
          runs={cell.kind !== "text"}
          onDrag={onDrag}
        />
        <CellHeader
          id={id}
          name={cell.name}
          kindName={cell.kind}
          options={cell.options}
          state={state}
          kind={kind}
          open={open}
        />
        {isOverOutput && <CellProblem cell={cell} state={state} />}
        {kind ? (
          <CellOutput cell={cell} state={state} kind={kind} open={open} />
        ) : (
          <p className="mt-1 text-sm text-soft">{texts.cell.unknown(cell.kind)}</p>
        )}
        {!isOverOutput && <CellProblem cell={cell} state={state} />}
        <CellCode cell={cell} kind={kind} open={open} />
      </section>
    </div>
  );
});
