import { readFileSync } from "node:fs";
import { tableFromArrays, tableToIPC } from "@uwdata/flechette";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DuckDBEngine } from "@/lib/engine/duckdb";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine, type OpenEngine } from "./open";

let open: OpenEngine;
let engine: DuckDBEngine;

beforeAll(async () => {
  open = await openEngine();
  engine = open.engine;
  await engine.ready();
  await engine.createTable(
    "many",
    `SELECT range AS id, (range * 7919) % 2000003 AS mixed, 'beat ' || range % 250 AS beat,
       TIMESTAMP '2012-01-01' + INTERVAL (range) MINUTE AS at,
       CASE WHEN range % 3 = 0 THEN NULL ELSE range / 10.0 END AS gaps
     FROM range(2000000)`,
  );
}, 60_000);
afterAll(() => open.close());

const names = async () => (await engine.tables()).map(({ name }) => name);
const page = async (
  name: string,
  offset: number,
  limit: number,
  column?: string,
  descending = false,
) =>
  decodeTable(
    await engine.page(name, { offset, limit, ...(column ? { sort: { column, descending } } : {}) }),
  );

describe("ingest", () => {
  it("puts several streams into one table and says how far it is", async () => {
    const seen: number[] = [];
    const parts = [1, 2, 3].map((a) =>
      encodeRows([
        { a, s: "ಕ" },
        { a, s: null },
      ]),
    );
    const made = await engine.ingest("parts", parts, { onRows: (rows) => seen.push(rows) });
    expect(made).toMatchObject({ name: "parts", rows: 6 });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(6);
  });

  it("takes what a query gave, also when it is empty", async () => {
    const made = await engine.ingest("again", [await engine.query("SELECT * FROM range(5000)")]);
    expect(made.rows).toBe(5000);
    const empty = await engine.ingest("empty", [await engine.query("SELECT 1 AS a LIMIT 0")]);
    expect(empty).toMatchObject({ rows: 0, columns: [{ name: "a" }] });
  });

  it("keeps the clock and drops the zone", async () => {
    const made = await engine.ingest("zoned", [
      await engine.query("SELECT TIMESTAMP '2018-03-14 21:00:00'::TIMESTAMPTZ AS t"),
    ]);
    expect(made.columns[0]!.type).toBe("TIMESTAMP");
    expect((await page("zoned", 0, 1)).value("t", 0)).toEqual(new Date("2018-03-14T21:00:00Z"));
  });

  it("refuses what is no Arrow stream, keeps the table of that name and leaves nothing behind", async () => {
    await engine.ingest("kept", [encodeRows([{ a: 1 }])]);
    const before = await names();
    const good = encodeRows([{ a: 5, s: "x".repeat(100) }]);
    const file = tableToIPC(tableFromArrays({ a: [1] }), { format: "file" })!;
    const cases: [Uint8Array[], RegExp][] = [
      [[file], /Arrow file where an Arrow stream/],
      [[good.slice(0, good.length - 80)], /cut off or damaged/],
      [[good.slice(0, 40)], /cut off or damaged/],
      [[new Uint8Array(100)], /cut off or damaged/],
      [[new TextEncoder().encode("id,date\r\n1,2018-03-14\r\n")], /cut off or damaged/],
      [[good.slice(), good.slice(0, 100)], /cut off or damaged/],
      [[], /no data/],
    ];
    for (const [streams, message] of cases) {
      await expect(engine.ingest("kept", streams)).rejects.toMatchObject({
        kind: "input",
        message: expect.stringMatching(message),
      });
    }
    expect(await names()).toEqual(before);
    expect((await page("kept", 0, 5)).objects()).toEqual([{ a: 1 }]);
    expect((await engine.ingest("kept", [good])).rows).toBe(1);
  });

  it("can be stopped between streams", async () => {
    const before = await names();
    const stop = new AbortController();
    async function* streams() {
      yield encodeRows([{ a: 1 }]);
      stop.abort();
      yield encodeRows([{ a: 2 }]);
    }
    await expect(
      engine.ingest("stopped", streams(), { signal: stop.signal }),
    ).rejects.toMatchObject({ kind: "cancelled" });
    expect(await names()).toEqual(before);
  });
});

describe("pages", () => {
  it("come from anywhere in a table of two million rows", async () => {
    const plain = await page("many", 1_900_000, 100);
    expect(plain.numRows).toBe(100);
    expect(plain.value("id", 0)).toBe(1_900_000);
    expect((await page("many", 1_999_990, 100)).numRows).toBe(10);
    expect((await page("many", 3_000_000, 100)).numRows).toBe(0);
  });

  it("come in the order of a column, both ways, with what is missing at the end", async () => {
    const up = (await page("many", 1_000, 50, "mixed")).column("mixed") as Float64Array;
    const [wanted] = decodeTable(
      await engine.query(
        "SELECT list(mixed) AS l FROM (SELECT mixed FROM many ORDER BY mixed LIMIT 50 OFFSET 1000)",
      ),
    ).objects();
    expect(Array.from(up)).toEqual(wanted!.l);
    expect((await page("many", 0, 1, "id", true)).value("id", 0)).toBe(1_999_999);
    for (const descending of [true, false]) {
      expect((await page("many", 1_999_999, 1, "gaps", descending)).value("gaps", 0)).toBeNull();
    }
  });

  it("follow the table when it is replaced, and leave no trace in the catalog", async () => {
    await engine.createTable("moving", "SELECT range AS a FROM range(10)");
    expect((await page("moving", 0, 1, "a", true)).value("a", 0)).toBe(9);
    await engine.createTable("moving", "SELECT range AS a FROM range(20)");
    expect((await page("moving", 0, 1, "a", true)).value("a", 0)).toBe(19);
    expect((await names()).filter((name) => /order|beatbook/.test(name))).toEqual([]);
    await expect(page("moving", 0, 1, "b")).rejects.toMatchObject({ kind: "name" });
    await expect(page("gone", 0, 1)).rejects.toMatchObject({ kind: "name" });
  });
});

describe("profile", () => {
  it("counts a column of numbers into equal bins", async () => {
    await engine.createTable(
      "p",
      "SELECT CASE WHEN range < 100 THEN NULL ELSE range::DOUBLE END AS x FROM range(1100)",
    );
    const profile = await engine.profile("p", "x");
    expect(profile).toMatchObject({ rows: 1100, nulls: 100, distinct: 1000, mean: 599.5 });
    expect([profile.min, profile.max]).toEqual(["100.0", "1099.0"]);
    expect(profile.bins).toHaveLength(20);
    expect(profile.bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(1000);
    expect(profile.sampled).toBeUndefined();
  });

  it("gives each of a few whole numbers its own bin", async () => {
    await engine.createTable("p", "SELECT 1 + range % 7 AS weekday FROM range(70)");
    const { bins } = await engine.profile("p", "weekday");
    expect(bins.map(({ label, count }) => [label, count])).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), 10]),
    );
  });

  it("counts the most frequent texts", async () => {
    await engine.createTable("p", "SELECT unnest(['a', 'b', 'a', NULL]) AS s");
    const profile = await engine.profile("p", "s");
    expect(profile).toMatchObject({ nulls: 1, distinct: 2, min: "a", max: "b" });
    expect(profile.bins).toEqual([
      { label: "a", count: 2 },
      { label: "b", count: 1 },
    ]);
  });

  it("works for every type, all null and empty columns", async () => {
    for (const sql of [
      "SELECT DATE '2018-01-01' + range::INTEGER AS x FROM range(100)",
      "SELECT TIMESTAMP '2018-01-01' AS x",
      "SELECT TIME '12:00:00' AS x",
      "SELECT [1, 2] AS x",
      "SELECT {'a': 1} AS x",
      "SELECT MAP {'a': 1} AS x",
      "SELECT TRUE AS x",
      "SELECT 'b'::ENUM('b', 'a') AS x",
      "SELECT unnest(['nan'::DOUBLE, 'inf', 1.0]) AS x",
      "SELECT 9007199254740993 AS x",
      "SELECT NULL AS x",
      "SELECT 1 AS x LIMIT 0",
      "SELECT INTERVAL 1 DAY AS x",
      "SELECT 1.5::DECIMAL(9, 2) AS x",
      "SELECT 'a'::BLOB AS x",
    ]) {
      await engine.createTable("p", sql);
      const profile = await engine.profile("p", "x");
      expect(profile.rows, sql).toBeGreaterThanOrEqual(profile.nulls);
    }
  });

  it("takes a sample of a big table and says so", async () => {
    const profile = await engine.profile("many", "at");
    expect(profile.sampled).toBeGreaterThan(100_000);
    expect(profile.sampled).toBeLessThan(1_000_000);
    expect(profile).toMatchObject({ rows: 2_000_000, nulls: 0, min: "2012-01-01 00:00:00" });
    expect(profile.bins[0]!.label).toMatch(/^1 Jan 2012 00:00 to /);
  });
});

describe("the tests themselves", () => {
  it("run against the engine that is pinned", () => {
    const { version } = JSON.parse(
      readFileSync("node_modules/@duckdb/duckdb-wasm/package.json", "utf8"),
    );
    expect(version).toBe("1.33.1-dev65.0");
  });
});
