import { AsyncDuckDB, VoidLogger } from "@duckdb/duckdb-wasm";
import { EngineError } from "./engine";
import { texts } from "./texts";

/** What a Web Worker and a thread of Node have in common, as far as the engine needs it. */
export type WorkerLike = Pick<
  Worker,
  "postMessage" | "addEventListener" | "removeEventListener" | "terminate"
>;

/** Never answers again: the WebAssembly module is in an unknown state. */
const fatal = /memory access out of bounds|table index is out of bounds|unreachable|null function/i;

const noAnswerAfter = 60_000;

/**
 * One running DuckDB in its worker. Every call goes through `call`, so that a worker that dies
 * rejects what is under way and everything after it; the library alone would wait for ever.
 */
export class Instance {
  private readonly waiting = new Set<(reason: EngineError) => void>();
  private dead: EngineError | null = null;

  private constructor(
    readonly bindings: AsyncDuckDB,
    private readonly worker: WorkerLike,
  ) {
    worker.addEventListener("error", () => this.fail(texts.died));
    worker.addEventListener("messageerror", () => this.fail(texts.died));
    worker.addEventListener("close", () => this.fail(texts.died));
  }

  /** `instantiate` never settles when the module cannot be fetched, hence the clock. */
  static async start(worker: WorkerLike, wasmUrl: string): Promise<Instance> {
    const bindings = new AsyncDuckDB(new VoidLogger(), worker as unknown as Worker);
    const instance = new Instance(bindings, worker);
    const clock = setTimeout(() => instance.fail(texts.notStarted), noAnswerAfter);
    try {
      await instance.call(() => bindings.instantiate(wasmUrl));
      // Short turns, so that a small query is answered while a long one runs.
      await instance.call(() => bindings.open({ query: { queryPollingInterval: 20 } }));
      return instance;
    } catch (error) {
      instance.stop();
      throw error instanceof EngineError ? error : new EngineError("engine", texts.notStarted);
    } finally {
      clearTimeout(clock);
    }
  }

  call<T>(task: () => Promise<T>): Promise<T> {
    if (this.dead) return Promise.reject(this.dead);
    return new Promise<T>((resolve, reject) => {
      this.waiting.add(reject);
      const settle = () => this.waiting.delete(reject);
      task().then(
        (value) => {
          settle();
          resolve(value);
        },
        (error: Error) => {
          settle();
          if (fatal.test(error.message)) this.fail(texts.died);
          reject(this.dead ?? error);
        },
      );
    });
  }

  stop(): void {
    this.fail(texts.closed);
  }

  private fail(reason: string): void {
    if (this.dead) return;
    this.dead = new EngineError("engine", reason);
    this.worker.terminate();
    for (const reject of this.waiting) reject(this.dead);
    this.waiting.clear();
  }
}
