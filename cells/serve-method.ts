import { MethodProblem } from "@/lib/methods/problem";
import { WorkFailure } from "@/lib/work/messages";
import { serveWork, type WorkPort, type WorkScope } from "@/lib/work/serve";

/** The worker of a cell that runs methods: what the data does not allow becomes the cell's own message. */
export function serveMethod<Input, Output, Early = never>(
  work: (input: Input, port: WorkPort<Early>) => Output | Promise<Output>,
  scope?: WorkScope,
): void {
  serveWork<Input, Output, Early>(async (input, port) => {
    try {
      return await work(input, port);
    } catch (error) {
      if (!(error instanceof MethodProblem)) throw error;
      const { message, hint } = error;
      throw new WorkFailure(hint === undefined ? { message } : { message, hint });
    }
  }, scope);
}
