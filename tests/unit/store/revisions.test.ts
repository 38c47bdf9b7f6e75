import { sql } from "kysely";
import { expect, test } from "vitest";
import { createNotebook, readNotebook, saveNotebook } from "@/lib/store/notebooks";
import { listRevisions, readRevision, restoreRevision } from "@/lib/store/revisions";
import { openStore } from "@/lib/store/store";
import { kinds, newStore, notebook } from "./folder";

async function threeRevisions() {
  const store = await newStore();
  const { id } = await createNotebook(store, notebook("A", "select 1"));
  await saveNotebook(store, id, { text: notebook("A", "select 2"), base: 1 });
  await saveNotebook(store, id, { text: notebook("A", "select 3"), base: 2 });
  return { store, id };
}

test("every save stays readable as a revision, newest first", async () => {
  const { store, id } = await threeRevisions();
  expect((await listRevisions(store, id)).map((entry) => entry.revision)).toEqual([3, 2, 1]);
  expect((await readRevision(store, id, 2)).text).toBe(notebook("A", "select 2"));
  await expect(readRevision(store, id, 4)).rejects.toMatchObject({ kind: "missing" });
});

test("restoring is a new revision, so that it can be undone by restoring again", async () => {
  const { store, id } = await threeRevisions();
  const restored = await restoreRevision(store, id, 1);
  expect(restored).toMatchObject({ revision: 4, text: notebook("A", "select 1") });
  expect((await listRevisions(store, id))[0]!.note).toBe("restored from revision 1");
  expect((await restoreRevision(store, id, 3)).text).toBe(notebook("A", "select 3"));
});

test("the database itself refuses to change or remove a revision", async () => {
  const { store, id } = await threeRevisions();
  const change = store.db.updateTable("revisions").set({ text: "x" }).where("notebook", "=", id);
  await expect(change.execute()).rejects.toThrow("append-only");
  const removal = store.db.deleteFrom("revisions").where("notebook", "=", id);
  await expect(removal.execute()).rejects.toThrow("append-only");
  expect(await listRevisions(store, id)).toHaveLength(3);
});

test("a byte that flipped on the disk is noticed, and an earlier revision can be restored", async () => {
  const { store, id } = await threeRevisions();
  await sql`drop trigger revisions_no_update`.execute(store.db);
  await store.db
    .updateTable("revisions")
    .set({ text: notebook("A", "select 8") })
    .where("revision", "=", 3)
    .execute();
  const reads = [readRevision(store, id, 3), readNotebook(store, id)];
  for (const read of reads) {
    await expect(read).rejects.toMatchObject({
      kind: "damaged",
      message: expect.stringContaining("Revision 3"),
    });
  }
  const restored = await restoreRevision(store, id, 2);
  expect(restored).toMatchObject({ revision: 4, text: notebook("A", "select 2") });
});

test("a folder of a newer Beatbook is left alone", async () => {
  const { store } = await threeRevisions();
  await store.db.updateTable("meta").set({ value: "99" }).where("key", "=", "version").execute();
  await expect(openStore(store.folder, kinds)).rejects.toThrow("newer Beatbook");
});
