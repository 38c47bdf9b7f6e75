import type { TableInfo } from "@/lib/engine/engine";
import type { CellId, Name } from "@/lib/notebook/document";
import type { CellProblem, CellState, CellStatus } from "./kind";
import type { Decision } from "./plan";
import { nextState, tablesOf, type Runtime } from "./runtime";
import type { SessionState } from "./state";

type Given = Pick<
  SessionState,
  "document" | "datasets" | "engine" | "memory" | "canUndo" | "canRedo"
>;

interface SnapshotParts extends Given {
  runtimes: ReadonlyMap<CellId, Runtime>;
  decisions: ReadonlyMap<CellId, Decision>;
  problemOf(id: CellId): CellProblem | null;
}

/** What the page draws: parts that did not change are the previous objects, so views compare by identity. */
export function snapshot(previous: SessionState | undefined, parts: SnapshotParts): SessionState {
  const { runtimes, decisions, problemOf, ...given } = parts;
  const cells: Record<CellId, CellState> = {};
  const catalog: TableInfo[] = [];
  const values: Record<Name, unknown> = {};
  let busy = 0;
  for (const { table } of Object.values(given.datasets)) if (table) catalog.push(table);
  for (const id of given.document.order) {
    const runtime = runtimes.get(id)!;
    const decision = decisions.get(id);
    const unseen = decision?.status === "running" && runtime.run?.waiting === true;
    const status: CellStatus = unseen ? "queued" : (decision?.status ?? "idle");
    if (!unseen && (status === "queued" || status === "running")) busy++;
    const failure = runtime.outcome === "failed" ? runtime.problem : undefined;
    cells[id] = nextState(previous?.cells[id], {
      id,
      status,
      stale: decision?.stale ?? false,
      blockedBy: decision?.blockedBy,
      progress: runtime.progress,
      startedAt: runtime.run?.startedAt,
      milliseconds: runtime.milliseconds,
      problem: problemOf(id) ?? failure,
      result: runtime.early ?? runtime.result,
      generation: runtime.generation,
    });
    catalog.push(...tablesOf(runtime.result));
    Object.assign(values, runtime.result?.values);
  }
  return {
    ...given,
    cells,
    catalog: sameItems(previous?.catalog, catalog) ? previous!.catalog : catalog,
    values: sameEntries(previous?.values, values) ? previous!.values : values,
    busy,
  };
}

const sameItems = (a: readonly unknown[] | undefined, b: readonly unknown[]) =>
  a?.length === b.length && a.every((item, index) => item === b[index]);

const sameEntries = (
  a: Readonly<Record<string, unknown>> | undefined,
  b: Record<string, unknown>,
) =>
  a !== undefined &&
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(b).every(([key, value]) => a[key] === value);
