import { type Blob, blobSize, putBlob, readBlob } from "./blobs";
import { newId, now } from "./ids";
import { StoreProblem } from "./problems";
import type { Store } from "./store";

export interface DatasetEntry {
  name: string;
  sha256: string;
  bytes: number;
  /** `csv`, `parquet`, `arrow` …: what the page said the bytes are. */
  format: string;
  rows: number | null;
  /** ISO 8601, UTC. */
  created: string;
}

export interface NewDataset {
  name: string;
  format: string;
  rows?: number | null;
  stream: AsyncIterable<Uint8Array>;
  /** Announced length in bytes, when there is one. */
  length?: number | null;
}

/** The same bytes under the same name are one dataset. */
export async function keepDataset(store: Store, dataset: NewDataset): Promise<Blob> {
  const blob = await putBlob(store.folder, dataset.stream, dataset.length ?? null);
  await store.db
    .insertInto("datasets")
    .values({
      id: newId(),
      name: dataset.name,
      ...blob,
      format: dataset.format,
      rows: dataset.rows ?? null,
      created: now(),
    })
    .onConflict((conflict) => conflict.columns(["name", "sha256"]).doNothing())
    .execute();
  return blob;
}

/** Newest first. */
export async function listDatasets(store: Store): Promise<DatasetEntry[]> {
  const rows = await store.db
    .selectFrom("datasets")
    .select(["name", "sha256", "bytes", "format", "rows", "created"])
    .orderBy("created", "desc")
    .execute();
  return rows.map((row) => ({
    ...row,
    bytes: Number(row.bytes),
    rows: row.rows === null ? null : Number(row.rows),
  }));
}

/** The bytes of a dataset that was kept here; a hash alone that no dataset names opens nothing. */
export async function openDataset(
  store: Store,
  sha256: string,
): Promise<{ name: string; bytes: number; stream: AsyncGenerator<Uint8Array> }> {
  const row = await store.db
    .selectFrom("datasets")
    .select(["name", "bytes"])
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  const size = row ? await blobSize(store.folder, sha256) : null;
  if (!row || size === null) {
    throw new StoreProblem(
      "missing",
      "The file of this table is not kept on this computer. Drop the file on the notebook again.",
    );
  }
  return { name: row.name, bytes: size, stream: readBlob(store.folder, sha256) };
}
