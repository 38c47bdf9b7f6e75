import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEngine, type TestEngine } from "./engine";
import { openAll, types } from "./opened";

describe("numbers and encodings of CSV files from other countries", () => {
  let engine: TestEngine;
  let table = 0;
  beforeAll(async () => {
    engine = await openEngine();
  }, 60_000);
  afterAll(() => engine.close());

  async function rowsOf(name: string, content: string | Uint8Array) {
    const opened = await openAll(name, content);
    const own = `c${table++}`;
    engine.ingest(own, opened.streams);
    return { opened, rows: engine.rows(`from ${own}`) };
  }

  it("reads decimal commas where semicolons part the columns and every value fits", async () => {
    const { opened, rows } = await rowsOf(
      "de.csv",
      "lat;n;both;list;long\n12,97;3;1,5;302,34;12345678,123456789\n-0,5;4;1.5;379;-1\n7;5;2;302,34,120;2\n",
    );
    expect(types(opened)).toEqual({
      lat: "DOUBLE",
      n: "BIGINT",
      both: "VARCHAR",
      list: "VARCHAR",
      long: "DOUBLE",
    });
    expect(rows.map(({ lat }) => lat)).toEqual([12.97, -0.5, 7]);
    expect(rows.map(({ long }) => long)).toEqual([12345678.123456789, -1, 2]);
    expect(rows.map(({ list }) => list)).toEqual(["302,34", "379", "302,34,120"]);
    expect(opened.notes.join()).toMatch(/“lat”: commas were read as decimal marks/);
  });

  it("leaves commas alone where they part columns or the file is of tabs", async () => {
    const comma = await rowsOf("us.csv", 'a,b\n"1,5",2\n"2,5",3\n');
    expect(types(comma.opened)).toEqual({ a: "VARCHAR", b: "BIGINT" });
    const tab = await rowsOf("x.tsv", "a\tb\n1,5\t2\n2,5\t3\n");
    expect(types(tab.opened)).toEqual({ a: "VARCHAR", b: "BIGINT" });
  });

  it("keeps a column with a minus zero or an exponent a number", async () => {
    const { opened, rows } = await rowsOf("zero.csv", "a,b\n1,2\n-0,1e+3\n");
    expect(types(opened)).toEqual({ a: "DOUBLE", b: "DOUBLE" });
    expect(rows[1]).toEqual({ a: -0, b: 1000 });
  });

  it("reads tabs whatever the file is called, quotes and CRLF among them", async () => {
    for (const name of ["rows.tsv", "rows.txt", "rows.csv"]) {
      const { rows } = await rowsOf(name, 'id\tplace\r\n1\t"a\tb"\r\n2\tc, d\r\n');
      expect(rows.map(({ place }) => place)).toEqual(["a\tb", "c, d"]);
    }
  });

  it("reads the same register in UTF-8, UTF-16 and Windows-1252", async () => {
    const text = "name\tplace\nJosé\tMüller’s – café\nÅsa\t€ 5\n";
    const old = Uint8Array.from(
      [...text].map(
        (letter) => ({ "’": 0x92, "–": 0x96, "€": 0x80 })[letter] ?? letter.charCodeAt(0),
      ),
    );
    const expected = [
      { name: "José", place: "Müller’s – café" },
      { name: "Åsa", place: "€ 5" },
    ];
    for (const bytes of [
      Buffer.from(text),
      Buffer.from("\ufeff" + text),
      Buffer.from("\ufeff" + text, "utf16le"),
      Buffer.from("\ufeff" + text, "utf16le").swap16(),
      old,
    ]) {
      expect((await rowsOf("register.tsv", bytes)).rows).toEqual(expected);
    }
  });
});
