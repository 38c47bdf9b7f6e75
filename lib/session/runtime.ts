import type { TableInfo } from "@/lib/engine/engine";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames, CellProblem, CellResult, CellState } from "./kind";
import type { Blocker, Outcome } from "./plan";

/** What the session remembers of a cell between runs. */
export interface Runtime {
  cell: Cell;
  names: CellNames;
  outcome: Outcome;
  blockedBy?: Blocker;
  ranHash: string | null;
  triedHash: string | null;
  /** Source at the last attempt: code that differs from it waits for Run. */
  triedSource: string | null;
  wanted: boolean;
  run: { hash: string; abort: AbortController; startedAt: number; waiting: boolean } | null;
  progress?: CellState["progress"];
  problem?: CellProblem;
  milliseconds?: number;
  result?: CellResult;
  /** Shown in the result's place while the run goes on, and after it was stopped. */
  early?: CellResult;
  generation: number;
  /** Counts everything that changes the result without changing the text: emissions, repeated runs. */
  emissions: number;
}

export function newRuntime(cell: Cell, names: CellNames): Runtime {
  return {
    cell,
    names,
    outcome: "none",
    ranHash: null,
    triedHash: null,
    triedSource: null,
    wanted: false,
    run: null,
    generation: 0,
    emissions: 0,
  };
}

/** What a result has left in the engine, its main table first. */
export const tablesOf = (result: CellResult | undefined): TableInfo[] => [
  ...(result?.table ? [result.table] : []),
  ...(result?.sideTables ?? []),
];

/** The word by which messages call a cell. */
export function label(cell: Cell, names: CellNames): string {
  return cell.name ?? names.defines[0] ?? cell.kind;
}

const sameBlocker = (a?: Blocker, b?: Blocker) => a?.id === b?.id && a?.why === b?.why;

/** The old state object when nothing visible changed, so that views can compare by identity. */
export function nextState(previous: CellState | undefined, next: CellState): CellState {
  if (
    previous &&
    previous.status === next.status &&
    previous.stale === next.stale &&
    sameBlocker(previous.blockedBy, next.blockedBy) &&
    previous.progress === next.progress &&
    previous.startedAt === next.startedAt &&
    previous.milliseconds === next.milliseconds &&
    previous.problem === next.problem &&
    previous.result === next.result &&
    previous.generation === next.generation
  )
    return previous;
  return next;
}
