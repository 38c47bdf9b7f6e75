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

/** One of the tables in a file that may hold several: an archive, a workbook. */
export interface FilePart {
  /** Its path, sheet or list in the file; null where the file is one table and there is no choice. */
  part: string | null;
  name: string;
  /** Kind, size or rows in a few words; may be empty. */
  about: string;
}

/** Where datasets come from: the built-in sample, the local store, a dropped file. Injected by the page. */
export interface DatasetSource {
  load(name: Name, reference: DatasetReference, options: LoadOptions): Promise<IncomingDataset>;
  /** The tables in a file, for somebody to choose from. */
  parts(file: File, options: LoadOptions): Promise<FilePart[]>;
  /** `part`: which of its tables, as `parts` names it. */
  open(
    file: File,
    options: LoadOptions & { part?: string | null },
  ): Promise<IncomingDataset & { suggestedName: Name }>;
  /** Stores the source bytes; resolves with the completed reference. */
  keep(name: Name, reference: DatasetReference): Promise<DatasetReference>;
}

interface Entry {
  state: DatasetState;
  abort?: AbortController;
  loads: number;
  /** What the reference said to read when it was read. */
  read?: string;
  /** Of the bytes that it was read from. */
  sha256?: string;
  /** A file that is still being read: no document names it yet. */
  adding?: boolean;
}

/** What decides which rows a reference means; its other words may change without a reading. */
const reading = ({ source, version, sha256, part, headerRow }: DatasetReference) =>
  JSON.stringify([source, version, sha256, part, headerRow]);

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
    return JSON.stringify([reading(reference), this.#entries.get(name)?.loads ?? 0]);
  }

  /**
   * Loads what the document names and is not there yet or is to be read otherwise, forgets what
   * it no longer names.
   */
  follow(references: Readonly<Record<Name, DatasetReference>>): void {
    for (const name of this.#entries.keys()) if (!(name in references)) this.#forget(name);
    for (const [name, reference] of Object.entries(references)) {
      const entry = this.#entries.get(name);
      if (entry?.read === reading(reference)) continue;
      entry?.abort?.abort();
      void this.#load(name, reference);
    }
  }

  /** The tables in a file. Shown as a dataset that is loading while they are looked for. */
  async parts(file: File): Promise<FilePart[]> {
    const { abort, show, end } = this.#incoming(file.name);
    try {
      return await this.source.parts(file, { signal: abort.signal, onProgress: show });
    } finally {
      end();
    }
  }

  /** Puts a dropped file, or a part of it, under `name`; resolves once its rows are in the engine. */
  async add(
    file: File,
    part: string | null,
    pickName: (suggested: Name, reference: DatasetReference) => Name,
  ): Promise<{ name: Name; reference: DatasetReference }> {
    const { abort, show, end } = this.#incoming(part ?? file.name);
    show(0, "reading");
    try {
      return await this.#queue(async () => {
        const options = { signal: abort.signal, onProgress: show, part };
        const incoming = await this.source.open(file, options);
        const name = pickName(incoming.suggestedName, incoming.reference);
        const table = await this.#ingest(name, incoming, abort, show);
        const reference = { ...incoming.reference, rows: table.rows };
        end();
        this.#ready(name, reference, table, incoming.kept);
        return { name, reference };
      });
    } catch (error) {
      end();
      throw error;
    }
  }

  async keep(name: Name, reference: DatasetReference): Promise<DatasetReference> {
    const kept = await this.source.keep(name, reference);
    // The other tables of the same file are kept with it.
    for (const [other, entry] of this.#entries) {
      const same = other === name || (reference.sha256 && entry.sha256 === reference.sha256);
      if (same && entry.state.status === "ready") {
        this.#entries.set(other, { ...entry, state: { ...entry.state, kept: true } });
      }
    }
    this.changed();
    return kept;
  }

  cancel(name: Name): void {
    this.#entries.get(name)?.abort?.abort();
  }

  close(): void {
    for (const { abort } of this.#entries.values()) abort?.abort();
  }

  /** A file that is being read before any document names it. */
  #incoming(temporary: string) {
    const abort = new AbortController();
    const show = (fraction: number | null, words: string) => {
      const progress = { fraction, words };
      const state = { name: temporary, status: "loading" as const, progress, kept: false };
      this.#entries.set(temporary, { state, abort, loads: 0, adding: true });
      this.changed();
    };
    const end = () => {
      if (this.#entries.get(temporary)?.abort === abort) this.#entries.delete(temporary);
      this.changed();
    };
    return { abort, show, end };
  }

  async #load(name: Name, reference: DatasetReference): Promise<void> {
    const abort = new AbortController();
    const kept = reference.source !== "file";
    const read = reading(reference);
    const set = (state: Omit<DatasetState, "name">) => this.#set(name, state, read, abort);
    set({ status: "waiting", kept });
    const show = (fraction: number | null, words: string) => {
      if (this.#owns(name, abort)) {
        set({ status: "loading", progress: { fraction, words }, kept });
      }
    };
    try {
      await this.#queue(async () => {
        show(null, "opening");
        const incoming = await this.source.load(name, reference, {
          signal: abort.signal,
          onProgress: show,
        });
        const table = await this.#ingest(name, incoming, abort, show);
        if (this.#owns(name, abort)) this.#ready(name, reference, table, incoming.kept);
      });
    } catch (error) {
      if (!this.#owns(name, abort)) return;
      const problem = abort.signal.aborted
        ? "Loading was stopped. Add the file again to load it."
        : error instanceof Error
          ? error.message
          : String(error);
      const status = error instanceof DatasetMissing ? "missing" : "failed";
      set({ status, problem, kept: false });
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
    const { notes } = incoming.reference;
    const table = await this.engine.ingest(name, streams, {
      signal: abort.signal,
      onRows: (rows) =>
        show(
          incoming.rows ? Math.min(1, rows / incoming.rows) : null,
          `${rows.toLocaleString("en-IN")} rows`,
        ),
    });
    return Array.isArray(notes) ? { ...table, notes: notes.map(String) } : table;
  }

  #ready(name: Name, reference: DatasetReference, table: TableInfo, kept: boolean): void {
    const loads = (this.#entries.get(name)?.loads ?? 0) + 1;
    const state: DatasetState = { name, status: "ready", table, kept };
    const { sha256 } = reference;
    this.#entries.set(name, { state, loads, read: reading(reference), sha256 });
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

  #set(name: Name, state: Omit<DatasetState, "name">, read: string, abort: AbortController): void {
    const loads = this.#entries.get(name)?.loads ?? 0;
    this.#entries.set(name, { state: { name, ...state }, abort, loads, read });
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
