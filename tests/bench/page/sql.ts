import type { AsyncDuckDBConnection } from "@duckdb/duckdb-wasm";
import { openBrowserEngine } from "@/lib/engine/browser";
import type { Engine } from "@/lib/engine/engine";
import { decodeTable } from "@/lib/table/table";
import { decode, fetchStored, startBare } from "./bare";

let engine: Engine;
let connection: AsyncDuckDBConnection;

async function* copies(streams: Uint8Array[]) {
  for (const stream of streams) yield stream.slice();
}

export const sqlBench = {
  /** The same rows into our engine and into a bare one, each in its own worker. */
  async open(sha256: string): Promise<number> {
    engine = openBrowserEngine();
    const bare = await startBare();
    connection = await bare.connect();
    const streams: Uint8Array[] = [];
    for await (const stream of decode(fetchStored(sha256))) streams.push(stream);
    const { rows } = await engine.ingest("crimes", copies(streams));
    let create = true;
    for (const stream of streams.splice(0)) {
      await connection.insertArrowFromIPCStream(stream, { name: "crimes", create });
      create = false;
    }
    return rows;
  },

  /** What a SQL cell does until its grid shows rows: keeps the result as a table and reads a page of it. */
  async ours(sql: string) {
    const from = performance.now();
    const { rows } = await engine.createTable("answer", sql);
    const page = decodeTable(await engine.page("answer", { offset: 0, limit: 200 }));
    const milliseconds = performance.now() - from;
    if (page.numRows !== Math.min(rows, 200)) throw new Error("the page is not whole");
    return { milliseconds, rows };
  },

  /** The whole result in the page, batch by batch, as the package's own documentation reads it. */
  async bare(sql: string) {
    const from = performance.now();
    let rows = 0;
    for await (const batch of await connection.send(sql)) rows += batch.numRows;
    return { milliseconds: performance.now() - from, rows };
  },

  /** Sorted pages deep in the table, cancelling, memory. */
  async record() {
    const time = async (task: () => Promise<unknown>) => {
      const from = performance.now();
      await task();
      return performance.now() - from;
    };
    const { usedBytes } = await engine.memory();
    const sort = { column: "Block", descending: false };
    const page = (offset: number) => () => engine.page("crimes", { offset, limit: 200, sort });
    const sorted = await time(page(0));
    const far = await time(page(1_900_000));
    const near = [];
    for (let at = 1; at <= 9; at++) near.push(await time(page(1_900_000 + 200 * at)));
    near.sort((a, b) => a - b);
    const stop = new AbortController();
    const endless = engine.query("SELECT count(*) FROM range(100000000) a, range(1000) b", {
      signal: stop.signal,
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const cancelled = await time(async () => {
      stop.abort();
      await endless.catch(() => null);
      await engine.query("SELECT 1");
    });
    return [
      { name: "Memory of 1,949,344 rows of 20 columns in the engine", bytes: usedBytes },
      { name: "Sorting those rows by text, first page", milliseconds: sorted },
      { name: "Sorted page at row 1.9 M, after a jump", milliseconds: far },
      { name: "Sorted page at row 1.9 M, scrolling on (median)", milliseconds: near[4]! },
      { name: "Cancel of a running query until the next is answered", milliseconds: cancelled },
    ];
  },
};

Object.assign(globalThis, { bench: sqlBench });
