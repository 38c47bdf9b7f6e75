import type { RunContext } from "@/lib/session/kind";
import { CellFailure } from "@/lib/session/kind";
import { streamWork, type WorkerLike } from "@/lib/work/client";
import { WorkFailure } from "@/lib/work/messages";

interface CellWork<Early> {
  transfer?: Transferable[];
  /** What the worker hands over before it has ended. */
  onEarly?: (early: Early) => void;
}

/** A cell's work in a worker of its own: progress on the cell, ended when the run is. */
export async function workOf<Output, Early = never>(
  worker: WorkerLike,
  input: unknown,
  context: RunContext,
  { transfer = [], onEarly }: CellWork<Early> = {},
): Promise<Output> {
  try {
    const work = streamWork<Early, Output>(worker, input, {
      signal: context.signal,
      onProgress: ({ fraction, words }) => context.progress(fraction, words),
      transfer,
    });
    for (;;) {
      const step = await work.next();
      if (step.done) return step.value;
      onEarly?.(step.value);
    }
  } catch (error) {
    if (!(error instanceof WorkFailure) || error.problem.unexpected) throw error;
    const { message, hint } = error.problem;
    throw new CellFailure(hint === undefined ? { message } : { message, hint });
  }
}
