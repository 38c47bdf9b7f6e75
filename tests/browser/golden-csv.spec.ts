import { expect, test } from "@playwright/test";
import {
  askedOf,
  beatFile,
  beats,
  chicagoFigures,
  crimes,
  csv,
  figureCells,
  parquet,
  rawCrimes,
} from "./support/chicago";
import { addFile, dataAbsent, dataFile, dropFile, goldenFigures } from "./support/data";
import { watchFaults } from "./support/faults";
import { readGrid } from "./support/grid";
import { cellNamed, done, notebookText, openNotebook, saved } from "./support/notebook";

const firstHalf = "first_half";

test.describe("the raw file of half a year, 127,900 rows, Windows line ends, AM and PM", () => {
  test.skip(dataAbsent !== null, dataAbsent ?? "");

  test("its figures equal those of the same months in the typed table", async ({
    page,
    baseURL,
  }) => {
    test.setTimeout(180_000);
    const noFaults = watchFaults(page);
    const figures = chicagoFigures(goldenFigures().chicago_2012_2018);
    const raw = askedOf(figures, rawCrimes, "raw");
    const half = askedOf(figures, firstHalf, "half");
    const text = notebookText("Half a year, twice", [
      ["sql", firstHalf, `from ${crimes}\nwhere "Date" >= '2018-01-01' and "Date" < '2018-07-01'`],
      [
        "sql",
        "leading_zeros",
        `select "Beat" as beat, "District" as district, "IUCR" as offence, "Date" as moment\nfrom ${rawCrimes}\nwhere "Beat" = '0421'\norder by "Date", "ID"\nlimit 3`,
      ],
      ...figureCells([...raw, ...half]),
    ]);
    await openNotebook(page, text, baseURL!);

    await dropFile(page, dataFile(csv), rawCrimes);
    await test.step("codes keep their zeros and times their afternoon", async () => {
      const cell = cellNamed(page, "leading_zeros");
      await done(cell);
      const { rows } = await readGrid(cell);
      for (const [beat, district, offence, moment] of rows) {
        expect([beat, district]).toEqual(["0421", "004"]);
        expect(offence).toMatch(/^[0-9A-Z]{4}$/);
        expect(moment).toMatch(/^1 Jan 2018 \d\d:\d\d/);
      }
    });

    await test.step("figure by figure", async () => {
      await addFile(page, dataFile(parquet), crimes);
      await addFile(page, dataFile(beatFile), beats);
      for (const [index, { name }] of raw.entries()) {
        const [one, other] = [cellNamed(page, name), cellNamed(page, half[index]!.name)];
        await done(one);
        await done(other);
        const read = await readGrid(one);
        expect(read.rows.length, name).toBeGreaterThan(0);
        expect(read, name).toEqual(await readGrid(other));
      }
      const { rows } = await readGrid(cellNamed(page, "raw_quality"));
      expect(rows[0]![0]).toBe("127,900");
    });
    await saved(page);
    noFaults();
  });
});

test("what was decided when a file was read stands under its name", async ({ page, baseURL }) => {
  await openNotebook(page, notebookText("Notes", []), baseURL!);
  const rows = "id,date\n1,01/02/2018\n2,03/04/2018\n";
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "either.csv", mimeType: "text/csv", buffer: Buffer.from(rows) });
  const notes = page.locator('[data-dataset-notes="either"]');
  await notes.getByText("1 note on how it was read").click();
  await expect(notes.getByRole("listitem")).toContainText("“date”");
});
