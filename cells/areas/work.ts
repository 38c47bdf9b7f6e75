import type { RunContext } from "@/lib/session/kind";
import { CellFailure } from "@/lib/session/kind";
import { runWork, type WorkerLike } from "@/lib/work/client";
import { WorkFailure } from "@/lib/work/messages";

/** A cell's work in a worker of its own: progress on the cell, ended when the run is. */
export async function workOf<Output>(
  worker: WorkerLike,
  input: unknown,
  context: RunContext,
  transfer: Transferable[] = [],
): Promise<Output> {
  try {
    return await runWork<Output>(worker, input, {
      signal: context.signal,
      onProgress: ({ fraction, words }) => context.progress(fraction, words),
      transfer,
    });
  } catch (error) {
    if (!(error instanceof WorkFailure) || error.problem.unexpected) throw error;
    const { message, hint } = error.problem;
    throw new CellFailure(hint === undefined ? { message } : { message, hint });
  }
}
