import type { Insertable, Selectable } from "kysely";

/** Rows as the database holds them. Times are ISO 8601 in UTC, so that they sort as text in every database. */
export interface Tables {
  notebooks: NotebookTable;
  revisions: RevisionTable;
  datasets: DatasetTable;
  dataset_files: DatasetFileTable;
  mappings: MappingTable;
  meta: MetaTable;
}

/** What the list needs, so that it never reads the texts. All of it is derived from the last revision. */
interface NotebookTable {
  id: string;
  title: string;
  /** Size of the text as UTF-8. */
  bytes: number;
  cells: number;
  /** Number of the last revision; the first is 1. */
  revision: number;
  created: string;
  updated: string;
  deleted_at: string | null;
}

/** Append-only: rows are neither changed nor removed. */
interface RevisionTable {
  notebook: string;
  revision: number;
  text: string;
  /** SHA-256 of the text as UTF-8, hexadecimal. */
  sha256: string;
  created: string;
  /** Why this revision was made, when it was not an ordinary save. */
  note: string | null;
}

/** What the analyst knows as one dataset, whichever file it holds today. */
interface DatasetTable {
  id: string;
  label: string;
  /** The file that it holds now: one of its rows in `dataset_files`. */
  sha256: string;
  created: string;
  updated: string;
  deleted_at: string | null;
}

/** Every file that a dataset holds or held. */
interface DatasetFileTable {
  dataset: string;
  sha256: string;
  name: string;
  bytes: number;
  format: string;
  rows: number | null;
  /** JSON of a `DatasetAbout`. */
  about: string | null;
  created: string;
}

interface MappingTable {
  fingerprint: string;
  title: string;
  source: string;
  saved: string;
}

interface MetaTable {
  key: string;
  value: string;
}

export type NotebookRow = Selectable<NotebookTable>;
export type RevisionRow = Selectable<RevisionTable>;
export type DatasetRow = Selectable<DatasetTable>;
export type DatasetFileRow = Selectable<DatasetFileTable>;
export type NewRevision = Insertable<RevisionTable>;
