import manifest from "@/package.json";
import { streamWork, type WorkOptions } from "@/lib/work/client";
import type { ImportChunk, ImportInput } from "./import.worker";
import type { ImportHead } from "./source";

export type { ImportFormat, ImportHead } from "./source";

export interface Imported extends ImportHead {
  /** Of the bytes of the file as it was given, hexadecimal. */
  sha256: string;
  /** Complete Arrow IPC streams, to be read once and to the end; leaving early ends the work. */
  streams: AsyncIterable<Uint8Array>;
}

export type ImportSource =
  File | { name: string; bytes: Uint8Array } | { name: string; stream: ReadableStream<Uint8Array> };

async function toBlob(source: ImportSource): Promise<Blob> {
  if (source instanceof Blob) return source;
  if ("bytes" in source) return new Blob([source.bytes as Uint8Array<ArrayBuffer>]);
  return new Response(source.stream).blob();
}

/**
 * Opens a file of the analyst in a worker: CSV (also .gz), Parquet, Arrow, GeoJSON, by content.
 * Nothing leaves the machine, nothing is changed. Rejects with WorkFailure (what is wrong, where,
 * what to do) or with the signal's reason; so may `streams`.
 */
export async function importFile(
  source: ImportSource,
  options: Omit<WorkOptions, "transfer"> = {},
): Promise<Imported> {
  const worker = new Worker(new URL("./import.worker.ts", import.meta.url), { type: "module" });
  const blob = await toBlob(source).catch((error: unknown) => {
    worker.terminate();
    throw error;
  });
  const input: ImportInput = {
    blob,
    name: source.name,
    parquetWasm: new URL(
      `/vendor/parquet-wasm-${manifest.dependencies["parquet-wasm"]}/parquet_wasm_bg.wasm`,
      location.href,
    ).href,
  };
  const work = streamWork<ImportChunk, null>(worker, input, options);
  const first = await work.next();
  if (first.done || first.value instanceof Uint8Array) throw new Error("the import gave no head");
  return { ...first.value.head, streams: work as AsyncIterable<Uint8Array> };
}
