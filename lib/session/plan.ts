import type { CellId, Name } from "@/lib/notebook/document";
import type { CellProblem, CellStatus } from "./kind";
import type { DatasetStatus } from "./state";

/** How the last attempt ended. `blocked`: it was wanted, and a cell before it stood in the way. */
export type Outcome = "none" | "done" | "failed" | "cancelled" | "blocked";

export interface Blocker {
  id: CellId | null;
  name: string;
  why: string;
}

/** What the plan needs to know of a cell. */
export interface PlanCell {
  id: CellId;
  label: string;
  parents: readonly CellId[];
  datasets: readonly Name[];
  /** What would be computed now. */
  hash: string;
  /** What the last good result was computed from. */
  ranHash: string | null;
  /** What the last attempt was made from. */
  triedHash: string | null;
  outcome: Outcome;
  /** Who stood in the way, when the outcome is `blocked`. */
  blockedBy?: Blocker;
  /** Hash of the run under way. */
  runningHash: string | null;
  /** Somebody asked for it. */
  wanted: boolean;
  auto: boolean;
  /** Code that was edited since it last ran waits for Run. */
  held: boolean;
  library: boolean;
  problem: CellProblem | null;
}

export interface Decision {
  status: CellStatus;
  stale: boolean;
  wanted: boolean;
  /** `start`: everything it reads is there. `abort`: a newer run takes its place. */
  action: "start" | "abort" | null;
  blockedBy?: Blocker;
}

const isFresh = (cell: PlanCell, decision: Decision): boolean =>
  cell.library
    ? decision.status === "done"
    : decision.status === "done" && !decision.stale && !decision.wanted;

const isBad = (decision: Decision): boolean =>
  decision.status === "failed" || decision.status === "blocked" || decision.status === "cancelled";

const isComing = (decision: Decision): boolean =>
  decision.status === "queued" || decision.status === "running";

const shown: Record<Outcome, CellStatus> = {
  none: "idle",
  done: "done",
  failed: "failed",
  cancelled: "cancelled",
  blocked: "blocked",
};

/**
 * Decides for every cell, in an order in which parents come first, what it is and
 * what happens next. Pure: the same cells give the same decisions.
 */
export function plan(
  cells: readonly PlanCell[],
  datasets: Readonly<Record<Name, DatasetStatus>>,
): Map<CellId, Decision> {
  const decisions = new Map<CellId, Decision>();
  const byId = new Map(cells.map((cell) => [cell.id, cell]));

  const parentsOf = (cell: PlanCell) =>
    cell.parents.flatMap((id) => {
      const parent = byId.get(id);
      const decision = decisions.get(id);
      return parent && decision ? [{ cell: parent, decision }] : [];
    });

  for (const cell of cells) decisions.set(cell.id, decide(cell, parentsOf(cell), datasets));
  return decisions;
}

type Parent = { cell: PlanCell; decision: Decision };

function decide(
  cell: PlanCell,
  parents: readonly Parent[],
  datasets: Readonly<Record<Name, DatasetStatus>>,
): Decision {
  const running = cell.runningHash !== null;
  // Half-typed code is not a failure yet: it is one when it was asked to run.
  if (cell.problem && (cell.wanted || !cell.held)) {
    return { status: "failed", stale: false, wanted: false, action: running ? "abort" : null };
  }
  if (cell.library) return { status: "done", stale: false, wanted: false, action: null };

  if (cell.problem) {
    const stale = cell.ranHash !== null;
    return {
      status: running ? "running" : shown[cell.outcome],
      stale,
      wanted: false,
      action: null,
    };
  }
  const current = cell.outcome === "done" && cell.ranHash === cell.hash;
  const stale = cell.ranHash !== null && cell.ranHash !== cell.hash;
  const untried = cell.triedHash !== cell.hash || cell.outcome === "blocked";
  const parentsComing = parents.every(
    ({ cell: parent, decision }) =>
      isFresh(parent, decision) || isComing(decision) || isBad(decision),
  );
  const wants = cell.wanted || (cell.auto && !cell.held && !current && untried && parentsComing);

  if (running && (cell.runningHash === cell.hash || !wants)) {
    return { status: "running", stale, wanted: cell.wanted, action: null };
  }
  if (!wants) {
    const { outcome, blockedBy } = cell;
    return { status: shown[outcome], stale, wanted: false, action: null, blockedBy };
  }

  const blockedBy = blocker(parents, cell.datasets, datasets);
  if (blockedBy) {
    return { status: "blocked", stale, wanted: false, action: running ? "abort" : null, blockedBy };
  }
  if (running) return { status: "queued", stale, wanted: true, action: "abort" };
  const waits =
    parents.some(({ decision }) => isComing(decision)) ||
    cell.datasets.some((name) => datasets[name] === "waiting" || datasets[name] === "loading");
  return { status: "queued", stale, wanted: true, action: waits ? null : "start" };
}

function blocker(
  parents: readonly Parent[],
  reads: readonly Name[],
  datasets: Readonly<Record<Name, DatasetStatus>>,
): Blocker | undefined {
  for (const { cell, decision } of parents) {
    if (decision.status === "blocked" && decision.blockedBy) return decision.blockedBy;
    if (decision.status === "failed" || decision.status === "blocked")
      return { id: cell.id, name: cell.label, why: "failed" };
    if (decision.status === "cancelled")
      return { id: cell.id, name: cell.label, why: "was stopped" };
    if (decision.status === "idle" && cell.ranHash === null)
      return { id: cell.id, name: cell.label, why: "has not run yet" };
  }
  for (const name of reads) {
    if (datasets[name] === "failed") return { id: null, name, why: "could not be loaded" };
    if (datasets[name] === "missing") return { id: null, name, why: "is not on this machine" };
  }
  return undefined;
}
