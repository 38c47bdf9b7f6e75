import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { kindNames } from "@/cells/registry";
import { lookAt } from "@/datasets/about";
import { starterNotebook } from "@/datasets/starter-notebook";
import { decodeTable } from "@/lib/table/table";
import { readNotebook } from "@/lib/notebook/format";
import type { TableAbout } from "@/lib/store/about";
import { openEngine, type OpenEngine } from "../engine/open";
import { hasShared, openAll, sharedBlob } from "./opened";

let opened: OpenEngine;
beforeAll(async () => {
  opened = await openEngine();
  await opened.engine.ready();
});
afterEach(async () => {
  for (const { name } of await opened.engine.tables()) await opened.engine.drop(name);
});
afterAll(() => opened.close());

async function about(file: string, name: string, content: Blob | string): Promise<TableAbout> {
  const { streams } = await openAll(file, content);
  const table = await opened.engine.ingest(name, streams);
  const { about: found } = await lookAt(opened.engine, table);
  const left = "select table_name from duckdb_tables() where table_name like '%look%'";
  expect(decodeTable(await opened.engine.query(left)).objects()).toEqual([]);
  return found;
}

function read(text: string) {
  const result = readNotebook(text, [...kindNames, "quality"]);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.document;
}

const file = { label: "Mine", file: "mine.csv", sha256: "a".repeat(64) };

describe.skipIf(!hasShared)("what a look at real data finds", () => {
  test("Chicago's raw CSV: publisher, first and last day, points", async () => {
    const path = "chicago/chicago-crimes-2018-h1-raw.csv.gz";
    expect(await about(path, "crimes", await sharedBlob(path))).toMatchObject({
      rows: 127_900,
      source: "chicago",
      mapped: null,
      grain: "time",
      period: { from: "2018-01-01", to: "2018-06-30" },
    });
  });

  test("Portland's calls are known to the day", async () => {
    const path = "portland-nij/crimes_bur.csv.gz";
    expect(await about(path, "burglary", await sharedBlob(path))).toMatchObject({
      rows: 5_364,
      grain: "day",
      period: { from: "2012-03-01", to: "2017-05-31" },
    });
  });
});

test("a table of the notebook that is called as the model's stays as it is", async () => {
  await opened.engine.createTable("incidents", "select 42 as mine");
  const csv = "Date,Primary Type,IUCR,Arrest,Domestic,Beat,Latitude,Longitude\n";
  const found = await about(
    "c.csv",
    "c",
    `${csv}2018-01-01 10:00:00,THEFT,0810,true,false,1834,41.9,-87.6\n`,
  );
  expect(found.source).toBe("chicago");
  const mine = decodeTable(await opened.engine.query("select mine from incidents")).objects();
  expect(mine).toEqual([{ mine: 42 }]);
});

test("points that are 0, 0 or off the globe are not counted", async () => {
  const csv = "Date,Latitude,Longitude\n2018-01-01,0,0\n2018-01-02,12.9,77.5\n2018-01-03,99,12\n";
  expect(await about("a.csv", "a", csv)).toMatchObject({ rows: 3, points: 1, grain: "day" });
});

test("a table without time or place has neither", async () => {
  expect(await about("a.csv", "a", "kind,n\ncar,2\nfoot,3\n")).toMatchObject({
    rows: 2,
    period: null,
    points: null,
    grain: null,
    columns: [
      { name: "kind", type: "VARCHAR", kind: "text" },
      { name: "n", kind: "integer" },
    ],
  });
});

test("the starter notebook of a kept file can be read and names the file by its hash", async () => {
  const csv = "Date,Kind\n2018-01-01 10:00:00,a\n2018-02-03 11:00:00,b\n";
  const table = await about("mine.csv", "mine", csv);
  const document = read(starterNotebook({ ...file, tables: [table] }));
  expect(document.title).toBe("First look at Mine");
  expect(document.datasets).toEqual({
    mine: { source: "file", file: "mine.csv", rows: 2, sha256: file.sha256 },
  });
  expect(document.order.map((id) => document.cells[id]!.kind)).toContain("chart");
});

test("of a file of several tables each is a dataset, and the largest is looked at", async () => {
  const small = { ...(await about("a.csv", "small", "kind,n\ncar,2\n")), part: "small.csv" };
  const large = { ...(await about("b.csv", "large", "kind,n\na,2\nb,3\n")), part: "large.csv" };
  const document = read(starterNotebook({ ...file, tables: [small, large] }));
  expect(Object.entries(document.datasets).map(([name, { part }]) => [name, part])).toEqual([
    ["small", "small.csv"],
    ["large", "large.csv"],
  ]);
  const facts = Object.values(document.cells).find(({ name }) => name === "facts");
  expect(facts?.source).toContain("from large");
});
