import { MessageChannel } from "node:worker_threads";
import { serveMethod } from "@/cells/serve-method";
import type { WorkPort, WorkScope } from "@/lib/work/serve";

/**
 * A class that stands for the browser's Worker: the work runs in this process, behind a real
 * message port, so data is cloned and transferred as between a page and a worker.
 */
export function workerOf<Input, Output, Early = never>(
  work: (
    input: Input,
    progress: WorkPort<Early>["progress"],
    emit: WorkPort<Early>["emit"],
  ) => Output | Promise<Output>,
) {
  return class {
    private readonly port = new MessageChannel();
    constructor() {
      serveMethod<Input, Output, Early>(
        (input, { progress, emit }) => work(input, progress, emit),
        this.port.port2 as unknown as WorkScope,
      );
    }
    postMessage(message: unknown, transfer: Transferable[]) {
      this.port.port1.postMessage(message, transfer as never);
    }
    addEventListener(type: string, listener: (event: MessageEvent) => void) {
      this.port.port1.addEventListener(type, listener as never);
    }
    terminate() {
      this.port.port1.close();
    }
  };
}
