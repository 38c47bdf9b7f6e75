import { sql } from "kysely";
import { newId, now, sha256 } from "./ids";
import { checkRevision } from "./integrity";
import { missingNotebook, StoreProblem } from "./problems";
import type { NotebookRow } from "./schema";
import type { Store } from "./store";
import { factsOf, withTitle } from "./text";

export interface NotebookEntry {
  id: string;
  title: string;
  /** Size of the text, UTF-8. */
  bytes: number;
  cells: number;
  revision: number;
  /** ISO 8601, UTC. */
  created: string;
  updated: string;
  deletedAt: string | null;
}

export interface StoredNotebook extends NotebookEntry {
  text: string;
  sha256: string;
}

export type Saved =
  | { ok: true; revision: number; sha256: string }
  /** Somebody saved in between: nothing was written, and this is what is there. */
  | { ok: false; conflict: { revision: number; text: string } };

const entry = (row: NotebookRow): NotebookEntry => ({
  id: row.id,
  title: row.title,
  bytes: Number(row.bytes),
  cells: row.cells,
  revision: row.revision,
  created: row.created,
  updated: row.updated,
  deletedAt: row.deleted_at,
});

/** Newest first. `search` is looked for in titles and texts; `deleted` lists the deleted ones instead. */
export async function listNotebooks(
  store: Store,
  { search = "", deleted = false }: { search?: string; deleted?: boolean } = {},
): Promise<NotebookEntry[]> {
  let query = store.db
    .selectFrom("notebooks")
    .selectAll("notebooks")
    .where("deleted_at", deleted ? "is not" : "is", null)
    .orderBy("updated", "desc");
  const words = search.trim().toLowerCase();
  if (words !== "") {
    const pattern = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
    query = query
      .innerJoin("revisions", (join) =>
        join
          .onRef("revisions.notebook", "=", "notebooks.id")
          .onRef("revisions.revision", "=", "notebooks.revision"),
      )
      .where(
        sql<boolean>`(lower(notebooks.title) like ${pattern} escape '\\'
          or lower(revisions.text) like ${pattern} escape '\\')`,
      );
  }
  return (await query.execute()).map(entry);
}

/** `title` takes the place of the one in the text. Throws `malformed` with line errors. */
export async function createNotebook(
  store: Store,
  text: string,
  title?: string,
): Promise<StoredNotebook> {
  const whole = title === undefined ? text : withTitle(store, text, title);
  const facts = factsOf(store, whole);
  const id = newId();
  const time = now();
  const hash = sha256(whole);
  const row: NotebookRow = {
    id,
    ...facts,
    revision: 1,
    created: time,
    updated: time,
    deleted_at: null,
  };
  await store.db.transaction().execute(async (transaction) => {
    await transaction.insertInto("notebooks").values(row).execute();
    await transaction
      .insertInto("revisions")
      .values({ notebook: id, revision: 1, text: whole, sha256: hash, created: time, note: null })
      .execute();
  });
  return { ...entry(row), text: whole, sha256: hash };
}

/** The entry alone: it can be had when the text behind it is damaged. */
export async function notebookEntry(store: Store, id: string): Promise<NotebookEntry> {
  const row = await store.db
    .selectFrom("notebooks")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw missingNotebook();
  return entry(row);
}

/** Deleted notebooks are read too, so that a page that is open on one can say so. */
export async function readNotebook(store: Store, id: string): Promise<StoredNotebook> {
  const row = await store.db
    .selectFrom("notebooks")
    .innerJoin("revisions", (join) =>
      join
        .onRef("revisions.notebook", "=", "notebooks.id")
        .onRef("revisions.revision", "=", "notebooks.revision"),
    )
    .selectAll("notebooks")
    .select(["revisions.text", "revisions.sha256"])
    .where("notebooks.id", "=", id)
    .executeTakeFirst();
  if (!row) throw missingNotebook();
  checkRevision(row.revision, row.text, row.sha256);
  return { ...entry(row), text: row.text, sha256: row.sha256 };
}

/**
 * Compare-and-swap: `base` is the revision that the text was edited from. When the
 * answer says ok the new revision is on the disk. A save that is repeated because its
 * answer was lost is acknowledged, not taken for somebody else's.
 */
export async function saveNotebook(
  store: Store,
  id: string,
  { text, base, note = null }: { text: string; base: number; note?: string | null },
): Promise<Saved> {
  const facts = factsOf(store, text);
  const hash = sha256(text);
  const time = now();
  const revision = base + 1;
  const written = await store.db.transaction().execute(async (transaction) => {
    const changed = await transaction
      .updateTable("notebooks")
      .set({ ...facts, revision, updated: time })
      .where("id", "=", id)
      .where("revision", "=", base)
      .where("deleted_at", "is", null)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return false;
    await transaction
      .insertInto("revisions")
      .values({ notebook: id, revision, text, sha256: hash, created: time, note })
      .execute();
    return true;
  });
  if (written) return { ok: true, revision, sha256: hash };
  const there = await readNotebook(store, id);
  if (there.deletedAt !== null) {
    throw new StoreProblem(
      "missing",
      "This notebook was deleted, so it was not saved. Restore it in the library, then save again.",
    );
  }
  if (there.sha256 === hash) return { ok: true, revision: there.revision, sha256: hash };
  return { ok: false, conflict: { revision: there.revision, text: there.text } };
}

/** The title is part of the text; file and list always agree. */
export async function renameNotebook(
  store: Store,
  id: string,
  title: string,
): Promise<StoredNotebook> {
  for (;;) {
    const there = await readNotebook(store, id);
    const text = withTitle(store, there.text, title);
    if (text === there.text) return there;
    const saved = await saveNotebook(store, id, { text, base: there.revision, note: "renamed" });
    if (saved.ok) return readNotebook(store, id);
  }
}

/** A new notebook with the text of another, its first revision. */
export async function duplicateNotebook(
  store: Store,
  id: string,
  title: (old: string) => string,
): Promise<StoredNotebook> {
  const there = await readNotebook(store, id);
  return createNotebook(store, there.text, title(there.title));
}

const setDeleted = async (store: Store, id: string, time: string | null): Promise<void> => {
  const changed = await store.db
    .updateTable("notebooks")
    .set({ deleted_at: time })
    .where("id", "=", id)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw missingNotebook();
};

/** Marked, not removed: everything can come back. */
export const softDelete = (store: Store, id: string): Promise<void> => setDeleted(store, id, now());

export const undelete = (store: Store, id: string): Promise<void> => setDeleted(store, id, null);
