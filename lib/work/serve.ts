import {
  chunksAhead,
  type FromWorker,
  type ToWorker,
  WorkFailure,
  type WorkProblem,
} from "./messages";

export interface WorkPort<Chunk> {
  progress(fraction: number | null, words: string): void;
  /** Hands a chunk over; resolves when there is room for the next one. */
  emit(chunk: Chunk, transfer?: Transferable[]): Promise<void>;
}

/** The part of a worker's own scope that is used: tests put a message port in its place. */
export interface WorkScope {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}

export function toProblem(error: unknown): WorkProblem {
  if (error instanceof WorkFailure) return error.problem;
  return { message: error instanceof Error ? error.message : String(error), unexpected: true };
}

/** The worker's half: answers the one start message that `runWork` or `streamWork` sends. */
export function serveWork<Input, Output, Chunk = never>(
  work: (input: Input, port: WorkPort<Chunk>) => Promise<Output>,
  scope: WorkScope = globalThis as unknown as WorkScope,
): void {
  let room = chunksAhead;
  let waiting: (() => void) | null = null;
  const send = (message: FromWorker, transfer: Transferable[] = []) =>
    scope.postMessage(message, transfer);

  const port: WorkPort<Chunk> = {
    progress: (fraction, words) => send({ type: "progress", progress: { fraction, words } }),
    async emit(chunk, transfer) {
      send({ type: "chunk", chunk }, transfer);
      room -= 1;
      if (room <= 0) await new Promise<void>((resolve) => (waiting = resolve));
    },
  };

  scope.addEventListener("message", (event) => {
    const message = event.data as ToWorker;
    if (message.type === "more") {
      room += 1;
      waiting?.();
      waiting = null;
      return;
    }
    work(message.input as Input, port).then(
      (output) => send({ type: "done", output }),
      (error: unknown) => send({ type: "failed", problem: toProblem(error) }),
    );
  });
}
