import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEngine, type TestEngine } from "./engine";
import { hasShared, openAll, partsIn, problemOf, sharedBlob, types } from "./opened";

describe("opening JSON", () => {
  let engine: TestEngine;
  let table = 0;
  beforeAll(async () => {
    engine = await openEngine();
  }, 60_000);
  afterAll(() => engine.close());

  async function rowsOf(
    name: string,
    content: string | Uint8Array | Blob,
    which: { part?: string } = {},
  ) {
    const opened = await openAll(name, content, which);
    const own = `j${table++}`;
    engine.ingest(own, opened.streams);
    return { opened, own, rows: engine.rows(`from ${own}`) };
  }

  it("reads a list of records by all their values, whatever keys they have", async () => {
    const { opened, rows } = await rowsOf(
      "rows.json",
      `[{"id": 1, "when": "2018-01-31T23:55:00", "code": "0421", "n": 1, "ok": true, "empty": ""},
        {"id": 2, "when": "2018-02-01T00:05:00", "code": "0422", "n": 1.5, "ok": null, "late": {"a": [1, "x"]}},
        {"late": null, "id": 3, "say": "he said \\"no\\",\\n\\u00e9 and left"}]`,
    );
    expect(types(opened)).toEqual({
      id: "BIGINT",
      when: "TIMESTAMP",
      code: "VARCHAR",
      n: "DOUBLE",
      ok: "BOOLEAN",
      empty: "VARCHAR",
      late: "VARCHAR",
      say: "VARCHAR",
    });
    expect(rows[1]!.late).toBe('{"a":[1,"x"]}');
    expect(rows[0]!.empty).toBe("");
    expect(rows[1]!.empty).toBe(null);
    expect(rows[2]!.say).toBe('he said "no",\né and left');
    expect(opened.notes).toEqual([]);
  });

  it("keeps identifiers digit for digit, as numbers and inside what is nested", async () => {
    const { opened, rows } = await rowsOf(
      "ids.json",
      '[{"Crime_No": 10470124520160002, "in": {"no": 12345678901234567890}, "short": 123456789012345, "text": "7"}, {"Crime_No": 10470124520160003, "text": "8"}]',
    );
    expect(types(opened)).toEqual({
      Crime_No: "VARCHAR",
      in: "VARCHAR",
      short: "BIGINT",
      text: "VARCHAR",
    });
    expect(rows[0]).toMatchObject({
      Crime_No: "10470124520160002",
      in: '{"no":"12345678901234567890"}',
    });
  });

  it("reads one record a line, with blank lines and a byte order mark", async () => {
    const { opened, rows } = await rowsOf(
      "rows.ndjson",
      '\ufeff{"a": 1, "b": "x"}\n\n{"a": 2}\r\n{"b": "y", "c": [1]}\n',
    );
    expect(opened.rows).toBe(3);
    expect(rows.map(({ b }) => b)).toEqual(["x", null, "y"]);
    expect(rows[2]!.c).toBe("[1]");
  });

  it("finds the one list in an object, and offers several as parts", async () => {
    const one = await rowsOf("one.json", '{"meta": {"n": 2}, "data": [{"a": 1}, {"a": 2}]}');
    expect(one.rows).toHaveLength(2);
    expect(one.opened.notes.join()).toMatch(/the list “data”/);
    const two = '{"people": [{"a": 1}], "cases": [{"b": 1}, {"b": 2}], "tags": ["x"]}';
    expect(await partsIn("two.json", two)).toEqual([
      { part: "people", name: "people", about: "List, 1 rows" },
      { part: "cases", name: "cases", about: "List, 2 rows" },
    ]);
    const cases = await rowsOf("two.json", two, { part: "cases" });
    expect(cases.rows).toHaveLength(2);
    expect(cases.opened.title).toBe("cases");
    expect((await problemOf("two.json", two)).message).toMatch(/2 lists: people, cases/);
  });

  it("reads lists of lists, the first naming the columns when it is words", async () => {
    const named = await rowsOf("a.json", '[["NAME","n"],["x",1],["y",2]]');
    expect(types(named.opened)).toEqual({ NAME: "VARCHAR", n: "BIGINT" });
    expect(named.rows).toHaveLength(2);
    const bare = await rowsOf("b.json", "[[1,2],[3,4,5]]");
    expect(bare.opened.columns.map(({ name }) => name)).toEqual([
      "column_1",
      "column_2",
      "column_3",
    ]);
    const plain = await rowsOf("c.json", '["x", "y"]');
    expect(plain.rows).toEqual([{ value: "x" }, { value: "y" }]);
  });

  it("reads values across the borders of the pieces that it is given", async () => {
    const words = "w".repeat(999);
    const rows = Array.from({ length: 9000 }, (_, i) => ({ i, words: `${words}${i}` }));
    const { opened, own } = await rowsOf("long.json", JSON.stringify(rows));
    expect(opened.rows).toBe(9000);
    expect(engine.value(`select count(*)::int from ${own} where words like '%w' || i`)).toBe(9000);
  });

  it("reads UTF-16 and Windows-1252", async () => {
    const text = '[{"name": "Größe"}]';
    for (const bytes of [
      Buffer.from("\ufeff" + text, "utf16le"),
      Buffer.from("\ufeff" + text, "utf16le").swap16(),
      Buffer.from(text, "latin1"),
    ]) {
      const { rows } = await rowsOf("x.json", bytes);
      expect(rows).toEqual([{ name: "Größe" }]);
    }
  });

  it("says where a file is cut short or damaged", async () => {
    const problem = async (text: string) => (await problemOf("x.json", text)).message;
    expect(await problem('[{"a": 1}, {"a": 2}, {"a"')).toMatch(/cut short after record 2/);
    expect(await problem('[{"a": 1}, {"a": tru}]')).toMatch(/damaged at line 1/);
    expect(await problem('[{"a": 1}\n {"a": 2}]')).toMatch(/line 2: a comma is missing/);
    expect(await problem('[{"a": 1},\n}]')).toMatch(/line 2/);
    expect(await problem('{"a": 1}\n{"a" 2}\n')).toMatch(/line 2/);
    expect(await problem("[1, 2]\n[3, 4]")).toMatch(/a second one begins/);
    expect(await problem("[]")).toMatch(/no records/);
    expect(await problem(`[${"[".repeat(100_000)}`)).toMatch(/nested more than 500/);
  });

  it.skipIf(!hasShared)(
    "lists the units of each police district (../shared is there)",
    async () => {
      const { opened, own } = await rowsOf(
        "DistrictUnits.json",
        await sharedBlob("ksp/reference/DistrictUnits.json"),
      );
      expect(opened.rows).toBe(1052);
      expect(engine.value(`select count(distinct key)::int from ${own}`)).toBe(39);
    },
  );
});
