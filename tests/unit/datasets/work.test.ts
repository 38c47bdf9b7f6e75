import { createHash, randomBytes } from "node:crypto";
import { MessageChannel } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { runWork, streamWork, type WorkerLike } from "@/lib/work/client";
import { WorkFailure } from "@/lib/work/messages";
import { serveWork, type WorkPort, type WorkScope } from "@/lib/work/serve";
import { Sha256, sha256OfBlob } from "@/lib/work/sha256";

/** Both ends of a real message port, with data cloned and transferred as between a page and a worker. */
function start<Input, Output, Chunk>(
  work: (input: Input, port: WorkPort<Chunk>) => Promise<Output>,
) {
  const { port1, port2 } = new MessageChannel();
  serveWork(work, port2 as unknown as WorkScope);
  let terminated = false;
  const worker: WorkerLike = {
    postMessage: (message, transfer) => port1.postMessage(message, transfer as never),
    terminate() {
      terminated = true;
      port1.close();
    },
    addEventListener: (type, listener) => port1.addEventListener(type, listener as never),
  };
  return { worker, isTerminated: () => terminated };
}

describe("work in a worker", () => {
  it("answers, tells its progress and ends the worker", async () => {
    const { worker, isTerminated } = start(async (input: number, port) => {
      port.progress(0.5, "half");
      return input * 2;
    });
    const seen: unknown[] = [];
    expect(
      await runWork<number>(worker, 21, { onProgress: (progress) => seen.push(progress) }),
    ).toBe(42);
    expect(seen).toEqual([{ fraction: 0.5, words: "half" }]);
    expect(isTerminated()).toBe(true);
  });

  it("carries a failure over as plain data", async () => {
    const { worker } = start(async () => {
      throw new WorkFailure({ message: "Line 3 is cut short.", hint: "Save it again." });
    });
    const error = await runWork(worker, null).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(WorkFailure);
    expect((error as WorkFailure).problem).toEqual({
      message: "Line 3 is cut short.",
      hint: "Save it again.",
    });
  });

  it("begins when its input is there, and ends the worker when that fails", async () => {
    const double = async (input: number) => input * 2;
    expect(await runWork<number>(start(double).worker, Promise.resolve(21))).toBe(42);
    const { worker, isTerminated } = start(double);
    const unread = new Error("The table is gone.");
    await expect(runWork(worker, Promise.reject(unread))).rejects.toBe(unread);
    expect(isTerminated()).toBe(true);
  });

  it("never runs more than eight chunks ahead of its reader", async () => {
    let sent = 0;
    const { worker } = start<null, string, number>(async (_, port) => {
      for (let i = 0; i < 30; i++) {
        sent = i + 1;
        await port.emit(i);
      }
      return "end";
    });
    const work = streamWork<number, string>(worker, null);
    const seen: number[] = [];
    for (;;) {
      const step = await work.next();
      if (step.done) {
        expect(step.value).toBe("end");
        break;
      }
      seen.push(step.value);
      await new Promise((resolve) => setImmediate(resolve));
      expect(sent - seen.length).toBeLessThanOrEqual(8);
    }
    expect(seen).toEqual(Array.from({ length: 30 }, (_, i) => i));
  });

  it("ends the worker at once when it is aborted or no longer read", async () => {
    const stuck = start(() => new Promise<never>(() => {}));
    const controller = new AbortController();
    const answer = runWork(stuck.worker, null, { signal: controller.signal });
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
    expect(stuck.isTerminated()).toBe(true);

    const left = start<null, null, number>(async (_, port) => {
      await port.emit(1);
      return null;
    });
    for await (const chunk of streamWork<number, null>(left.worker, null)) {
      expect(chunk).toBe(1);
      break;
    }
    expect(left.isTerminated()).toBe(true);
  });
});

describe("SHA-256 in pieces", () => {
  it("equals the platform's, however the bytes are cut", async () => {
    for (const size of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 100_003]) {
      const bytes = randomBytes(size);
      const expected = createHash("sha256").update(bytes).digest("hex");
      for (const step of [1, 7, 64, 1000, 100_003]) {
        const sum = new Sha256();
        for (let at = 0; at < size; at += step) sum.update(bytes.subarray(at, at + step));
        expect(sum.hex()).toBe(expected);
      }
      expect(await sha256OfBlob(new Blob([bytes]))).toBe(expected);
    }
  });
});
