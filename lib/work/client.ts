import { type FromWorker, type ToWorker, WorkFailure, type WorkProgress } from "./messages";

/** The part of `Worker` that is used: tests put a message port in its place. */
export interface WorkerLike {
  postMessage(message: unknown, transfer: Transferable[]): void;
  terminate(): void;
  addEventListener(type: string, listener: (event: MessageEvent) => void): void;
}

export interface WorkOptions {
  signal?: AbortSignal;
  onProgress?: (progress: WorkProgress) => void;
  transfer?: Transferable[];
}

/**
 * Gives the worker its input, or what that promises, and yields what it emits, one at a time: it
 * runs at most two chunks ahead of the reader. Returns its output. The worker is used up: it is
 * terminated when the work ends, fails, is aborted, or the reader stops reading.
 * Throws WorkFailure, or the signal's reason.
 */
export async function* streamWork<Chunk, Output>(
  worker: WorkerLike,
  input: unknown,
  { signal, onProgress, transfer = [] }: WorkOptions = {},
): AsyncGenerator<Chunk, Output, void> {
  const arrived: FromWorker[] = [];
  let wake = () => {};
  const arrive = (message: FromWorker) => {
    if (message.type === "progress") return onProgress?.(message.progress);
    arrived.push(message);
    wake();
  };
  const broken = (message: string) =>
    arrive({ type: "failed", problem: { message, unexpected: true } });
  const send = (message: ToWorker, with_: Transferable[] = []) =>
    worker.postMessage(message, with_);
  const abort = () => wake();

  worker.addEventListener("message", (event) => arrive(event.data as FromWorker));
  worker.addEventListener("error", (event) => {
    const reason = (event as unknown as ErrorEvent).message;
    broken(`A background task could not run${reason ? `: ${reason}` : ""}.`);
  });
  worker.addEventListener("messageerror", () => broken("A background task sent unreadable data."));
  signal?.addEventListener("abort", abort);

  try {
    signal?.throwIfAborted();
    send({ type: "start", input: await input }, transfer);
    for (;;) {
      while (arrived.length === 0 && !signal?.aborted) {
        await new Promise<void>((resolve) => (wake = resolve));
      }
      signal?.throwIfAborted();
      const message = arrived.shift()!;
      if (message.type === "failed") throw new WorkFailure(message.problem);
      if (message.type === "done") return message.output as Output;
      if (message.type === "chunk") {
        yield message.chunk as Chunk;
        send({ type: "more" });
      }
    }
  } finally {
    signal?.removeEventListener("abort", abort);
    worker.terminate();
  }
}

/** Work that gives one answer. The worker is used up, see streamWork. */
export async function runWork<Output>(
  worker: WorkerLike,
  input: unknown,
  options: WorkOptions = {},
): Promise<Output> {
  const work = streamWork<never, Output>(worker, input, options);
  for (;;) {
    const step = await work.next();
    if (step.done) return step.value;
  }
}
