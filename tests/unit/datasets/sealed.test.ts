import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isSealedHead, sealedOf, sealedRowSql } from "@/datasets/model/sealed";
import type { TableInfo } from "@/lib/engine/engine";
import { decodeTable } from "@/lib/table/table";
import { openEngine, type OpenEngine } from "../engine/open";

let open: OpenEngine;
beforeAll(async () => {
  open = await openEngine();
});
afterAll(() => open.close());

/** Who stays hidden by the page's rule, having seen that the engine's rule says the same. */
async function sealedNames(rows: string, column: string): Promise<string[]> {
  const table: TableInfo = await open.engine.createTable("people", rows);
  const sealed = sealedOf(table)!;
  const all = decodeTable(await open.engine.query("select * from people"));
  const here = Array.from({ length: all.numRows }, (_, row) => row)
    .filter((row) => sealed.test(column, (name) => all.value(name, row)))
    .map((row) => String(all.value(column, row)));
  const sql = `select "${column}" as n from people where ${sealed.condition(column)}`;
  const there = decodeTable(await open.engine.query(sql))
    .objects()
    .map((row) => String(row.n));
  expect(there).toEqual(here);
  return here;
}

describe("names that are never shown", () => {
  test("victims of sexual offences, by the crime head", async () => {
    const found = await sealedNames(
      `from (values ('V1', 'POCSO', 'Others'), ('V2', 'THEFT', 'House theft'), ('V3', 'RAPE', 'Rape'),
        ('V4', 'CrPC', 'INSULTING MODESTY OF WOMEN (EVE TEASING)'), ('V5', null, null),
        ('V6', 'CRIM SEXUAL ASSAULT', null), ('V7', 'Essex burglary', null),
        ('V8', 'UNNATURAL DEATH (Sec 174/174c/176)', null), ('V9', 'UNNATURAL SEX', null))
        t(VictimName, CrimeGroup_Name, CrimeHead_Name)`,
      "VictimName",
    );
    expect(found).toEqual(["V1", "V3", "V4", "V6", "V9"]);
  });

  test("rows of such offences, whether or not a column names somebody", async () => {
    const table = await open.engine.createTable(
      "offences",
      "from (values (1, 'Hurt', '323'), (2, 'POCSO ACT', '12'), (3, 'Theft', '379'), (4, 'Others', '376'), (5, null, null)) t(id, crime_head, act_section)",
    );
    const sql = `select id from offences where ${sealedRowSql(table)} order by id`;
    const rows = decodeTable(await open.engine.query(sql)).objects();
    expect(rows.map(({ id }) => id)).toEqual([2, 4]);
    const bare = await open.engine.createTable("bare", "select 1 as id");
    expect(sealedRowSql(bare)).toBe("(false)");
    expect(["Rape", "OFFENSE INVOLVING CHILDREN", "Kidnapping of girls"].every(isSealedHead)).toBe(
      true,
    );
    expect(["HURT", "Essex burglary", "UNNATURAL DEATH"].some(isSealedHead)).toBe(false);
  });

  test("victims of sexual offences, by the section of law", async () => {
    const found = await sealedNames(
      `from (values ('V1', 'IPC 1860 U/s: 306,376(2)'), ('V2', 'IPC 1860 U/s: 379'),
        ('V3', 'IPC 1860 U/s: 354A'), ('V4', 'THE BHARATIYA NYAYA SANHITA (BNS), 2023 U/s: 64'),
        ('V5', 'MOTOR VEHICLES ACT U/s: 64')) t(VictimName, ActSection)`,
      "VictimName",
    );
    expect(found).toEqual(["V1", "V3", "V4"]);
  });

  test("a number in prose is not a section of law", async () => {
    const rows = `from (values ('V1', 'Took 376 rupees'), ('V2', 'Rape of a neighbour')) t(VictimName, Brief_Facts)`;
    expect(await sealedNames(rows, "VictimName")).toEqual(["V2"]);
  });

  test("children, by their age, whether it came as a number or as text", async () => {
    const rows = (age: string) =>
      `select name, ${age} as age from (values ('A', '17'), ('B', '18'), ('C', null), ('D', '4')) t(name, age)`;
    expect(await sealedNames(rows("age"), "name")).toEqual(["A", "D"]);
    expect(await sealedNames(rows("age::integer"), "name")).toEqual(["A", "D"]);
  });

  test("anybody in an incident with boys or girls among the victims", async () => {
    const rows = `from (values ('C1', 0, 1), ('C2', 0, 0)) t(ComplainantName, Boy, Girl)`;
    expect(await sealedNames(rows, "ComplainantName")).toEqual(["C1"]);
  });

  test("the accused of a sexual offence is not its victim, unless a child", async () => {
    const rows = `from (values ('A1', 'RAPE', 30), ('A2', 'RAPE', 16)) t(AccusedName, CrimeHead_Name, age)`;
    expect(await sealedNames(rows, "AccusedName")).toEqual(["A2"]);
  });

  test("in a table of everybody the part decides", async () => {
    const rows = `from (values ('A', 'accused', 'RAPE'), ('V', 'victim', 'RAPE'), ('W', 'witness', 'RAPE'),
      ('X', 'victim', 'THEFT')) t(name, role, head)`;
    expect(await sealedNames(rows, "name")).toEqual(["V", "W"]);
  });

  test("addresses are sealed as names are, officers are not", async () => {
    const rows = `from (values ('V', 'Street 1', 'Officer', 'RAPE')) t(VictimName, PresentAddress, IOName, CrimeHead)`;
    expect(await sealedNames(rows, "PresentAddress")).toEqual(["Street 1"]);
    expect(await sealedNames(rows, "IOName")).toEqual([]);
  });

  test("a table that tells nothing has no such rows", async () => {
    const table = await open.engine.createTable("plain", "select 'A' as VictimName");
    expect(sealedOf(table)).toBeNull();
  });
});
