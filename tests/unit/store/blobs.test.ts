import { createHash } from "node:crypto";
import { readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { blobLimits, putBlob, readBlob, sweepBlobs } from "@/lib/store/blobs";
import { keepDataset, openDataset } from "@/lib/store/dataset-files";
import { listDatasets } from "@/lib/store/datasets";
import { newFolder, newStore } from "./folder";

async function* chunks(...parts: (string | Buffer)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

const hashOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const names = (folder: string) => readdir(folder).catch(() => [] as string[]);
const kept = async (folder: string) =>
  (await names(join(folder, "blobs"))).filter((name) => name !== "tmp");
const parts = (folder: string) => names(join(folder, "blobs", "tmp"));

test("a file of several megabytes comes back byte for byte under its hash", async () => {
  const folder = await newFolder();
  const bytes = Buffer.from(Uint8Array.from({ length: 5_000_003 }, (_, at) => (at * 7919) % 251));
  const blob = await putBlob(
    folder,
    chunks(bytes.subarray(0, 17), bytes.subarray(17)),
    bytes.length,
  );
  expect(blob).toEqual({ sha256: hashOf(bytes), bytes: bytes.length });
  expect((await collect(readBlob(folder, blob.sha256))).equals(bytes)).toBe(true);
});

test("the same bytes lie there once", async () => {
  const folder = await newFolder();
  await putBlob(folder, chunks("a,b\n1,2\n"));
  await putBlob(folder, chunks("a,b\n", "1,2\n"));
  expect(await kept(folder)).toHaveLength(1);
  expect(await parts(folder)).toEqual([]);
});

test.each([
  ["is larger than the cap", chunks("12345678901"), null, { kind: "too-large" }],
  ["says so before it is sent", chunks(), 11, { kind: "too-large" }],
  ["ends before its announced length", chunks("12"), 5, { kind: "malformed" }],
])("a file that %s leaves nothing behind", async (_, stream, length, problem) => {
  const folder = await newFolder();
  const put = putBlob(folder, stream, length, { ...blobLimits, most: 10 });
  await expect(put).rejects.toMatchObject(problem);
  expect(await kept(folder)).toEqual([]);
  expect(await parts(folder)).toEqual([]);
});

test("an upload that breaks off leaves nothing behind", async () => {
  const folder = await newFolder();
  async function* broken() {
    yield Buffer.from("12");
    throw new Error("the connection was closed");
  }
  await expect(putBlob(folder, broken())).rejects.toThrow("closed");
  expect([...(await kept(folder)), ...(await parts(folder))]).toEqual([]);
});

test("a disk without room is said in words", async () => {
  const folder = await newFolder();
  const put = putBlob(folder, chunks("1"), null, {
    ...blobLimits,
    reserve: Number.MAX_SAFE_INTEGER,
  });
  await expect(put).rejects.toMatchObject({ kind: "no-space" });
});

test("a kept file that changed on the disk is never handed out whole", async () => {
  const folder = await newFolder();
  const { sha256 } = await putBlob(folder, chunks("12345"));
  await writeFile(join(folder, "blobs", sha256), "12346");
  await expect(collect(readBlob(folder, sha256))).rejects.toMatchObject({ kind: "damaged" });
});

test("what a killed upload left is swept a day later, not before", async () => {
  const folder = await newFolder();
  await putBlob(folder, chunks("1"));
  const part = join(folder, "blobs", "tmp", "left");
  await writeFile(part, "half");
  await sweepBlobs(folder);
  expect(await parts(folder)).toEqual(["left"]);
  const old = new Date(Date.now() - 2 * 86_400_000);
  await utimes(part, old, old);
  await sweepBlobs(folder);
  expect(await parts(folder)).toEqual([]);
});

test("a kept dataset is listed once and opened by its hash", async () => {
  const store = await newStore();
  const dataset = { name: "fir.csv", format: "csv", rows: 1 };
  const blob = await keepDataset(store, { ...dataset, stream: chunks("a\n1\n") });
  await keepDataset(store, { ...dataset, stream: chunks("a\n1\n") });
  expect(await listDatasets(store)).toMatchObject([{ ...dataset, ...blob }]);
  const opened = await openDataset(store, blob.sha256);
  expect((await collect(opened.stream)).toString()).toBe("a\n1\n");
});

test("a hash that no dataset names opens nothing, whatever it looks like", async () => {
  const store = await newStore();
  for (const hash of ["0".repeat(64), "../beatbook.db", ""]) {
    await expect(openDataset(store, hash)).rejects.toMatchObject({ kind: "missing" });
  }
});
