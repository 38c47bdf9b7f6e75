import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { Worker as Thread } from "node:worker_threads";
import { DuckDBEngine } from "@/lib/engine/duckdb";
import type { WorkerLike } from "@/lib/engine/instance";

const require = createRequire(import.meta.url);
const program = require.resolve("@duckdb/duckdb-wasm/dist/duckdb-node-eh.worker.cjs");
const stopHook = require.resolve("../../../lib/engine/stop-hook.js");
const wasmUrl = require.resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm");

/** Gives the engine's worker program, made for browsers, the globals that it expects. */
const shim = `
  const { parentPort } = require("node:worker_threads");
  console.log = () => {};
  globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
  parentPort.on("message", (data) => globalThis.onmessage({ data }));
  ${readFileSync(stopHook, "utf8")}
  require(${JSON.stringify(program)});
`;

export interface OpenEngine {
  engine: DuckDBEngine;
  /** Ends the worker as a crash would. */
  kill(): Promise<unknown>;
  /** Paths that the engine asked for. */
  requests: string[];
  close(): Promise<void>;
}

/** The real engine in a thread of Node, beside a server that answers 404 to everything. */
export const openEngine = async (
  options: { memoryLimit?: string; wasmUrl?: string } = {},
): Promise<OpenEngine> => {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? "");
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  const thread = new Thread(shim, { eval: true });
  const engine = new DuckDBEngine({
    createWorker: () => asWorker(thread),
    wasmUrl,
    missingExtensions: `http://127.0.0.1:${port}/none`,
    ...options,
  });
  return {
    engine,
    requests,
    kill: () => thread.terminate(),
    close: async () => {
      await engine.close();
      await thread.terminate();
      server.close();
    },
  };
};

const asWorker = (thread: Thread): WorkerLike =>
  ({
    postMessage: (message: unknown, transfer?: ArrayBuffer[]) =>
      thread.postMessage(message, transfer),
    terminate: () => void thread.terminate(),
    addEventListener: (type: string, listener: (event: object) => void) => {
      thread.on(type === "close" ? "exit" : type, (value: unknown) =>
        listener(type === "message" ? { data: value } : { message: String(value) }),
      );
    },
    removeEventListener: () => undefined,
  }) as unknown as WorkerLike;
