import type { Instance } from "./instance";

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

  async acquire(): Promise<number> {
    const idle = this.idle.pop();
    if (idle !== undefined) return idle;
    if (this.open >= most) return new Promise((resolve) => this.queue.push(resolve));
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

  /** A connection of one's own, outside the count. The caller closes it. */
  connect(): Promise<number> {
    return this.instance.call(() => this.instance.bindings.connectInternal());
  }
}
