import * as Plot from "@observablehq/plot";
import { Window } from "happy-dom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csvStream, toCsvField } from "@/lib/table/csv";
import { encodeRows } from "@/lib/table/encode";
import { formatValue, isLabel } from "@/lib/table/format";
import { decodeTable } from "@/lib/table/table";
import { kindOfType } from "@/lib/table/types";
import { openEngine, type OpenEngine } from "../engine/open";

let open: OpenEngine;

beforeAll(async () => {
  open = await openEngine();
  await open.engine.ready();
}, 60_000);
afterAll(() => open.close());

const decode = async (sql: string) => decodeTable(await open.engine.query(sql));
const day = new Date("2018-03-14T00:00:00Z");
const evening = new Date("2018-03-14T21:00:00.500Z");

/** An expression of each DuckDB type, its kind, and the value that we make of it. */
const types: [expression: string, kind: string, value: unknown][] = [
  ["1::TINYINT", "integer", 1],
  ["200::UTINYINT", "integer", 200],
  ["-3::SMALLINT", "integer", -3],
  ["3::USMALLINT", "integer", 3],
  ["4::INTEGER", "integer", 4],
  ["4000000000::UINTEGER", "integer", 4000000000],
  ["10470124520160002::BIGINT", "integer", 10470124520160002n],
  ["104701245201600::BIGINT", "integer", 104701245201600],
  ["9007199254740993::BIGINT", "integer", 9007199254740993n],
  ["-9007199254740993::BIGINT", "integer", -9007199254740993n],
  ["104430006202500123::BIGINT", "integer", 104430006202500123n],
  ["18446744073709551615::UBIGINT", "integer", 18446744073709551615n],
  ["5::HUGEINT", "integer", 5],
  ["-5::HUGEINT", "integer", -5],
  [
    "170141183460469231731687303715884105727::HUGEINT",
    "integer",
    170141183460469231731687303715884105727n,
  ],
  ["5::UHUGEINT", "integer", 5],
  ["1.25::DECIMAL(18, 2)", "number", 1.25],
  ["-0.07::DECIMAL(4, 2)", "number", -0.07],
  ["12345678901234567890.12::DECIMAL(38, 2)", "number", 12345678901234567890.12],
  ["7::DECIMAL(9, 0)", "integer", 7],
  ["1.5::FLOAT", "number", 1.5],
  ["2.5::DOUBLE", "number", 2.5],
  ["TRUE", "boolean", true],
  ["'ಕನ್ನಡ'", "text", "ಕನ್ನಡ"],
  ["'a'::ENUM('a', 'b')", "text", "a"],
  ["'a9964dee-74cd-49cd-9c5f-137fe4f483c0'::UUID", "text", "a9964dee-74cd-49cd-9c5f-137fe4f483c0"],
  ["DATE '2018-03-14'", "date", day],
  ["DATE '1869-03-14'", "date", new Date("1869-03-14T00:00:00Z")],
  ["TIME '21:00:01'", "time", "21:00:01"],
  ["TIME '21:00:01.5'", "time", "21:00:01.5"],
  ["TIMESTAMP '2018-03-14 21:00:00.5'", "timestamp", evening],
  ["'2018-03-14 00:00:00'::TIMESTAMP_S", "timestamp", day],
  ["'2018-03-14 21:00:00.5'::TIMESTAMP_MS", "timestamp", evening],
  ["'2018-03-14 21:00:00.5'::TIMESTAMP_NS", "timestamp", evening],
  ["make_timestamp(1521061200500000)::TIMESTAMP", "timestamp", evening],
  ["INTERVAL '1 month 2 days 3 hours'", "other", "1 month 2 days 03:00:00"],
  ["INTERVAL 14 MONTH", "other", "1 year 2 months"],
  ["'ab'::BLOB", "other", new Uint8Array([97, 98])],
  ["[1, 2, NULL]", "list", [1, 2, null]],
  ["[1, 2]::INTEGER[2]", "list", [1, 2]],
  ["[DATE '2018-03-14']", "list", [day]],
  ["[9007199254740993, 1]", "list", [9007199254740993n, 1]],
  ["{'a': 1, 'b': 'x', 'c': [TIME '01:00:00']}", "other", { a: 1, b: "x", c: ["01:00:00"] }],
  ["MAP {'k': 1::BIGINT}", "other", [["k", 1]]],
  ["NULL", "integer", null],
];

describe("the type table", () => {
  it.each(types)("%s is %s", async (expression, kind, value) => {
    const table = await decode(`SELECT ${expression} AS x`);
    expect(table.schema).toEqual([{ name: "x", kind }]);
    expect(table.objects()).toEqual([{ x: value }]);
    expect(table.value("x", 0)).toEqual(value);
    expect(
      kindOfType((await decode(`SELECT typeof(${expression}) AS t`)).value("t", 0) as string),
    ).toBe(kind);
    const nulls = await decode(
      `SELECT x FROM (SELECT ${expression} AS x) WHERE x IS NULL UNION ALL SELECT NULL`,
    );
    expect(nulls.objects().at(-1)).toEqual({ x: null });
  });
});

describe("a table", () => {
  it("is mapped and filtered like an array of rows", async () => {
    const table = await decode("select range as n from range(4)");
    expect(table.map(({ n }, index) => Number(n) * 10 + index)).toEqual([0, 11, 22, 33]);
    expect(table.filter(({ n }) => Number(n) > 1)).toEqual([{ n: 2 }, { n: 3 }]);
  });

  it("gives numbers as typed arrays, with NaN for null, and tells the two apart", async () => {
    const table = await decode(
      `SELECT * FROM (VALUES (1, 1.5, 7::BIGINT, 'a'), (NULL, NULL, NULL, NULL), (3, 'nan'::DOUBLE, 9, 'c')) v(i, d, b, s)`,
    );
    expect(table.numRows).toBe(3);
    expect(table.column("i")).toEqual(new Float64Array([1, NaN, 3]));
    expect(table.column("b")).toEqual(new Float64Array([7, NaN, 9]));
    expect(table.column("s")).toEqual(["a", null, "c"]);
    expect(table.value("d", 1)).toBeNull();
    expect(table.value("d", 2)).toBeNaN();
    expect(table.nulls("d")).toBe(1);
    expect(table.objects()).toEqual([
      { i: 1, d: 1.5, b: 7, s: "a" },
      { i: null, d: null, b: null, s: null },
      { i: 3, d: NaN, b: 9, s: "c" },
    ]);
    expect(table.objects()).toBe(table.objects());
    expect([...table]).toEqual(table.objects());
    expect(() => table.column("nope")).toThrow("There is no column nope. Columns: i, d, b, s");
    const whole = await decode("SELECT range::INTEGER AS i, range AS b FROM range(5000)");
    expect(whole.column("i")).toBeInstanceOf(Int32Array);
    expect(whole.column("b")).toBeInstanceOf(Float64Array);
  });

  it("makes a column all bigint when one number is beyond 2^53", async () => {
    const table = await decode("SELECT unnest([1, NULL, 9007199254740993]) AS id");
    expect(table.column("id")).toEqual([1n, null, 9007199254740993n]);
    expect(JSON.stringify(table)).toBe('[{"id":"1"},{"id":null},{"id":"9007199254740993"}]');
  });

  it("gives times as milliseconds and booleans as 0 and 1 when numbers are asked", async () => {
    const table = await decode("SELECT DATE '2018-03-14' AS d, TRUE AS b, 'x' AS s");
    expect(table.numbers("d")[0]).toBe(day.getTime());
    expect(table.numbers("b")[0]).toBe(1);
    expect(table.numbers("s")[0]).toBeNaN();
  });

  it("tells Observable Inputs its columns, also without rows", async () => {
    const table = await decode("SELECT 1 AS a, 'x' AS b WHERE false");
    table.column("a");
    expect([...table.columns]).toEqual(["a", "b"]);
  });

  it("is drawn by Observable Plot as it is", async () => {
    const table = await decode(
      "SELECT range * 1.0 AS lon, 50.0 - range AS lat, DATE '2018-01-01' + range::INTEGER AS day FROM range(20)",
    );
    const document = new Window().document as unknown as Document;
    const dots = Plot.dot(table, { x: "day", y: "lat" }).plot({ document });
    expect(dots.querySelectorAll("circle")).toHaveLength(20);
    expect(dots.outerHTML).toContain("Jan");
  });
});

describe("rows of a program", () => {
  it("become a table of the engine with the same values", async () => {
    const rows = [
      { id: 1, share: 0.5, night: true, at: evening, place: "Beat 4", big: 9007199254740993n },
      { id: 2, share: -1, night: false, at: day, place: "", big: 5n },
      { id: null, share: undefined, night: null, at: null, place: null, big: null },
    ];
    const made = await open.engine.ingest("mine", [encodeRows(rows)]);
    expect(made.rows).toBe(3);
    expect(made.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      "id INTEGER",
      "share DOUBLE",
      "night BOOLEAN",
      "at TIMESTAMP",
      "place VARCHAR",
      "big BIGINT",
    ]);
    expect((await decode("FROM mine ORDER BY id NULLS LAST")).objects()).toEqual([
      { ...rows[0], big: 9007199254740993n },
      { ...rows[1], big: 5n },
      { id: null, share: null, night: null, at: null, place: null, big: null },
    ]);
  });

  it("have the type that suits all of a column, and text when none does", () => {
    const table = decodeTable(
      encodeRows([
        { a: 1, b: 1, c: { x: 1 }, d: 1 },
        { a: 2.5, b: "two", c: [1, 2], e: new Date(NaN) },
        { a: 3e9, b: day, c: null, f: () => 1 },
      ]),
    );
    expect(table.objects()).toEqual([
      { a: 1, b: "1", c: '{"x":1}', d: 1, e: null, f: null },
      { a: 2.5, b: "two", c: "[1,2]", d: null, e: null, f: null },
      { a: 3e9, b: day.toISOString(), c: null, d: null, e: null, f: null },
    ]);
  });

  it("may be plain values, or a table again", async () => {
    expect(decodeTable(encodeRows([1, 2])).objects()).toEqual([{ value: 1 }, { value: 2 }]);
    const table = await decode("SELECT 1 AS a, 'x' AS b, DATE '2018-03-14' AS c");
    expect(decodeTable(encodeRows(table)).objects()).toEqual([{ a: 1, b: "x", c: day }]);
    expect(() => encodeRows([])).toThrow("no columns");
  });
});

describe("a value in the grid", () => {
  it("is written as people write it", () => {
    expect(formatValue(1949344, "integer")).toBe("1,949,344");
    expect(formatValue(2018, "integer", "en-GB", isLabel("year", "integer"))).toBe("2018");
    expect(formatValue(41.878113650000001, "number")).toBe("41.878114");
    expect(formatValue(0.00000012, "number")).toBe("1.2E-7");
    expect(formatValue(day, "date")).toBe("14 Mar 2018");
    expect(formatValue(new Date("2018-03-14T21:00:00Z"), "timestamp")).toBe("14 Mar 2018 21:00");
    expect(formatValue(null, "text")).toBe("–");
    expect(formatValue(9007199254740993n, "integer", "en-GB", true)).toBe("9007199254740993");
    expect(formatValue([1, "a"], "list")).toBe('[1,"a"]');
  });

  it("knows numbers that are labels", () => {
    for (const name of ["id", "case_number", "FIRNo", "Beat", "ward", "CrimeId", "Case ID"]) {
      expect(isLabel(name, "integer"), name).toBe(true);
    }
    for (const name of ["count", "victims", "avoid", "grid", "near_hour"]) {
      expect(isLabel(name, "integer"), name).toBe(false);
    }
  });
});

describe("a CSV download", () => {
  it("keeps spreadsheets from running what data says", () => {
    const fields: [unknown, string][] = [
      ["=1+1", "'=1+1"],
      ["+cmd", "'+cmd"],
      ["-2+3", "'-2+3"],
      ["@SUM(A1)", "'@SUM(A1)"],
      ["\tx", "'\tx"],
      ["\r=1", '"\'\r=1"'],
      ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
      ["-5", "-5"],
      ["+1.5e3", "+1.5e3"],
      [-5, "-5"],
      ["a,b", '"a,b"'],
      ["a\nb", '"a\nb"'],
      [null, ""],
      [day, "2018-03-14 00:00:00"],
      [9007199254740993n, "9007199254740993"],
    ];
    for (const [value, text] of fields) expect(toCsvField(value)).toBe(text);
  });

  it("writes a whole table page by page", async () => {
    await open.engine.createTable(
      "long",
      "SELECT range AS n, '=a' || range AS s, DATE '2018-03-14' AS d FROM range(45000)",
    );
    const chunks: string[] = [];
    for await (const chunk of csvStream(open.engine, "long")) chunks.push(chunk);
    expect(chunks.length).toBe(4);
    const lines = chunks.join("").split("\r\n");
    expect(lines.slice(0, 2)).toEqual(["n,s,d", "0,'=a0,2018-03-14"]);
    expect(lines).toHaveLength(45_002);
    expect(lines[45_000]).toBe("44999,'=a44999,2018-03-14");
  });

  it("stops when asked", async () => {
    const stop = new AbortController();
    const read = async () => {
      for await (const text of csvStream(open.engine, "long", { signal: stop.signal }))
        if (text) stop.abort();
    };
    await expect(read()).rejects.toMatchObject({ kind: "cancelled" });
  });
});
