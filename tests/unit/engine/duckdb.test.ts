import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DuckDBEngine } from "@/lib/engine/duckdb";
import type { EngineError, Value } from "@/lib/engine/engine";
import { decodeTable } from "@/lib/table/table";
import { openEngine, type OpenEngine } from "./open";

let open: OpenEngine;
let engine: DuckDBEngine;

beforeAll(async () => {
  open = await openEngine();
  engine = open.engine;
  await engine.ready();
}, 60_000);
afterAll(() => open.close());

const rows = async (sql: string, variables?: Record<string, Value>) =>
  decodeTable(await engine.query(sql, { variables })).objects();
const one = async (sql: string, variables?: Record<string, Value>) =>
  Object.values((await rows(sql, variables))[0]!)[0];
const failure = async (work: Promise<unknown>): Promise<EngineError> => {
  try {
    await work;
  } catch (error) {
    return error as EngineError;
  }
  throw new Error("Expected an EngineError");
};

describe("the engine", () => {
  it("says which DuckDB it is", () => expect(engine.version).toMatch(/^v1\.5\./));

  it("knows the clock without a zone", async () => {
    const [row] = await rows(
      `SELECT typeof(now()) AS a, typeof(current_timestamp) AS b, typeof(current_date) AS c,
         typeof(today()) AS d, typeof(current_time) AS e, typeof(localtimestamp) AS f,
         typeof(date_trunc('month', now())) AS g, current_date() = today() AS h, typeof(localtime) AS i`,
    );
    expect(Object.values(row!)).toEqual([
      "TIMESTAMP",
      "TIMESTAMP",
      "DATE",
      "DATE",
      "TIME",
      "TIMESTAMP",
      "TIMESTAMP",
      true,
      "TIME",
    ]);
    const now = (await one("SELECT now()")) as Date;
    const offset = new Date().getTimezoneOffset() * 60_000;
    expect(Math.abs(now.getTime() - (Date.now() - offset))).toBeLessThan(60_000);
  });

  it("reaches no file, no address and no extension", async () => {
    for (const sql of [
      "SELECT * FROM read_csv('/etc/passwd')",
      "SELECT * FROM read_text('/etc/passwd')",
      "SELECT * FROM 'https://example.org/x.parquet'",
      "SELECT * FROM read_parquet('https://example.org/x.parquet')",
      "SELECT json_extract('{}', 'a')",
      "SELECT date_trunc('month', transaction_timestamp())",
    ]) {
      expect((await failure(engine.query(sql))).name, sql).toBe("EngineError");
    }
    expect(open.requests).toEqual([]);
    expect(await one("SELECT 1")).toBe(1);
  });

  it("takes queries only", async () => {
    await engine.createTable("precious", "SELECT 1 AS a");
    for (const sql of [
      "DROP TABLE precious",
      "SELECT 1; DROP TABLE precious",
      "SET memory_limit = '1MB'",
      "WITH a AS (SELECT 1) DELETE FROM precious",
      "EXPLAIN ANALYZE DELETE FROM precious",
      "COPY precious TO 'x.csv'",
      "ATTACH 'x.db'",
      "INSTALL spatial",
    ]) {
      expect((await failure(engine.query(sql))).kind, sql).toBe("syntax");
    }
    expect(await one("SELECT count(*) FROM precious")).toBe(1);
  });

  it("streams the schema first and then batches", async () => {
    const parts: Uint8Array[] = [];
    for await (const part of engine.stream("SELECT range AS a FROM range(10000)")) parts.push(part);
    expect(parts.length).toBeGreaterThan(4);
    expect(decodeTable(Buffer.concat([parts[0]!, parts.at(-1)!])).names).toEqual(["a"]);
    expect(decodeTable(Buffer.concat(parts)).numRows).toBe(10_000);
  });

  it("answers many statements at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) => one(`SELECT sum(range) + ${i} FROM range(50000)`)),
    );
    expect(answers).toEqual(Array.from({ length: 30 }, (_, i) => 1_249_975_000 + i));
  });

  it("gives a stream that nobody reads to its end back to the others", async () => {
    for (let i = 0; i < 10; i++) {
      for await (const part of engine.stream("SELECT * FROM range(100000)")) if (part) break;
    }
    expect(await one("SELECT 1")).toBe(1);
  });

  it("gives enumerations as text, also inside lists", async () => {
    const made = await engine.createTable(
      "enums",
      "SELECT 'b'::ENUM('a', 'b') AS e, ['a']::ENUM('a', 'it''s), (')[] AS l, 5 AS n",
    );
    expect(made.columns.map(({ kind }) => kind)).toEqual(["text", "list", "integer"]);
    expect(await rows("SELECT * FROM enums")).toEqual([{ e: "b", l: ["a"], n: 5 }]);
    const page = decodeTable(await engine.page("enums", { offset: 0, limit: 5 }));
    expect(page.objects()).toEqual([{ e: "b", l: ["a"], n: 5 }]);
  });

  it("reports its memory", async () => {
    const { usedBytes, limitBytes } = await engine.memory();
    expect(usedBytes).toBeGreaterThan(0);
    expect(limitBytes).toBeGreaterThan(1e9);
  });

  it("lists functions once each, with parameters", async () => {
    const functions = await engine.functions();
    const names = functions.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(functions.find(({ name }) => name === "date_trunc")).toMatchObject({ kind: "scalar" });
    expect(functions.find(({ name }) => name === "count")?.kind).toBe("aggregate");
    expect(functions.find(({ name }) => name === "range")?.parameters.length).toBeGreaterThan(0);
    expect(names).toContain("today");
  });
});

describe("tables", () => {
  it("are made from a query, with columns and rows", async () => {
    const made = await engine.createTable("t1", "SELECT range AS n, 'x' AS s FROM range(5)");
    expect(made).toEqual({
      name: "t1",
      rows: 5,
      columns: [
        { name: "n", type: "BIGINT", kind: "integer" },
        { name: "s", type: "VARCHAR", kind: "text" },
      ],
    });
    expect(await engine.table("t1")).toEqual(made);
    expect(await engine.tables()).toContainEqual(made);
    expect(await engine.table("none")).toBeNull();
  });

  it("are replaced only by a query that succeeds, and may be read by it", async () => {
    await engine.createTable("t2", "SELECT 1 AS a");
    await failure(engine.createTable("t2", "SELECT error('no') AS a FROM range(10)"));
    expect(await one("SELECT a FROM t2")).toBe(1);
    const made = await engine.createTable("t2", "SELECT a + 1 AS b FROM t2");
    expect(made.columns[0]!.name).toBe("b");
    expect((await engine.table("t2"))!.columns[0]!.name).toBe("b");
  });

  it("may have any name", async () => {
    for (const name of ['say "hi"', "select", "ಕಳ್ಳತನ", "a.b", "x'; DROP TABLE t1; --"]) {
      const made = await engine.createTable(name, "SELECT 1 AS a");
      expect(made.columns).toHaveLength(1);
      expect((await engine.table(name))?.name).toBe(name);
      expect(decodeTable(await engine.page(name, { offset: 0, limit: 1 })).numRows).toBe(1);
      await engine.drop(name);
      expect(await engine.table(name)).toBeNull();
    }
  });

  it("come from everything that gives rows", async () => {
    await engine.createTable("source", "SELECT range % 3 AS k, range AS v FROM range(9)");
    for (const [sql, count] of [
      ["FROM source", 9],
      ["VALUES (1), (2)", 2],
      ["TABLE source", 9],
      ["WITH a AS (SELECT 1) FROM a -- said at the end", 1],
      ["DESCRIBE source", 2],
      ["SUMMARIZE source", 2],
      ["SHOW TABLES", null],
      ["EXPLAIN SELECT * FROM source", 1],
      ["EXPLAIN ANALYZE SELECT * FROM source", 1],
      ["PIVOT source ON k USING sum(v)", 1],
      ["SELECT * FROM (PIVOT source ON k USING count(*))", 9],
      ["UNPIVOT source ON k, v", 18],
      ["(SELECT 1 AS a) UNION ALL (SELECT 2)", 2],
      ["SELECT 1 AS a;", 1],
    ] as const) {
      const made = await engine.createTable("made", sql);
      expect(made.columns.length, sql).toBeGreaterThan(0);
      if (count !== null) expect(made.rows, sql).toBe(count);
      expect(await one("SELECT count(*) FROM made")).toBe(made.rows);
    }
  });
});

describe("a value named in a query", () => {
  it("is bound with its type", async () => {
    const values: [Value, string, unknown][] = [
      [true, "BOOLEAN", true],
      [5, "INTEGER", 5],
      [-5, "INTEGER", -5],
      [2.5, "DOUBLE", 2.5],
      [0.1, "DOUBLE", 0.1],
      [1e300, "DOUBLE", 1e300],
      [Infinity, "DOUBLE", Infinity],
      [-Infinity, "DOUBLE", -Infinity],
      [9007199254740993n, "BIGINT", 9007199254740993n],
      ["night", "VARCHAR", "night"],
      ["", "VARCHAR", ""],
      ["a\0b", "VARCHAR", "a\0b"],
      [new Date("2018-03-14T21:00:00.123Z"), "TIMESTAMP", new Date("2018-03-14T21:00:00.123Z")],
      [new Date("1869-03-14T21:00:00Z"), "TIMESTAMP", new Date("1869-03-14T21:00:00Z")],
      [["a", "b"], "VARCHAR[]", ["a", "b"]],
    ];
    for (const [value, type, back] of values) {
      const [row] = await rows("SELECT $x AS x, typeof($x) AS t", { x: value });
      expect(row).toEqual({ x: back, t: type });
    }
    expect(await one("SELECT $x IS NULL", { x: null })).toBe(true);
    expect(await one("SELECT isnan($x)", { x: NaN })).toBe(true);
  });

  it("stays data whatever it says", async () => {
    await engine.createTable("kept", "SELECT 1 AS a");
    for (const text of [
      "'; DROP TABLE kept; --",
      "O'Brien",
      "$x",
      "ಕನ್ನಡ 🚓",
      "\\'",
      '"',
      "/* */",
      "$$a$$",
    ]) {
      expect(await one("SELECT $x", { x: text })).toBe(text);
      expect(await one("SELECT $x[1]", { x: [text] })).toBe(text);
    }
    expect(await one("SELECT count(*) FROM kept")).toBe(1);
  });

  it("is not looked for in texts, names and comments", async () => {
    const [row] = await rows(`SELECT '$x' AS a, "$x" AS b /* $x */ FROM (SELECT 7 AS "$x") -- $x`);
    expect(row).toEqual({ a: "$x", b: 7 });
  });

  it("may be a list to choose from, with or without brackets", async () => {
    const from = "FROM (VALUES ('a'), ('b'), ('c')) v(s)";
    expect(await rows(`SELECT s ${from} WHERE s IN $l`, { l: ["a", "c"] })).toHaveLength(2);
    expect(await rows(`SELECT s ${from} WHERE s IN ($l)`, { l: ["a", "c"] })).toHaveLength(2);
    expect(await rows(`SELECT s ${from} WHERE s NOT IN $l`, { l: ["a"] })).toHaveLength(2);
    expect(await rows(`SELECT s ${from} WHERE s IN $l`, { l: [] })).toHaveLength(0);
    expect(await rows(`SELECT s ${from} WHERE s NOT IN ($l)`, { l: [] })).toHaveLength(3);
    expect(await rows("SELECT * FROM range(5) t(n) WHERE n IN $l", { l: [1, 3.5] })).toHaveLength(
      1,
    );
  });

  it("may be a time or its text, compared with dates and times", async () => {
    const at = new Date("2018-03-14T12:00:00Z");
    const sql = "SELECT DATE '2018-03-14' < $at AND TIMESTAMP '2018-03-14 13:00:00' > $at";
    expect(await one(sql, { at })).toBe(true);
    expect(await one("SELECT DATE '2018-03-14' = $d", { d: "2018-03-14" })).toBe(true);
  });

  it("works in tables that are made, on many connections at once", async () => {
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        engine.createTable(`v${i}`, "SELECT range FROM range($n)", { variables: { n: i } }),
      ),
    );
    expect(made.map(({ rows: count }) => count)).toEqual(Array.from({ length: 12 }, (_, i) => i));
  });

  it("is missed by name and place", async () => {
    const error = await failure(engine.query("SELECT '$a', $beat", { variables: {} }));
    expect(error).toMatchObject({ kind: "name", position: 13 });
    expect(error.message).toContain("beat");
  });
});

describe("an error", () => {
  it("points at the analyst's own text, past letters of many bytes and bound values", async () => {
    await engine.createTable("places", "SELECT 1 AS latitude, 2 AS longitude");
    const sql = "SELECT 'ಕನ್ನಡ🚓', $v, lattitude FROM places";
    for (const work of [
      () => engine.query(sql, { variables: { v: 1 } }),
      () => engine.createTable("broken", sql, { variables: { v: 1 } }),
    ]) {
      const error = await failure(work());
      expect(error).toMatchObject({ kind: "name", hint: "Did you mean latitude?" });
      expect(error.message).toBe("There is no column lattitude here");
      expect(sql.slice(error.position)).toMatch(/^lattitude/);
    }
  });

  it("is of a kind and says what is wrong", async () => {
    const cases: [string, string, RegExp, RegExp][] = [
      ["SELECT * FROM plces", "name", /no table plces/, /Did you mean places/],
      ["SELECT * FROM zzzqqq", "name", /no table zzzqqq/, /^$/],
      ["SELECT flor(1.5)", "name", /no function flor/, /floor/],
      ["SELECT p.lat FROM places p", "name", /no column p.lat/, /^.*$/],
      ["SELECT strlen(1, 2)", "type", /strlen/, /strlen\(VARCHAR\)/],
      ["SELECT 'abc'::INTEGER", "type", /abc/, /^$/],
      ["SELECT 1 +", "syntax", /ends too early/, /^$/],
      ["SELECT FROM WHERE", "syntax", /WHERE|FROM/, /^$/],
      ["SELECT latitude FROM places a, places b", "name", /Several tables/, /table's name/],
      ["SELECT error('the reason') FROM places", "input", /the reason/, /^$/],
    ];
    for (const [sql, kind, message, hint] of cases) {
      const error = await failure(engine.query(sql));
      expect(error.kind, sql).toBe(kind);
      expect(error.message, sql).toMatch(message);
      expect(error.hint ?? "", sql).toMatch(hint);
      expect(error.message).not.toContain("{");
    }
  });
});
