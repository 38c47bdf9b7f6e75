import type { DatasetReference } from "@/lib/notebook/document";
import {
  DatasetMissing,
  type DatasetSource,
  type IncomingDataset,
  type LoadOptions,
} from "@/lib/session/datasets";
import { streamWork, type WorkOptions } from "@/lib/work/client";
import type { DatasetEntry } from "@/lib/store/datasets";
import { WorkFailure } from "@/lib/work/messages";
import { datasetAddress, takeFileAhead } from "./ahead";
import { importFile, listParts, type Imported } from "./import/import";
import { isSample, samples, sampleVersion, type SampleSource } from "./sample/sample";
import { texts } from "./texts";

const address = "/api/datasets";

const toWork = ({ signal, onProgress }: LoadOptions): WorkOptions => ({
  signal,
  onProgress: ({ fraction, words }) => onProgress(fraction, words),
});

function loadSample(
  source: SampleSource,
  reference: DatasetReference,
  options: LoadOptions,
): IncomingDataset {
  const wanted = reference.version ?? sampleVersion;
  if (wanted !== sampleVersion) {
    throw new WorkFailure({ message: texts.sampleVersion(wanted, sampleVersion) });
  }
  const worker = new Worker(new URL("./sample/sample.worker.ts", import.meta.url), {
    type: "module",
  });
  const streams = streamWork<Uint8Array, null>(worker, source, toWork(options));
  return { streams, rows: samples[source].rows, reference, kept: true };
}

/** The server's own words where it gives some. */
async function reasonOf(response: Response): Promise<string> {
  const body = (await response.json().catch(() => null)) as { error?: unknown } | null;
  return typeof body?.error === "string" ? body.error.replace(/\.$/, "") : response.statusText;
}

async function fetchStored(sha256: string, file: string, signal: AbortSignal): Promise<Blob> {
  const response = await fetch(datasetAddress(sha256), { signal });
  if (response.status === 404) throw new DatasetMissing(texts.missing(file));
  if (!response.ok) throw new WorkFailure({ message: texts.notRead(await reasonOf(response)) });
  return response.blob();
}

async function loadStored(reference: DatasetReference, options: LoadOptions) {
  const { sha256, file = texts.aFile } = reference;
  if (!sha256) throw new DatasetMissing(texts.missing(file));
  const blob = (await takeFileAhead(sha256)) ?? (await fetchStored(sha256, file, options.signal));
  const stored = new File([blob], reference.file ?? "data");
  const { part, headerRow } = reference;
  const imported = await importFile(stored, { ...toWork(options), part, headerRow });
  if (imported.sha256 !== sha256) {
    await imported.streams[Symbol.asyncIterator]().return?.();
    throw new WorkFailure({ message: texts.changed(file) });
  }
  const { streams, rows } = imported;
  return { streams, rows, reference: withNotes(reference, imported), kept: true };
}

/** A reference that was changed by hand says nothing of how it was read: this reading does. */
const withNotes = (reference: DatasetReference, { notes }: Imported): DatasetReference =>
  reference.notes === undefined && notes.length > 0 ? { ...reference, notes } : reference;

async function isStored(sha256: string): Promise<boolean> {
  const response = await fetch(address).catch(() => null);
  const list = response?.ok ? ((await response.json()) as DatasetEntry[]) : [];
  return list.some((entry) => [entry, ...entry.earlier].some((file) => file.sha256 === sha256));
}

/** Where the page's datasets come from: the sample, files dropped here, files that the local server keeps. */
export function browserDatasets(): DatasetSource {
  /** Dropped in this visit, by hash: what `keep` sends. */
  const dropped = new Map<string, { file: File; imported: Pick<Imported, "format" | "rows"> }>();

  return {
    async load(_, reference, options) {
      if (isSample(reference.source)) return loadSample(reference.source, reference, options);
      if (reference.source === "file") {
        const { sha256, part, headerRow } = reference;
        const here = sha256 === undefined ? undefined : dropped.get(sha256);
        if (!here) return loadStored(reference, options);
        const imported = await importFile(here.file, { ...toWork(options), part, headerRow });
        const { streams, rows } = imported;
        const kept = await isStored(imported.sha256);
        return { streams, rows, reference: withNotes(reference, imported), kept };
      }
      throw new WorkFailure({ message: texts.unknownSource(reference.source) });
    },

    parts: (file, options) => listParts(file, toWork(options)),

    async open(file, { part, ...options }) {
      const imported = await importFile(file, { ...toWork(options), part });
      const { streams, name, rows, sha256, format, notes, headerRow } = imported;
      dropped.set(sha256, { file, imported: { format, rows } });
      const reference: DatasetReference = { source: "file", file: file.name, rows, sha256 };
      if (part != null) reference.part = part;
      if (headerRow !== undefined) reference.headerRow = headerRow;
      if (notes.length > 0) reference.notes = notes;
      return { streams, rows, reference, kept: await isStored(sha256), suggestedName: name };
    },

    async keep(_, reference) {
      const found = reference.sha256 ? dropped.get(reference.sha256) : undefined;
      if (!found) throw new WorkFailure({ message: texts.gone });
      const about = new URLSearchParams({
        name: found.file.name,
        format: found.imported.format,
        rows: String(found.imported.rows),
      });
      const response = await fetch(`${address}?${about}`, { method: "POST", body: found.file });
      if (!response.ok) {
        throw new WorkFailure({ message: texts.notStored(await reasonOf(response)) });
      }
      return reference;
    },
  };
}
