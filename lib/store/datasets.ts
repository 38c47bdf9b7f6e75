import { type DatasetAbout, readAbout } from "./about";
import { now } from "./ids";
import { missingDataset } from "./problems";
import type { DatasetFileRow, DatasetRow } from "./schema";
import type { Store } from "./store";
import { type NotebookUse, usesOfFiles } from "./uses";

export interface DatasetFile {
  /** Name of the file as it came. */
  name: string;
  sha256: string;
  bytes: number;
  /** `csv`, `parquet`, `arrow` …: what the page said the bytes are. */
  format: string;
  rows: number | null;
  about: DatasetAbout | null;
  /** When it was kept: ISO 8601, UTC. */
  created: string;
}

/** One dataset of the analyst, with the file that it holds now. */
export interface DatasetEntry extends DatasetFile {
  id: string;
  label: string;
  updated: string;
  deletedAt: string | null;
  /** Files that it held before, newest first: notebooks may still name them. */
  earlier: DatasetFile[];
  /** Notebooks whose last revision names one of its files. */
  notebooks: (NotebookUse & { sha256: string })[];
}

/** Newest first. `search` is looked for in labels and names of files; `deleted` lists the deleted ones instead. */
export async function listDatasets(
  store: Store,
  { search = "", deleted = false }: { search?: string; deleted?: boolean } = {},
): Promise<DatasetEntry[]> {
  const rows = await store.db
    .selectFrom("datasets")
    .selectAll()
    .where("deleted_at", deleted ? "is not" : "is", null)
    .orderBy("updated", "desc")
    .execute();
  const words = search.trim().toLowerCase();
  const entries = await withFiles(store, rows);
  return entries.filter(({ label, name }) => `${label}\n${name}`.toLowerCase().includes(words));
}

export async function datasetEntry(store: Store, id: string): Promise<DatasetEntry> {
  const [entry] = await withFiles(store, [await datasetRow(store, id)]);
  return entry!;
}

async function datasetRow(store: Store, id: string): Promise<DatasetRow> {
  const row = await store.db
    .selectFrom("datasets")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw missingDataset();
  return row;
}

async function withFiles(store: Store, rows: DatasetRow[]): Promise<DatasetEntry[]> {
  const files = await store.db
    .selectFrom("dataset_files")
    .selectAll()
    .orderBy("created", "desc")
    .execute();
  const uses = await usesOfFiles(store);
  return rows.flatMap((row) => {
    const all = files.filter(({ dataset }) => dataset === row.id).map(fileOf);
    const current = all.find(({ sha256 }) => sha256 === row.sha256);
    if (!current) return [];
    return {
      ...current,
      id: row.id,
      label: row.label,
      updated: row.updated,
      deletedAt: row.deleted_at,
      earlier: all.filter((file) => file !== current),
      notebooks: all.flatMap(({ sha256 }) =>
        (uses.get(sha256) ?? []).filter((use) => !use.deleted).map((use) => ({ ...use, sha256 })),
      ),
    };
  });
}

const fileOf = (row: DatasetFileRow): DatasetFile => ({
  name: row.name,
  sha256: row.sha256,
  bytes: Number(row.bytes),
  format: row.format,
  rows: row.rows === null ? null : Number(row.rows),
  about: readAbout(row.about),
  created: row.created,
});

export const renameDataset = (store: Store, id: string, label: string): Promise<void> =>
  change(store, id, { label });

/** Marked, not removed: notebooks go on to read its files, and everything can come back. */
export const deleteDataset = (store: Store, id: string): Promise<void> =>
  change(store, id, { deleted_at: now() });

export const undeleteDataset = (store: Store, id: string): Promise<void> =>
  change(store, id, { deleted_at: null });

async function change(
  store: Store,
  id: string,
  values: Partial<Pick<DatasetRow, "label" | "deleted_at">>,
): Promise<void> {
  const changed = await store.db
    .updateTable("datasets")
    .set(values)
    .where("id", "=", id)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw missingDataset();
}
