import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { suggestName } from "@/datasets/import/source";
import { shownBy } from "@/datasets/import/workbook";
import { styleOf, workbook, zip, type CellContent } from "./archives";
import { openEngine, type TestEngine } from "./engine";
import { openAll, partsIn, problemOf, types } from "./opened";

const at = (value: number, style: number): CellContent => ({ value, style });

describe("opening Excel workbooks", () => {
  let engine: TestEngine;
  let table = 0;
  beforeAll(async () => {
    engine = await openEngine();
  }, 60_000);
  afterAll(() => engine.close());

  async function rowsOf(content: Blob, which: { part?: string; headerRow?: number } = {}) {
    const opened = await openAll("book.xlsx", content, which);
    const own = `x${table++}`;
    engine.ingest(own, opened.streams);
    return { opened, own, rows: engine.rows(`from ${own}`) };
  }

  it("reads numbers, text, true and false, and what is empty", async () => {
    const { opened, rows } = await rowsOf(
      await workbook({
        Crimes: [
          ["head", "n", "share", "arrest", "note"],
          ["THEFT", 3, 0.1, true, null],
          ["HURT & GRIEVOUS <hurt>", -20, 2, false, "  seen "],
          [null, null, null, null, "only this"],
        ],
      }),
    );
    expect(types(opened)).toEqual({
      head: "VARCHAR",
      n: "BIGINT",
      share: "DOUBLE",
      arrest: "BOOLEAN",
      note: "VARCHAR",
    });
    expect(rows.map(({ head }) => head)).toEqual(["THEFT", "HURT & GRIEVOUS <hurt>", null]);
    expect(rows.map(({ share }) => share)).toEqual([0.1, 2, null]);
    expect(rows.map(({ note }) => note)).toEqual([null, "  seen ", "only this"]);
    expect(opened.headerRow).toBe(1);
    expect(opened.notes).toEqual([]);
  });

  it("reads dates and times by the style of their cells", async () => {
    const { opened, own } = await rowsOf(
      await workbook({
        Sheet1: [
          ["day", "moment", "own", "clock", "decimals"],
          [
            at(43100, styleOf.date),
            at(43100.5, styleOf.dateTime),
            at(43131.99999, styleOf.ownDate),
            at(0.75, styleOf.time),
            at(43100, styleOf.decimals),
          ],
          [
            at(61, styleOf.date),
            at(45351.440972222, styleOf.dateTime),
            at(1, styleOf.ownDate),
            at(0.000011574, styleOf.time),
            at(1.5, styleOf.red),
          ],
        ],
      }),
    );
    expect(types(opened)).toEqual({
      day: "DATE",
      moment: "TIMESTAMP",
      own: "TIMESTAMP",
      clock: "VARCHAR",
      decimals: "DOUBLE",
    });
    expect(
      engine.rows(`select day::varchar d, moment::varchar m, own::varchar o, clock c from ${own}`),
    ).toEqual([
      { d: "2017-12-31", m: "2017-12-31 12:00:00", o: "2018-01-31 23:59:59.136", c: "18:00:00" },
      { d: "1900-03-01", m: "2024-02-29 10:35:00", o: "1900-01-01 00:00:00", c: "00:00:01" },
    ]);
  });

  it("counts days from 1904 where the workbook does", async () => {
    const { own } = await rowsOf(
      await workbook({ S: [["day"], [at(41638, styleOf.date)]] }, { from1904: true }),
    );
    expect(engine.value(`select day::varchar from ${own}`)).toBe("2017-12-31");
  });

  it("keeps identifiers: text digit for digit, and says when Excel has lost digits", async () => {
    const { opened, rows } = await rowsOf(
      await workbook({
        S: [
          ["Crime_No", "beat", "as_number"],
          ["10470124520160002", "0421", { value: "1.0470124520160001E+16", style: 0 }],
          ["10470124520160003", "0422", { value: "10470124520160002", style: 0 }],
        ],
      }),
    );
    expect(types(opened)).toEqual({ Crime_No: "VARCHAR", beat: "VARCHAR", as_number: "VARCHAR" });
    expect(rows.map((row) => row.Crime_No)).toEqual(["10470124520160002", "10470124520160003"]);
    expect(rows[1]!.as_number).toBe("10470124520160002");
    expect(opened.notes.join()).toMatch(/2 numbers have more than 15 digits/);
  });

  it("finds the row that names the columns below a title, and takes another when told", async () => {
    const book = await workbook({
      Review: [
        ["Karnataka State Police"],
        [],
        ["Sl. No.", "Heads of Crime", "2016", 2017],
        [1, "Murder", 12, 14],
        [2, "Dacoity", 3, 1],
      ],
    });
    const guessed = await rowsOf(book);
    expect(guessed.opened.headerRow).toBe(3);
    expect(guessed.opened.columns.map(({ name }) => name)).toEqual([
      "Sl. No.",
      "Heads of Crime",
      "2016",
      "2017",
    ]);
    expect(guessed.opened.notes).toEqual(["Row 3 names the columns; 1 row above it left out."]);
    expect(guessed.rows).toHaveLength(2);
    const told = await rowsOf(book, { headerRow: 4 });
    expect(told.rows).toHaveLength(1);
    expect(told.opened.columns[1]!.name).toBe("Murder");
    const none = await rowsOf(book, { headerRow: 0 });
    expect(none.rows).toHaveLength(4);
    expect(none.opened.columns[0]!.name).toBe("column_1");
  });

  it("takes a sheet of figures for values, not for names", async () => {
    const { opened, rows } = await rowsOf(
      await workbook({
        S: [
          [1, 2.5],
          [3, 4.5],
        ],
      }),
    );
    expect(opened.headerRow).toBe(0);
    expect(rows).toHaveLength(2);
    expect(opened.notes.join()).toMatch(/column_1/);
  });

  it("reads dates and decimals that stand as text, and leaves whole numbers as text", async () => {
    const { opened } = await rowsOf(
      await workbook({
        S: [
          ["date", "lat", "code", "mixed"],
          ["31/01/2018", "12.97", "302", "1.5"],
          ["01/02/2018", "13.1", "379", "x"],
        ],
      }),
    );
    expect(types(opened)).toEqual({
      date: "DATE",
      lat: "DOUBLE",
      code: "VARCHAR",
      mixed: "VARCHAR",
    });
  });

  it("gives each sheet that holds something as a part, and opens the only one by itself", async () => {
    const book = await workbook({
      "Jan 2018": [["a"], ["x"]],
      "Feb 2018": [["a"], ["y"]],
      Sheet3: [],
    });
    expect(await partsIn("book.xlsx", book)).toEqual([
      { part: "Jan 2018", name: "Jan 2018", about: "Sheet, 2 rows" },
      { part: "Feb 2018", name: "Feb 2018", about: "Sheet, 2 rows" },
    ]);
    const { opened, rows } = await rowsOf(book, { part: "Feb 2018" });
    expect(rows).toEqual([{ a: "y" }]);
    expect(suggestName(opened.title!)).toBe("feb_2018");
    expect((await problemOf("book.xlsx", book)).message).toMatch(
      /2 sheets: “Jan 2018”, “Feb 2018”/,
    );
    expect((await problemOf("book.xlsx", book, { part: "May" })).message).toMatch(/no sheet “May”/);
    const single = await workbook({ Sheet1: [["a"], ["x"]], Sheet2: [] });
    expect(await partsIn("one.xlsx", single)).toMatchObject([{ part: null }]);
    expect(suggestName((await openAll("one.xlsx", single)).title!)).toBe("one");
  });

  it("reads inline words, formulas' answers, errors, gaps, phonetics and prefixes", async () => {
    const { opened, rows } = await rowsOf(
      await workbook({
        S: [
          ["a", "b", "c", "d"],
          [
            {
              xml: '<c r="A2" t="inlineStr"><is><r><t>in</t></r><r><t xml:space="preserve"> line</t></r></is></c>',
            },
            { xml: '<c r="B2" t="str"><f>A1&amp;"x"</f><v>an &#65;nswer_x000D_</v></c>' },
            { xml: '<c r="C2" t="e"><v>#N/A</v></c>' },
            { xml: '<c r="D2" t="b"><v>1</v></c>' },
          ],
          [{ xml: '<c r="D3" t="b"><v>0</v></c>' }],
        ],
      }),
    );
    expect(rows).toEqual([
      { a: "in line", b: "an Answer\r", c: null, d: true },
      { a: null, b: null, c: null, d: false },
    ]);
    expect(opened.notes).toEqual(["1 cell shows an error of Excel and is empty here."]);
  });

  it("names the row of a value that does not fit, as Excel counts it", async () => {
    const rows: CellContent[][] = [["n"]];
    for (let i = 0; i < 100; i++) rows.push([i === 80 ? "NA" : i]);
    rows.splice(11, 0, [], []);
    const { opened } = await rowsOf(await workbook({ S: rows }));
    expect(opened.notes.join()).toMatch(/“n” stays text: after 80 values.*row 84 has “NA”/);
  });

  it("refuses documents that are no workbook, and workbooks that are broken, with a reason", async () => {
    const word = await zip({ "[Content_Types].xml": "<x/>", "word/document.xml": "<x/>" });
    expect((await problemOf("letter.docx", word)).message).toMatch(/a document and no workbook/);
    const binary = await zip({ "xl/workbook.bin": "x" });
    expect((await problemOf("x.xlsb", binary)).message).toMatch(/binary workbook/);
    const empty = await workbook({ S: [] });
    expect((await problemOf("x.xlsx", empty)).message).toMatch(/empty/);
    const names = await workbook({ S: [["a", "b"]] });
    expect((await problemOf("x.xlsx", names)).message).toMatch(/no rows below row 1/);
    const broken = await workbook({ S: [["a"], ["x"]] }, { more: { "xl/workbook.xml2": "" } });
    const bytes = new Uint8Array(await broken.arrayBuffer());
    expect((await problemOf("x.xlsx", bytes.slice(0, bytes.length / 2))).message).toMatch(
      /damaged/,
    );
    const noWord = await workbook({ S: [["a"], [{ xml: '<c r="A2" t="s"><v>99</v></c>' }]] });
    expect((await problemOf("x.xlsx", noWord)).message).toMatch(/names a word that is not there/);
  });
});

describe("formats of numbers", () => {
  it.each([
    ["General", "number"],
    ["0.00", "number"],
    ["#,##0;[Red]-#,##0", "number"],
    ["dd/mm/yyyy", "date"],
    ["[$-409]d\\-mmm\\-yy;@", "date"],
    ["mmm yyyy", "date"],
    ["yyyy-mm-dd hh:mm:ss.000", "datetime"],
    ["m/d/yy h:mm AM/PM", "datetime"],
    ["h:mm", "time"],
    ["[h]:mm:ss", "time"],
    ["mm:ss", "time"],
    ['0 "days"', "number"],
    ["@", "number"],
  ])("%s shows a %s", (format, shown) => expect(shownBy(format)).toBe(shown));
});
