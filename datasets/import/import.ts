import manifest from "@/package.json";
import type { FilePart } from "@/lib/session/datasets";
import { runWork, streamWork, type WorkOptions } from "@/lib/work/client";
import { mayHoldSeveral } from "./detect";
import type { ImportChunk, ImportInput } from "./import.worker";
import type { ImportHead } from "./source";

export type { ImportFormat, ImportHead } from "./source";

export interface Imported extends ImportHead {
  /** Of the bytes of the file as it was given, hexadecimal. */
  sha256: string;
  /** Complete Arrow IPC streams, to be read once and to the end; leaving early ends the work. */
  streams: AsyncIterable<Uint8Array>;
}

export type { FilePart };

export interface ImportOptions extends Omit<WorkOptions, "transfer"> {
  /** Which table of a file that holds several, as `listParts` names it. */
  part?: string | null;
  /** The row of a sheet that names its columns, from 1; 0: none does. Absent: it is guessed. */
  headerRow?: number;
}

const startWorker = () =>
  new Worker(new URL("./import.worker.ts", import.meta.url), { type: "module" });

const inputOf = (task: ImportInput["task"], file: File): ImportInput => ({
  task,
  blob: file,
  name: file.name,
  parquetWasm: new URL(
    `/vendor/parquet-wasm-${manifest.dependencies["parquet-wasm"]}/parquet_wasm_bg.wasm`,
    location.href,
  ).href,
});

/**
 * The tables in a file: one whose `part` is null where there is no choice, several of an archive,
 * a workbook with several sheets, or JSON with several lists. Rejects with WorkFailure or with
 * the signal's reason.
 */
export async function listParts(
  file: File,
  options: Omit<WorkOptions, "transfer"> = {},
): Promise<FilePart[]> {
  if (!(await mayHoldSeveral(file, file.name))) {
    return [{ part: null, name: file.name, about: "" }];
  }
  return runWork<FilePart[]>(startWorker(), inputOf("parts", file), options);
}

/**
 * Opens a file of the analyst in a worker, by content: CSV and its kin, JSON and NDJSON, Excel
 * (XLSX), Parquet, Arrow, GeoJSON, dBase, each also in .gz or .zip, and zipped shapefiles. Of a
 * file of several tables `part` says which. Nothing leaves the machine, nothing is changed.
 * Rejects with WorkFailure (what is wrong, where, what to do) or with the signal's reason; so may
 * `streams`.
 */
export async function importFile(
  file: File,
  { part, headerRow, ...options }: ImportOptions = {},
): Promise<Imported> {
  const input = { ...inputOf("open", file), part, headerRow };
  const work = streamWork<ImportChunk, null>(startWorker(), input, options);
  const first = await work.next();
  if (first.done || first.value instanceof Uint8Array) throw new Error("the import gave no head");
  return { ...first.value.head, streams: work as AsyncIterable<Uint8Array> };
}
