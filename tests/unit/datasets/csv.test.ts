import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEngine, type TestEngine } from "./engine";
import { hasShared, openAll, problemOf, sharedBlob, types } from "./opened";

describe("opening CSV files", () => {
  let engine: TestEngine;
  let table = 0;
  beforeAll(async () => {
    engine = await openEngine();
  }, 60_000);
  afterAll(() => engine.close());

  async function rowsOf(name: string, content: Blob | Uint8Array | string) {
    const opened = await openAll(name, content);
    const own = `t${table++}`;
    engine.ingest(own, opened.streams);
    return {
      opened,
      get rows() {
        return engine.rows(`from ${own}`);
      },
      own,
    };
  }

  it("gives a column a type only when every value has it", async () => {
    const { opened, rows } = await rowsOf(
      "a.csv",
      "n,d,b,mixed,none\n1,1.5,true,1,\n-20,2,FALSE,x,\n0,-0.25,True,3,\n",
    );
    expect(types(opened)).toEqual({
      n: "BIGINT",
      d: "DOUBLE",
      b: "BOOLEAN",
      mixed: "VARCHAR",
      none: "VARCHAR",
    });
    expect(rows.map(({ d }) => d)).toEqual([1.5, 2, -0.25]);
    expect(rows.map(({ b }) => b)).toEqual([true, false, true]);
    expect(rows.map(({ none }) => none)).toEqual([null, null, null]);
  });

  it("keeps codes as they are written", async () => {
    const { opened, own } = await rowsOf(
      "codes.csv",
      "beat,code,phone,fir,long,decimal_id\n0421,5E10,+919900112233,104701245201600021,1234567890123456789,1.5\n0422,6E3,+919900112234,104701245201600022,1234567890123456780,9007199254740993\n",
    );
    expect(types(opened)).toEqual({
      beat: "VARCHAR",
      code: "VARCHAR",
      phone: "VARCHAR",
      fir: "BIGINT",
      long: "VARCHAR",
      decimal_id: "VARCHAR",
    });
    expect(engine.rows(`select * replace (fir::varchar as fir) from ${own}`)).toEqual([
      {
        beat: "0421",
        code: "5E10",
        phone: "+919900112233",
        fir: "104701245201600021",
        long: "1234567890123456789",
        decimal_id: "1.5",
      },
      {
        beat: "0422",
        code: "6E3",
        phone: "+919900112234",
        fir: "104701245201600022",
        long: "1234567890123456780",
        decimal_id: "9007199254740993",
      },
    ]);
  });

  it("reads dates in the order that all of them allow", async () => {
    const { opened, own } = await rowsOf(
      "dates.csv",
      "dmy,mdy,iso,month,stamp\n31/01/2018,01/31/2018 11:55:00 PM,2018-01-31T23:55:00.123456,5-Jan-2018,2018-01-31 12:00\n1/2/2018,2/1/2018 12:05:00 AM,2018-02-01T00:05:00,15-Feb-2018,2018-02-01 00:00\n",
    );
    expect(types(opened)).toEqual({
      dmy: "DATE",
      mdy: "TIMESTAMP",
      iso: "TIMESTAMP",
      month: "DATE",
      stamp: "TIMESTAMP",
    });
    expect(
      engine.rows(
        `select dmy::varchar dmy, mdy::varchar mdy, iso::varchar iso, month::varchar m from ${own}`,
      ),
    ).toEqual([
      {
        dmy: "2018-01-31",
        mdy: "2018-01-31 23:55:00",
        iso: "2018-01-31 23:55:00.123456",
        m: "2018-01-05",
      },
      {
        dmy: "2018-02-01",
        mdy: "2018-02-01 00:05:00",
        iso: "2018-02-01 00:05:00",
        m: "2018-02-15",
      },
    ]);
    expect(opened.notes).toEqual([
      "Dates are written in 3 ways: day/month/year in “dmy”, “month”; month/day/year in “mdy”; year-month-day in “iso”, “stamp”.",
    ]);
  });

  it("says when day and month could be exchanged, and leaves mixed orders as text", async () => {
    const { opened, own } = await rowsOf(
      "order.csv",
      "either,both\n03/04/2018,31/01/2018\n05/06/2018,01/31/2018\n",
    );
    expect(types(opened)).toEqual({ either: "DATE", both: "VARCHAR" });
    expect(opened.notes.join()).toMatch(/“either”.*day\/month\/year/);
    expect(engine.value(`select min(either)::varchar from ${own}`)).toBe("2018-04-03");
  });

  it("refuses days that do not exist", async () => {
    const { opened } = await rowsOf(
      "days.csv",
      "d,e\n2018-02-28,29/02/2020\n2018-02-29,28/02/2019\n",
    );
    expect(types(opened)).toEqual({ d: "VARCHAR", e: "DATE" });
  });

  it("notes a zone and keeps the clock as written", async () => {
    const { opened, own } = await rowsOf(
      "z.csv",
      "t\n2018-01-31T23:55:00+05:30\n2018-02-01T01:00:00+05:30\n",
    );
    expect(types(opened).t).toBe("TIMESTAMP");
    expect(opened.notes.join()).toMatch(/UTC\+5:30/);
    expect(engine.value(`select min(t)::varchar from ${own}`)).toBe("2018-01-31 23:55:00");
  });

  it("understands quotes, line breaks inside them, and CRLF, LF or CR", async () => {
    for (const end of ["\r\n", "\n", "\r"]) {
      const { rows } = await rowsOf(
        "q.csv",
        ["a,b", '"x, ""y""",1', '"two\nlines",2', ",3", '"",4'].join(end),
      );
      expect(rows.map(({ a }) => a)).toEqual(['x, "y"', "two\nlines", null, null]);
      expect(rows.map(({ b }) => Number(b))).toEqual([1, 2, 3, 4]);
    }
  });

  it("finds the delimiter, the byte order mark and the encoding", async () => {
    const text = "naïve;größe\nà;1\né;2\n";
    for (const [name, bytes] of [
      ["utf8.csv", Buffer.from(text)],
      ["bom.csv", Buffer.from("\ufeff" + text)],
      ["utf16.csv", Buffer.from("\ufeff" + text, "utf16le")],
      ["utf16-no-mark.csv", Buffer.from(text.replaceAll(/[àéïöß]/g, "e"), "utf16le")],
      ["utf16be.csv", Buffer.from("\ufeff" + text, "utf16le").swap16()],
      ["cp1252.csv", Buffer.from(text, "latin1")],
    ] as const) {
      const { opened, rows } = await rowsOf(name, bytes);
      expect(rows.length, name).toBe(2);
      expect(
        opened.columns.map((column) => column.type),
        name,
      ).toEqual(["VARCHAR", "BIGINT"]);
      if (name === "cp1252.csv") expect(opened.notes.join()).toMatch(/Windows-1252/);
      if (name !== "utf16-no-mark.csv") {
        expect(Object.keys(rows[0]!), name).toEqual(["naïve", "größe"]);
        expect(rows[1]![opened.columns[0]!.name], name).toBe("é");
      }
    }
  });

  it("names columns that have no name, the same name or blanks in it", async () => {
    const { opened } = await rowsOf("names.csv", "a,A,,Arrested Count\tNo.\n1,2,3,4\n");
    expect(opened.columns.map(({ name }) => name)).toEqual([
      "a",
      "A_2",
      "column_3",
      "Arrested Count No.",
    ]);
    expect(opened.notes.join()).toMatch(/renamed/);
  });

  it("does not take values for names, and years for values", async () => {
    const bare = await rowsOf("bare.csv", "1,2018-01-01\n2,2018-01-02\n");
    expect(bare.rows.length).toBe(2);
    expect(bare.opened.notes.join()).toMatch(/column_1/);
    const years = await rowsOf("years.csv", "Crime head,2016,2017\nTheft,10,12\nRobbery,3,1\n");
    expect(years.opened.columns.map(({ name }) => name)).toEqual(["Crime head", "2016", "2017"]);
  });

  it("keeps rows that are too short or too long and says where they are", async () => {
    const { opened, rows } = await rowsOf(
      "ragged.csv",
      "a,b,c\n1,2,3\n4,5\n6,7,8,extra\n9,10,11\n,,\n\n12,13,14,,,\n",
    );
    expect(rows.length).toBe(6);
    expect(opened.columns.map(({ name }) => name)).toEqual(["a", "b", "c", "column_4"]);
    expect(rows[2]!.column_4).toBe("extra");
    expect(opened.notes.join(" ")).toMatch(
      /1 row has fewer values.*line 3\b.*1 row has more.*line 4\b.*1 empty line/,
    );
  });

  it("says why a column of numbers stayed text", async () => {
    const lines = Array.from({ length: 500 }, (_, i) => (i === 400 ? "NA" : String(i)));
    const { opened } = await rowsOf("na.csv", `x,y\n${lines.map((x) => `${x},1`).join("\n")}\n`);
    expect(types(opened)).toEqual({ x: "VARCHAR", y: "BIGINT" });
    expect(opened.notes.join()).toMatch(/“x” stays text.*400 values.*line 402 has “NA”/);
  });

  it("gives the line of a quotation mark that is wrong", async () => {
    expect((await problemOf("open.csv", 'a,b\n1,2\n3,"never closed\n4,5\n')).message).toMatch(
      /Line 3, column 2: a quotation mark is opened and never closed/,
    );
    expect((await problemOf("after.csv", 'a,b\n"x"y,2\n')).message).toMatch(
      /Line 2, column 1: text follows a closing quotation mark/,
    );
  });

  it("reads across the borders of the pieces that it is given", async () => {
    const line = (i: number) =>
      `${i},"text ""${i}"" with\na line break, and é",2018-01-01 10:00:0${i % 10}\r\n`;
    let text = "id,words,at\r\n";
    for (let i = 0; i < 200_000; i++) text += line(i);
    const { opened, own } = await rowsOf("big.csv", text);
    expect(opened.rows).toBe(200_000);
    expect(opened.streams.length).toBe(2);
    expect(
      engine.rows(
        `select count(*)::int n, sum(id)::double s, count(distinct words)::int w, min(words) least, count(distinct "at")::int t from ${own}`,
      ),
    ).toEqual([
      {
        n: 200_000,
        s: 19_999_900_000,
        w: 200_000,
        least: 'text "0" with\na line break, and é',
        t: 10,
      },
    ]);
    const sorted = [...opened.fractions].sort((a, b) => a - b);
    expect(opened.fractions).toEqual(sorted);
    expect(sorted.at(-1)).toBe(1);
  });

  it("unpacks gzip and refuses gzip that is cut short", async () => {
    const packed = gzipSync(Buffer.from("a,b\n1,2\n".repeat(5000)));
    expect((await rowsOf("x.csv.gz", packed)).rows.length).toBe(9999);
    expect((await problemOf("x.csv.gz", packed.subarray(0, packed.length / 2))).message).toMatch(
      /gzip file is cut short or damaged/,
    );
  });

  it("says that a file has no rows", async () => {
    expect((await problemOf("head.csv", "a,b,c\n")).message).toMatch(/no rows/);
  });

  it("refuses more columns than the limit", async () => {
    const wide = Array.from({ length: 5000 }, (_, i) => `c${i}`).join(",");
    expect((await problemOf("wide.csv", `${wide}\n`.repeat(2))).message).toMatch(/columns/);
  });
});

describe.skipIf(!hasShared)("the raw Chicago CSV (../shared is there)", () => {
  it("keeps 0421 as text and gives the published counts", async () => {
    const engine = await openEngine();
    const start = performance.now();
    const opened = await openAll(
      "chicago-crimes-2018-h1-raw.csv.gz",
      await sharedBlob("chicago/chicago-crimes-2018-h1-raw.csv.gz"),
    );
    if (process.env.DS_TIME) console.log("chicago csv", performance.now() - start, opened);
    expect(opened.rows).toBe(127_900);
    expect(types(opened)).toMatchObject({
      Date: "TIMESTAMP",
      Beat: "VARCHAR",
      IUCR: "VARCHAR",
      Arrest: "BOOLEAN",
      Latitude: "DOUBLE",
      "Updated On": "TIMESTAMP",
    });
    engine.ingest("raw", opened.streams);
    engine.ingest(
      "typed",
      (
        await openAll(
          "chicago-crimes-2012-2018.parquet",
          await sharedBlob("chicago/chicago-crimes-2012-2018.parquet"),
        )
      ).streams,
    );
    expect(engine.value("select count(*)::int from raw where Beat = '0421'")).toBeGreaterThan(500);
    const same = `select count(*)::int n, count(distinct "Case Number")::int cases, min(Date)::varchar earliest, max(Date)::varchar latest,
      count(Latitude)::int points, round(sum(Latitude), 3) latitude, sum(Arrest::int)::int arrests,
      count(*) filter (Beat = '0421')::int beat, sum(hour(Date))::int clock, count("Community Area")::int areas`;
    expect(engine.rows(`${same} from raw`)).toEqual(
      engine.rows(`${same} from typed where Date >= '2018-01-01' and Date < '2018-07-01'`),
    );
    engine.close();
  }, 120_000);
});
