/** Reads rows `offset` to `offset + limit`. */
export type LoadPage<Page> = (offset: number, limit: number, signal: AbortSignal) => Promise<Page>;

interface PageStoreOptions {
  /** Rows in a page. */
  size: number;
  /** Pages kept; the one that was not looked at for longest goes first. */
  capacity: number;
}

/** The pages of one table that are in view or were lately. Tells its listeners when one has come. */
export class PageStore<Page> {
  readonly size: number;
  #capacity: number;
  #pages = new Map<number, Page>();
  #coming = new Map<number, AbortController>();
  #load: LoadPage<Page> | null = null;
  #listeners = new Set<() => void>();
  #version = 0;
  #problem: string | null = null;

  constructor({ size, capacity }: PageStoreOptions) {
    this.size = size;
    this.#capacity = capacity;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Changes whenever a page comes or all are dropped. */
  version = (): number => this.#version;

  /** Why the last page did not come. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Begins anew with other rows. */
  open(load: LoadPage<Page>): void {
    this.close();
    this.#load = load;
    this.#pages.clear();
    this.#problem = null;
    this.#tell();
  }

  /** The page that holds a row, when it is here. */
  pageOf(row: number): Page | undefined {
    return this.#pages.get(Math.floor(row / this.size));
  }

  /** Fetches what is missing of these rows and gives up what is under way for others. */
  want(first: number, end: number): void {
    const load = this.#load;
    if (!load || end <= first) return;
    const from = Math.floor(first / this.size);
    const to = Math.floor((end - 1) / this.size);
    for (const [index, controller] of this.#coming) {
      if (index >= from && index <= to) continue;
      this.#coming.delete(index);
      controller.abort();
    }
    for (let index = from; index <= to; index++) {
      const page = this.#pages.get(index);
      if (page !== undefined) {
        this.#pages.delete(index);
        this.#pages.set(index, page);
      } else if (!this.#coming.has(index)) void this.#fetch(load, index);
    }
  }

  /** Gives up what is under way; the pages that are here stay. */
  close(): void {
    for (const controller of this.#coming.values()) controller.abort();
    this.#coming.clear();
  }

  async #fetch(load: LoadPage<Page>, index: number): Promise<void> {
    const controller = new AbortController();
    this.#coming.set(index, controller);
    try {
      const page = await load(index * this.size, this.size, controller.signal);
      if (controller.signal.aborted) return;
      this.#pages.set(index, page);
      this.#problem = null;
      for (const oldest of this.#pages.keys()) {
        if (this.#pages.size <= this.#capacity) break;
        this.#pages.delete(oldest);
      }
    } catch (error) {
      if (controller.signal.aborted) return;
      this.#problem = error instanceof Error ? error.message : String(error);
    }
    this.#coming.delete(index);
    this.#tell();
  }

  #tell(): void {
    this.#version++;
    for (const listener of this.#listeners) listener();
  }
}
