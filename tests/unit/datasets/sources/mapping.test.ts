import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { expressionsOf, statements, type Mapping } from "@/datasets/sources/mapping";
import { propose } from "@/datasets/sources/propose";
import { hasShared } from "../opened";
import { openSources, type Sources } from "./open";

let files: Sources;
beforeAll(async () => {
  files = await openSources();
});
afterEach(() => files.clear());
afterAll(() => files.close());

const columns = {
  id: 't."No"',
  occurred_from: 't."Day"',
  head: 't."Crime"',
};
const mapping = (tables: readonly string[], corrected: Mapping["columns"] = columns): Mapping => ({
  table: "incidents",
  source: null,
  data: { file: tables },
  columns: corrected,
});
const csv = (...rows: string[]) => ["No,Day,Crime,Note", ...rows].join("\n");
const aside = () =>
  files.engine.rows(
    "SELECT reason, from_table AS t, from_row::INTEGER AS n, same_as FROM made_set_aside ORDER BY t, n",
  );

describe("reading files into a table of the model", () => {
  it("sets aside what is no row, with the reason, and loses nothing", async () => {
    await files.addText(
      "march",
      csv(
        "1,2024-03-01,THEFT,a",
        ",,,",
        "No,Day,Crime,Note",
        ",,,stamp of the station",
        "NULL,NULL,,x",
        "2,,,b",
      ),
    );
    expect(files.make(mapping(["march"]))).toEqual({ kept: 2, setAside: 4 });
    expect(aside()).toEqual([
      { reason: "blank row", t: "march", n: 2, same_as: null },
      { reason: "repeats the header", t: "march", n: 3, same_as: null },
      { reason: "no id, no time and no head", t: "march", n: 4, same_as: null },
      { reason: "no id, no time and no head", t: "march", n: 5, same_as: null },
    ]);
    expect(files.engine.rows("SELECT Note FROM made_set_aside WHERE from_row = 4")).toEqual([
      { Note: "stamp of the station" },
    ]);
  });

  it("sets aside a row that repeats another in everything, and keeps one that shares only its number", async () => {
    await files.addText(
      "march",
      csv(
        "1,2024-03-01,THEFT,a",
        "1,2024-03-01,THEFT,a",
        "1,2024-03-01,THEFT,b",
        "2,2024-03-02,HURT,c",
      ),
    );
    expect(files.make(mapping(["march"]))).toEqual({ kept: 3, setAside: 1 });
    expect(aside()).toEqual([
      { reason: "same content as an earlier row", t: "march", n: 2, same_as: "march row 1" },
    ]);
  });

  it("keeps equal rows without a number: they may be two crimes", async () => {
    await files.addText("march", csv(",2024-03-01,THEFT,a", ",2024-03-01,THEFT,a"));
    expect(files.make(mapping(["march"]))).toEqual({ kept: 2, setAside: 0 });
  });

  it("knows a case again in next month's file, also when it was changed", async () => {
    await files.addText("march", csv("1,2024-03-01,THEFT,open", "2,2024-03-02,HURT,open"));
    await files.addText(
      "april",
      csv("2,2024-03-02,HURT,closed", "3,2024-04-01,THEFT,open", "1,2024-03-01,THEFT,open"),
    );
    expect(files.make(mapping(["march", "april"]))).toEqual({ kept: 3, setAside: 2 });
    expect(aside()).toEqual([
      { reason: "same id as a row of march", t: "april", n: 1, same_as: "march row 2" },
      { reason: "same content as an earlier row", t: "april", n: 3, same_as: "march row 1" },
    ]);
    expect(files.engine.rows("SELECT id FROM made")).toEqual([
      { id: "1" },
      { id: "2" },
      { id: "3" },
    ]);
  });

  it("does not trust a number that is not unique within its file", async () => {
    await files.addText("march", csv("1,2024-03-01,THEFT,a", "2,2024-03-02,HURT,b"));
    await files.addText("broken", csv("1,2024-04-01,RIOTS,c", "1,2024-04-02,ARSON,d"));
    expect(files.make(mapping(["march", "broken"]))).toEqual({ kept: 4, setAside: 0 });
  });

  it("takes rows without a number as often as the file has them that has most", async () => {
    const row = ",2024-03-01,THEFT,a";
    await files.addText("march", csv(row, row));
    await files.addText("april", csv(row, ",2024-04-01,HURT,b", row, row));
    expect(files.make(mapping(["march", "april"]))).toEqual({ kept: 4, setAside: 2 });
    expect(aside().map(({ t, n }) => [t, n])).toEqual([
      ["april", 1],
      ["april", 3],
    ]);
  });

  it("knows a row again though its column has another type in the other file", async () => {
    await files.addText("march", csv("10470124520160002,2024-03-01,THEFT,1"));
    await files.addText(
      "april",
      csv("10470124520160002,2024-03-01,THEFT,1", "A-7,2024-04-01,HURT,x"),
    );
    expect(files.tables.map((table) => table.columns[0]!.type)).toEqual(["BIGINT", "VARCHAR"]);
    expect(files.make(mapping(["march", "april"]))).toEqual({ kept: 2, setAside: 1 });
    expect(files.engine.rows("SELECT reason, No FROM made_set_aside")).toEqual([
      { reason: "same content as an earlier row", No: "10470124520160002" },
    ]);
    expect(files.engine.rows("SELECT id FROM made")).toEqual([
      { id: "10470124520160002" },
      { id: "A-7" },
    ]);
  });

  it("keeps the digits of numbers that a spreadsheet wrote with a point", () => {
    files.addSql(
      "sheet",
      `SELECT 2016000003.0::DOUBLE AS "No", DATE '2024-03-01' AS "Day", 'X' AS "Crime"`,
    );
    files.make(mapping(["sheet"]));
    expect(files.engine.rows("SELECT id FROM made")).toEqual([{ id: "2016000003" }]);
  });

  it("appends files with other columns, empty where a file has none", async () => {
    await files.addText("march", csv("1,2024-03-01,THEFT,a"));
    await files.addText("april", "no,DAY\n2,2024-04-01\n");
    expect(files.make(mapping(["march", "april"]))).toEqual({ kept: 2, setAside: 0 });
    expect(files.engine.rows("SELECT id, head FROM made")).toEqual([
      { id: "1", head: "THEFT" },
      { id: "2", head: null },
    ]);
  });

  it("gives set aside rows of files with the same words as ours", async () => {
    await files.addText("march", "reason,from_row,No\nx,1,\n,,\nkeep,2,5\n");
    const made = files.make(mapping(["march"], { id: "t.No" }));
    expect(made).toEqual({ kept: 1, setAside: 2 });
    expect(Object.keys(files.engine.rows("FROM made_set_aside")[0]!)).toEqual([
      "reason",
      "from_table",
      "from_row",
      "same_as",
      "reason (read)",
      "from_row (read)",
      "No",
    ]);
  });

  it("is true for any mix of rows: kept and set aside are what was read", async () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    for (let round = 0; round < 8; round++) {
      const names = ["a", "b", "c"].map((name) => `${name}${round}`);
      let read = 0;
      for (const name of names) {
        const rows = 1 + random(60);
        read += rows;
        files.addSql(
          name,
          `SELECT * FROM (VALUES ${Array.from({ length: rows }, () => {
            const id = random(3) === 0 ? "NULL::INTEGER" : random(30);
            const day = random(4) === 0 ? "NULL::DATE" : `DATE '2024-03-01' + ${random(3)}`;
            return `(${id}, ${day}, ${["NULL", "''", "'THEFT'", "'HURT'"][random(4)]}::VARCHAR)`;
          }).join(", ")}) v("No", "Day", "Crime")`,
        );
      }
      const made = files.make(mapping(names));
      expect(made.kept + made.setAside).toBe(read);
      const unknown = files.engine.value(
        "SELECT count(*)::INTEGER FROM made_set_aside WHERE reason IS NULL OR from_row IS NULL",
      );
      expect(unknown).toBe(0);
    }
  });
});

describe("corrections of a mapping", () => {
  it("replace, add and leave out columns, and say where each comes from", async () => {
    await files.addText(
      "crimes",
      "ID,Date,IUCR,Primary Type,Arrest,Domestic,Beat,Latitude,Longitude\n1,2018-01-01 10:00:00,0810,THEFT,true,false,0421,41.8,-87.6\n",
    );
    const wanted: Mapping = {
      table: "incidents",
      source: "chicago",
      data: { crimes: ["crimes"] },
      columns: { head: "lower(t.primary_type)", domestic: null, district: "'ALL'" },
    };
    const found = expressionsOf(wanted, files.tables);
    expect(found.map(({ column, origin }) => [column, origin])).toEqual([
      ["id", "source"],
      ["occurred_from", "source"],
      ["head", "corrected"],
      ["act_section", "source"],
      ["latitude", "source"],
      ["longitude", "source"],
      ["district", "corrected"],
      ["beat", "source"],
      ["arrest", "source"],
    ]);
    files.make(wanted);
    expect(files.engine.rows("SELECT head, district, beat FROM made")).toEqual([
      { head: "theft", district: "ALL", beat: "0421" },
    ]);
  });

  it("read a bare column by what the model wants, whatever its type", async () => {
    await files.addText("march", csv("1,13/03/2024 21:30,THEFT,7"));
    files.addSql(
      "text",
      `SELECT "No"::VARCHAR AS "No", '13/03/2024 21:30' AS "Day", ' THEFT ' AS "Crime", '1,200' AS "Note" FROM march`,
    );
    files.make(mapping(["text"], { ...columns, victims: 't."Note"' }));
    expect(
      files.engine.rows(
        "SELECT id, strftime(occurred_from, '%d %H:%M') AS at, head, victims FROM made",
      ),
    ).toEqual([{ id: "1", at: "13 21:30", head: "THEFT", victims: 1200 }]);
  });

  it("that name no column of the file stand as written, so that the engine says what is wrong", async () => {
    await files.addText("march", csv("1,2024-03-01,THEFT,a"));
    expect(() => files.make(mapping(["march"], { ...columns, status: 't."Stage"' }))).toThrow(
      /Stage/,
    );
  });

  it.each([
    [{ source: "nowhere" }, /No source is called “nowhere”/],
    [{ source: "chicago", data: { fir: ["march"] } }, /has no file “fir”: its files are crimes/],
    [{ source: "chicago", data: {} }, /name the tables of crimes under data/],
    [{ source: "chicago", data: { crimes: ["march"] }, table: "people" }, /has no table “people”/],
    [{ data: { file: ["june"] } }, /no table “june”/],
    [{ data: { file: [] } }, /Name the tables to read/],
    [{ columns: { nonsense: "t.No" } }, /“nonsense” is no column of incidents/],
  ] as const)("and mappings that cannot be say why: %o", async (wrong, words) => {
    await files.addText("march", csv("1,2024-03-01,THEFT,a"));
    const all = { ...mapping(["march"]), ...(wrong as Partial<Mapping>) };
    expect(() => statements(all, files.tables, "made")).toThrow(words);
  });

  it("never replace the file that is read", async () => {
    await files.addText("march", csv("1,2024-03-01,THEFT,a"));
    expect(() => statements(mapping(["march"]), files.tables, "march")).toThrow(/of itself/);
  });
});

describe.skipIf(!hasShared)("every real file (shared data needed)", () => {
  it.each([
    "ksp/fir-2024/FIR_Details_Data.amengad-ps.csv.gz",
    "ksp/fir-2024/complaints.eight-stations.csv.gz",
    "ksp/official-aggregates/Merged_Crime_Review_2025.csv.gz",
    "ksp/official-aggregates/fir_outcomes_by_police_district.csv",
    "ksp/derived-2024/Resource_Allocation_Cleaned.csv.gz",
    "ksp/derived-2024/Criminal_Profiling_cleaned.csv.gz",
    "ksp/reference/Karnataka_All_Police_Locations.csv",
    "ksp/monthly-series/karnataka_theft_count.csv",
    "portland-nij/cfs-2016-08_2016-10.csv.gz",
    "portland-nij/crimes_bur.csv.gz",
    "chicago/chicago-crimes-2018-h1-raw.csv.gz",
  ])("%s is read by a proposal without losing a row", async (path) => {
    const table = await files.add(path, "raw");
    const proposals = propose(table, files.sample("raw"));
    const { kept, setAside } = files.make(
      mapping(
        ["raw"],
        Object.fromEntries(proposals.map(({ column, expression }) => [column, expression])),
      ),
    );
    expect(kept + setAside).toBe(table.rows);
  });
});
