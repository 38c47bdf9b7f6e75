import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { suggestName } from "@/datasets/import/source";
import { workbook, zip } from "./archives";
import { openEngine, type TestEngine } from "./engine";
import { hasShared, openAll, partsIn, problemOf, shared, sharedBlob } from "./opened";

const csv = "id,name\n1,a\n2,b\n";

describe("a ZIP file of several tables", () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openEngine();
  }, 60_000);
  afterAll(() => engine.close());

  it("lists its tables, in folders too, and leaves aside what a Mac adds", async () => {
    const archive = await zip({
      "data/": "",
      "data/one.csv": csv,
      "data/deep/two.tsv": "id\tname\n1\ta\n",
      "rows.ndjson": '{"a":1}\n{"a":2}\n',
      "__MACOSX/data/._one.csv": "x",
      ".DS_Store": "x",
      "README.md": "about",
    });
    const parts = await partsIn("all.zip", archive);
    expect(parts.map(({ part }) => part)).toEqual([
      "data/one.csv",
      "data/deep/two.tsv",
      "rows.ndjson",
    ]);
    expect(parts[0]!.about).toBe("CSV, 16 bytes");
    const two = await openAll("all.zip", archive, { part: "data/deep/two.tsv" });
    expect(two.rows).toBe(1);
    expect(suggestName(two.title!)).toBe("two");
  });

  it("opens a single table without a choice, packed once more or not", async () => {
    const plain = await zip({ "crimes.csv": csv });
    expect(await partsIn("x.zip", plain)).toMatchObject([{ part: null }]);
    expect((await openAll("x.zip", plain)).rows).toBe(2);
    const packed = await zip({ "crimes.csv.gz": gzipSync(csv) });
    const opened = await openAll("x.zip", packed);
    expect(opened.rows).toBe(2);
    expect(suggestName(opened.title!)).toBe("crimes");
  });

  it("tells the sheets of a workbook in it apart", async () => {
    const book = await workbook({ North: [["a"], ["x"]], South: [["a"], ["y"], ["z"]] });
    const archive = await zip({
      "book.xlsx": new Uint8Array(await book.arrayBuffer()),
      "one.csv": csv,
    });
    const parts = await partsIn("x.zip", archive);
    expect(parts.map(({ part }) => part)).toEqual([
      "book.xlsx::North",
      "book.xlsx::South",
      "one.csv",
    ]);
    expect((await openAll("x.zip", archive, { part: "book.xlsx::South" })).rows).toBe(2);
  });

  it("takes paths that climb out of their folder for the names that they are", async () => {
    const archive = await zip({ "../../etc/one.csv": csv, "/two.csv": csv });
    const parts = await partsIn("x.zip", archive);
    expect(parts.map(({ part }) => part)).toEqual(["../../etc/one.csv", "/two.csv"]);
    const opened = await openAll("x.zip", archive, { part: "../../etc/one.csv" });
    expect(suggestName(opened.title!)).toBe("one");
  });

  it("says what is wrong: no table, no such part, a choice that was not made, two archives deep", async () => {
    const one = await zip({ "a.csv": csv });
    const two = await zip({ "a.csv": csv, "b.csv": csv });
    expect((await problemOf("x.zip", await zip({ "a.doc": "x" }))).message).toMatch(/without any/);
    expect((await problemOf("x.zip", two)).message).toMatch(/holds 2 tables: a.csv, b.csv/);
    expect((await problemOf("x.zip", two, { part: "c.csv" })).message).toMatch(/no table “c.csv”/);
    const inner = new Uint8Array(await one.arrayBuffer());
    expect((await problemOf("x.zip", await zip({ "inner.csv": inner }))).message).toMatch(
      /ZIP file inside another/,
    );
    const cut = (await two.arrayBuffer()).slice(0, 60);
    expect((await problemOf("x.zip", new Uint8Array(cut))).message).toMatch(/cut short or damaged/);
  });

  it.skipIf(!hasShared)("gives the 28 tables of the 2026 schema (../shared is there)", async () => {
    const folder = "ksp/fir-2026-schema-fixture";
    const names = readdirSync(shared(folder)).filter((name) => name.endsWith(".csv"));
    const files: Record<string, Uint8Array> = {};
    for (const name of names) files[`csv/${name}`] = await readFile(shared(`${folder}/${name}`));
    const archive = await zip(files);
    const parts = await partsIn("fir-2026.zip", archive);
    expect(parts).toHaveLength(28);
    const rows: Record<string, number> = {};
    for (const { part } of parts) {
      const opened = await openAll("fir-2026.zip", archive, { part });
      rows[suggestName(opened.title!)] = opened.rows;
    }
    expect(rows).toMatchObject({ casemaster: 450, accused: 640, victim: 482, act: 10 });
  });

  it.skipIf(!hasShared)(
    "gives Portland's districts out of their shapefile (../shared is there)",
    async () => {
      const name = "portland-nij/portland-police-districts";
      expect(await partsIn("x.zip", await sharedBlob(`${name}.zip`))).toHaveLength(1);
      const ours = await openAll("districts.zip", await sharedBlob(`${name}.zip`));
      const theirs = await openAll("districts.geojson", await sharedBlob(`${name}.geojson`));
      expect(ours.rows).toBe(60);
      expect(ours.format).toBe("shapefile");
      engine.ingest("ours", ours.streams);
      engine.ingest("theirs", theirs.streams);
      const columns = (table: string) =>
        engine.rows(`describe ${table}`).map(({ column_name }) => column_name);
      expect(columns("ours")).toEqual(columns("theirs"));
      const a = engine.rows("from ours");
      const b = engine.rows("from theirs");
      let furthest = 0;
      a.forEach((row, i) => {
        const { geometry, ...rest } = row;
        const { geometry: other, ...others } = b[i]!;
        expect(rest).toEqual(others);
        const [mine, published] = [geometry, other].map(
          (text) => JSON.parse(text as string) as { type: string; coordinates: unknown[] },
        );
        expect(mine!.type).toBe(published!.type);
        const [flat, flatPublished] = [mine, published].map(
          (shape) => shape!.coordinates.flat(9) as number[],
        );
        expect(flat!.length).toBe(flatPublished!.length);
        flat!.forEach((value, at) => {
          furthest = Math.max(furthest, Math.abs(value - flatPublished![at]!));
        });
      });
      // The published copy moves NAD 83 (HARN) to WGS 84 by about a metre; the .prj alone does not.
      expect(furthest).toBeLessThan(2e-5);
    },
  );
});
