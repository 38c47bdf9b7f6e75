import { readAbout, type TableAbout, withTable } from "./about";
import { type Blob, blobSize, putBlob, readBlob, removeBlob } from "./blobs";
import { datasetEntry } from "./datasets";
import { newId, now } from "./ids";
import { missingDataset, StoreProblem } from "./problems";
import type { Store } from "./store";
import { usesOfFiles } from "./uses";

export interface NewDataset {
  name: string;
  format: string;
  rows?: number | null;
  stream: AsyncIterable<Uint8Array>;
  /** Announced length in bytes, when there is one. */
  length?: number | null;
}

const labelOf = (name: string) => name.replace(/(\.[A-Za-z0-9]{1,10}){1,2}$/, "") || name;

/** The same bytes under the same name are one dataset; one that was deleted comes back. */
export async function keepDataset(store: Store, dataset: NewDataset): Promise<Blob> {
  const blob = await putBlob(store.folder, dataset.stream, dataset.length ?? null);
  const { name, format, rows = null } = dataset;
  const time = now();
  await store.db.transaction().execute(async (transaction) => {
    // A write first: two servers on one folder then come one after the other.
    const back = await transaction
      .updateTable("datasets")
      .set({ deleted_at: null })
      .where("id", "in", (files) =>
        files
          .selectFrom("dataset_files")
          .select("dataset")
          .where("sha256", "=", blob.sha256)
          .where("name", "=", name),
      )
      .executeTakeFirst();
    if (back.numUpdatedRows > 0n) return;
    const id = newId();
    await transaction
      .insertInto("datasets")
      .values({
        id,
        label: labelOf(name),
        sha256: blob.sha256,
        created: time,
        updated: time,
        deleted_at: null,
      })
      .execute();
    await transaction
      .insertInto("dataset_files")
      .values({ dataset: id, ...blob, name, format, rows, about: null, created: time })
      .execute();
  });
  return blob;
}

/** The dataset stays the same to all who use it, and holds another file from now on; the old bytes stay. */
export async function refreshDataset(store: Store, id: string, dataset: NewDataset): Promise<Blob> {
  await datasetEntry(store, id);
  const blob = await putBlob(store.folder, dataset.stream, dataset.length ?? null);
  const { name, format, rows = null } = dataset;
  const time = now();
  await store.db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("dataset_files")
      .values({ dataset: id, ...blob, name, format, rows, about: null, created: time })
      .onConflict((conflict) => conflict.columns(["dataset", "sha256"]).doUpdateSet({ name }))
      .execute();
    await transaction
      .updateTable("datasets")
      .set({ sha256: blob.sha256, updated: time, deleted_at: null })
      .where("id", "=", id)
      .execute();
  });
  return blob;
}

/** The bytes of a file that is kept here; a hash alone that no dataset names opens nothing. */
export async function openDataset(
  store: Store,
  sha256: string,
): Promise<{ name: string; bytes: number; stream: AsyncGenerator<Uint8Array> }> {
  const row = await store.db
    .selectFrom("dataset_files")
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

/** Notes what was found in a table of the file with this hash. */
export async function describeFile(store: Store, sha256: string, table: TableAbout): Promise<void> {
  await store.db.transaction().execute(async (transaction) => {
    const rows = await transaction
      .selectFrom("dataset_files")
      .select(["dataset", "about"])
      .where("sha256", "=", sha256)
      .execute();
    if (rows.length === 0) throw missingDataset();
    for (const { dataset, about } of rows) {
      await transaction
        .updateTable("dataset_files")
        .set({ about: JSON.stringify(withTable(readAbout(about), table)) })
        .where("dataset", "=", dataset)
        .where("sha256", "=", sha256)
        .execute();
    }
  });
}

/** Removes a deleted dataset and its bytes for good; refused while the last revision of any notebook names them. */
export async function removeDataset(store: Store, id: string): Promise<void> {
  const { deletedAt, sha256, earlier } = await datasetEntry(store, id);
  if (deletedAt === null) {
    throw new StoreProblem("in-use", "Delete the dataset first, then it can be removed for good.");
  }
  const hashes = [sha256, ...earlier.map((file) => file.sha256)];
  const uses = await usesOfFiles(store);
  const [use] = hashes.flatMap((hash) => uses.get(hash) ?? []);
  if (use) {
    throw new StoreProblem(
      "in-use",
      `The notebook “${use.title}”${use.deleted ? ", which is among the deleted ones," : ""} still reads this data. ` +
        "Take the table out of it first. Nothing was removed.",
    );
  }
  await store.db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("dataset_files").where("dataset", "=", id).execute();
    await transaction.deleteFrom("datasets").where("id", "=", id).execute();
  });
  for (const hash of hashes) {
    const other = await store.db
      .selectFrom("dataset_files")
      .select("dataset")
      .where("sha256", "=", hash)
      .executeTakeFirst();
    if (!other) await removeBlob(store.folder, hash);
  }
}
