import type { Engine, MemoryUse } from "@/lib/engine/engine";
import { apply } from "@/lib/notebook/apply";
import type {
  Cell,
  CellId,
  DatasetReference,
  Name,
  NotebookDocument,
} from "@/lib/notebook/document";
import { buildGraph, type Graph } from "@/lib/notebook/graph";
import { push, redo, startHistory, undo, type History } from "@/lib/notebook/history";
import { freeName } from "@/lib/notebook/names";
import type { Applied, Operation } from "@/lib/notebook/operations";
import { cellHashes } from "@/lib/notebook/staleness";
import type { ScriptFrames } from "@/lib/script/frames";
import { runContext } from "./context";
import { Datasets, type DatasetSource, type FilePart } from "./datasets";
import type { CellNames, CellProblem, RunnableKind } from "./kind";
import { plan, type Decision, type PlanCell } from "./plan";
import { toProblem } from "./problem";
import { label, newRuntime, tablesOf, type Runtime } from "./runtime";
import { scopeOf } from "./scope";
import { snapshot } from "./snapshot";
import type { NotebookSession, SessionState } from "./state";

export interface SessionParts {
  document: NotebookDocument;
  kindOf(kind: string): RunnableKind | undefined;
  engine: Engine;
  frames: ScriptFrames;
  datasets: DatasetSource;
  /** Somebody else's notebook opens without running. Default: runs. */
  runOnOpen?: boolean;
}

/** Script cells wait to be seen and must not hold up the others; the rest share one engine. */
const atOnce = 4;

/**
 * A running notebook. Three things change it: an operation on the document, a
 * dataset that arrives, a run that ends. Each ends in #settle(), which derives
 * what every cell is (plan.ts) and starts what can start.
 */
export class Session implements NotebookSession {
  #history: History;
  #graph: Graph;
  #state: SessionState;
  #closed = false;
  #memory: MemoryUse | undefined;
  #engineState: SessionState["engine"] = "starting";
  readonly #runtimes = new Map<CellId, Runtime>();
  readonly #names = new WeakMap<Cell, CellNames>();
  readonly #datasets: Datasets;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly parts: SessionParts) {
    this.#history = startHistory(parts.document);
    this.#datasets = new Datasets(parts.engine, parts.datasets, () => this.#settle());
    this.#graph = this.#read();
    this.#state = this.#snapshot(new Map());
    if (parts.runOnOpen !== false) this.#releaseCode();
    parts.engine.ready().then(
      () => {
        this.#engineState = "ready";
        this.#measure();
        this.#settle();
      },
      (error: Error) => {
        this.#engineState = { failed: error.message };
        this.#settle();
      },
    );
    this.#datasets.follow(this.document.datasets);
  }

  get document(): NotebookDocument {
    return this.#history.present;
  }

  getState(): SessionState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  apply(operation: Operation, options: { merge?: string } = {}): Applied {
    const applied = apply(this.document, operation);
    if (!applied.ok) return applied;
    this.#history = push(this.#history, applied.document, options);
    this.#follow();
    if (operation.type === "replace-document") this.#releaseCode();
    this.#settle();
    return applied;
  }

  undo(): void {
    this.#history = undo(this.#history);
    this.#follow();
    this.#settle();
  }

  redo(): void {
    this.#history = redo(this.#history);
    this.#follow();
    this.#settle();
  }

  run(id: CellId): void {
    this.#want([id]);
    this.#settle();
  }

  runAbove(id: CellId): void {
    this.#want(this.#graph.above(id));
    this.#settle();
  }

  runBelow(id: CellId): void {
    this.#want(this.#graph.below(id));
    this.#settle();
  }

  runAll(): void {
    this.#want(this.document.order);
    this.#settle();
  }

  runStale(): void {
    const { cells } = this.#state;
    this.#want(
      this.document.order.filter((id) => cells[id]?.stale || cells[id]?.status !== "done"),
    );
    this.#settle();
  }

  stop(id: CellId): void {
    const runtime = this.#runtimes.get(id);
    if (!runtime) return;
    const queued = this.#state.cells[id]?.status === "queued";
    runtime.wanted = false;
    if (runtime.run) runtime.run.abort.abort();
    else if (queued) {
      runtime.triedSource = runtime.cell.source;
      this.#end(runtime, "cancelled", this.#hashes()[id]!);
    } else this.parts.frames.remove(id);
    this.#settle();
  }

  stopAll(): void {
    for (const [id, { status }] of Object.entries(this.#state.cells)) {
      if (status === "queued" || status === "running") this.stop(id);
    }
  }

  partsOf(file: File): Promise<FilePart[]> {
    return this.#datasets.parts(file);
  }

  async addFile(file: File, part: string | null = null): Promise<Name> {
    const missing = (found: DatasetReference) =>
      Object.entries(this.document.datasets).find(
        ([name, reference]) =>
          ["missing", "failed"].includes(this.#datasets.state(name)?.status ?? "") &&
          reference.sha256 !== undefined &&
          reference.sha256 === found.sha256 &&
          reference.part === found.part,
      )?.[0];
    const { name, reference } = await this.#datasets.add(file, part, (suggested, found) => {
      return missing(found) ?? freeName(this.document, suggested);
    });
    this.apply({ type: "put-dataset", name, reference });
    this.#measure();
    return name;
  }

  cancelDataset(name: Name): void {
    this.#datasets.cancel(name);
  }

  async keepDataset(name: Name): Promise<void> {
    const reference = this.document.datasets[name];
    if (!reference) return;
    const kept = await this.#datasets.keep(name, reference);
    this.apply({ type: "put-dataset", name, reference: kept });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#datasets.close();
    for (const runtime of this.#runtimes.values()) runtime.run?.abort.abort();
    await this.parts.engine.close();
  }

  /** Marks cells and whatever they need that is not up to date. */
  #want(ids: readonly CellId[]): void {
    const add = (id: CellId, asked: boolean) => {
      const runtime = this.#runtimes.get(id);
      const state = this.#state.cells[id];
      if (!runtime || !state || runtime.wanted || runtime.names.library) return;
      if (!this.parts.kindOf(runtime.cell.kind)) return;
      if (!asked && state.status === "done" && !state.stale) return;
      if (state.status === "running" && !state.stale) return;
      runtime.wanted = true;
      for (const parent of this.#graph.nodes[id]?.parents ?? []) add(parent, false);
    };
    for (const id of ids) add(id, true);
  }

  /** Code counts as tried, so that it runs without being asked: at opening, after a restore. */
  #releaseCode(): void {
    for (const runtime of this.#runtimes.values()) runtime.triedSource = runtime.cell.source;
  }

  #read(): Graph {
    const { document } = this;
    const namesOf = (cell: Cell): CellNames => {
      const known = this.#names.get(cell);
      if (known) return known;
      const kind = this.parts.kindOf(cell.kind);
      const names = kind?.names(cell) ?? { reads: [], defines: [] };
      this.#names.set(cell, names);
      return names;
    };
    for (const id of document.order) {
      const cell = document.cells[id]!;
      const runtime = this.#runtimes.get(id);
      if (!runtime) this.#runtimes.set(id, newRuntime(cell, namesOf(cell)));
      else if (runtime.cell !== cell) {
        if (runtime.cell.name !== cell.name) this.#dropResult(runtime);
        runtime.cell = cell;
        runtime.names = namesOf(cell);
      }
    }
    return buildGraph(document, namesOf);
  }

  /** Brings runtimes, graph and datasets in line with the document. */
  #follow(): void {
    this.#graph = this.#read();
    for (const [id, runtime] of this.#runtimes) {
      if (id in this.document.cells) continue;
      runtime.run?.abort.abort(deleted);
      this.#dropResult(runtime);
      runtime.outcome = "none";
      runtime.triedHash = null;
      runtime.wanted = false;
      this.parts.frames.remove(id);
    }
    this.#datasets.follow(this.document.datasets);
  }

  #dropResult(runtime: Runtime): void {
    for (const { name } of tablesOf(runtime.result)) void this.parts.engine.drop(name);
    runtime.result = undefined;
    runtime.ranHash = null;
  }

  #hashes(): Record<CellId, string> {
    const datasets: Record<Name, string> = {};
    for (const [name, reference] of Object.entries(this.document.datasets)) {
      datasets[name] = this.#datasets.version(name, reference);
    }
    const emissions: Record<CellId, number> = {};
    for (const [id, runtime] of this.#runtimes) emissions[id] = runtime.emissions;
    return cellHashes(this.document, this.#graph, { datasets, emissions });
  }

  #settle(): void {
    if (this.#closed) return;
    const decisions = this.#decide();
    let running = [...this.#runtimes.values()].filter(
      ({ run, cell }) => run && !waits(cell),
    ).length;
    for (const [id, decision] of decisions) {
      const runtime = this.#runtimes.get(id)!;
      runtime.wanted = decision.wanted && decision.status !== "running";
      if (decision.status === "blocked" && decision.blockedBy) {
        runtime.outcome = "blocked";
        runtime.blockedBy = decision.blockedBy;
      }
      if (decision.status === "failed" && this.#textProblem(id)) {
        runtime.outcome = "failed";
        runtime.triedSource = runtime.cell.source;
      }
      if (decision.action === "abort") runtime.run?.abort.abort();
      if (decision.action !== "start" || this.#engineState !== "ready") continue;
      if (!waits(runtime.cell) && running >= atOnce) continue;
      if (!waits(runtime.cell)) running++;
      decision.status = "running";
      this.#start(runtime);
    }
    this.#state = this.#snapshot(decisions);
    for (const listener of this.#listeners) listener();
  }

  #decide(): Map<CellId, Decision> {
    const hashes = this.#hashes();
    const statuses = Object.fromEntries(
      Object.keys(this.document.datasets).map((name) => [
        name,
        this.#datasets.state(name)?.status ?? ("waiting" as const),
      ]),
    );
    const cells = this.#graph.order.map((id): PlanCell => {
      const runtime = this.#runtimes.get(id)!;
      const { cell, names } = runtime;
      const kind = this.parts.kindOf(cell.kind);
      const node = this.#graph.nodes[id]!;
      return {
        ...runtime,
        id,
        label: label(cell, names),
        parents: node.parents,
        datasets: node.external.filter((name) => name in this.document.datasets),
        hash: hashes[id]!,
        runningHash: runtime.run?.hash ?? null,
        auto:
          kind !== undefined &&
          (cell.options.auto ?? (kind.control === true || this.document.auto)),
        held: kind?.code === true && runtime.triedSource !== cell.source,
        library: names.library === true,
        problem: this.#textProblem(id),
      };
    });
    return plan(cells, statuses);
  }

  /** What is wrong before anything runs: unreadable text, a name used twice, a cycle. */
  #textProblem(id: CellId): CellProblem | null {
    return this.#graph.nodes[id]?.problem ?? this.#runtimes.get(id)?.names.problem ?? null;
  }

  #start(runtime: Runtime): void {
    const kind = this.parts.kindOf(runtime.cell.kind)!;
    const { cell } = runtime;
    const abort = new AbortController();
    const hash = this.#hashes()[cell.id]!;
    runtime.run = { hash, abort, startedAt: Date.now(), waiting: false };
    runtime.wanted = false;
    runtime.progress = undefined;
    runtime.early = undefined;
    runtime.triedSource = cell.source;
    const mine = () => runtime.run?.abort === abort;
    const context = runContext({
      cell,
      engine: this.parts.engine,
      frames: this.parts.frames,
      signal: abort.signal,
      names: scopeOf(cell.id, this.#runtimes.values(), this.#datasets.states()),
      libraries: () => this.#libraries(cell.id),
      progress: (fraction, words) => {
        if (!mine()) return;
        runtime.progress = { fraction, words };
        this.#settle();
      },
      waiting: (waiting) => {
        if (!mine() || runtime.run!.waiting === waiting) return;
        runtime.run = { hash, abort, startedAt: Date.now(), waiting };
        this.#settle();
      },
      show: (result) => {
        if (!mine()) return;
        runtime.early = result;
        runtime.generation++;
        this.#settle();
      },
      emit: (values) => {
        if (runtime.ranHash !== hash || runtime.run) return;
        const result = runtime.result ?? {};
        runtime.result = { ...result, values: { ...result.values, ...values } };
        runtime.emissions++;
        runtime.generation++;
        this.#settle();
      },
    });
    kind
      .run(context)
      .then((result) => {
        if (abort.signal.aborted) throw abort.signal.reason;
        if (runtime.ranHash === hash) runtime.emissions++;
        runtime.result = result;
        runtime.early = undefined;
        runtime.ranHash = hash;
        runtime.problem = undefined;
        this.#end(runtime, "done", hash);
      })
      .catch((error: unknown) => {
        if (!abort.signal.aborted) {
          runtime.problem = toProblem(error);
          return this.#end(runtime, "failed", hash);
        }
        // Nobody stopped it: brought back by undo, it runs as if for the first time.
        if (abort.signal.reason === deleted) return this.#end(runtime, "none", null);
        const superseded = this.#hashes()[cell.id] !== hash && runtime.wanted;
        this.#end(runtime, superseded ? runtime.outcome : "cancelled", hash);
      });
  }

  #end(runtime: Runtime, outcome: Runtime["outcome"], hash: string | null): void {
    if (runtime.run) runtime.milliseconds = Date.now() - runtime.run.startedAt;
    runtime.run = null;
    runtime.progress = undefined;
    runtime.outcome = outcome;
    runtime.triedHash = hash;
    runtime.generation++;
    this.#measure();
    this.#settle();
  }

  #libraries(id: CellId): Cell[] {
    const seen = new Set<CellId>();
    const visit = (at: CellId): Cell[] =>
      (this.#graph.nodes[at]?.parents ?? []).flatMap((parent) => {
        const runtime = this.#runtimes.get(parent);
        if (!runtime?.names.library || seen.has(parent)) return [];
        seen.add(parent);
        return [...visit(parent), runtime.cell];
      });
    return visit(id);
  }

  #snapshot(decisions: ReadonlyMap<CellId, Decision>): SessionState {
    return snapshot(this.#state as SessionState | undefined, {
      document: this.document,
      runtimes: this.#runtimes,
      decisions,
      problemOf: (id) => this.#textProblem(id),
      datasets: this.#datasets.states(),
      engine: this.#engineState,
      memory: this.#memory,
      canUndo: this.#history.past.length > 0,
      canRedo: this.#history.future.length > 0,
    });
  }

  #measure(): void {
    this.parts.engine.memory().then(
      (memory) => {
        this.#memory = memory;
        this.#settle();
      },
      () => undefined,
    );
  }
}

/** Why a run ends whose cell is no longer in the document. */
const deleted = new DOMException("The cell was deleted.", "AbortError");

/** A script cell may wait to be seen, so it takes no place from the others. */
const waits = (cell: Cell) => cell.kind === "script";
