"use client";

import { Component, memo, useDeferredValue, useMemo, type ReactNode } from "react";
import type { CellKind } from "@/cells/kind";
import type { Cell } from "@/lib/notebook/document";
import type { CellState } from "@/lib/session/kind";
import { texts } from "./texts";
import { useActions } from "./workplace";

interface CellOutputProps {
  cell: Cell;
  state: CellState;
  kind: CellKind;
  /** Its code is open: somebody may be typing in it. */
  open: boolean;
}

/** What the kind draws, then what it found and what it used. */
export const CellOutput = memo(function CellOutput({ cell, state, kind, open }: CellOutputProps) {
  const actions = useActions();
  const { View } = kind;
  const { id } = cell;
  const settled = useDeferredValue(cell);
  const shown = open ? settled : cell;
  const view = useMemo(
    () => (
      <View
        cell={shown}
        state={state}
        result={state.result}
        onChange={(source) => actions.edit(id, source)}
      />
    ),
    [View, shown, state, actions, id],
  );
  const { result } = state;
  // A control shows what it is set to, and text what is written, before anything has run.
  const isBare =
    state.status === "idle" && result === undefined && !kind.control && cell.kind !== "text";
  const dated = state.stale || (state.status === "failed" && result !== undefined);
  return (
    <div className={dated && cell.kind !== "text" ? "opacity-60" : ""} data-cell-output>
      <Guard again={state.generation}>{view}</Guard>
      {isBare && <NotRun onRun={() => actions.run(id)} />}
      {result?.findings && result.findings.length > 0 && (
        <ul className="mt-2 space-y-1" data-findings>
          {result.findings.map((finding) => (
            <li key={finding}>{finding}</li>
          ))}
        </ul>
      )}
      {result?.provenance && result.provenance.length > 0 && (
        <ul className="mt-1 text-xs leading-5 text-faint" data-provenance>
          {result.provenance.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
});

function NotRun({ onRun }: { onRun(): void }) {
  return (
    <p className="text-sm text-faint" data-not-run>
      {texts.cell.notRun}{" "}
      <button type="button" className="cursor-pointer text-accent hover:underline" onClick={onRun}>
        {texts.cell.runNow}
      </button>
    </p>
  );
}

interface GuardProps {
  /** Another number draws again. */
  again: number;
  children: ReactNode;
}

/** A view that breaks takes nothing else of the page with it. */
class Guard extends Component<GuardProps, { broken: string | null }> {
  override state = { broken: null as string | null };

  static getDerivedStateFromError(error: unknown) {
    return { broken: error instanceof Error ? error.message : String(error) };
  }

  override componentDidUpdate(previous: GuardProps) {
    if (previous.again !== this.props.again && this.state.broken) this.setState({ broken: null });
  }

  override render() {
    if (this.state.broken === null) return this.props.children;
    return (
      <div role="alert" className="my-2 text-sm text-bad">
        {texts.cell.drawFault} {this.state.broken}{" "}
        <button
          type="button"
          className="cursor-pointer underline"
          onClick={() => this.setState({ broken: null })}
        >
          {texts.cell.drawAgain}
        </button>
      </div>
    );
  }
}
