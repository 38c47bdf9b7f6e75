import { checkRevision } from "./integrity";
import { notebookEntry, readNotebook, saveNotebook, type StoredNotebook } from "./notebooks";
import { missingNotebook, StoreProblem } from "./problems";
import type { Store } from "./store";

export interface RevisionEntry {
  revision: number;
  sha256: string;
  /** Size of the text in characters. */
  length: number;
  /** ISO 8601, UTC. */
  created: string;
  note: string | null;
}

export interface StoredRevision extends RevisionEntry {
  text: string;
}

/** Newest first. */
export async function listRevisions(store: Store, id: string): Promise<RevisionEntry[]> {
  const rows = await store.db
    .selectFrom("revisions")
    .select((row) => [
      "revision",
      "sha256",
      "created",
      "note",
      row.fn<number>("length", ["text"]).as("length"),
    ])
    .where("notebook", "=", id)
    .orderBy("revision", "desc")
    .execute();
  if (rows.length === 0) throw missingNotebook();
  return rows;
}

/** Throws `missing`, or `damaged` when the text is not the one that was saved. */
export async function readRevision(
  store: Store,
  id: string,
  revision: number,
): Promise<StoredRevision> {
  const row = await store.db
    .selectFrom("revisions")
    .select(["revision", "sha256", "created", "note", "text"])
    .where("notebook", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  if (!row) throw new StoreProblem("missing", `This notebook has no revision ${revision}.`);
  checkRevision(revision, row.text, row.sha256);
  return { ...row, length: row.text.length };
}

/** A new revision with the old text; what was there, sound or damaged, stays a revision too. */
export async function restoreRevision(
  store: Store,
  id: string,
  revision: number,
): Promise<StoredNotebook> {
  const { text } = await readRevision(store, id, revision);
  const note = `restored from revision ${revision}`;
  for (;;) {
    const base = (await notebookEntry(store, id)).revision;
    const saved = await saveNotebook(store, id, { text, base, note });
    if (saved.ok) return readNotebook(store, id);
  }
}
