import { sha256OfBlob } from "@/lib/work/sha256";
import { serveWork } from "@/lib/work/serve";
import type { FilePart } from "@/lib/session/datasets";
import { openData, partsOfData } from "./open";
import { type ImportHead, suggestName } from "./source";

export interface ImportInput {
  /** Lists the tables of the file, or opens one of them. */
  task: "parts" | "open";
  blob: Blob;
  name: string;
  part?: string | null;
  headerRow?: number;
  parquetWasm: string;
}

export type ImportChunk = { head: ImportHead & { sha256: string } } | Uint8Array;

const breakdown = new Promise<never>((_, reject) => {
  globalThis.addEventListener("error", (event: ErrorEvent) => {
    event.preventDefault();
    reject(event.error ?? new Error(event.message));
  });
});
breakdown.catch(() => {});

serveWork<ImportInput, FilePart[] | null, ImportChunk>(async ({ task, ...input }, port) => {
  const opening = { ...input, breakdown, progress: port.progress };
  if (task === "parts") return partsOfData(opening);
  const sum = sha256OfBlob(input.blob);
  sum.catch(() => {});
  const { streams, title, ...head } = await openData(opening);
  const rows = streams[Symbol.asyncIterator]();
  let next = rows.next();
  next.catch(() => {});
  const name = suggestName(title ?? input.name);
  await port.emit({ head: { ...head, name, sha256: await sum } });
  for (let step = await next; !step.done; step = await next) {
    next = rows.next();
    next.catch(() => {});
    await port.emit(step.value, [step.value.buffer as ArrayBuffer]);
  }
  return null;
});
