import { existsSync, openAsBlob } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { openData, partsOfData } from "@/datasets/import/open";
import type { Opening } from "@/datasets/import/source";
import { WorkFailure, type WorkProblem } from "@/lib/work/messages";

const require = createRequire(import.meta.url);
const wasm = readFile(require.resolve("parquet-wasm/esm/parquet_wasm_bg.wasm"));

/** The shared data beside the repository, which not every checkout has. */
export const shared = (path: string) =>
  fileURLToPath(new URL(`../../../../shared/data/${path}`, import.meta.url));
export const hasShared = existsSync(shared("README.md"));

export const sharedBlob = (path: string) => openAsBlob(shared(path));

/** What a worker hears as its `error` event, this process hears as an uncaught exception. */
function listenForBreakdown() {
  const others = process.listeners("uncaughtException");
  let tell: (error: unknown) => void = () => {};
  const breakdown = new Promise<never>((_, reject) => (tell = reject));
  breakdown.catch(() => {});
  process.removeAllListeners("uncaughtException").on("uncaughtException", tell);
  const stop = () => {
    process.off("uncaughtException", tell);
    for (const other of others) process.on("uncaughtException", other);
  };
  return { breakdown, stop };
}

/** Which table of a file, as an Opening says it. */
type Which = Pick<Opening, "part" | "headerRow">;

/** The tables in a file. */
export async function partsIn(name: string, content: Blob | Uint8Array | string) {
  return partsOfData({
    blob: content instanceof Blob ? content : new Blob([content as string]),
    name,
    parquetWasm: await wasm,
    breakdown: new Promise<never>(() => {}),
    progress: () => {},
  });
}

/** Opens a file and reads it to its end, as the worker does. */
export async function openAll(
  name: string,
  content: Blob | Uint8Array | string,
  which: Which = {},
) {
  const blob = content instanceof Blob ? content : new Blob([content as string]);
  const fractions: number[] = [];
  const { breakdown, stop } = listenForBreakdown();
  try {
    const opened = await openData({
      ...which,
      blob,
      name,
      parquetWasm: await wasm,
      breakdown,
      progress: (fraction) => fraction !== null && fractions.push(fraction),
    });
    const streams: Uint8Array[] = [];
    for await (const bytes of opened.streams) streams.push(bytes);
    return { ...opened, streams, fractions };
  } finally {
    stop();
  }
}

/** Types of the columns by their names. */
export const types = (opened: { columns: { name: string; type: string }[] }) =>
  Object.fromEntries(opened.columns.map(({ name, type }) => [name, type]));

/** What is wrong with a file; fails when nothing is. */
export async function problemOf(
  name: string,
  content: Blob | Uint8Array | string,
  which: Which = {},
): Promise<WorkProblem> {
  const outcome = await openAll(name, content, which).catch((error: unknown) => error);
  if (outcome instanceof WorkFailure) return outcome.problem;
  if (outcome instanceof Error) throw outcome;
  throw new Error(`${name} was opened although something is wrong with it`);
}
