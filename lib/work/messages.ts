/** What goes over the port between the page and a worker of ours. */
export interface WorkProgress {
  /** 0–1, or null when nobody knows. */
  fraction: number | null;
  words: string;
}

/** An error as plain data: it crosses the port as it is. */
export interface WorkProblem {
  message: string;
  hint?: string;
  /** A bug of ours, not a fault of the input. */
  unexpected?: true;
}

export type ToWorker = { type: "start"; input: unknown } | { type: "more" };

export type FromWorker =
  | { type: "progress"; progress: WorkProgress }
  | { type: "chunk"; chunk: unknown }
  | { type: "done"; output: unknown }
  | { type: "failed"; problem: WorkProblem };

/** Chunks that may be under way before the worker waits for the page: a second or two of reading, while the engine starts. */
export const chunksAhead = 8;

/** Thrown on both sides for everything that is not a bug. */
export class WorkFailure extends Error {
  constructor(readonly problem: WorkProblem) {
    super(problem.message);
    this.name = "WorkFailure";
  }
}
