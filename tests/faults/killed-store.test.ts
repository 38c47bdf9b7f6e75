import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openDataset } from "@/lib/store/dataset-files";
import { createNotebook, readNotebook } from "@/lib/store/notebooks";
import { listRevisions, readRevision } from "@/lib/store/revisions";
import { closeStore, openStore } from "@/lib/store/store";
import { newFolder } from "../unit/store/folder";
import { bulky, kinds } from "./notebook";
import { runWriter } from "./run-writer";

test("no acknowledged save is lost in 50 kills, and every revision is whole", async () => {
  const folder = await newFolder();
  const before = await openStore(folder, kinds);
  const { id } = await createNotebook(before, bulky(1));
  await closeStore(before);
  const acknowledged = new Map<number, string>();
  for (let kill = 1; kill <= 50; kill++) {
    for (const line of await runWriter(folder, "save", 1 + ((kill * 7) % 12))) {
      const [revision, hash] = line.split(" ");
      expect(acknowledged.has(Number(revision)), "a revision is acknowledged once").toBe(false);
      acknowledged.set(Number(revision), hash!);
    }
  }
  const store = await openStore(folder, kinds);
  const head = await readNotebook(store, id);
  const revisions = await listRevisions(store, id);
  expect(revisions).toHaveLength(head.revision);
  expect(acknowledged.size).toBeGreaterThanOrEqual(50);
  expect(head.revision).toBeGreaterThanOrEqual(Math.max(...acknowledged.keys()));
  for (const { revision, sha256 } of revisions) {
    expect((await readRevision(store, id, revision)).text).toBe(bulky(revision));
    if (acknowledged.has(revision)) expect(acknowledged.get(revision)).toBe(sha256);
  }
  const check = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(store.db);
  expect(check.rows).toEqual([{ integrity_check: "ok" }]);
  await closeStore(store);
}, 120_000);

test("an upload that is killed half way leaves no file under a name, and kept ones stay whole", async () => {
  const folder = await newFolder();
  const kept: string[] = [];
  for (let kill = 1; kill <= 10; kill++) {
    const said = await runWriter(folder, "upload", kill % 2 === 0 ? 3 : 4);
    kept.push(
      ...said.filter((line) => !line.startsWith("half")).map((line) => line.split(" ")[1]!),
    );
  }
  expect(kept.length).toBeGreaterThanOrEqual(10);
  const names = (await readdir(join(folder, "blobs"))).filter((name) => name !== "tmp");
  for (const name of names) {
    const bytes = await readFile(join(folder, "blobs", name));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(name);
  }
  const store = await openStore(folder, kinds);
  for (const sha256 of kept) expect((await openDataset(store, sha256)).bytes).toBe(64 * 65_536);
  await closeStore(store);
}, 60_000);
