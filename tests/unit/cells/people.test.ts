import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { groupPairs } from "@/cells/areas/pairs";
import { inputKind } from "@/cells/input/kind";
import { chartSchema } from "@/cells/chart/params";
import { resolve } from "@/cells/chart/resolve";
import { suggestChart } from "@/cells/chart/suggest";
import { askGuarded, guardedQuery, guardedRows } from "@/cells/people/guarded-query";
import { offered, withoutHidden } from "@/cells/people/offered";
import { showNames } from "@/cells/people/shown";
import { textKind } from "@/cells/text/kind";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { decodeTable } from "@/lib/table/table";
import { openEngine, type OpenEngine } from "../engine/open";
import { cellOf } from "./duck";

let open: OpenEngine;
let victims: TableInfo;
let plain: TableInfo;
beforeAll(async () => {
  open = await openEngine();
  victims = await open.engine.createTable(
    "Victims",
    `from (values (1, 'Asha', 'THEFT', 30), (2, 'Banu', 'RAPE', 31), (3, 'Chitra', 'THEFT', 9))
     t(FIRNo, VictimName, CrimeGroup_Name, age)`,
  );
  plain = await open.engine.createTable("beats", "select 'B1' as beat, 1 as n");
});
afterAll(() => open.close());
afterEach(() => showNames(false));

const ask = async (sql: string) =>
  decodeTable(await askGuarded(open.engine, sql, [victims, plain], {}));

describe("a query of a program or of a list of choices", () => {
  test.each([
    "select * from victims",
    "from Victims",
    'select * from "VICTIMS" v order by FIRNo',
    "from 'victims'",
    "from query_table('Victims')",
    "with victims as (select * from victims) from victims",
    "with v as materialized (from victims) select v.* from v",
    "with recursive r as (select 1 as i union all select i + 1 from r where i < 2) from r, victims",
    "select * from beats, lateral (from victims limit 1)",
    "select victims from victims",
    "select columns(*) from victims",
    "summarize victims",
    "describe victims",
    "pivot victims on age using count(*)",
    "(select * from victims) union all by name (select * from victims)",
    "select * from victims) union all by name (select * from victims",
    "from victims -- all of them",
  ])("never has the names: %s", async (sql) => {
    const table = await ask(sql);
    expect(table.numRows).toBeGreaterThan(0);
    expect(JSON.stringify([table.names, ...table.objects()], plainly)).not.toMatch(
      /VictimName|Asha|Banu/,
    );
  });

  test.each(["from main.victims", 'select * from memory.main."Victims"', "from main . victims v"])(
    "cannot go around it with a schema: %s",
    async (sql) => {
      await expect(ask(sql)).rejects.toThrow(/without “main/);
    },
  );

  test("that names a hidden column is told why, and what to do", async () => {
    const failure = await ask("select max(victimname) from victims").catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(CellFailure);
    expect((failure as CellFailure).problem.message).toBe(
      "VictimName identifies people and is hidden from this query.",
    );
  });

  test("of other tables stays as it was written", () => {
    expect(guardedQuery("from beats", [plain], false)).toBe("from beats");
    expect(guardedRows(plain, false)).toBeNull();
  });

  test("has the names once they are shown, but none that are never shown", async () => {
    showNames(true);
    const table = await ask("select VictimName as n from victims order by FIRNo");
    expect(table.objects().map(({ n }) => n)).toEqual(["Asha", null, null]);
  });

  test("keeps the order of a sorted query", async () => {
    const table = await ask("select v.FIRNo as n from victims v, range(50000) order by n desc");
    const numbers = [...table.numbers("n")];
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  });
});

describe("parameters", () => {
  test("offer no column that identifies people until names are shown", () => {
    expect(withoutHidden(victims, false).columns.map(({ name }) => name)).not.toContain(
      "VictimName",
    );
    expect(offered(victims, false).columns.map(({ name }) => name)).not.toContain("VictimName");
    expect(withoutHidden(victims, true)).toBe(victims);
  });

  test("never offer a column with names that are never shown", () => {
    expect(offered(victims, true).columns.map(({ name }) => name)).not.toContain("VictimName");
  });

  test("a chart of a hidden column is refused", () => {
    const params = chartSchema.parse({ data: "Victims", mark: "bar", y: "victimname" });
    expect(() => resolve(params, victims, 1)).toThrow(/VictimName of Victims identifies people/);
    showNames(true);
    expect(() => resolve(params, victims, 1)).toThrow(/never shown/);
  });

  test("groups are made by no hidden column, of the incidents or of a table of areas", () => {
    expect(() => groupPairs(["victimname"], victims, null)).toThrow(
      /VictimName of Victims identifies people/,
    );
    expect(() => groupPairs({ beat: "VictimName" }, plain, victims)).toThrow(
      /VictimName of Victims identifies people/,
    );
  });

  test("a chart may count how many different people there are", () => {
    const params = chartSchema.parse({
      data: "Victims",
      mark: "bar",
      y: "CrimeGroup_Name",
      aggregate: "distinct",
      value: "VictimName",
    });
    expect(resolve(params, victims, 1).measure?.column?.name).toBe("VictimName");
  });

  test("a first chart is never one of names", async () => {
    const names = await open.engine.createTable(
      "names",
      "select 'Asha' as VictimName, 'x' as note",
    );
    expect(suggestChart(names)).toMatchObject({ y: "note" });
  });

  test("a list of choices is not read from names", async () => {
    const source = "type: select\noptions:\n  query: select VictimName from victims";
    const context = {
      cell: cellOf("input", source, "who"),
      engine: open.engine,
      signal: new AbortController().signal,
      nature: () => "table",
      table: async () => victims,
      variables: () => ({}),
    } as unknown as RunContext;
    await expect(inputKind.run(context)).rejects.toThrow(/VictimName identifies people/);
  });
});

test("prose does not quote names", async () => {
  const context = {
    cell: cellOf("text", "There are ${victims} and ${victims.VictimName}."),
    engine: open.engine,
    signal: new AbortController().signal,
    nature: () => "table",
    table: async () => victims,
  } as unknown as RunContext;
  const { view } = await textKind.run(context);
  expect(JSON.stringify(view, plainly)).toContain("THEFT");
  expect(JSON.stringify(view, plainly)).not.toMatch(/VictimName"|Asha/);
});

const plainly = (_: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);
