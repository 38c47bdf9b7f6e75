import type { MemoryUse, TableInfo } from "@/lib/engine/engine";
import type { CellId, Name, NotebookDocument } from "@/lib/notebook/document";
import type { Applied, Operation } from "@/lib/notebook/operations";
import type { FilePart } from "./datasets";
import type { CellState } from "./kind";

export type DatasetStatus = "waiting" | "loading" | "ready" | "failed" | "missing";

export interface DatasetState {
  name: Name;
  status: DatasetStatus;
  progress?: { fraction: number | null; words: string };
  table?: TableInfo;
  /** Plain reason when failed or missing: what is wrong and what to do. */
  problem?: string;
  /** The store has its bytes, so it comes back when the notebook is opened again. */
  kept: boolean;
}

/** Everything the page draws. A new object after each change, parts that did not change are the same objects. */
export interface SessionState {
  document: NotebookDocument;
  cells: Readonly<Record<CellId, CellState>>;
  datasets: Readonly<Record<Name, DatasetState>>;
  engine: "starting" | "ready" | { failed: string };
  /** Tables that statements can name now, with their columns: completion, types, the left rail. */
  catalog: readonly TableInfo[];
  /** Values that statements and programs can name now (outputs of input and script cells). */
  values: Readonly<Record<Name, unknown>>;
  memory?: MemoryUse;
  canUndo: boolean;
  canRedo: boolean;
  /** Cells that are computed or wait for their turn; not those that wait to be seen. */
  busy: number;
}

/** What the page may ask of a running notebook. */
export interface NotebookSession {
  getState(): SessionState;
  subscribe(listener: () => void): () => void;

  /** Operations with the same `merge` key in a row become one step of undo. */
  apply(operation: Operation, options?: { merge?: string }): Applied;
  undo(): void;
  redo(): void;

  run(id: CellId): void;
  runAbove(id: CellId): void;
  runBelow(id: CellId): void;
  runAll(): void;
  /** Every stale or never run cell. */
  runStale(): void;
  stop(id: CellId): void;
  stopAll(): void;

  /** A file that was dropped: becomes a table in this browser, nothing is uploaded. Resolves with the table's name. */
  addFile(file: File, part?: string | null): Promise<Name>;
  /** The tables in a file that may hold several; one with `part` null where there is no choice. */
  partsOf(file: File): Promise<FilePart[]>;
  cancelDataset(name: Name): void;
  /** Hands the source bytes to the local store, so that the dataset is there when the notebook is opened again. */
  keepDataset(name: Name): Promise<void>;
  close(): Promise<void>;
}
