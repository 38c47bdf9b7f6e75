import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
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
import { addFile, dataAbsent, dataFile, goldenFigures, tableReady } from "./support/data";
import { watchFaults } from "./support/faults";
import {
  cellNamed,
  done,
  goToNotebook,
  notebookText,
  openNotebook,
  saved,
  storedText,
} from "./support/notebook";
import { freePort, startServer } from "./support/server";

test.describe("a notebook over 1,949,344 rows", () => {
  test.skip(dataAbsent !== null, dataAbsent ?? "");

  test("saved, the server stopped, started and the notebook opened again: same text, same figures", async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const data = await mkdtemp(join(tmpdir(), "beatbook-restart-"));
    const port = await freePort();
    let server = await startServer(data, port);
    const figures = chicagoFigures(goldenFigures().chicago_2012_2018);
    try {
      const first = await browser.newPage();
      const noFaults = watchFaults(first);
      const text = notebookText("To be closed and opened", [
        ...figureCells(figures),
        ...pictureCells.slice(0, 6),
      ]);
      const id = await openNotebook(first, text, server.url);
      await addFile(first, dataFile(parquet), crimes);
      await addFile(first, dataFile(beatFile), beats);
      for (const figure of figures) await shows(first, figure);
      await moveSlider(first);
      await keepAll(first);
      await saved(first);
      const before = await storedText(first, id, server.url);
      expect(before).toContain("value: 18");
      noFaults();

      await server.stop();
      await first.close();
      server = await startServer(data, port);

      const again = await browser.newPage();
      const stillNone = watchFaults(again);
      await goToNotebook(again, id, server.url);
      await tableReady(again, crimes);
      await tableReady(again, beats);
      for (const figure of figures) await shows(again, figure);
      await expect(slider(again)).toHaveAttribute("aria-valuetext", "18 h");
      for (const name of ["chosen_by_month", "hexagon_map"]) await done(cellNamed(again, name));
      await expect(again.getByRole("button", { name: "Keep", exact: true })).toHaveCount(0);
      expect(await storedText(again, id, server.url)).toBe(before);
      await saved(again);
      stillNone();
      await again.close();
    } finally {
      await server.stop();
      await rm(data, { recursive: true, force: true });
    }
  });
});

const slider = (page: Page) => cellNamed(page, "at_hour").getByRole("slider");

async function moveSlider(page: Page): Promise<void> {
  await slider(page).focus();
  await slider(page).press("ArrowLeft");
  await slider(page).press("ArrowLeft");
  await expect(slider(page)).toHaveAttribute("aria-valuetext", "18 h");
}

async function keepAll(page: Page): Promise<void> {
  const keep = page.getByRole("button", { name: "Keep", exact: true });
  while ((await keep.count()) > 0) {
    const before = await keep.count();
    await keep.first().click();
    await expect(keep).toHaveCount(before - 1);
  }
}
