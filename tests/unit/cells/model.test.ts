import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { modelKind } from "@/cells/model";
import { correctColumn, writeModel } from "@/cells/model/edits";
import { faultOf } from "@/cells/model/failure";
import { readModel } from "@/cells/model/params";
import type { ModelView } from "@/cells/model/result";
import { propose } from "@/datasets/sources/propose";
import { encodeRows } from "@/lib/table/encode";
import { CellFailure, type CellProblem } from "@/lib/session/kind";
import { decodeTable } from "@/lib/table/table";
import { hasShared, openAll, sharedBlob } from "../datasets/opened";
import { openEngine, type OpenEngine } from "../engine/open";
import { cellOf, contextOf } from "./duck";

let open: OpenEngine;

const january = [
  { no: "1/2024", when: "03/01/2024 21:30", what: "THEFT ", y: 12.9, x: 77.5, name: "A. Person" },
  { no: "2/2024", when: "31/01/2024 02:00", what: "HURT", y: 0, x: 0, name: "B. Person" },
  { no: "", when: "", what: "", y: null, x: null, name: "" },
];
const february = [
  { no: "2/2024", when: "31/01/2024 02:00", what: "HURT", y: 0, x: 0, name: "B. Person" },
  { no: "3/2024", when: "14/02/2024 10:00", what: "THEFT", y: 12.8, x: 77.6, name: "C. Person" },
];

const columns = [
  'id: t."no"',
  'occurred_from: t."when"',
  'head: t."what"',
  'latitude: t."y"',
  'longitude: t."x"',
];
const text = (data: string, more: readonly string[] = []) =>
  [
    `table: incidents`,
    `data: ${data}`,
    "columns:",
    ...[...columns, ...more].map((c) => `  ${c}`),
  ].join("\n");

beforeAll(async () => {
  open = await openEngine();
  await open.engine.ingest("january", [encodeRows(january)]);
  await open.engine.ingest("february", [encodeRows(february)]);
});
afterAll(() => open.close());

const context = (source: string, name = "incidents") => {
  const { engine } = open;
  const table = async (wanted: string) => {
    const found = await engine.table(wanted);
    if (!found) throw new CellFailure({ message: `There is no table called ${wanted}.` });
    return found;
  };
  return contextOf({ engine, table }, cellOf("model", source, name));
};
const run = async (source: string, name?: string) => {
  const result = await modelKind.run(context(source, name));
  return { ...result, view: result.view as ModelView };
};
const problemOf = async (source: string): Promise<CellProblem> => {
  const outcome = await run(source).catch((error: unknown) => error);
  if (outcome instanceof CellFailure) return outcome.problem;
  throw outcome instanceof Error ? outcome : new Error("The cell ran although it should not");
};
const rows = async (sql: string) => decodeTable(await open.engine.query(sql)).objects();

describe("a cell of the crime model", () => {
  it("reads its data tables and defines its table and the rows that it set aside", () => {
    expect(modelKind.names(cellOf("model", text("[january, february]"), "incidents"))).toEqual({
      reads: ["january", "february"],
      defines: ["incidents", "incidents_set_aside"],
    });
    const map = "source: ksp-2026\ndata:\n  CaseMaster: cases\n  District: [north, south]";
    expect(modelKind.names(cellOf("model", map, "cases_read")).reads).toEqual([
      "cases",
      "north",
      "south",
    ]);
  });

  it("keeps what it can read and says what it left out and why", async () => {
    const { table, sideTables, provenance, findings } = await run(text("january"));
    expect(table).toMatchObject({ name: "incidents", rows: 2 });
    expect(sideTables).toMatchObject([{ name: "incidents_set_aside", rows: 1 }]);
    expect(provenance).toEqual([
      "2 of 3 rows kept; 1 set aside: blank row.",
      "50 % of rows have a usable point (1 of 2).",
      "Period: from 3 Jan 2024 to 31 Jan 2024.",
    ]);
    expect(findings).toEqual([
      "2 incidents were read, from 3 Jan 2024 to 31 Jan 2024.",
      "1 row was set aside: blank row.",
      "Only 50 % have a usable point: a map shows 1 of 2.",
    ]);
  });

  it("says which values it could not read", async () => {
    const { provenance } = await run(text("january", ['reported_at: t."what"']));
    expect(provenance).toContain(
      "2 values of reported_at could not be read and are empty here, such as “HURT”.",
    );
  });

  it("shows where each column comes from, its values and its gaps", async () => {
    const { view } = await run(text("january"));
    const shown = Object.fromEntries(view.columns.map((each) => [each.column.name, each]));
    expect(shown.head).toMatchObject({ reads: ["what"], samples: ["THEFT", "HURT"], nulls: 0 });
    expect(shown.occurred_from?.samples).toEqual(["3 Jan 2024 21:30", "31 Jan 2024 02:00"]);
    expect(shown.head).toMatchObject({ written: null });
    expect(view.absent.map(({ name }) => name)).toContain("district");
  });

  it("never shows values of a column that identifies somebody", async () => {
    const source = 'table: known_offenders\ndata: january\ncolumns:\n  name: t."name"';
    const { view } = await run(source, "sheets");
    expect(view.columns.map(({ samples }) => samples)).toEqual([[]]);
  });

  it("appends a second file and sets repeated rows aside", async () => {
    const { provenance, view } = await run(text("[january, february]"));
    expect(provenance?.[0]).toBe(
      "3 of 5 rows kept; 2 set aside: blank row (1), same content as an earlier row (1).",
    );
    expect(view.setAside.rows).toBe(2);
    const aside = await rows("select reason, from_table, no from incidents_set_aside");
    expect(aside).toContainEqual({
      reason: "same content as an earlier row",
      from_table: "february",
      no: "2/2024",
    });
  });

  it("says how many rows agree in everything but their number", async () => {
    const again = { ...january[0]!, no: "77/2024" };
    await open.engine.ingest("other_office", [encodeRows([again])]);
    const { table, provenance } = await run(text("[january, other_office]"));
    expect(table?.rows).toBe(3);
    expect(provenance).toContain(
      "1 row agrees with a row of an earlier file in everything but the number.",
    );
  });

  it("takes an expression of one's own and says that it is the analyst's", async () => {
    const { view } = await run(text("january", ['place: upper(t."name")']));
    const place = view.columns.find(({ column }) => column.name === "place");
    expect(place).toMatchObject({
      origin: "corrected",
      written: 'upper(t."name")',
      reads: ["name"],
    });
  });

  it("tells a proposal that stands unchanged from what the analyst chose", async () => {
    const table = (await open.engine.table("january"))!;
    const proposals = propose(table, january);
    expect(proposals.map(({ column }) => column)).toContain("latitude");
    const mapping = Object.fromEntries(
      proposals.map(({ column, expression }) => [column, expression]),
    );
    const own = { ...mapping, head: 't."what"', place: 't."name"' };
    const { view } = await run(writeModel({ table: "incidents", data: "january", columns: own }));
    const shown = Object.fromEntries(view.columns.map((each) => [each.column.name, each]));
    expect(shown.latitude).toMatchObject({ origin: "guess", written: null });
    expect(shown.latitude?.guess?.confidence).toBeGreaterThan(0);
    expect(shown.place).toMatchObject({ origin: "corrected", guess: null });
  });

  it("names the column and the place of an expression that the engine refuses", async () => {
    const source = text("january", ['place: no_such_function(t."name")']);
    const problem = await problemOf(source);
    expect(problem.message).toMatch(/^Column place: .*no_such_function/);
    expect(source.slice(problem.position)).toMatch(/^no_such_function/);
  });

  it("names the column of an expression that is none", async () => {
    const source = text("january", ["place: upper(t.name"]);
    const problem = await problemOf(source);
    expect(problem.message).toBe("Column place: the bracket ( has no partner.");
    expect(source.slice(problem.position)).toMatch(/^\(t\.name/);
    expect((await problemOf(text("january", ["place: t.name; drop table january"]))).message).toBe(
      "Column place: “;” ends the expression; a column has one expression.",
    );
  });

  it("says what is missing in words", async () => {
    expect((await problemOf("table: incidents")).message).toBe("Choose the data to read.");
    expect((await problemOf("source: nobody\ndata: january")).message).toContain("“nobody”");
    expect((await problemOf("data: january")).message).toContain("No column of incidents");
    expect((await problemOf("data: january\ncolumns: {colour: t.no}")).message).toBe(
      "“colour” is no column of incidents.",
    );
    expect((await problemOf("data: nowhere")).message).toContain("nowhere");
  });
});

describe("the text of a cell of the crime model", () => {
  it("is as short as it can be", () => {
    expect(writeModel({ table: "incidents", source: "chicago", data: "crimes" })).toBe(
      "table: incidents\nsource: chicago\ndata: crimes",
    );
    const read = readModel(
      writeModel({ table: "people", data: ["a", "b"], columns: { age: null } }),
    );
    expect(read.ok && read.reading).toMatchObject({ data: ["a", "b"], columns: { age: null } });
  });

  it("changes one column and leaves the words around it", () => {
    const source =
      "# ours\ntable: incidents\ndata: crimes\ncolumns:\n  head: t.what # group\n  id: t.no";
    const changed = correctColumn(source, "head", null);
    expect(changed).toBe(source.replace("t.what", "null"));
    expect(correctColumn(source, "place", 't."Village"')).toContain('  place: t."Village"');
    expect(correctColumn(source, "head", undefined)).not.toContain("head");
  });

  it("drops the list of corrections with its last one", () => {
    const source = "table: incidents\ndata: crimes";
    const corrected = correctColumn(source, "head", "t.what");
    expect(corrected).toBe("table: incidents\ndata: crimes\ncolumns:\n  head: t.what");
    expect(correctColumn(corrected, "head", undefined)).toBe(source);
  });
});

describe("an expression", () => {
  it.each(["t.a", "coalesce(t.a, t.b)", "list_value(1, 2)[1]", "'it; is, (fine'"])("is %j", (sql) =>
    expect(faultOf(sql)).toBeNull(),
  );
  it.each(["", "a, b", "a) , (b", "(a", "[a)", "a; b", "-- nothing"])("is not %j", (sql) =>
    expect(faultOf(sql)).not.toBeNull(),
  );
});

describe.skipIf(!hasShared)("the files of the Karnataka police (../shared/data)", () => {
  beforeAll(async () => {
    for (const [name, file] of [
      ["fir_details", "FIR_Details_Data.amengad-ps.csv.gz"],
      ["complaints", "complaints.eight-stations.csv.gz"],
    ] as const) {
      const opened = await openAll(file, await sharedBlob(`ksp/fir-2024/${file}`));
      await open.engine.ingest(name, opened.streams);
    }
  });

  it("are read by their source, every row accounted for", async () => {
    const { table, sideTables, view } = await run("source: ksp-2024\ndata: fir_details", "firs");
    expect(table!.rows + sideTables![0]!.rows).toBe(1333);
    const [one] = await rows("select id from firs where id = '10470124520160002'");
    expect(one).toEqual({ id: "10470124520160002" });
    expect(view.source).toMatch(/2024/);
  });

  it("are appended; 206 rows repeat the first file under numbers that a spreadsheet destroyed", async () => {
    const source = "source: ksp-2024\ndata: [fir_details, complaints]";
    const { table, sideTables, findings } = await run(source, "firs");
    const setAside = sideTables![0]!.rows;
    expect(table!.rows + setAside).toBe(1333 + 1225);
    const alike = /^(\d+) rows agree with a row of an earlier file/m.exec(findings!.join("\n"));
    expect(setAside + Number(alike?.[1])).toBe(206);
  });
});
