import { expect, test } from "@playwright/test";
import { cellOf, fenced, openCells } from "./support/cells";
import { watchFaults } from "./support/faults";
import { numberOf, readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 90_000 });

const datasets = ["fir: {source: sample, version: 2}"];

const cells = [
  fenced("sql thefts", `select * from fir where trim("CrimeGroup_Name") = 'THEFT'`),
  fenced("emerging hot", "data: thefts\nslice: quarter\nsize: 1000\npreceding: 1"),
  fenced(
    "sql counted",
    "select count(*)::integer as cells, (select count(*)::integer from hot_slices where slice = date '2019-01-01' and state = 'hot') as first from hot",
  ),
];

test("slices of time are gone through by keyboard and by play", async ({ page, baseURL }) => {
  const noFaults = watchFaults(page);
  await openCells(page, baseURL, cells, { datasets });
  const hot = cellOf(page, "hot");
  await done(hot, 60_000);
  await expect(hot.locator("[data-findings]")).toContainText(/hot nearly all along/);
  await expect(hot.getByText(/^intensifying \(\d+\)$/)).toBeVisible();
  await expect(hot.locator("[data-drawn]").first()).toBeVisible();

  const slider = hot.getByRole("slider", { name: "Slice of time" });
  await expect(slider).toHaveAttribute("aria-valuetext", /^4th quarter of 2024, \d+ cells hot$/);
  await slider.press("Home");
  await expect(slider).toHaveAttribute("aria-valuetext", /^1st quarter of 2019, /);
  await expect(hot.getByRole("radio", { name: "Quarter by quarter" })).toBeChecked();
  const counted = cellOf(page, "counted");
  await done(counted);
  const [, first] = (await readGrid(counted)).rows[0]!.map(numberOf);
  await expect(hot.getByText(`Hot (${first})`)).toBeVisible();

  await hot.getByRole("button", { name: "Play" }).click();
  await expect(slider).toHaveAttribute("aria-valuetext", /^3rd quarter of 2019, /);
  await hot.getByRole("button", { name: "Pause" }).click();
  await hot.getByRole("radio", { name: "Over the whole period" }).check();
  await expect(hot.getByText(/^intensifying \(\d+\)$/)).toBeVisible();
  noFaults();
});

test("where less motion is wanted, a press goes one slice on", async ({ page, baseURL }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openCells(page, baseURL, cells, { datasets });
  const hot = cellOf(page, "hot");
  await done(hot, 60_000);
  const slider = hot.getByRole("slider", { name: "Slice of time" });
  await slider.press("Home");
  await hot.getByRole("button", { name: "Next" }).click();
  await expect(slider).toHaveAttribute("aria-valuetext", /^2nd quarter of 2019, /);
});
