import { expect, test, type Page } from "@playwright/test";
import { styleOf, workbook, zip } from "../unit/datasets/archives";
import { tableReady } from "./support/data";
import { watchFaults } from "./support/faults";
import { readGrid } from "./support/grid";
import { cellNamed, done, notebookText, openNotebook, saved, storedText } from "./support/notebook";

const fileOf = async (name: string, blob: Blob) => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(await blob.arrayBuffer()),
});

const add = async (page: Page, name: string, blob: Blob) =>
  page.locator('input[type="file"]').setInputFiles(await fileOf(name, blob));

const chooser = (page: Page) => page.getByRole("dialog");

const register = (rows: number) =>
  `id,head\n${Array.from({ length: rows }, (_, i) => `${i},THEFT`).join("\n")}\n`;

test.describe("files of several tables", () => {
  test("an archive asks which tables are wanted, by keyboard alone, and keeps them as one file", async ({
    page,
    baseURL,
  }) => {
    const noFaults = watchFaults(page);
    const sql = "select (select count(*) from cases) + (select count(*) from people) as n";
    const id = await openNotebook(page, notebookText("Parts", [["sql", "counted", sql]]), baseURL!);
    const archive = await zip({
      "2018/cases.csv": register(40),
      "2018/people.csv": register(2),
      "2018/acts.csv": register(3),
      "__MACOSX/2018/._cases.csv": "x",
    });
    await add(page, "fir.zip", archive);
    await expect(chooser(page)).toContainText("3 tables in fir.zip");
    await expect(chooser(page).getByRole("button", { name: "Add 3 tables" })).toBeFocused();
    await chooser(page).getByRole("checkbox", { name: /acts/ }).focus();
    await page.keyboard.press("Space");
    await expect(chooser(page)).toContainText("2 of 3 chosen");
    await page.keyboard.press("Enter");
    await tableReady(page, "cases");
    await tableReady(page, "people");
    await done(cellNamed(page, "counted"));
    expect((await readGrid(cellNamed(page, "counted"))).rows).toEqual([["42"]]);

    const keep = page.getByRole("button", { name: "Keep", exact: true });
    await expect(keep).toHaveCount(1);
    await keep.click();
    await expect(keep).toHaveCount(0);
    await saved(page);
    expect(await storedText(page, id, baseURL!)).toMatch(/part: 2018\/cases\.csv/);
    await page.reload();
    await tableReady(page, "people");
    await done(cellNamed(page, "counted"));
    noFaults();
  });

  test("leaving the choice adds nothing, and a broken archive says why", async ({
    page,
    baseURL,
  }) => {
    await openNotebook(page, notebookText("Left", []), baseURL!);
    const archive = await zip({ "a.csv": register(1), "b.csv": register(1) });
    await add(page, "two.zip", archive);
    await expect(chooser(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(chooser(page)).toHaveCount(0);
    await add(page, "broken.zip", archive.slice(0, 80));
    await expect(page.getByText(/broken\.zip was not added: .*cut short or damaged/)).toBeVisible();
    await expect(page.getByText("No data yet.")).toBeVisible();
  });

  test("a sheet is read from the row that names its columns, and from another when told", async ({
    page,
    baseURL,
  }) => {
    const noFaults = watchFaults(page);
    const sql = "select * from review";
    await openNotebook(page, notebookText("Sheet", [["sql", "all_rows", sql]]), baseURL!);
    const book = await workbook({
      Review: [
        ["Karnataka State Police"],
        [],
        ["Head", "No", "Day"],
        ["Code", "Number", "Date"],
        ["Murder", "10470124520160002", { value: 43_131, style: styleOf.date }],
      ],
      Sheet2: [],
    });
    await add(page, "review.xlsx", book);
    await tableReady(page, "review");
    const cell = cellNamed(page, "all_rows");
    await done(cell);
    expect((await readGrid(cell)).rows).toHaveLength(2);
    const row = page.getByRole("spinbutton", { name: "Column names in row" });
    await expect(row).toHaveValue("3");
    await row.fill("4");
    await row.press("Enter");
    await expect.poll(async () => (await readGrid(cell)).rows.length).toBe(1);
    const { columns, rows } = await readGrid(cell);
    expect(columns).toEqual(["Code", "Number", "Date"]);
    expect(rows[0]!.slice(0, 2)).toEqual(["Murder", "10470124520160002"]);
    noFaults();
  });
});
