import {
  DuckDBDataProtocol,
  type AsyncDuckDB,
  type AsyncDuckDBConnection,
} from "@duckdb/duckdb-wasm";
import type { ImportChunk, ImportInput } from "@/datasets/import/import.worker";
import { openBrowserEngine } from "@/lib/engine/browser";
import type { Engine } from "@/lib/engine/engine";
import { streamWork } from "@/lib/work/client";
import { fetchStored, startBare } from "./bare";

let engine: Engine;
let bare: AsyncDuckDB;
let connection: AsyncDuckDBConnection;
let csv: File;
let program: string;

/** A header and as many rows, those of the published file again and again. */
async function repeated(gzip: Blob, rows: number): Promise<{ file: File; bytes: number }> {
  const text = gzip.stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(text).arrayBuffer());
  const ends: number[] = [];
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 10) ends.push(at + 1);
  const [header, body] = [bytes.slice(0, ends[0]), bytes.slice(ends[0])];
  const perTurn = ends.length - 1;
  const rest = body.slice(0, ends[rows % perTurn]! - header.length);
  const turns = Array.from({ length: Math.floor(rows / perTurn) }, () => body);
  // One piece of memory, as a file from a disk is one piece.
  const whole = await new Blob([header, ...turns, rest]).arrayBuffer();
  return { file: new File([whole], "crimes.csv"), bytes: whole.byteLength };
}

export const importBench = {
  async open(sha256: string, rows: number, workerProgram: string): Promise<number> {
    program = URL.createObjectURL(new Blob([workerProgram], { type: "text/javascript" }));
    engine = openBrowserEngine();
    bare = await startBare();
    connection = await bare.connect();
    const { file, bytes } = await repeated(await fetchStored(sha256), rows);
    csv = file;
    await engine.ready();
    await bare.registerFileHandle("crimes.csv", csv, DuckDBDataProtocol.BROWSER_FILEREADER, true);
    return bytes;
  },

  /** What happens to a dropped file: a worker reads it twice and the engine takes its rows. */
  async ours() {
    const from = performance.now();
    const input: ImportInput = { task: "open", blob: csv, name: csv.name, parquetWasm: "" };
    const work = streamWork<ImportChunk, null>(new Worker(program), input);
    await work.next();
    const { rows } = await engine.ingest("crimes", work as AsyncIterable<Uint8Array>);
    const milliseconds = performance.now() - from;
    await engine.drop("crimes");
    return { milliseconds, rows };
  },

  /** The engine's own reader, in the engine's own worker. */
  async bare() {
    const from = performance.now();
    await connection.query("CREATE TABLE crimes AS FROM read_csv('crimes.csv')");
    const milliseconds = performance.now() - from;
    const count = await connection.query("SELECT count(*)::INT AS n FROM crimes");
    await connection.query("DROP TABLE crimes");
    return { milliseconds, rows: Number(count.toArray()[0]!.n) };
  },
};

Object.assign(globalThis, { bench: importBench });
