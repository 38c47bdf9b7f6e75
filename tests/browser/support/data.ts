import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";

const shared = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));

export const dataFile = (path: string): string => `${shared}${path}`;

/** Why tests on real data are skipped here, or null when the data is there. */
export const dataAbsent: string | null = existsSync(shared)
  ? null
  : "the folder ../shared/data with the real data is not here";

export interface ChicagoFigures {
  rows: number;
  by_year: Record<string, number>;
  top_primary_type: [string, number][];
  null_latitude: number;
  latitude_lt_41: number;
  community_area_0: number;
  duplicate_case_numbers: number;
  arrest_rate: number;
  top_beats: [string, number][];
  distinct_beats: number;
  rows_beat_not_in_2012_12_polygons: number;
  by_hour: number[];
  by_dow_sun0: number[];
  theft_by_month_2017: number[];
  homicide_by_year: Record<string, number>;
}

/** Figures that another engine computed from the same files. */
export const goldenFigures = (): { chicago_2012_2018: ChicagoFigures } =>
  JSON.parse(readFileSync(dataFile("golden-aggregates.json"), "utf8")) as {
    chicago_2012_2018: ChicagoFigures;
  };

/** Adds a data file by the input behind “Add a data file” and waits for its table. Gives the seconds it took. */
export async function addFile(page: Page, path: string, table: string): Promise<number> {
  const started = Date.now();
  await page.locator('input[type="file"]').setInputFiles(path);
  await tableReady(page, table);
  return (Date.now() - started) / 1000;
}

/** Drops a file from outside on the middle of the page, as the file manager of a desktop does. */
export async function dropFile(page: Page, path: string, table: string): Promise<number> {
  const started = Date.now();
  await dragFile(page, path, () => expect(page.getByText("Drop to make a table")).toBeVisible());
  await tableReady(page, table);
  return (Date.now() - started) / 1000;
}

/** Drags a file over the page, waits for `over`, and lets go. */
export async function dragFile(page: Page, path: string, over: () => Promise<void>): Promise<void> {
  const { width, height } = page.viewportSize()!;
  const devtools = await page.context().newCDPSession(page);
  const send = (type: "dragEnter" | "dragOver" | "drop") =>
    devtools.send("Input.dispatchDragEvent", {
      type,
      x: width / 2,
      y: height / 2,
      data: { items: [], files: [path], dragOperationsMask: 1 },
    });
  await send("dragEnter");
  await send("dragOver");
  await over();
  await send("drop");
  await devtools.detach();
}

/** The dataset stands in the left rail with its rows. */
export const tableReady = (page: Page, table: string, timeout = 90_000): Promise<void> =>
  expect(page.getByRole("button", { name: `Columns of ${table}`, exact: true })).toBeVisible({
    timeout,
  });
