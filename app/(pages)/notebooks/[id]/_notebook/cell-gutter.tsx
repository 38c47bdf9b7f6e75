"use client";

import { memo } from "react";
import { GripVertical, Play, Square } from "lucide-react";
import { IconButton } from "@/lib/ui/button";
import type { CellId } from "@/lib/notebook/document";
import { texts } from "./texts";
import type { StartDrag } from "./use-drag";
import { useActions } from "./workplace";

interface CellGutterProps {
  id: CellId;
  busy: boolean;
  /** Text has nothing to run: the place stays, the button does not show. */
  runs: boolean;
  onDrag: StartDrag;
}

/** Left of the text, in room that is always kept: handle and run button. */
export const CellGutter = memo(function CellGutter({ id, busy, runs, onDrag }: CellGutterProps) {
  const actions = useActions();
  const seen =
    "opacity-0 group-hover/cell:opacity-100 group-focus-within/cell:opacity-100 group-focus/cell:opacity-100";
  return (
    <div className="absolute top-0 -left-14 flex w-10 items-center justify-end gap-0.5">
      <button
        type="button"
        tabIndex={-1}
        aria-label={texts.cell.move}
        title={texts.cell.move}
        onPointerDown={(event) => onDrag(id, event)}
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
          onClick={() => actions.session.stop(id)}
        />
      ) : (
        <IconButton
          small
          icon={Play}
          label={texts.cell.run}
          className={`${seen} ${runs ? "" : "invisible"}`}
          onClick={() => actions.run(id)}
        />
      )}
    </div>
  );
});
