import { expect, test } from "vitest";
import Database from "libsql";
import { join } from "node:path";
import type { TableAbout } from "@/lib/store/about";
import {
  describeFile,
  keepDataset,
  openDataset,
  refreshDataset,
  removeDataset,
} from "@/lib/store/dataset-files";
import {
  datasetEntry,
  deleteDataset,
  listDatasets,
  renameDataset,
  undeleteDataset,
} from "@/lib/store/datasets";
import { listMappings, saveMapping } from "@/lib/store/mappings";
import { createNotebook, saveNotebook, softDelete } from "@/lib/store/notebooks";
import type { Store } from "@/lib/store/store";
import { newFolder, newStore } from "./folder";

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

const csv = (name: string, text: string) => ({ name, format: "csv", rows: 1, stream: bytes(text) });

async function keep(store: Store, name: string, text: string): Promise<string> {
  const { sha256 } = await keepDataset(store, csv(name, text));
  const found = (await listDatasets(store)).find((entry) => entry.sha256 === sha256);
  return found!.id;
}

async function contentOf(store: Store, sha256: string): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of (await openDataset(store, sha256)).stream) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

const naming = (title: string, sha256: string) =>
  `---\nbeatbook: 1\ntitle: ${title}\ndatasets:\n  fir: {source: file, file: fir.csv, sha256: ${sha256}}\n---\n\nProse.\n`;

const about = (part: string | null = null): TableAbout => ({
  part,
  name: "fir",
  rows: 3,
  columns: [{ name: "id", type: "VARCHAR", kind: "text" }],
  source: "chicago",
  mapped: null,
  grain: "time",
  period: { from: "2018-01-01", to: "2018-06-30" },
  points: 2,
  findings: { serious: 1, warning: 2, note: 0 },
  made: "2026-11-22T10:00:00.000Z",
});

test("a kept file is a dataset under the file's name, until it is renamed", async () => {
  const store = await newStore();
  const id = await keep(store, "fir-march.csv.gz", "a\n1\n");
  expect(await datasetEntry(store, id)).toMatchObject({
    label: "fir-march",
    name: "fir-march.csv.gz",
    bytes: 4,
    rows: 1,
    about: null,
    earlier: [],
    notebooks: [],
  });
  await renameDataset(store, id, "FIRs of March");
  expect((await datasetEntry(store, id)).label).toBe("FIRs of March");
});

test("the list is searched by label and by file name, whatever the case", async () => {
  const store = await newStore();
  await renameDataset(store, await keep(store, "x1.csv", "1"), "Night burglary");
  await keep(store, "Roster.csv", "2");
  const found = async (search: string) =>
    (await listDatasets(store, { search })).map(({ name }) => name);
  expect(await found("BURGL")).toEqual(["x1.csv"]);
  expect(await found("roster.csv")).toEqual(["Roster.csv"]);
  expect(await found("nothing")).toEqual([]);
});

test("a deleted dataset leaves the list, its bytes stay readable, and undo brings it back", async () => {
  const store = await newStore();
  const id = await keep(store, "fir.csv", "a\n1\n");
  const { sha256 } = await datasetEntry(store, id);
  await deleteDataset(store, id);
  expect(await listDatasets(store)).toEqual([]);
  expect(await listDatasets(store, { deleted: true })).toMatchObject([{ id }]);
  expect(await contentOf(store, sha256)).toBe("a\n1\n");
  await undeleteDataset(store, id);
  expect(await listDatasets(store)).toMatchObject([{ id, deletedAt: null }]);
});

test("keeping a deleted file again brings its dataset back instead of making a second", async () => {
  const store = await newStore();
  const id = await keep(store, "fir.csv", "a\n1\n");
  await renameDataset(store, id, "FIRs");
  await deleteDataset(store, id);
  await keepDataset(store, csv("fir.csv", "a\n1\n"));
  expect(await listDatasets(store)).toMatchObject([{ id, label: "FIRs" }]);
});

test("a newer file takes the place of the old one under the same identity, and the old bytes stay", async () => {
  const store = await newStore();
  const id = await keep(store, "march.csv", "a\n1\n");
  await renameDataset(store, id, "FIRs");
  const old = (await datasetEntry(store, id)).sha256;
  const { sha256 } = await refreshDataset(store, id, csv("april.csv", "a\n1\n2\n"));
  expect(await listDatasets(store)).toMatchObject([
    { id, label: "FIRs", name: "april.csv", sha256, earlier: [{ name: "march.csv", sha256: old }] },
  ]);
  expect(await contentOf(store, old)).toBe("a\n1\n");
  expect(await contentOf(store, sha256)).toBe("a\n1\n2\n");
});

test("refreshing with the file that a dataset held before goes back to it", async () => {
  const store = await newStore();
  const id = await keep(store, "march.csv", "1");
  const first = (await datasetEntry(store, id)).sha256;
  await refreshDataset(store, id, csv("april.csv", "2"));
  await refreshDataset(store, id, csv("march.csv", "1"));
  const entry = await datasetEntry(store, id);
  expect(entry.sha256).toBe(first);
  expect(entry.earlier.map(({ name }) => name)).toEqual(["april.csv"]);
});

test("a dataset that is not there is neither refreshed nor renamed nor described", async () => {
  const store = await newStore();
  const gone = { kind: "missing" };
  await expect(refreshDataset(store, "A".repeat(22), csv("a.csv", "1"))).rejects.toMatchObject(
    gone,
  );
  await expect(renameDataset(store, "A".repeat(22), "x")).rejects.toMatchObject(gone);
  await expect(describeFile(store, "0".repeat(64), about())).rejects.toMatchObject(gone);
});

test("what was found in a file is kept table by table, the newest of each", async () => {
  const store = await newStore();
  const id = await keep(store, "two.zip", "zip");
  const { sha256 } = await datasetEntry(store, id);
  await describeFile(store, sha256, about("a.csv"));
  await describeFile(store, sha256, about("b.csv"));
  await describeFile(store, sha256, { ...about("a.csv"), rows: 4 });
  const { about: found } = await datasetEntry(store, id);
  expect(found!.tables.map(({ part, rows }) => [part, rows])).toEqual([
    ["b.csv", 3],
    ["a.csv", 4],
  ]);
});

test("the notebooks that use a dataset are those whose last revision names one of its files", async () => {
  const store = await newStore();
  const id = await keep(store, "march.csv", "1");
  const old = (await datasetEntry(store, id)).sha256;
  const first = await createNotebook(store, naming("On March", old));
  const { sha256 } = await refreshDataset(store, id, csv("april.csv", "2"));
  await createNotebook(store, naming("On April", sha256));
  const left = await createNotebook(store, naming("No longer", old));
  await saveNotebook(store, left.id, { text: naming("No longer", "f".repeat(64)), base: 1 });
  const thrown = await createNotebook(store, naming("Deleted", old));
  await softDelete(store, thrown.id);
  const { notebooks } = await datasetEntry(store, id);
  expect(notebooks.map(({ title, sha256: hash }) => [title, hash]).sort()).toEqual([
    ["On April", sha256],
    ["On March", old],
  ]);
  expect(notebooks.map((use) => use.id)).toContain(first.id);
});

test("a notebook that stops naming a file stops using it in the next list", async () => {
  const store = await newStore();
  const id = await keep(store, "march.csv", "1");
  const { sha256 } = await datasetEntry(store, id);
  const titles = async () => (await listDatasets(store))[0]!.notebooks.map(({ title }) => title);
  const notebook = await createNotebook(store, naming("Uses it", sha256));
  expect(await titles()).toEqual(["Uses it"]);
  await saveNotebook(store, notebook.id, { text: naming("Other", "f".repeat(64)), base: 1 });
  expect(await titles()).toEqual([]);
  await saveNotebook(store, notebook.id, { text: naming("Uses it again", sha256), base: 2 });
  expect(await titles()).toEqual(["Uses it again"]);
});

test("a hash in the prose of a notebook is no use of a dataset", async () => {
  const store = await newStore();
  const id = await keep(store, "march.csv", "1");
  const { sha256 } = await datasetEntry(store, id);
  await createNotebook(store, `---\nbeatbook: 1\ntitle: A\n---\n\nsha256: ${sha256}\n`);
  expect((await datasetEntry(store, id)).notebooks).toEqual([]);
});

test("bytes go only when no last revision names them, and are still those of others", async () => {
  const store = await newStore();
  const id = await keep(store, "march.csv", "1");
  const { sha256 } = await datasetEntry(store, id);
  const { id: notebook } = await createNotebook(store, naming("On March", sha256));
  await expect(removeDataset(store, id)).rejects.toMatchObject({ kind: "in-use" });
  await deleteDataset(store, id);
  await expect(removeDataset(store, id)).rejects.toMatchObject({
    kind: "in-use",
    message: expect.stringContaining("On March"),
  });
  await softDelete(store, notebook);
  await expect(removeDataset(store, id)).rejects.toMatchObject({
    message: expect.stringContaining("among the deleted ones"),
  });
  expect(await contentOf(store, sha256)).toBe("1");

  const copy = await keep(store, "copy of march.csv", "1");
  await expect(datasetEntry(store, copy)).resolves.toMatchObject({ sha256 });
  const free = await keep(store, "free.csv", "2");
  const { sha256: freeHash } = await datasetEntry(store, free);
  await deleteDataset(store, free);
  await removeDataset(store, free);
  await expect(openDataset(store, freeHash)).rejects.toMatchObject({ kind: "missing" });
  await expect(datasetEntry(store, free)).rejects.toMatchObject({ kind: "missing" });
});

test("bytes that two datasets share stay while one of them is there", async () => {
  const store = await newStore();
  const first = await keep(store, "a.csv", "same");
  const { sha256 } = await keepDataset(store, csv("b.csv", "same"));
  await deleteDataset(store, first);
  await removeDataset(store, first);
  expect(await contentOf(store, sha256)).toBe("same");
});

test("a folder of the first version keeps every dataset it had", async () => {
  const folder = await newFolder();
  const database = new Database(join(folder, "beatbook.db"));
  database.exec(`
    create table meta (key varchar(64) primary key, value text not null);
    insert into meta values ('version', '1');
    create table notebooks (id varchar(32) primary key, title text not null, bytes bigint not null,
      cells integer not null, revision integer not null, created varchar(32) not null,
      updated varchar(32) not null, deleted_at varchar(32));
    create table revisions (notebook varchar(32) not null references notebooks(id), revision integer not null,
      text text not null, sha256 varchar(64) not null, created varchar(32) not null, note text,
      primary key (notebook, revision));
    create table datasets (id varchar(32) primary key, name text not null, sha256 varchar(64) not null,
      bytes bigint not null, format varchar(32) not null, rows bigint, created varchar(32) not null,
      constraint datasets_name_and_bytes unique (name, sha256));
    insert into datasets values ('d1', 'fir.csv', '${"a".repeat(64)}', 12, 'csv', 3, '2026-01-02T03:04:05.000Z');
    insert into datasets values ('d2', 'beats.geojson', '${"b".repeat(64)}', 7, 'geojson', null, '2026-02-02T03:04:05.000Z');
  `);
  database.close();
  const store = await newStore(folder);
  expect(await listDatasets(store)).toMatchObject([
    { id: "d2", label: "beats.geojson", rows: null, format: "geojson", earlier: [] },
    { id: "d1", name: "fir.csv", bytes: 12, rows: 3, created: "2026-01-02T03:04:05.000Z" },
  ]);
  await keepDataset(store, csv("new.csv", "1"));
  expect(await listDatasets(store)).toHaveLength(3);
});

test("a mapping is remembered by its header, and a later one takes its place", async () => {
  const store = await newStore();
  await saveMapping(store, "h1", { title: "March", source: "table: incidents" });
  await saveMapping(store, "h2", { title: "Roster", source: "table: duty" });
  await saveMapping(store, "h1", { title: "April", source: "table: incidents\nsource: chicago" });
  const found = await listMappings(store);
  expect(found).toHaveLength(2);
  expect(found.find(({ fingerprint }) => fingerprint === "h1")).toMatchObject({
    title: "April",
    source: "table: incidents\nsource: chicago",
  });
});
