"use client";

import type { Cell } from "@/lib/notebook/document";
import type { CellState } from "@/lib/session/kind";
import { placeOf } from "@/lib/ui/format";
import { goTo } from "./go-to";
import { texts } from "./texts";
import { useActions } from "./workplace";

/** What is wrong, where, and what may help. */
export function CellProblem({ cell, state }: { cell: Cell; state: CellState }) {
  const actions = useActions();
  const { problem } = state;
  if (!problem || state.status === "running") return null;
  const { position } = problem;
  const place = position === undefined ? null : placeOf(cell.source, position);
  return (
    <div role="alert" className="mt-2 border-l-2 border-bad bg-bad-wash px-3 py-2 text-sm">
      <p className="break-words whitespace-pre-wrap text-bad">{problem.message}</p>
      {problem.hint && <p className="mt-1 whitespace-pre-wrap text-soft">{problem.hint}</p>}
      {place && position !== undefined && (
        <button
          type="button"
          title={texts.problem.goTo}
          className="mt-1 cursor-pointer text-xs text-accent hover:underline"
          onClick={() => {
            actions.openEditor(cell.id);
            goTo(cell.id, place);
          }}
        >
          {texts.problem.place(place.line, place.column)}
        </button>
      )}
    </div>
  );
}
