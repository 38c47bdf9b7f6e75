import { readFile } from "node:fs/promises";
import {
  dictionary,
  int32,
  tableFromArrays,
  tableToIPC,
  utf8,
  union,
  UnionMode,
} from "@uwdata/flechette";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate } from "@/datasets/sample/generate";
import { openEngine, type TestEngine } from "./engine";
import { hasShared, openAll, problemOf, shared, sharedBlob } from "./opened";

describe("opening Arrow files", () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openEngine();
  }, 60_000);
  afterAll(() => engine.close());

  const table = tableFromArrays(
    {
      n: Int32Array.from({ length: 1000 }, (_, i) => i),
      word: Array.from({ length: 1000 }, (_, i) => (i % 10 === 0 ? null : `é${i % 7}`)),
    },
    { types: { word: dictionary(utf8(), int32()) }, maxBatchRows: 300 },
  );

  it("reads files and streams, batches and dictionaries", async () => {
    for (const format of ["file", "stream"] as const) {
      const opened = await openAll(`x.${format}`, tableToIPC(table, { format })!);
      expect(opened.rows).toBe(1000);
      expect(opened.columns).toEqual([
        { name: "n", type: "INTEGER" },
        { name: "word", type: "VARCHAR" },
      ]);
      engine.ingest(`arrow_${format}`, opened.streams);
      expect(
        engine.rows(
          `select count(*)::int c, sum(n)::int s, count(word)::int w, count(distinct word)::int d, max(word) m from arrow_${format}`,
        ),
      ).toEqual([{ c: 1000, s: 499_500, w: 900, d: 7, m: "é6" }]);
    }
  });

  it("takes a stream without an end mark, and joins small batches", async () => {
    const [stream] = generate("sample", { seed: 3, rows: 20_000 }).streams;
    const opened = await openAll("x.arrows", stream!.subarray(0, stream!.length - 8));
    expect(opened.rows).toBe(20_000);
    expect(opened.streams.length).toBe(1);
    engine.ingest("joined", opened.streams);
    expect(engine.value("select count(*)::int from joined")).toBe(20_000);
  });

  it("says at which byte a file is cut short or damaged, wherever it is cut", async () => {
    const bytes = tableToIPC(table, { format: "file" })!;
    for (let part = 0.02; part < 1; part += 0.07) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * part));
      expect((await problemOf("x.arrow", cut)).message).toMatch(/byte [\d,]+.*cut short|length/);
    }
    const [stream] = generate("sample-beats").streams;
    const inside = stream!.slice(0, stream!.length - 500);
    expect((await problemOf("x.arrows", inside)).message).toMatch(/byte [\d,]+: it is cut short/);
  });

  it("never lets a file with false offsets reach the engine", async () => {
    const bytes = tableToIPC(table, { format: "file" })!;
    let seed = 5;
    let refused = 0;
    for (let round = 0; round < 150; round++) {
      const broken = bytes.slice();
      for (let i = 0; i < 3; i++) {
        seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
        broken[8 + (seed % (bytes.length - 16))] = (seed >> 8) & 255;
      }
      const outcome = await openAll("broken.arrow", broken).catch((error: unknown) => error);
      if (outcome instanceof Error) {
        expect(outcome.name, String(outcome.stack)).toBe("WorkFailure");
        refused++;
      } else {
        try {
          engine.ingest("broken", (outcome as Awaited<ReturnType<typeof openAll>>).streams);
          engine.value("select count(*) from broken");
          engine.rows("drop table broken");
        } catch {
          // The engine may say no; it must go on.
        }
        expect(engine.value("select 42")).toBe(42);
      }
    }
    expect(refused).toBeGreaterThan(10);
  });

  it("refuses columns that the engine cannot take", async () => {
    const unions = tableFromArrays(
      { v: [1, 2] },
      { types: { v: union(UnionMode.Dense, [int32()], [0], () => 0) } },
    );
    expect((await problemOf("v.arrow", tableToIPC(unions, { format: "file" })!)).message).toMatch(
      /cannot be opened/,
    );
  });
});

describe.skipIf(!hasShared)("opening Parquet files (../shared is there)", () => {
  const london = "uk-police/london-street-crime-2017-01_2018-06.parquet";
  let engine: TestEngine;
  let golden: {
    chicago_2012_2018: {
      rows: number;
      by_year: Record<string, number>;
      top_beats: [string, number][];
      by_hour: number[];
      null_latitude: number;
      duplicate_case_numbers: number;
      arrest_rate: number;
    };
    london_2017_2018: { rows: number; by_month: Record<string, number> };
  };
  beforeAll(async () => {
    engine = await openEngine();
    golden = JSON.parse(await readFile(shared("golden-aggregates.json"), "utf8"));
  });
  afterAll(() => engine.close());

  it("brings all 1,949,344 rows of Chicago over with their types", async () => {
    const name = "chicago/chicago-crimes-2012-2018.parquet";
    const opened = await openAll(name, await sharedBlob(name));
    const expected = golden.chicago_2012_2018;
    expect(opened.rows).toBe(expected.rows);
    expect(opened.streams.length).toBe(16);
    engine.ingest("chicago", opened.streams);
    expect(engine.value("select count(*)::int from chicago")).toBe(expected.rows);
    const described = engine.rows("describe chicago");
    expect(described.map((row) => ({ name: row.column_name, type: row.column_type }))).toEqual(
      opened.columns,
    );
    expect(
      engine
        .rows("select Beat, count(*)::int n from chicago group by 1 order by 2 desc limit 5")
        .map((row) => [row.Beat, row.n]),
    ).toEqual(expected.top_beats);
    expect(
      engine
        .rows("select hour(Date) h, count(*)::int n from chicago group by 1 order by 1")
        .map(({ n }) => n),
    ).toEqual(expected.by_hour);
    expect(engine.value("select count(*)::int from chicago where Latitude is null")).toBe(
      expected.null_latitude,
    );
    expect(engine.value("select round(avg(Arrest::int), 6) from chicago")).toBe(
      expected.arrest_rate,
    );
  }, 120_000);

  it("brings London over", async () => {
    const opened = await openAll(london, await sharedBlob(london));
    engine.ingest("london", opened.streams);
    expect(
      Object.fromEntries(
        engine
          .rows("select month, count(*)::int n from london group by 1 order by 1")
          .map(({ month, n }) => [month, n]),
      ),
    ).toEqual(golden.london_2017_2018.by_month);
  }, 60_000);

  it("refuses Parquet that is cut short or damaged, with the place", async () => {
    const bytes = await readFile(shared(london));
    expect((await problemOf("p.parquet", bytes.subarray(0, 7))).message).toMatch(
      /cut short after 7/,
    );
    expect((await problemOf("p.parquet", bytes.subarray(0, 5_000_000))).message).toMatch(
      /cut short: its last 4 bytes \(from byte 4999996\)/,
    );
    const footer = Buffer.from(bytes);
    footer.fill(0x55, bytes.length - 2000, bytes.length - 8);
    expect((await problemOf("p.parquet", footer)).message).toMatch(/damaged/);
    // Last: the decoder panics at a damaged page and is of no further use in this process.
    const body = Buffer.from(bytes);
    body.fill(0x55, 3_000_000, 5_000_000);
    expect((await problemOf("p.parquet", body)).message).toMatch(/damaged after row [\d,]+/);
  }, 60_000);
});
