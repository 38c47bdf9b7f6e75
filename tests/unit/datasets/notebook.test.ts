import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chartSchema } from "@/cells/chart/params";
import { inputSchema } from "@/cells/input/params";
import { mapSchema } from "@/cells/map/params";
import { readParams } from "@/cells/params";
import { generateBeats } from "@/datasets/sample/beats";
import { generateIncidents } from "@/datasets/sample/incidents";
import { sampleNotebook } from "@/datasets/sample/notebook";
import { isSample, samples, sampleSeed, sampleVersion } from "@/datasets/sample/sample";
import { readNotebook } from "@/lib/notebook/read";
import { openEngine, type TestEngine } from "./engine";

const read = readNotebook(sampleNotebook, ["sql", "script", "input", "chart", "map"]);
if (!read.ok) throw new Error(JSON.stringify(read.errors));
const { document } = read;
const cells = document.order.map((id) => document.cells[id]!);
const schemas = { chart: chartSchema, input: inputSchema, map: mapSchema };

describe("the sample notebook", () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openEngine();
    engine.ingest("fir", generateIncidents({ seed: sampleSeed, rows: samples.sample.rows }));
    engine.ingest("beats", generateBeats());
  }, 60_000);
  afterAll(() => engine.close());

  it("shows every kind of cell and names built-in samples of this version", () => {
    expect(new Set(cells.map(({ kind }) => kind))).toEqual(
      new Set(["text", "sql", "script", "input", "chart", "map"]),
    );
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

  it("runs from top to bottom for each type of crime, and its texts and charts name what is there", () => {
    const heads = engine.rows("select distinct head from fir").map(({ head }) => String(head));
    for (const head of heads) {
      for (const { kind, name, source } of cells) {
        if (kind !== "sql") continue;
        const sql = source.replace("$offence", `'${head}'`).replaceAll("$around_hour", "20");
        engine.rows(`create or replace table ${name} as ${sql}`);
        expect(
          Number(engine.value(`select count(*) from ${name}`)),
          `${name}: ${head}`,
        ).toBeGreaterThan(0);
      }
    }
    for (const { source } of cells.filter(({ kind }) => kind === "text")) {
      for (const [, table, column] of source.matchAll(/\$\{(\w+)\.(\w+)/g)) {
        expect(engine.rows(`select ${column} from ${table}`)).toHaveLength(1);
      }
    }
    for (const { kind, source } of cells) {
      if (kind !== "chart" && kind !== "map") continue;
      const params = readParams(schemas[kind], source);
      if (!params.ok) throw new Error(params.problem.message);
      const { data, ...rest } = params.params as Record<string, unknown>;
      const columns = engine.rows(`describe ${data}`).map((row) => row.column_name);
      for (const key of ["x", "y", "color", "latitude", "longitude"]) {
        if (rest[key] !== undefined) expect(columns).toContain(rest[key]);
      }
    }
  }, 60_000);
});
