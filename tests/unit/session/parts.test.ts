import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { DatasetReference } from "@/lib/notebook/document";
import { readNotebook, writeNotebook } from "@/lib/notebook/format";
import type { DatasetSource } from "@/lib/session/datasets";
import { Session } from "@/lib/session/session";
import { encodeRows } from "@/lib/table/encode";
import { openEngine } from "../engine/open";

/** A file of tables, each with as many rows as its name says. */
const source: DatasetSource & { read: unknown[]; kept: string[] } = {
  read: [],
  kept: [],
  async load(_, reference) {
    source.read.push([reference.part, reference.headerRow]);
    const rows = Array.from({ length: reference.headerRow ?? 9 }, (_, n) => ({ n }));
    return { streams: [encodeRows(rows)], rows: rows.length, reference, kept: true };
  },
  async parts() {
    return ["two", "three"].map((part) => ({ part, name: part, about: "" }));
  },
  async open(file, { part }) {
    const rows = Array.from({ length: part === "two" ? 2 : 3 }, (_, n) => ({ n }));
    const reference: DatasetReference = { source: "file", file: file.name, sha256: "ab" };
    if (part != null) reference.part = part;
    return {
      streams: [encodeRows(rows)],
      rows: rows.length,
      reference,
      kept: false,
      suggestedName: part ?? "all",
    };
  },
  async keep(name, reference) {
    source.kept.push(name);
    return reference;
  },
};

function documentOf(head = "") {
  const read = readNotebook(`---\nbeatbook: 1\ntitle: Parts\n${head}---\n`, []);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.document;
}

const file = new File(["x"], "all.zip");

describe("tables of one file in a session", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  let session: Session;
  beforeAll(async () => {
    opened = await openEngine();
  });
  afterAll(() => opened.close());
  afterEach(() => {
    source.read.length = source.kept.length = 0;
  });

  function start(head?: string) {
    session = new Session({
      document: documentOf(head),
      kindOf: () => undefined,
      engine: opened.engine,
      frames: { mount: () => () => {}, run: () => Promise.reject(new Error()), remove: () => {} },
      datasets: source,
    });
    return session;
  }

  const ready = (name: string) =>
    new Promise<number>((resolve) => {
      const look = () => {
        const state = session.getState().datasets[name];
        if (state?.status === "ready") resolve(state.table!.rows);
      };
      session.subscribe(look);
      look();
    });

  it("are named, added one by one, and written into the notebook with their part", async () => {
    start();
    const parts = await session.partsOf(file);
    for (const { part } of parts) await session.addFile(file, part);
    expect(await ready("two")).toBe(2);
    expect(await ready("three")).toBe(3);
    const text = writeNotebook(session.document);
    expect(text).toContain("two: {source: file, file: all.zip, sha256: ab, part: two, rows: 2}");
    const again = readNotebook(text, []);
    expect(again.ok && again.document.datasets).toEqual(session.document.datasets);
    expect(again.ok && writeNotebook(again.document)).toBe(text);
    expect(source.read).toEqual([]);
  });

  it("are kept together, because their bytes are one file", async () => {
    start();
    await session.addFile(file, "two");
    await session.addFile(file, "three");
    await session.keepDataset("three");
    expect(source.kept).toEqual(["three"]);
    expect(session.getState().datasets.two?.kept).toBe(true);
    expect(session.getState().datasets.three?.kept).toBe(true);
  });

  it("are read again when the reference says another part or another row of names, and only then", async () => {
    start("datasets:\n  sheet: {source: file, sha256: cd, part: North, headerRow: 4}\n");
    expect(await ready("sheet")).toBe(4);
    const change = (more: Partial<DatasetReference>) =>
      session.apply({
        type: "put-dataset",
        name: "sheet",
        reference: { ...session.document.datasets.sheet!, ...more },
      });
    change({ label: "A sheet" });
    change({ headerRow: 5 });
    expect(session.getState().datasets.sheet?.status).not.toBe("ready");
    expect(await ready("sheet")).toBe(5);
    expect(source.read).toEqual([
      ["North", 4],
      ["North", 5],
    ]);
  });

  it("refuse a part that is no text and a row that is no number", () => {
    const errors = (head: string) => {
      const read = readNotebook(
        `---\nbeatbook: 1\ndatasets:\n  a: {source: file, ${head}}\n---\n`,
        [],
      );
      return read.ok ? [] : read.errors.map(({ message }) => message);
    };
    expect(errors("part: 7").join()).toMatch(/“part” of the dataset a must be a text/);
    expect(errors("headerRow: x").join()).toMatch(/“headerRow” of the dataset a must be a number/);
    expect(errors("part: a/b.csv, headerRow: 3")).toEqual([]);
  });
});
