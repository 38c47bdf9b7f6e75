import type { Instance } from "./instance";
import { cancelled, throwIfAborted } from "./statement";

/** Statements under way at once; more wait their turn. */
const most = 6;

/** Connections, one for each statement under way. */
export class Connections {
  private readonly idle: number[] = [];
  private readonly queue: ((connection: number) => void)[] = [];
  private open = 0;

  constructor(private readonly instance: Instance) {}

  async use<T>(work: (connection: number) => Promise<T>): Promise<T> {
    const connection = await this.acquire();
    try {
      return await work(connection);
    } finally {
      this.release(connection);
    }
  }

  async acquire(signal?: AbortSignal): Promise<number> {
    throwIfAborted(signal);
    const idle = this.idle.pop();
    if (idle !== undefined) return idle;
    if (this.open >= most) return this.wait(signal);
    this.open++;
    try {
      return await this.connect();
    } catch (error) {
      this.open--;
      throw error;
    }
  }

  release(connection: number): void {
    const next = this.queue.shift();
    if (next) next(connection);
    else this.idle.push(connection);
  }

  /**
   * Instead of release: for a connection whose statement was stopped. Until the next one such a
   * statement keeps its memory and its hold on the table it was making, and the engine keeps both
   * for ever when the connection is closed instead.
   */
  async reclaim(connection: number): Promise<void> {
    try {
      await this.instance.call(() => this.instance.bindings.runQuery(connection, "SELECT 1"));
    } catch {
      return this.discard(connection);
    }
    this.release(connection);
  }

  /** Instead of release: for a connection that still holds a result, a transaction or broken input. */
  async discard(connection: number): Promise<void> {
    try {
      await this.instance.call(() => this.instance.bindings.disconnect(connection));
    } catch {
      // The engine has died: whoever comes next is told.
    }
    const next = this.queue.shift();
    if (!next) {
      this.open--;
      return;
    }
    this.connect().then(next, () => next(connection));
  }

  /** Who is told to stop meanwhile leaves the queue. */
  private wait(signal?: AbortSignal): Promise<number> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        const place = this.queue.indexOf(turn);
        if (place < 0) return;
        this.queue.splice(place, 1);
        reject(cancelled());
      };
      const turn = (connection: number) => {
        signal?.removeEventListener("abort", leave);
        resolve(connection);
      };
      signal?.addEventListener("abort", leave, { once: true });
      this.queue.push(turn);
    });
  }

  /** A connection of one's own, outside the count. The caller closes it. */
  connect(): Promise<number> {
    return this.instance.call(() => this.instance.bindings.connectInternal());
  }
}
