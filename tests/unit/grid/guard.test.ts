import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { guardOf } from "@/cells/people/guard";
import { groupTableOf } from "@/datasets/model/group-table";
import type { TableInfo } from "@/lib/engine/engine";
import { clipboardText } from "@/lib/ui/grid/clipboard";
import { asTheyCome, layColumns } from "@/lib/ui/grid/columns";
import { csvOf } from "@/lib/ui/grid/csv-download";
import { closedColumn, unguarded } from "@/lib/ui/grid/guard";
import { sharedCsv } from "@/lib/ui/grid/share-download";
import { openEngine, type OpenEngine } from "../engine/open";

let open: OpenEngine;
let victims: TableInfo;
beforeAll(async () => {
  open = await openEngine();
  victims = await open.engine.createTable(
    "victims",
    `from (values (1, 'Asha', 'Hoskote', 'THEFT', 30), (2, 'Banu', 'Hunsur', 'RAPE', 31), (3, 'Chitra', 'Hubli', 'THEFT', 9))
     t(FIRNo, VictimName, PresentAddress, CrimeGroup_Name, age)`,
  );
});
afterAll(() => open.close());

const whole = () => ({ top: 0, bottom: 2, left: 0, right: victims.columns.length - 1 });
const laid = () => layColumns(victims.columns, asTheyCome, 1);
const copied = (areShown: boolean) =>
  clipboardText(open.engine, victims.name, laid(), whole(), undefined, guardOf(victims, areShown));

async function written(areShown: boolean): Promise<string> {
  let text = "";
  const guard = guardOf(victims, areShown);
  for await (const part of csvOf(open.engine, victims, guard)) text += part;
  return text;
}

describe("a table of people", () => {
  test("is copied without what identifies them", async () => {
    expect(await copied(false)).toBe("1\tTHEFT\t30\n2\tRAPE\t31\n3\tTHEFT\t9");
  });

  test("is downloaded without what identifies them", async () => {
    expect(await written(false)).toBe(
      "FIRNo,CrimeGroup_Name,age\r\n1,THEFT,30\r\n2,RAPE,31\r\n3,THEFT,9\r\n",
    );
  });

  test("has its names once they are shown, but no victim's of a sexual offence and no child's", async () => {
    expect(await copied(true)).toBe(
      "1\tAsha\tHoskote\tTHEFT\t30\n2\thidden\thidden\tRAPE\t31\n3\thidden\thidden\tTHEFT\t9",
    );
    expect(await written(true)).toBe(
      "FIRNo,VictimName,PresentAddress,CrimeGroup_Name,age\r\n1,Asha,Hoskote,THEFT,30\r\n" +
        "2,hidden,hidden,RAPE,31\r\n3,hidden,hidden,THEFT,9\r\n",
    );
  });

  test("is neither sorted nor summed up by a column that is hidden somewhere", () => {
    for (const areShown of [false, true]) {
      const guard = guardOf(victims, areShown);
      expect(closedColumn(guard, "VictimName")).not.toBeNull();
      expect(closedColumn(guard, "age")).toBeNull();
    }
  });

  test("marks what must not decide anything, hidden or shown", async () => {
    const table = await open.engine.createTable("c", "select 'x' as Caste, 1 as age");
    expect([...guardOf(table, false).marked.keys()]).toEqual(["Caste"]);
    expect(guardOf(table, false).hidden.size).toBe(0);
  });
});

describe("a table of counts", () => {
  test("is saved for others with small counts masked, and says so", async () => {
    const table = await open.engine.createTable(
      "by_head",
      `from (values ('THEFT', date '2024-01-01', 60, 0.6), ('RIOT', date '2024-01-01', 3, 0.03),
        ('HURT', date '2024-01-01', 37, 0.37), ('ARSON', date '2024-01-01', 0, 0.0))
       t(head, since, cases, share)`,
    );
    const groups = groupTableOf(table)!;
    const { text, says } = await sharedCsv(open.engine, table, unguarded, groups);
    expect(says).toBe(
      "Masked: 1 of 4 counts that are from 1 to 4 and 1 more that would give them away.",
    );
    expect(text).toBe(
      "head,since,cases,share\r\nTHEFT,2024-01-01,60,0.6\r\nRIOT,2024-01-01,masked,masked\r\n" +
        `HURT,2024-01-01,masked,masked\r\nARSON,2024-01-01,0,0\r\n\r\n"${says}"\r\n`,
    );
  });

  test("is saved without what is hidden of people", async () => {
    const guard = guardOf(victims, false);
    const groups = { groups: ["CrimeGroup_Name"], counts: ["age"], derived: [] };
    const { text } = await sharedCsv(open.engine, victims, guard, groups);
    expect(text).not.toMatch(/Asha|Hoskote|VictimName/);
  });
});
