"use client";

import { memo } from "react";
import { GripVertical, Play, Square } from "lucide-react";
import { IconButton } from "@/lib/ui/button";
import type { Cell } from "@/lib/notebook/document";
import type { CellState } from "@/lib/session/kind";
import { texts } from "./texts";
import type { StartDrag } from "./use-drag";
import { useActions } from "./workplace";

interface CellGutterProps {
  cell: Cell;
  state: CellState;
  onDrag: StartDrag;
}

/** Left of the text, in room that is always kept: handle and run button. */
export const CellGutter = memo(function CellGutter({ cell, state, onDrag }: CellGutterProps) {
  const actions = useActions();
  const busy = state.status === "running" || state.status === "queued";
  const seen =
    "opacity-0 group-hover/cell:opacity-100 group-focus-within/cell:opacity-100 group-focus/cell:opacity-100";
  return (
    <div className="absolute top-0 -left-14 flex w-10 items-center justify-end gap-0.5">
      <button
        type="button"
        tabIndex={-1}
        aria-label={texts.cell.move}
        title={texts.cell.move}
        onPointerDown={(event) => onDrag(cell.id, event)}
        className={`grid h-6 w-4 cursor-grab touch-none place-items-center text-faint ${seen}`}
      >
        <GripVertical aria-hidden className="size-3.5" />
      </button>
      {busy ? (
        <IconButton
          small
          icon={Square}
          label={texts.cell.stop}
          className="text-accent [&_svg]:fill-current"
          onClick={() => actions.session.stop(cell.id)}
        />
      ) : (
        <IconButton
          small
          icon={Play}
          label={texts.cell.run}
          className={`${seen} ${cell.kind === "text" ? "invisible" : ""}`}
          onClick={() => actions.run(cell.id)}
        />
      )}
    </div>
  );
});
