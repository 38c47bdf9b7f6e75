import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, type Browser, type Page } from "@playwright/test";
import {
  beatFile,
  beats,
  chicagoFigures,
  crimes,
  figureCells,
  parquet,
  pictureCells,
  shows,
} from "./support/chicago";
import { addFile, dataAbsent, dataFile, dropFile, goldenFigures, tableReady } from "./support/data";
import { watchFaults } from "./support/faults";
import { numberOf, readGrid } from "./support/grid";
import {
  addCell,
  allDone,
  cellNamed,
  done,
  goToNotebook,
  notebookText,
  openNotebook,
  renameCell,
  run,
  saved,
  storedText,
  typeCode,
} from "./support/notebook";
import { looksLike, stillPicture, type Picture } from "./support/picture";
import { freePort, startServer } from "./support/server";

test.describe("seven years of Chicago, 1,949,344 rows", () => {
  test.skip(dataAbsent !== null, dataAbsent ?? "");

  test("every golden figure is on the page, a slider moves charts and maps, and a restart changes nothing", async ({
    browser,
  }) => {
    test.setTimeout(360_000);
    const folder = await mkdtemp(join(tmpdir(), "beatbook-golden-"));
    const port = await freePort();
    let server = await startServer(folder, port);
    const figures = chicagoFigures(goldenFigures().chicago_2012_2018);
    const typed = figures.find(({ name }) => name === "arrests")!;
    const text = notebookText("Seven years of Chicago", [
      ["text", null, "# Seven years of Chicago"],
      ...figureCells(figures.filter((figure) => figure !== typed)),
      ...pictureCells,
    ]);
    try {
      const page = await newPage(browser);
      const noFaults = watchFaults(page);
      const id = await openNotebook(page, text, server.url);

      await test.step("a dropped Parquet file becomes a table", async () => {
        const seconds = await dropFile(page, dataFile(parquet), crimes);
        test
          .info()
          .annotations.push({ type: "seconds to load 1,949,344 rows", description: `${seconds}` });
        await addFile(page, dataFile(beatFile), beats);
      });

      await test.step("every figure is the one that another engine computed", async () => {
        for (const figure of figures) if (figure !== typed) await shows(page, figure);
      });

      await test.step("so is the figure of a query typed by hand", async () => {
        const cell = await addCell(page, "SQL");
        await renameCell(page, cell, typed.name);
        await typeCode(page, cell, typed.sql);
        await run(cell);
        await shows(page, typed);
      });

      await test.step("the slider changes the data and every picture", async () => {
        await allDone(page);
        const { rows } = await readGrid(cellNamed(page, "robberies_by_hour"));
        const before = await lookAt(page, rows[20]!);
        await slide(page, 15);
        const after = await lookAt(page, rows[5]!);
        for (const [name, picture] of before)
          expect(await looksLike(page, picture, after.get(name)!), `${name} looks as before`).toBe(
            false,
          );
      });

      await keepAll(page);
      await saved(page);
      const before = await storedText(page, id, server.url);
      noFaults();
      await page.close();
      await server.stop();
      server = await startServer(folder, port);

      await test.step("opened again after a restart, text and figures are the same", async () => {
        const again = await newPage(browser);
        const stillNone = watchFaults(again);
        await goToNotebook(again, id, server.url);
        for (const table of [crimes, beats]) await tableReady(again, table);
        for (const figure of figures) await shows(again, figure);
        await expect(slider(again)).toHaveAttribute("aria-valuetext", "5 h");
        for (const name of ["chosen_by_month", "hexagon_map"]) await done(cellNamed(again, name));
        await expect(again.getByRole("button", { name: "Keep", exact: true })).toHaveCount(0);
        expect(await storedText(again, id, server.url)).toBe(before);
        stillNone();
        await again.close();
      });
    } finally {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

const newPage = (browser: Browser) => browser.newPage({ viewport: { width: 1440, height: 900 } });

const slider = (page: Page) => cellNamed(page, "at_hour").getByRole("slider");

/** Keeps every file that the notebook reads, one after the other. */
async function keepAll(page: Page): Promise<void> {
  const unkept = page.getByRole("button", { name: /^Keep(ing…)?$/ });
  for (let left = await unkept.count(); left > 0; left--) {
    await unkept.first().click();
    await expect(unkept).toHaveCount(left - 1);
  }
}

const pictured = ["chosen_by_month", "hexagon_map", "point_map", "own_plot", "own_map"];

/** Checks each picture's own words against the row of its hour; gives the pictures. */
async function lookAt(page: Page, [hour, count, located]: string[]): Promise<Map<string, Picture>> {
  const cell = (name: string) => cellNamed(page, name);
  const shows = (name: string, text: string) =>
    expect(cell(name).locator("[data-provenance]")).toContainText(text);
  await expect(cell("at_hour").getByRole("slider")).toHaveAttribute("aria-valuetext", `${hour} h`);
  await done(cell("chosen_count"));
  expect((await readGrid(cell("chosen_count"))).rows).toEqual([[count]]);
  await allDone(page);
  await shows("chosen_by_month", `All ${count} rows of chosen are used`);
  await shows("hexagon_map", `${located} of ${count} rows have a usable point`);
  await shows("point_map", `${located} of ${count} rows have a usable point`);
  const pictures = new Map<string, Picture>();
  for (const name of pictured) {
    await cell(name).scrollIntoViewIfNeeded();
    if (name === "own_map") {
      const words = cell(name).frameLocator("iframe").getByText("robberies on the map");
      await expect(words).toHaveText(`${located} robberies on the map`);
    }
    pictures.set(name, await stillPicture(cell(name).locator("[data-cell-output]")));
  }
  expect(numberOf(count!)).toBeGreaterThan(0);
  return pictures;
}

/** Moves the slider to the left by keys. */
async function slide(page: Page, steps: number): Promise<void> {
  await slider(page).focus();
  for (let step = 0; step < steps; step++) await slider(page).press("ArrowLeft");
}
