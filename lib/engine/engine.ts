/**
 * The seam between the notebook and whatever runs SQL. Arrow IPC streams in and out.
 * Every call takes an AbortSignal where it may take long; aborting rejects with an
 * EngineError of kind "cancelled" and leaves the engine and its connections usable.
 */

export type ColumnKind =
  "text" | "integer" | "number" | "boolean" | "date" | "timestamp" | "time" | "list" | "other";

export interface ColumnInfo {
  name: string;
  /** The engine's own type, e.g. `VARCHAR`, `DECIMAL(18,2)`. */
  type: string;
  kind: ColumnKind;
}

export interface TableInfo {
  name: string;
  columns: ColumnInfo[];
  rows: number;
  /** What was noticed when it was read from a file, in plain sentences. */
  notes?: readonly string[];
}

export interface FunctionInfo {
  name: string;
  kind: "scalar" | "aggregate" | "table" | "macro" | "window";
  parameters: string[];
  description?: string;
}

/** A value that a statement may name as `$name`. Bound, never pasted into the text. */
export type Value = null | boolean | number | bigint | string | Date | readonly Value[];

export interface QueryOptions {
  variables?: Readonly<Record<string, Value>>;
  signal?: AbortSignal;
}

export type EngineErrorKind =
  "syntax" | "name" | "type" | "memory" | "cancelled" | "input" | "engine";

/** An error as a value: what is wrong, where in the statement, and what may help. */
export class EngineError extends Error {
  constructor(
    readonly kind: EngineErrorKind,
    message: string,
    /** Offset in characters into the statement as it was given. */
    readonly position?: number,
    readonly hint?: string,
  ) {
    super(message);
    this.name = "EngineError";
  }
}

export interface PageRequest {
  offset: number;
  limit: number;
  sort?: { column: string; descending: boolean };
}

export interface MemoryUse {
  usedBytes: number;
  limitBytes: number;
}

export interface ColumnProfile {
  column: string;
  rows: number;
  nulls: number;
  /** Approximate above 10,000. */
  distinct: number;
  min: string | null;
  max: string | null;
  mean?: number;
  /** Rows that `distinct` and `bins` were taken from, when the table is too big to look at all of them. */
  sampled?: number;
  /** Equal-width bins for numbers and times, most frequent values for the rest. */
  bins: { label: string; from?: number; to?: number; count: number }[];
}

export interface Engine {
  /** Resolves when statements can be run; rejects with a plain reason otherwise. */
  ready(): Promise<void>;
  readonly version: string;

  /** Runs one query and keeps its result as table `name`, replacing an earlier one only on success. */
  createTable(name: string, sql: string, options?: QueryOptions): Promise<TableInfo>;
  /** Runs one query and returns the whole result as one Arrow IPC stream. */
  query(sql: string, options?: QueryOptions): Promise<Uint8Array>;
  /** The same, batch by batch: the first chunk holds the schema. */
  stream(sql: string, options?: QueryOptions): AsyncIterable<Uint8Array>;

  /**
   * Appends complete Arrow IPC streams to a new table; an aborted or failed ingest leaves nothing
   * behind. The streams are the engine's from then on: their buffers are taken away.
   */
  ingest(
    name: string,
    streams: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    options?: { signal?: AbortSignal; onRows?: (rows: number) => void },
  ): Promise<TableInfo>;

  drop(name: string): Promise<void>;
  tables(): Promise<TableInfo[]>;
  table(name: string): Promise<TableInfo | null>;
  functions(): Promise<FunctionInfo[]>;
  /** One page of a table as an Arrow IPC stream. */
  page(name: string, request: PageRequest, signal?: AbortSignal): Promise<Uint8Array>;
  profile(name: string, column: string, signal?: AbortSignal): Promise<ColumnProfile>;
  memory(): Promise<MemoryUse>;
  close(): Promise<void>;
}
