import type { Engine, TableInfo, Value } from "@/lib/engine/engine";
import type { Cell, CellId, Name } from "@/lib/notebook/document";
import type { ScriptFrames } from "@/lib/script/frames";

/** What a cell's text says about its place in the graph. Pure, cheap, called on every keystroke. */
export interface CellNames {
  /** Names this cell depends on: tables and values of other cells, datasets. */
  reads: Name[];
  /** Names other cells may use. */
  defines: Name[];
  /** The text cannot be read: shown at the position, the cell cannot run. */
  problem?: CellProblem;
  /** A library: nothing to run, its source is compiled into the cells that name it. */
  library?: boolean;
}

export interface CellProblem {
  message: string;
  /** Offset in characters into the cell's source. */
  position?: number;
  hint?: string;
}

/** Thrown by `run` for everything that is the analyst's to mend. Any other exception is a bug of ours. */
export class CellFailure extends Error {
  constructor(readonly problem: CellProblem) {
    super(problem.message);
    this.name = "CellFailure";
  }
}

export interface CellResult {
  /** The table that this cell leaves in the engine under its name. */
  table?: TableInfo;
  /** Further tables that it leaves there, each under a name that it defines. */
  sideTables?: readonly TableInfo[];
  /** Values that other cells can name. Structured-clone data only. */
  values?: Record<Name, unknown>;
  /** One to three plain sentences with numbers. */
  findings?: string[];
  /** "1,934,077 of 1,949,344 rows have a point": what was used and what was left out, and why. */
  provenance?: string[];
  /** Whatever the kind's own View draws. */
  view?: unknown;
}

export interface RunContext {
  cell: Cell;
  engine: Engine;
  frames: ScriptFrames;
  signal: AbortSignal;
  /** Seed of everything random in this run: the same notebook gives the same figures. */
  seed: number;
  /** Value of an input or of another cell's output; throws CellFailure when there is none. */
  value(name: Name): unknown;
  /** The names among `names` that are values (not tables), as statement variables. */
  variables(names: readonly Name[]): Record<Name, Value>;
  /** The table of that name, a cell's or a dataset's; a cell's output that is rows is put into the engine first. */
  table(name: Name): Promise<TableInfo>;
  /** Is the name a table here (dataset, SQL result …) or a value? */
  nature(name: Name): "table" | "value" | "unknown";
  /** Sources of the library cells that this cell names, in order of need. */
  libraries(): Cell[];
  /** Fraction 0–1, or null when unknown. */
  progress(fraction: number | null, words: string): void;
  /** The run stands still until its cell is seen, or goes on. Its time counts from when it goes on. */
  waiting(waiting: boolean): void;
  /**
   * An early result on the screen while the run goes on: findings, provenance and view, which say
   * how far it got. It has no tables, and no cell runs on it.
   */
  show(result: Omit<CellResult, "table" | "sideTables" | "values">): void;
  /** New values after the run has ended: a generator's next, a view that was moved. */
  emit(values: Record<Name, unknown>): void;
}

/** The half of a kind that the session needs; cells/kind.ts adds what the page needs. */
export interface RunnableKind {
  kind: string;
  /** A cell of this kind cannot be without a name: its result is a table or a value. */
  named: boolean;
  /** Its source is code: an edit waits for Run, while parameters take effect at once. */
  code?: boolean;
  /** A control: it takes effect at once even in a manual notebook, and what reads it turns stale. */
  control?: boolean;
  names(cell: Cell): CellNames;
  run(context: RunContext): Promise<CellResult>;
}

/** `queued` is also a run that stands still until its cell is seen. */
export type CellStatus =
  "idle" | "queued" | "running" | "done" | "failed" | "cancelled" | "blocked";

export interface CellState {
  id: CellId;
  status: CellStatus;
  /** Derived: what would be computed now differs from what was. Only meaningful once it ran. */
  stale: boolean;
  /** The cell that must be mended first. */
  blockedBy?: { id: CellId | null; name: string; why: string };
  progress?: { fraction: number | null; words: string };
  startedAt?: number;
  milliseconds?: number;
  problem?: CellProblem;
  /** The last good result, or an early one; stays while a rerun is under way. */
  result?: CellResult;
  /** Counts runs and emissions, so that views know when to redraw. */
  generation: number;
}
