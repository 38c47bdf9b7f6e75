import { sha256OfBlob } from "@/lib/work/sha256";
import { serveWork } from "@/lib/work/serve";
import { openData } from "./open";
import { type ImportHead, suggestName } from "./source";

export interface ImportInput {
  blob: Blob;
  name: string;
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

serveWork<ImportInput, null, ImportChunk>(async ({ blob, name, parquetWasm }, port) => {
  const progress = port.progress;
  const sum = sha256OfBlob(blob);
  sum.catch(() => {});
  const { streams, ...head } = await openData({ blob, name, parquetWasm, breakdown, progress });
  const rows = streams[Symbol.asyncIterator]();
  let next = rows.next();
  next.catch(() => {});
  await port.emit({ head: { ...head, name: suggestName(name), sha256: await sum } });
  for (let step = await next; !step.done; step = await next) {
    next = rows.next();
    next.catch(() => {});
    await port.emit(step.value, [step.value.buffer as ArrayBuffer]);
  }
  return null;
});
