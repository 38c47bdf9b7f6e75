import { readdir } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { kindOf } from "@/cells/registry";
import { suggestName } from "@/datasets/import/source";
import { recognise } from "@/datasets/sources/recognise";
import { type Known, type StarterCell, starterCells } from "@/datasets/starter";
import type { TableInfo } from "@/lib/engine/engine";
import type { NotebookDocument } from "@/lib/notebook/document";
import type { ScriptFrames } from "@/lib/script/frames";
import { Session } from "@/lib/session/session";
import { decodeTable } from "@/lib/table/table";
import { openEngine, type OpenEngine } from "../engine/open";
import { hasShared, openAll, shared, sharedBlob } from "./opened";

/** No page here: nothing to draw into. */
const frames: ScriptFrames = {
  mount: () => () => undefined,
  run: () => Promise.reject(new Error("no frames in this test")),
  remove: () => undefined,
};

interface Open {
  table: TableInfo;
  cells: StarterCell[];
  /** What became of each cell: its status, or its problem. */
  run(): Promise<Record<string, string>>;
  /** Rows of a table that a cell left. */
  value(sql: string): Promise<unknown>;
}

let opened: OpenEngine;
beforeAll(async () => {
  opened = await openEngine();
});
afterEach(async () => {
  for (const { name } of await opened.engine.tables()) await opened.engine.drop(name);
});
afterAll(() => opened.close());

/** The file as the page would have it: read by the import, in the engine, its starter cells in a session. */
async function start(
  file: string,
  name: string,
  content: Blob | string,
  known: Known = {},
): Promise<Open> {
  return startOf({ [name]: [file, content] }, name, known);
}

/** The same of several files; the cells are about one of them. */
async function startOf(
  files: Readonly<Record<string, readonly [file: string, content: Blob | string]>>,
  name: string,
  known: Known = {},
): Promise<Open> {
  const { engine } = opened;
  await engine.ready();
  const copies: Record<string, Uint8Array[]> = {};
  const tables: TableInfo[] = [];
  for (const [table, [file, content]] of Object.entries(files)) {
    const { streams } = await openAll(file, content);
    copies[table] = streams.map((stream) => stream.slice());
    tables.push(await engine.ingest(table, streams));
  }
  const table = tables.find((one) => one.name === name)!;
  const cells = starterCells(table, recognise(tables)[0] ?? null, { tables, ...known });
  const run = async () => {
    const document: NotebookDocument = {
      title: "Starter",
      auto: true,
      datasets: Object.fromEntries(Object.keys(files).map((one) => [one, { source: "file" }])),
      order: cells.map((_, index) => `c${index}`),
      cells: Object.fromEntries(
        cells.map((cell, index) => [`c${index}`, { options: {}, ...cell, id: `c${index}` }]),
      ),
    };
    const datasets = {
      load: async (one: string) => ({
        streams: copies[one]!.map((stream) => stream.slice()),
        rows: null,
        reference: { source: "file" },
        kept: true,
      }),
      open: () => Promise.reject(new Error("not a file of this test")),
      keep: () => Promise.reject(new Error("not a file of this test")),
      parts: () => Promise.resolve([]),
    };
    const session = new Session({ document, kindOf, engine, frames, datasets } as never);
    await new Promise<void>((resolve) => {
      const settled = () =>
        Object.entries(session.getState().cells).every(
          ([id, { status }]) =>
            !kindOf(document.cells[id]!.kind) ||
            ["done", "failed", "blocked", "cancelled"].includes(status),
        );
      session.subscribe(() => settled() && resolve());
      if (settled()) resolve();
    });
    return Object.fromEntries(
      cells
        .filter(({ kind }) => kindOf(kind))
        .map((cell, index) => {
          const state = session.getState().cells[`c${cells.indexOf(cell)}`]!;
          const label = `${cell.kind} ${cell.name ?? index}`;
          return [
            label,
            state.problem ? `${state.status}: ${state.problem.message}` : state.status,
          ];
        }),
    );
  };
  return {
    table,
    cells,
    run,
    value: async (sql) => {
      return Object.values(decodeTable(await engine.query(sql)).objects()[0]!)[0];
    },
  };
}

const named = (cells: readonly StarterCell[], name: string) =>
  cells.find((cell) => cell.name === name);

function expectAllDone(outcome: Record<string, string>) {
  const labels = Object.keys(outcome);
  expect(labels.length).toBeGreaterThan(2);
  expect(outcome).toEqual(Object.fromEntries(labels.map((label) => [label, "done"])));
}

function expectDistinctNames({ table, cells }: Open) {
  const names = [table.name, ...cells.flatMap(({ name }) => name ?? [])];
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
}

const hourly = /bin: hour of day/;

describe.skipIf(!hasShared)("a starter notebook of real data runs whole", () => {
  test("Chicago's raw CSV is read through the model, with hours, map and months", async () => {
    const path = "chicago/chicago-crimes-2018-h1-raw.csv.gz";
    const open = await start(path, "crimes", await sharedBlob(path));
    expectDistinctNames(open);
    expect(named(open.cells, "incidents")).toMatchObject({ kind: "model" });
    expect(named(open.cells, "weekday_and_hour")?.source).toMatch(hourly);
    expect(named(open.cells, "where_it_is")?.source).toContain("layer: hexagons");
    expectAllDone(await open.run());
    expect(Number(await open.value("select rows from facts"))).toBe(127_900);
    const thefts = "head = 'THEFT' and occurred_from >= timestamp '2018-06-03'";
    expect(
      Number(await open.value("select last_28_days from last_against_before where kind = 'THEFT'")),
    ).toBe(Number(await open.value(`select count(*) from incidents where ${thefts}`)));
    // The data begins in January 2018, so the year before is not known: empty, not nought.
    expect(await open.value("select count(year_before) from last_against_before")).toBe(0);
  });

  test.each([
    ["ksp/fir-2024/FIR_Details_Data.amengad-ps.csv.gz", "fir", true],
    ["portland-nij/crimes_bur.csv.gz", "burglary", false],
    ["portland-nij/cfs-2016-08_2016-10.csv.gz", "calls", false],
  ])("%s", async (path, name, hasHours) => {
    const open = await start(path, name, await sharedBlob(path));
    expectDistinctNames(open);
    expect(open.cells.some(({ source }) => hourly.test(source))).toBe(hasHours);
    expectAllDone(await open.run());
  });
});

describe.skipIf(!hasShared)("a register of many files", () => {
  test("the 28 files of the Karnataka schema of 2026 become one table of incidents", async () => {
    const folder = "ksp/fir-2026-schema-fixture";
    const names = (await readdir(shared(folder))).filter((name) => name.endsWith(".csv"));
    expect(names).toHaveLength(28);
    const files: Record<string, [string, Blob]> = {};
    for (const name of names) {
      files[suggestName(name)] = [name, await sharedBlob(`${folder}/${name}`)];
    }
    const open = await startOf(files, "casemaster");
    expect(named(open.cells, "incidents")?.source).toContain("casemaster");
    expectDistinctNames(open);
    expectAllDone(await open.run());
    expect(Number(await open.value("select rows from facts"))).toBe(450);
  });
});

const monthly = [
  "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context",
  ...Array.from(
    { length: 40 },
    (_, i) =>
      `${i},2017-${String((i % 12) + 1).padStart(2, "0")},A,A,-0.1${i},51.5${i},On or near X,E0100${i % 5},Y,${i % 3 ? "Burglary" : "Drugs"},,`,
  ),
].join("\n");

test("data of months alone gets no day and no hour", async () => {
  const open = await start("2017-01-street.csv", "street", monthly);
  expect(open.cells.some(({ source }) => /hour of day|weekday/.test(source))).toBe(false);
  expect(named(open.cells, "where_it_is")).toBeDefined();
  expectAllDone(await open.run());
});

test("a table without any time gets neither a trend nor a comparison", async () => {
  const csv = "station,kind,officers\nA,car,2\nB,foot,4\nA,foot,1\n";
  const open = await start("units.csv", "units", csv);
  expect(named(open.cells, "by_kind")?.source).toContain("y: kind");
  expect(named(open.cells, "by_month")).toBeUndefined();
  expect(named(open.cells, "last_against_before")).toBeUndefined();
  expect(named(open.cells, "where_it_is")).toBeUndefined();
  expectAllDone(await open.run());
});

test("outlines alone are drawn as areas", async () => {
  const square = (x: number) =>
    `{"type":"Feature","properties":{"beat":"B${x}"},"geometry":{"type":"Polygon","coordinates":[[[${x},1],[${x + 1},1],[${x + 1},2],[${x},1]]]}}`;
  const text = `{"type":"FeatureCollection","features":[${square(1)},${square(2)}]}`;
  const open = await start("beats.geojson", "beats", text);
  expect(named(open.cells, "where_it_is")?.source).toContain("boundaries: beats");
  expectAllDone(await open.run());
});

test("no map where it is known that no row has a usable point", async () => {
  const csv = "Date,Latitude,Longitude\n2018-01-01 10:00:00,0,0\n2018-01-02 11:00:00,0,0\n";
  const open = await start("fir.csv", "fir", csv, { points: 0 });
  expect(named(open.cells, "where_it_is")).toBeUndefined();
  expectAllDone(await open.run());
});

test("hot spots are asked for where enough points are known to compare", async () => {
  const csv =
    "id,when,latitude,longitude\n1,2024-01-05 10:00,12.3,76.6\n2,2024-01-06 11:00,12.4,76.7\n";
  const cellsFor = async (points: number) => (await start("p.csv", "p", csv, { points })).cells;
  expect((await cellsFor(99)).map(({ kind }) => kind)).not.toContain("local-clusters");
  const clusters = (await cellsFor(100)).find(({ kind }) => kind === "local-clusters")!;
  expect(clusters.source).toContain("latitude: latitude\nlongitude: longitude");
});

test("times that are known to be days are not drawn by the hour", async () => {
  const csv = "Date,Kind\n2018-01-01 00:00:00,a\n2018-01-02 00:00:00,b\n";
  const open = await start("fir.csv", "fir", csv, { grain: "day" });
  expect(open.cells.some(({ source }) => hourly.test(source))).toBe(false);
  expect(named(open.cells, "by_weekday")).toBeDefined();
  expectAllDone(await open.run());
});

test("the last weeks are set against the weeks before and those of the year before", async () => {
  const at = (day: string, kind: string, count: number) =>
    Array.from({ length: count }, () => `${day} 10:00:00,${kind}`);
  const rows = [
    ...at("2024-06-30", "theft", 3),
    ...at("2024-06-03", "theft", 2),
    ...at("2024-06-02", "theft", 4),
    ...at("2024-05-06", "theft", 1),
    ...at("2024-05-05", "theft", 9),
    ...at("2023-07-02", "theft", 5),
    ...at("2023-06-05", "theft", 1),
    ...at("2023-06-04", "theft", 7),
    ...at("2022-01-01", "hurt", 1),
    ...at("2999-01-01", "theft", 1),
  ];
  const open = await start("fir.csv", "fir", ["Date,Kind", ...rows].join("\n"));
  expectAllDone(await open.run());
  const row = async (column: string) =>
    Number(await open.value(`select ${column} from last_against_before where kind = 'theft'`));
  expect(await row("last_28_days")).toBe(5);
  expect(await row("the_28_before")).toBe(5);
  expect(await row("year_before")).toBe(6);
  expect(await row("change")).toBe(0);
});

test("a name that a table has is not given to a cell", async () => {
  const csv = "Date,Kind\n2018-01-01 10:00:00,a\n2018-01-02 11:00:00,b\n";
  const open = await start("facts.csv", "facts", csv);
  expectDistinctNames(open);
  expectAllDone(await open.run());
});

test("an unknown file is read through the model where a mapping is proposed", async () => {
  const csv = "when,what\n2018-01-01 10:00:00,a\n2018-01-02 11:00:00,b\n";
  const why = "said in a test";
  const open = await start("x.csv", "x", csv, {
    proposals: [
      { column: "occurred_from", expression: 't."when"', confidence: 0.9, why },
      { column: "head", expression: 't."what"', confidence: 0.9, why },
      { column: "beat", expression: 't."what"', confidence: 0.1, why },
    ],
  });
  expect(named(open.cells, "incidents")?.source).not.toContain("beat");
  expectAllDone(await open.run());
  expect(Number(await open.value("select rows from facts"))).toBe(2);
});
