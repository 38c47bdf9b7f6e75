import { expect, test } from "vitest";
import { createNotebook, readNotebook, saveNotebook } from "@/lib/store/notebooks";
import { listRevisions, readRevision } from "@/lib/store/revisions";
import { newStore, notebook } from "../unit/store/folder";
import { runWriter } from "./run-writer";

test("two servers on one folder take turns and neither writes over the other", async () => {
  const store = await newStore();
  const { id } = await createNotebook(store, notebook("A"));
  const said = (
    await Promise.all([runWriter(store.folder, "compete"), runWriter(store.folder, "compete")])
  ).flat();
  const saves = said.filter((line) => line !== "conflict").map((line) => line.split(" "));
  expect(said.length, "they did meet").toBeGreaterThan(200);
  expect(new Set(saves.map(([revision]) => revision)).size).toBe(200);
  expect((await readNotebook(store, id)).revision).toBe(201);
  expect(await listRevisions(store, id)).toHaveLength(201);
  for (const [revision, sha256] of saves) {
    expect((await readRevision(store, id, Number(revision))).sha256).toBe(sha256);
  }
});

test("after a conflict both texts can be had: theirs in the answer, mine still in hand", async () => {
  const store = await newStore();
  const { id } = await createNotebook(store, notebook("A"));
  const theirs = notebook("A", "select 'theirs'");
  const mine = notebook("A", "select 'mine'");
  await saveNotebook(store, id, { text: theirs, base: 1 });
  const answer = await saveNotebook(store, id, { text: mine, base: 1 });
  expect(answer).toEqual({ ok: false, conflict: { revision: 2, text: theirs } });
  expect(await saveNotebook(store, id, { text: mine, base: 2 })).toMatchObject({ ok: true });
  expect((await readRevision(store, id, 2)).text).toBe(theirs);
});
