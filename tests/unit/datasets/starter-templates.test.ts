import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { modelTable } from "@/datasets/model/model";
import { makeTables } from "@/datasets/sources/make";
import { statements } from "@/datasets/sources/mapping";
import { recognise } from "@/datasets/sources/recognise";
import { templateColumns, templates } from "@/datasets/templates";
import { decodeTable } from "@/lib/table/table";
import { openEngine, type OpenEngine } from "../engine/open";
import { openAll } from "./opened";

let opened: OpenEngine;
beforeAll(async () => {
  opened = await openEngine();
  await opened.engine.ready();
});
afterEach(async () => {
  for (const { name } of await opened.engine.tables()) await opened.engine.drop(name);
});
afterAll(() => opened.close());

async function tableOf(csv: string) {
  const { streams } = await openAll("filled.csv", csv);
  return opened.engine.ingest("filled", streams);
}

test.each(templates.map((template) => [template.title, template] as const))(
  "the template of %s, filled in, is recognised and becomes its table of the model",
  async (_, { table, csv }) => {
    const raw = await tableOf(csv);
    const [found] = recognise([raw]);
    expect(found).toMatchObject({
      source: { id: "beatbook-template" },
      files: { [table]: "filled" },
    });
    const mapping = {
      table,
      source: "beatbook-template",
      data: { [table]: ["filled"] },
      columns: {},
    };
    const made = statements(mapping, [raw], "made");
    const { kept } = await makeTables(opened.engine, made, "made");
    expect(kept.rows).toBe(2);
    const types = new Map(kept.columns.map(({ name, type }) => [name, type]));
    for (const { name, type } of templateColumns(table)) expect(types.get(name), name).toBe(type);
    const required = modelTable(table).columns.filter((column) => column.required);
    for (const { name } of required) {
      const sql = `select count(*)::double as n from made where ${name} is null`;
      const missing = decodeTable(await opened.engine.query(sql)).value("n", 0);
      expect(missing, name).toBe(0);
    }
  },
);

test("a template is known by its header even when one column was taken out", async () => {
  const { csv } = templates.find(({ table }) => table === "duty")!;
  const without = csv
    .split("\r\n")
    .map((line) => line.split(",").slice(0, -1).join(","))
    .join("\r\n");
  expect(recognise([await tableOf(without)])[0]?.source.id).toBe("beatbook-template");
});

test("times in a duty roster are read to the minute", async () => {
  const { csv } = templates.find(({ table }) => table === "duty")!;
  const raw = await tableOf(csv);
  const mapping = {
    table: "duty" as const,
    source: "beatbook-template",
    data: { duty: ["filled"] },
    columns: {},
  };
  await makeTables(opened.engine, statements(mapping, [raw], "made"), "made");
  const sql = "select date_diff('minute', starts_at, ends_at)::double as minutes from made";
  expect(decodeTable(await opened.engine.query(sql)).objects()).toEqual([
    { minutes: 480 },
    { minutes: 480 },
  ]);
});

test("the guide explains every column of its template", () => {
  for (const { table, guide, csv } of templates) {
    const header = csv.split("\r\n")[0]!.split(",");
    expect(header).toEqual(templateColumns(table).map(({ name }) => name));
    for (const name of header) expect(guide).toContain(`| ${name} |`);
  }
});
