import { type Look, lookAt } from "@/datasets/about";
import { type FilePart, importFile, listParts } from "@/datasets/import/import";
import type { Engine, TableInfo } from "@/lib/engine/engine";
import type { TableAbout } from "@/lib/store/about";
import { texts } from "./texts";

export interface Reading {
  signal: AbortSignal;
  onProgress(fraction: number | null, words: string): void;
}

/** What can be said of a file before its rows are looked at. */
export interface FileHead {
  format: string;
  /** Of all tables together. */
  rows: number;
  sha256: string;
}

export interface OpenPart extends Look, FileHead {
  table: TableInfo;
}

async function openTable(
  engine: Engine,
  file: File,
  part: string | null,
  { signal, onProgress }: Reading,
): Promise<FileHead & { table: TableInfo }> {
  const imported = await importFile(file, {
    part,
    signal,
    onProgress: ({ fraction, words }) => onProgress(fraction, words),
  });
  await engine.ready();
  const table = await engine.ingest(imported.name, imported.streams, { signal });
  const { format, rows, sha256 } = imported;
  return { table, format, rows, sha256 };
}

/** One table of a file in the engine, and what a look at it found. */
export async function openPart(
  engine: Engine,
  file: File,
  part: string | null,
  reading: Reading,
): Promise<OpenPart> {
  const open = await openTable(engine, file, part, reading);
  return { ...open, ...(await look(engine, open.table, part, reading)) };
}

const look = (
  engine: Engine,
  table: TableInfo,
  part: string | null,
  { signal, onProgress }: Reading,
): Promise<Look> => lookAt(engine, table, { part, signal, progress: onProgress });

/**
 * Reads a file whole and looks at each of its tables; one that cannot be read is left out when there
 * are others. `keep` is asked as soon as it is known that the file can be read; when it says no, the
 * rest is not done and there are no tables.
 */
export async function readFile(
  engine: Engine,
  file: File,
  reading: Reading,
  keep: (head: FileHead) => Promise<boolean> = () => Promise.resolve(true),
): Promise<TableAbout[]> {
  const parts: FilePart[] = await listParts(file, { signal: reading.signal });
  const [only] = parts;
  if (parts.length === 1 && only) {
    const { table, ...head } = await openTable(engine, file, only.part, reading);
    try {
      return (await keep(head)) ? [(await look(engine, table, only.part, reading)).about] : [];
    } finally {
      await engine.drop(table.name);
    }
  }
  const read = await readParts(engine, file, parts, reading);
  const [first] = read;
  if (!first) throw new Error(texts.nothingReadable);
  const rows = read.reduce((sum, one) => sum + one.rows, 0);
  const { format, sha256 } = first;
  return (await keep({ format, rows, sha256 })) ? read.map(({ about }) => about) : [];
}

async function readParts(
  engine: Engine,
  file: File,
  parts: readonly FilePart[],
  reading: Reading,
): Promise<OpenPart[]> {
  const read: OpenPart[] = [];
  const names = new Set<string>();
  for (const { part } of parts) {
    try {
      const open = await openPart(engine, file, part, reading);
      await engine.drop(open.table.name);
      read.push({ ...open, about: { ...open.about, name: free(open.about.name, names) } });
    } catch {
      reading.signal.throwIfAborted();
    }
  }
  return read;
}

function free(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}_${count}`;
  taken.add(name);
  return name;
}
