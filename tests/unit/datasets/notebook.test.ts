import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chartSchema } from "@/cells/chart/params";
import { inputSchema } from "@/cells/input/params";
import { mapSchema } from "@/cells/map/params";
import { modelKind } from "@/cells/model";
import { modelSchema } from "@/cells/model/params";
import { readParams } from "@/cells/params";
import { qualityKind } from "@/cells/quality";
import { qualitySchema } from "@/cells/quality/params";
import { browserDatasets } from "@/datasets/browser";
import { generate } from "@/datasets/sample/generate";
import { sampleNotebook } from "@/datasets/sample/notebook";
import { isSample, sampleVersion } from "@/datasets/sample/sample";
import { readNotebook } from "@/lib/notebook/read";
import { decodeTable } from "@/lib/table/table";
import { cellOf, contextOf } from "../cells/duck";
import { openEngine, type OpenEngine } from "../engine/open";

const kinds = ["sql", "script", "input", "chart", "map", "model", "quality"];
const read = readNotebook(sampleNotebook, kinds);
if (!read.ok) throw new Error(JSON.stringify(read.errors));
const { document } = read;
const cells = document.order.map((id) => document.cells[id]!);
const schemas = {
  chart: chartSchema,
  input: inputSchema,
  map: mapSchema,
  model: modelSchema,
  quality: qualitySchema,
};

describe("the sample notebook", () => {
  let open: OpenEngine;
  const rows = async (sql: string) => decodeTable(await open.engine.query(sql)).objects();
  const count = async (table: string) =>
    Number((await rows(`select count(*) as n from ${table}`))[0]!.n);

  beforeAll(async () => {
    open = await openEngine();
    for (const [name, { source }] of Object.entries(document.datasets)) {
      if (isSample(source)) await open.engine.ingest(name, generate(source).streams);
    }
  }, 60_000);
  afterAll(() => open.close());

  it("shows every kind of cell and names built-in samples of this version", () => {
    expect(new Set(cells.map(({ kind }) => kind))).toEqual(new Set(["text", ...kinds]));
    for (const { source, version } of Object.values(document.datasets)) {
      expect(isSample(source)).toBe(true);
      expect(version).toBe(sampleVersion);
    }
  });

  it("has parameters that its cells understand, every key of them", () => {
    for (const cell of cells) {
      if (!(cell.kind in schemas)) continue;
      const schema = schemas[cell.kind as keyof typeof schemas].strict();
      expect(readParams(schema, cell.source), cell.name ?? cell.source).toMatchObject({ ok: true });
    }
  });

  it("reads every FIR into the crime model and sets none aside", async () => {
    const model = cells.find(({ kind }) => kind === "model")!;
    const table = async (name: string) => (await open.engine.table(name))!;
    const context = contextOf(
      { engine: open.engine, table },
      cellOf("model", model.source, model.name!),
    );
    await modelKind.run(context);
    expect(await count("incidents")).toBe(await count("fir"));
    expect(await count("incidents_set_aside")).toBe(0);
    const heads = await rows("select distinct head from incidents");
    expect(heads.map(({ head }) => head)).toContain("CYBER CRIME");
    expect(heads.every(({ head }) => head === String(head).trim())).toBe(true);
  });

  it("finds the faults of the register", async () => {
    const { source, name } = cells.find(({ kind }) => kind === "quality")!;
    const table = async (wanted: string) => (await open.engine.table(wanted))!;
    await qualityKind.run(
      contextOf({ engine: open.engine, table }, cellOf("quality", source, name!)),
    );
    const found = (await rows(`select distinct problem from ${name}`)).map(
      ({ problem }) => problem,
    );
    expect(found).toEqual(
      expect.arrayContaining([
        "zero-coordinates",
        "swapped-coordinates",
        "beat-names-shared",
        "counts-contradict",
        "to-before-from",
        "heaped-minutes",
        "late-registration",
        "blanks-around",
      ]),
    );
  });

  it("runs from top to bottom for each type of crime, and its texts and charts name what is there", async () => {
    const heads = await rows("select distinct head from incidents order by head");
    for (const { head } of heads) {
      for (const { kind, name, source } of cells) {
        if (kind !== "sql") continue;
        const sql = source.replace("$offence", `'${head}'`).replaceAll("$around_hour", "20");
        await open.engine.createTable(name!, sql);
        expect(await count(name!), `${name}: ${head}`).toBeGreaterThan(0);
      }
    }
    for (const { source } of cells.filter(({ kind }) => kind === "text")) {
      for (const [, table, column] of source.matchAll(/\$\{(\w+)\.(\w+)/g)) {
        expect(await rows(`select ${column} from ${table}`), `${table}.${column}`).toHaveLength(1);
      }
    }
    for (const { kind, source } of cells) {
      if (kind !== "chart" && kind !== "map") continue;
      const params = readParams(schemas[kind], source);
      if (!params.ok) throw new Error(params.problem.message);
      const { data, ...rest } = params.params as Record<string, unknown>;
      const columns = (await open.engine.table(String(data)))!.columns.map(({ name }) => name);
      for (const key of ["x", "y", "color", "latitude", "longitude", "key", "match", "weight"]) {
        if (rest[key] !== undefined) expect(columns).toContain(rest[key]);
      }
    }
  }, 120_000);

  it("names the beat that had almost nobody on duty at night", async () => {
    expect((await rows("from least_watched"))[0]).toEqual({
      area: "Industrial Estate 4",
      nights_on_duty: 3,
      cases_of_hurt: 5,
    });
  });
});

describe("a notebook of an earlier version", () => {
  it("is told which version it was made with, and gets no other rows", async () => {
    const options = { signal: new AbortController().signal, onProgress: () => {} };
    await expect(
      browserDatasets().load("fir", { source: "sample", version: 1 }, options),
    ).rejects.toThrow("made with version 1 of the sample city; this Beatbook has version 2");
  });
});
