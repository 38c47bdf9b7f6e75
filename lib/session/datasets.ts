import type { Engine, TableInfo } from "@/lib/engine/engine";
import type { DatasetReference, Name } from "@/lib/notebook/document";
import type { DatasetState } from "./state";

/** Rows on their way into the engine. */
export interface IncomingDataset {
  streams: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Expected number of rows, for progress; null when unknown. */
  rows: number | null;
  /** What the notebook will say about it. */
  reference: DatasetReference;
  kept: boolean;
}

/** The bytes are not on this machine: the file must be given again. */
export class DatasetMissing extends Error {}

export interface LoadOptions {
  signal: AbortSignal;
  onProgress(fraction: number | null, words: string): void;
}

/** Where datasets come from: the built-in sample, the local store, a dropped file. Injected by the page. */
export interface DatasetSource {
  load(name: Name, reference: DatasetReference, options: LoadOptions): Promise<IncomingDataset>;
  open(file: File, options: LoadOptions): Promise<IncomingDataset & { suggestedName: Name }>;
  /** Stores the source bytes; resolves with the completed reference. */
  keep(name: Name, reference: DatasetReference): Promise<DatasetReference>;
}

interface Entry {
  state: DatasetState;
  abort?: AbortController;
  loads: number;
  /** A file that is still being read: no document names it yet. */
  adding?: boolean;
}

/**
 * The datasets of one notebook and how far each of them is. Loading is one after
 * another: decoding and inserting two files at once only doubles the memory.
 */
export class Datasets {
  readonly #entries = new Map<Name, Entry>();
  #line: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly engine: Engine,
    private readonly source: DatasetSource,
    private readonly changed: () => void,
  ) {}

  states(): Record<Name, DatasetState> {
    return Object.fromEntries([...this.#entries].map(([name, { state }]) => [name, state]));
  }

  state(name: Name): DatasetState | undefined {
    return this.#entries.get(name)?.state;
  }

  /** Changes whenever the rows behind the name may have changed. */
  version(name: Name, reference: DatasetReference): string {
    const { source, version, sha256 } = reference;
    return JSON.stringify([source, version, sha256, this.#entries.get(name)?.loads ?? 0]);
  }

  /** Loads what the document names and is not there yet, forgets what it no longer names. */
  follow(references: Readonly<Record<Name, DatasetReference>>): void {
    for (const name of this.#entries.keys()) if (!(name in references)) this.#forget(name);
    for (const [name, reference] of Object.entries(references)) {
      if (!this.#entries.has(name)) void this.#load(name, reference);
    }
  }

  /** Puts a dropped file under `name`; resolves once its rows are in the engine. */
  async add(
    file: File,
    pickName: (suggested: Name, reference: DatasetReference) => Name,
  ): Promise<{ name: Name; reference: DatasetReference }> {
    const abort = new AbortController();
    const temporary = file.name;
    const show = (fraction: number | null, words: string) => {
      const progress = { fraction, words };
      const state = { name: temporary, status: "loading" as const, progress, kept: false };
      this.#entries.set(temporary, { state, abort, loads: 0, adding: true });
      this.changed();
    };
    show(0, "reading");
    try {
      return await this.#queue(async () => {
        const incoming = await this.source.open(file, { signal: abort.signal, onProgress: show });
        const name = pickName(incoming.suggestedName, incoming.reference);
        const table = await this.#ingest(name, incoming, abort, show);
        this.#entries.delete(temporary);
        this.#ready(name, table, incoming.kept);
        return { name, reference: { ...incoming.reference, rows: table.rows } };
      });
    } catch (error) {
      this.#entries.delete(temporary);
      this.changed();
      throw error;
    }
  }

  async keep(name: Name, reference: DatasetReference): Promise<DatasetReference> {
    const kept = await this.source.keep(name, reference);
    const entry = this.#entries.get(name);
    if (entry) this.#set(name, { ...entry.state, kept: true });
    return kept;
  }

  cancel(name: Name): void {
    this.#entries.get(name)?.abort?.abort();
  }

  close(): void {
    for (const { abort } of this.#entries.values()) abort?.abort();
  }

  async #load(name: Name, reference: DatasetReference): Promise<void> {
    const abort = new AbortController();
    const kept = reference.source !== "file";
    this.#set(name, { status: "waiting", kept }, abort);
    const show = (fraction: number | null, words: string) =>
      this.#set(name, { status: "loading", progress: { fraction, words }, kept }, abort);
    try {
      await this.#queue(async () => {
        show(null, "opening");
        const incoming = await this.source.load(name, reference, {
          signal: abort.signal,
          onProgress: show,
        });
        const table = await this.#ingest(name, incoming, abort, show);
        this.#ready(name, table, incoming.kept);
      });
    } catch (error) {
      if (!this.#owns(name, abort)) return;
      const problem = abort.signal.aborted
        ? "Loading was stopped. Add the file again to load it."
        : error instanceof Error
          ? error.message
          : String(error);
      const status = error instanceof DatasetMissing ? "missing" : "failed";
      this.#set(name, { status, problem, kept: false });
    }
  }

  async #ingest(
    name: Name,
    incoming: IncomingDataset,
    abort: AbortController,
    show: (fraction: number | null, words: string) => void,
  ): Promise<TableInfo> {
    const streams = begun(incoming.streams);
    try {
      await this.engine.ready();
    } catch (error) {
      await streams.return();
      throw error;
    }
    return this.engine.ingest(name, streams, {
      signal: abort.signal,
      onRows: (rows) =>
        show(
          incoming.rows ? Math.min(1, rows / incoming.rows) : null,
          `${rows.toLocaleString("en-IN")} rows`,
        ),
    });
  }

  #ready(name: Name, table: TableInfo, kept: boolean): void {
    const loads = (this.#entries.get(name)?.loads ?? 0) + 1;
    this.#entries.set(name, { state: { name, status: "ready", table, kept }, loads });
    this.changed();
  }

  #owns(name: Name, abort: AbortController): boolean {
    return this.#entries.get(name)?.abort === abort;
  }

  #forget(name: Name): void {
    const entry = this.#entries.get(name);
    if (!entry || entry.adding) return;
    entry.abort?.abort();
    this.#entries.delete(name);
    if (entry.state.table) void this.engine.drop(name);
    this.changed();
  }

  #set(name: Name, state: Omit<DatasetState, "name">, abort?: AbortController): void {
    const loads = this.#entries.get(name)?.loads ?? 0;
    this.#entries.set(name, { state: { name, ...state }, abort, loads });
    this.changed();
  }

  #queue<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#line.then(work, work);
    this.#line = next.catch(() => undefined);
    return next;
  }
}

/** Reading starts now, so that rows are there when the engine is. */
function begun(streams: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
  const all = (async function* () {
    yield* streams;
  })();
  let first: ReturnType<typeof all.next> | null = all.next();
  first.catch(() => undefined);
  const next = () => {
    const step = first ?? all.next();
    first = null;
    return step;
  };
  const rows = { next, return: () => all.return(undefined), [Symbol.asyncIterator]: () => rows };
  return rows;
}
