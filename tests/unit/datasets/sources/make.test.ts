import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { makeTables } from "@/datasets/sources/make";
import { over, statements, type Mapping } from "@/datasets/sources/mapping";
import type { TableInfo } from "@/lib/engine/engine";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine, type OpenEngine } from "../../engine/open";

const march = [
  { No: "1/2024", When: "03/03/2024 21:30", What: "THEFT" },
  { No: "2/2024", When: "04/03/2024 02:00", What: "HURT" },
  { No: "2/2024", When: "04/03/2024 02:00", What: "HURT" },
  { No: "", When: "", What: "" },
];
const april = [
  { No: "2/2024", When: "05/03/2024 02:00", What: "HURT" },
  { No: "3/2024", When: "14/04/2024 10:00", What: "THEFT" },
];

let open: OpenEngine;
let tables: TableInfo[];
beforeAll(async () => {
  open = await openEngine();
  tables = [
    await open.engine.ingest("march", [encodeRows(march)]),
    await open.engine.ingest("april", [encodeRows(april)]),
  ];
});
afterAll(() => open.close());
beforeEach(async () => {
  for (const name of ["made", "made_set_aside"]) await open.engine.drop(name);
});

const mapping = (id: string): Mapping => ({
  table: "incidents",
  source: null,
  data: { file: ["march", "april"] },
  columns: { id, occurred_from: "t.When", head: "t.What" },
});
const ask = async (sql: string) => decodeTable(await open.engine.query(sql)).objects();
const everyTable = () =>
  ask("select table_name as name from information_schema.tables where table_schema = 'main'");

it("makes the same rows with a helper table as one statement does", async () => {
  const made = statements(mapping("t.No"), tables, "made");
  const { kept, setAside } = await makeTables(open.engine, made, "made");
  expect([kept.rows, setAside.rows]).toEqual([3, 3]);
  for (const [name, query] of [
    ["made", made.kept],
    ["made_set_aside", made.setAside],
  ] as const) {
    expect(await ask(`from ${name}`), name).toEqual(await ask(over(made.aside, query)));
  }
});

it.each(["t.No", "no_function(t.No)", "error('no')"])(
  "leaves no helper table behind, with %s as the id",
  async (id) => {
    const made = statements(mapping(id), tables, "made");
    await makeTables(open.engine, made, "made").catch(() => null);
    const names = (await everyTable()).map(({ name }) => String(name));
    expect(names.filter((name) => !/^(march|april|made|made_set_aside)$/.test(name))).toEqual([]);
  },
);
