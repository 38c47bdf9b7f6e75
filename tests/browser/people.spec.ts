import { readFile } from "node:fs/promises";
import { expect, test, type Page } from "@playwright/test";
import { cellOf, fenced, openCells, runByKey, stored } from "./support/cells";
import { readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 90_000 });

const victims = fenced(
  "sql victims",
  `from (values
  (1, 'Asha Rao', '3rd Cross', 'THEFT', 'A', 30),
  (2, 'Banu Gowda', 'Mill Road', 'RAPE', 'B', 31),
  (3, 'Chitra Bai', 'Tank Bund', 'THEFT', 'A', 9)
) t(FIRNo, VictimName, PresentAddress, CrimeGroup_Name, Caste, age)`,
);

const names = /Asha|Banu|Chitra|3rd Cross|Mill Road|Tank Bund/;

async function showNames(page: Page, cell: string): Promise<void> {
  await cellOf(page, cell)
    .getByRole("button", { name: "Show names on this computer", exact: true })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Show names", exact: true }).click();
}

const table = [victims, fenced("sql who", "from victims order by FIRNo")];

test("names are hidden, are shown after a question, and are hidden again after a reload", async ({
  page,
  baseURL,
}) => {
  const id = await openCells(page, baseURL, table);
  const who = cellOf(page, "who");
  await done(who);
  const hidden = await readGrid(who);
  expect(hidden.columns).toContain("VictimName");
  expect(hidden.rows.map((row) => row.slice(1, 3))).toEqual(Array(3).fill(["hidden", "hidden"]));
  expect(await who.getByRole("grid").innerText()).not.toMatch(names);

  await showNames(page, "who");
  await expect(who.getByText("Asha Rao")).toBeVisible();
  const shown = await readGrid(who);
  expect(shown.rows.map((row) => row[1])).toEqual(["Asha Rao", "hidden", "hidden"]);
  expect((await stored(page, baseURL, id)).text).not.toMatch(/shown|hidden/);

  await who.getByRole("button", { name: "Hide them again" }).click();
  await expect(who.getByText("Asha Rao")).toHaveCount(0);
  await showNames(page, "who");
  await page.reload();
  await done(who);
  expect((await readGrid(who)).rows.map((row) => row[1])).toEqual(Array(3).fill("hidden"));
});

test("a CSV file has no names and says so in its own", async ({ page, baseURL }) => {
  await openCells(page, baseURL, table);
  await done(cellOf(page, "who"));
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    cellOf(page, "who")
      .getByRole("button", { name: "Download CSV without 2 hidden columns" })
      .click(),
  ]);
  expect(download.suggestedFilename()).toBe("who without people.csv");
  expect(await readFile(await download.path(), "utf8")).toBe(
    "FIRNo,CrimeGroup_Name,Caste,age\r\n1,THEFT,A,30\r\n2,RAPE,B,31\r\n3,THEFT,A,9\r\n",
  );
});

test("counts are saved for others with the small ones masked", async ({ page, baseURL }) => {
  const counts = `from (values ('THEFT', 60), ('RIOT', 3), ('HURT', 37)) t(head, cases)`;
  await openCells(page, baseURL, [fenced("sql by_head", counts), ...table]);
  const cell = cellOf(page, "by_head");
  await done(cell);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    cell.getByRole("button", { name: "Save for sharing (counts below 5 masked)" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("by_head for sharing.csv");
  const says = "Masked: 1 of 3 counts that are from 1 to 4 and 1 more that would give them away.";
  expect(await readFile(await download.path(), "utf8")).toBe(
    `head,cases\r\nTHEFT,60\r\nRIOT,masked\r\nHURT,masked\r\n\r\n"${says}"\r\n`,
  );
  await expect(cell.getByText(says)).toBeVisible();
  const who = cellOf(page, "who");
  await done(who);
  await expect(who.getByRole("button", { name: /^Download CSV/ })).toBeVisible();
  await expect(who.getByRole("button", { name: /^Save for sharing/ })).toHaveCount(0);
});

test("a hidden column tells nothing when its heading is clicked", async ({ page, baseURL }) => {
  await openCells(page, baseURL, table);
  const who = cellOf(page, "who");
  await done(who);
  await who
    .getByRole("columnheader", { name: /VictimName/ })
    .getByText("VictimName")
    .click();
  const panel = page.getByLabel("Profile: VictimName");
  await expect(panel).toContainText("Names of people are hidden");
  expect(await panel.innerText()).not.toMatch(names);
  expect((await readGrid(who)).rows.map((row) => row[0])).toEqual(["1", "2", "3"]);
});

test("programs, charts and choices do not get names until they are shown", async ({
  page,
  baseURL,
}) => {
  await openCells(page, baseURL, [
    fenced(
      "script every_key",
      "export const keys = Object.keys(victims.objects()[0]);\nkeys.join()",
    ),
    fenced("script asked", "const rows = await sql`select VictimName from victims`;\nrows.numRows"),
    fenced("chart drawn", "data: victims\nmark: bar\ny: VictimName"),
    fenced("input chosen", "type: select\noptions:\n  query: select VictimName from victims"),
    fenced("sql keys_there", "select $keys as keys"),
    ...table,
  ]);
  await done(cellOf(page, "keys_there"));
  const keys = await readGrid(cellOf(page, "keys_there"));
  expect(keys.rows[0]![0]).not.toMatch(/VictimName|PresentAddress/);
  for (const name of ["asked", "drawn", "chosen"]) {
    const cell = cellOf(page, name);
    await cell.scrollIntoViewIfNeeded();
    await expect(cell.getByRole("alert")).toContainText("VictimName");
    await expect(cell.getByRole("alert")).toContainText("Show names on this computer");
  }
  await showNames(page, "who");
  await runByKey(page, cellOf(page, "asked"));
  await done(cellOf(page, "asked"));
  await runByKey(page, cellOf(page, "drawn"));
  await expect(cellOf(page, "drawn").getByRole("alert")).toContainText("never shown");
});
