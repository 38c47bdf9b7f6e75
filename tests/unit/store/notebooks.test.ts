import { stat } from "node:fs/promises";
import { expect, test } from "vitest";
import { sha256 } from "@/lib/store/ids";
import {
  createNotebook,
  duplicateNotebook,
  listNotebooks,
  readNotebook,
  renameNotebook,
  saveNotebook,
  softDelete,
  undelete,
} from "@/lib/store/notebooks";
import { listRevisions } from "@/lib/store/revisions";
import { seededIds, seedOnce } from "@/lib/store/seed";
import { closeStore, openStore } from "@/lib/store/store";
import { emptyNotebook } from "@/lib/store/text";
import { kinds, newFolder, newStore, notebook } from "./folder";

test("what was created is read back byte for byte, after the store was closed too", async () => {
  const folder = await newFolder();
  const text = notebook("Night burglary");
  const before = await openStore(folder, kinds);
  const { id } = await createNotebook(before, text);
  await closeStore(before);
  const store = await newStore(folder);
  const there = await readNotebook(store, id);
  expect(there).toMatchObject({ text, title: "Night burglary", revision: 1, sha256: sha256(text) });
  expect(there.cells).toBe(2);
  expect(there.bytes).toBe(Buffer.byteLength(text));
});

test("the data folder is for its owner alone", async () => {
  const store = await newStore();
  expect((await stat(store.folder)).mode & 0o777).toBe(0o700);
});

test("addresses are 128 random bits", async () => {
  const store = await newStore();
  const made = [
    await createNotebook(store, notebook("A")),
    await createNotebook(store, notebook("A")),
  ];
  expect(made[0]!.id).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(made[0]!.id).not.toBe(made[1]!.id);
});

test("a save on the revision it was edited from is the next revision", async () => {
  const store = await newStore();
  const { id } = await createNotebook(store, notebook("A"));
  const text = notebook("A", "select 2");
  const saved = await saveNotebook(store, id, { text, base: 1 });
  expect(saved).toEqual({ ok: true, revision: 2, sha256: sha256(text) });
  expect((await readNotebook(store, id)).text).toBe(text);
});

test("a save on an old revision writes nothing and gives back what is there", async () => {
  const store = await newStore();
  const { id } = await createNotebook(store, notebook("A"));
  const theirs = notebook("A", "select 2");
  await saveNotebook(store, id, { text: theirs, base: 1 });
  const saved = await saveNotebook(store, id, { text: notebook("A", "select 3"), base: 1 });
  expect(saved).toEqual({ ok: false, conflict: { revision: 2, text: theirs } });
  expect(await listRevisions(store, id)).toHaveLength(2);
});

test("a save that is sent again because its answer was lost is acknowledged once more", async () => {
  const store = await newStore();
  const { id } = await createNotebook(store, notebook("A"));
  const text = notebook("A", "select 2");
  const first = await saveNotebook(store, id, { text, base: 1 });
  expect(await saveNotebook(store, id, { text, base: 1 })).toEqual(first);
  expect(await listRevisions(store, id)).toHaveLength(2);
});

test("of many saves on one revision exactly one is taken", async () => {
  const store = await newStore();
  const { id } = await createNotebook(store, notebook("A"));
  const saves = await Promise.all(
    Array.from({ length: 20 }, (_, number) =>
      saveNotebook(store, id, { text: notebook("A", `select ${number}`), base: 1 }),
    ),
  );
  expect(saves.filter((saved) => saved.ok)).toHaveLength(1);
  expect((await readNotebook(store, id)).revision).toBe(2);
});

test("a malformed text is refused with its lines and what was there stays", async () => {
  const store = await newStore();
  const text = notebook("A");
  const { id } = await createNotebook(store, text);
  const broken = "---\nbeatbook: 1\ntitle: A\n---\n\n```sql figures\nselect 1\n";
  const save = saveNotebook(store, id, { text: broken, base: 1 });
  await expect(save).rejects.toMatchObject({ kind: "malformed", errors: [{ line: 6 }] });
  await expect(createNotebook(store, broken)).rejects.toMatchObject({ kind: "malformed" });
  expect(await readNotebook(store, id)).toMatchObject({ text, revision: 1 });
  expect(await listNotebooks(store)).toHaveLength(1);
});

test("renaming changes the title inside the text and nothing else", async () => {
  const store = await newStore();
  const { id } = await createNotebook(store, notebook("A"));
  const renamed = await renameNotebook(store, id, "Robbery: by hour");
  expect(renamed.title).toBe("Robbery: by hour");
  expect(renamed.text.split("\n").filter((line) => !line.startsWith("title:"))).toEqual(
    notebook("A")
      .split("\n")
      .filter((line) => !line.startsWith("title:")),
  );
  expect((await listRevisions(store, id))[0]).toMatchObject({ revision: 2, note: "renamed" });
});

test("a title that comes with the text of a save shows in the list", async () => {
  const store = await newStore();
  const { id } = await createNotebook(store, notebook("A"));
  await saveNotebook(store, id, { text: notebook("B"), base: 1 });
  expect((await listNotebooks(store)).map((entry) => entry.title)).toEqual(["B"]);
});

test("a duplicate is a notebook of its own", async () => {
  const store = await newStore();
  const { id } = await createNotebook(store, notebook("A"));
  const copy = await duplicateNotebook(store, id, (title) => `Copy of ${title}`);
  await saveNotebook(store, copy.id, { text: notebook("Other"), base: 1 });
  expect((await readNotebook(store, id)).title).toBe("A");
  expect(copy).toMatchObject({ title: "Copy of A", revision: 1 });
});

test("a deleted notebook leaves the list, takes no save, and comes back whole", async () => {
  const store = await newStore();
  const text = notebook("A");
  const { id } = await createNotebook(store, text);
  await softDelete(store, id);
  expect(await listNotebooks(store)).toEqual([]);
  expect(await listNotebooks(store, { deleted: true })).toHaveLength(1);
  const save = saveNotebook(store, id, { text: notebook("B"), base: 1 });
  await expect(save).rejects.toMatchObject({ kind: "missing" });
  await undelete(store, id);
  expect(await readNotebook(store, id)).toMatchObject({ text, deletedAt: null });
});

test("a notebook that is not there is missing, whatever is asked of it", async () => {
  const store = await newStore();
  const id = "A".repeat(22);
  for (const asked of [
    readNotebook(store, id),
    softDelete(store, id),
    undelete(store, id),
    listRevisions(store, id),
    renameNotebook(store, id, "A"),
    saveNotebook(store, id, { text: notebook("A"), base: 1 }),
  ]) {
    await expect(asked).rejects.toMatchObject({ kind: "missing" });
  }
});

test("search looks in titles and in the last text, and takes every character for itself", async () => {
  const store = await newStore();
  const night = await createNotebook(store, notebook("Night burglary", "select 100 -- 5%_x"));
  await createNotebook(store, notebook("Vehicle theft"));
  const found = async (search: string) =>
    (await listNotebooks(store, { search })).map((entry) => entry.title);
  expect(await found("BURGLARY")).toEqual(["Night burglary"]);
  expect(await found("select 100")).toEqual(["Night burglary"]);
  expect(await found("5%_X")).toEqual(["Night burglary"]);
  expect(await found("%")).toEqual(["Night burglary"]);
  expect(await found("' or 1=1 --")).toEqual([]);
  await saveNotebook(store, night.id, { text: notebook("Night burglary"), base: 1 });
  expect(await found("select 100")).toEqual([]);
});

test("the last changed notebook is listed first", async () => {
  const store = await newStore();
  const old = await createNotebook(store, notebook("Old"));
  await createNotebook(store, notebook("New"));
  await store.db
    .updateTable("notebooks")
    .set({ updated: "2020-01-01T00:00:00.000Z" })
    .where("id", "=", old.id)
    .execute();
  expect((await listNotebooks(store)).map((entry) => entry.title)).toEqual(["New", "Old"]);
  await saveNotebook(store, old.id, { text: notebook("Old", "select 2"), base: 1 });
  expect((await listNotebooks(store)).map((entry) => entry.title)).toEqual(["Old", "New"]);
});

test("an empty notebook is one that can be read, under any title", async () => {
  const store = await newStore();
  for (const title of ["Untitled notebook", "ಕಳ್ಳತನ: ರಾತ್ರಿ", 'He said "no" # not', "- 1", "null"]) {
    const made = await createNotebook(store, emptyNotebook(title));
    expect(made).toMatchObject({ title, cells: 0 });
  }
});

test("the sample is written on the first start only", async () => {
  const store = await newStore();
  const seed = () => seedOnce(store, notebook("Sample"), [notebook("Where")]);
  await seed();
  const ids = await seededIds(store);
  const titles = async () => (await listNotebooks(store)).map(({ title }) => title);
  expect(await titles()).toEqual(["Sample", "Where"]);
  expect((await listNotebooks(store)).map(({ id }) => id)).toEqual(ids);
  await softDelete(store, ids[0]!);
  await seed();
  expect(await seededIds(store)).toEqual(ids);
  expect(await titles()).toEqual(["Where"]);
});
