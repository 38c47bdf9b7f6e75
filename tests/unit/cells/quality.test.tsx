// @vitest-environment happy-dom
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { arrange } from "@/cells/quality/arrange";
import { rawOf } from "@/cells/quality/params";
import { names, type QualityView, run } from "@/cells/quality/run";
import { headline } from "@/cells/quality/texts";
import { TopicView } from "@/cells/quality/topic";
import type { Finding } from "@/datasets/quality/report";
import { type CellFailure, type RunContext } from "@/lib/session/kind";
import { decodeTable } from "@/lib/table/table";
import { type OpenEngine, openEngine } from "../engine/open";
import { cellOf } from "./duck";

let open: OpenEngine;
const seen: string[] = [];

beforeAll(async () => {
  open = await openEngine();
  await open.engine.createTable(
    "fir",
    `select 'F' || i as id, timestamp '2021-01-01 09:07:00' + to_hours(i::integer) as occurred_from,
      case when i % 4 = 0 then 0 else 12.9 + (i % 97) * 0.001 end as latitude,
      case when i % 4 = 0 then 0 else 77.5 + (i % 89) * 0.001 end as longitude,
      case when i % 50 = 0 then 'Theft' else 'THEFT' end as head from range(2000) r(i)`,
  );
  await open.engine.createTable("numbers", "select i * 1.5 as value from range(40) r(i)");
}, 60_000);
afterAll(() => open.close());

const contextOf = (source: string, name = "doubts"): RunContext => ({
  cell: cellOf("quality", source, name),
  engine: open.engine,
  frames: null as never,
  signal: new AbortController().signal,
  seed: 1,
  value: () => null,
  variables: () => ({}),
  table: async (table) => (await open.engine.table(table))!,
  nature: () => "table",
  libraries: () => [],
  progress: (_, words) => void seen.push(words),
  waiting: () => undefined,
  show: () => undefined,
  emit: () => undefined,
});

const rowsOf = async (sql: string) => decodeTable(await open.engine.query(sql)).objects();

describe("a quality cell", () => {
  it("reads its table and the files behind it, and defines its result", () => {
    const cell = cellOf("quality", "data: incidents\nraw: [april, may]", "doubts");
    expect(names(cell)).toEqual({ reads: ["incidents", "april", "may"], defines: ["doubts"] });
    expect(rawOf({ data: "incidents", raw: "april" })).toEqual(["april"]);
    expect(names(cellOf("quality", "raw: april", "doubts")).problem?.message).toContain("data");
  });

  it("leaves its findings as a table that SQL reads without quotes", async () => {
    const result = await run(contextOf("data: fir"));
    expect(result.table).toMatchObject({ name: "doubts" });
    const [zero] = await rowsOf(
      `select problem, affected, of_rows, share, finding from doubts
       where severity = 'serious' and group_kind is null and column_name = 'latitude, longitude'`,
    );
    expect(zero).toEqual({
      problem: "zero-coordinates",
      affected: 500,
      of_rows: 2000,
      share: 0.25,
      finding: "500 of 2,000 rows (25 %) stand at 0, 0.",
    });
    const merges = await rowsOf("select group_name from doubts where group_kind = 'merge'");
    expect(merges).toEqual([{ group_name: "THEFT" }]);
    expect(seen).toContain("Looking at coordinates");
  });

  it("says first how many rows, of when, and how many with a point", async () => {
    const result = await run(contextOf("data: fir"));
    const { report } = result.view as QualityView;
    expect(headline(report)).toBe(
      "2,000 rows, 1 Jan 2021 to 25 Mar 2021; 75 % have a usable point.",
    );
    expect(result.findings![0]).toBe(headline(report));
    expect(result.findings![1]).toContain("stand at 0, 0");
    expect(result.provenance).toEqual(["All 2,000 rows of fir were examined."]);
  });

  it("makes an empty table of the same columns where nothing was found", async () => {
    const result = await run(contextOf("data: numbers", "calm"));
    expect(result.table).toMatchObject({ name: "calm", rows: 0 });
    const full = (await open.engine.table("doubts"))!.columns.map(({ name }) => name);
    expect(result.table!.columns.map(({ name }) => name)).toEqual(full);
    expect(result.findings).toEqual(["40 rows.", "Nothing serious was found."]);
  });

  it("says what is missing from its parameters", async () => {
    const failure = await run(contextOf("raw: fir")).catch((error: unknown) => error);
    expect((failure as CellFailure).problem.message).toContain("data");
  });
});

const finding = (given: Partial<Finding>): Finding => ({
  check: "constant-column",
  severity: "note",
  column: null,
  by: null,
  group: null,
  affected: 5,
  of: 10,
  says: "",
  advice: "Leave it out.",
  example: null,
  ...given,
});

describe("the page of a report", () => {
  it("puts the serious first, checks together, and groups under what they belong to", () => {
    const arranged = arrange([
      finding({ check: "zero-coordinates", severity: "serious" }),
      finding({ check: "zero-coordinates", severity: "serious", by: "year", group: "2016" }),
      finding({ check: "zero-coordinates", severity: "serious", by: "station", group: "Market" }),
      finding({ column: "RI" }),
      finding({ check: "import-note", affected: 0 }),
      finding({ column: "Unit" }),
    ]);
    expect(arranged.map(({ severity }) => severity)).toEqual(["serious", "note"]);
    expect(arranged[0]!.topics[0]!.told[0]!.groups.map(({ by }) => by)).toEqual([
      "year",
      "station",
    ]);
    expect(arranged[1]!.topics.map(({ check, told }) => [check, told.length])).toEqual([
      ["constant-column", 2],
      ["import-note", 1],
    ]);
  });

  it("names many columns with one fault in one line, each of them to be opened", () => {
    const columns = ["RI", "Unit", "Age 0"];
    const [{ topics }] = arrange(
      columns.map((column) => finding({ column, says: `${column} is the same in all rows.` })),
    ) as [ReturnType<typeof arrange>[number]];
    const page = renderToStaticMarkup(
      createElement(TopicView, { topic: topics[0]!, severity: "note" }),
    );
    const place = document.createElement("div");
    place.innerHTML = page;
    expect(place.textContent).toContain("3 columns: RI, Unit and Age 0.");
    expect(place.querySelector("summary")!.textContent).toBe("All 3 one by one");
    expect(place.querySelectorAll("details li")).toHaveLength(3);
    expect(place.querySelector("[aria-label='5 of 10, 50 %']")).not.toBeNull();
  });
});
