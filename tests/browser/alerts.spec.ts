import { expect, test } from "@playwright/test";
import { cellOf, fenced, openCells, stored } from "./support/cells";
import { watchFaults } from "./support/faults";
import { readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 90_000 });

const city = {
  datasets: ["fir: {source: sample, version: 2}", "beats: {source: sample-beats, version: 2}"],
};

test("alerts of a festival week are ranked, opened, acknowledged and read by the next cell", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  const cells = [
    fenced(
      "alerts rises",
      "data: fir\nby: {UnitName: station, Beat_Name: beat}\ntype: CrimeGroup_Name\nareas: beats\nas_of: 2024-11-03",
    ),
    fenced(
      "sql checked",
      "from rises select count(*) filter (alarm) as alarms, count(*) filter (acknowledged) as seen, max(note) as note",
    ),
  ];
  const id = await openCells(page, baseURL, cells, city);
  const rises = cellOf(page, "rises");
  await done(rises, 60_000);
  await expect(rises.locator("[data-findings]")).toContainText(
    /\d+ of 2,3\d\d series are above what their past lets expect in the week of 28 Oct 2024/,
  );
  await expect(rises.locator("canvas").first()).toBeVisible();
  const alerts = rises.locator('[data-alert="alert"]');
  const count = await alerts.count();
  expect(count).toBeGreaterThanOrEqual(5);

  const first = alerts.first();
  const name = (await first.locator("th button").innerText()).trim();
  await first.locator("th button").press("Enter");
  await expect(rises.getByRole("img", { name: `${name}: incidents a week` })).toBeVisible();
  const behind = rises.getByRole("region", { name: `Rows behind ${name}` });
  await expect(behind).toContainText("KARNATAKA POLICE ACT 1963");

  await rises.getByRole("button", { name: `Acknowledge ${name}` }).click();
  await rises.getByRole("textbox", { name: "What was found, or done" }).fill("known: Deepavali");
  await page.keyboard.press("Enter");
  await expect(rises.locator('[data-alert="seen"]')).toContainText("known: Deepavali");
  await expect(alerts).toHaveCount(count - 1);
  await expect(alerts.first()).not.toContainText(name);
  const checked = cellOf(page, "checked");
  await expect
    .poll(async () => (await readGrid(checked)).rows[0])
    .toEqual([String(count), "1", "known: Deepavali"]);
  await expect
    .poll(async () => (await stored(page, baseURL, id)).text)
    .toContain('period: 2024-10-28, note: "known: Deepavali"}]');

  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(alerts).toHaveCount(count);
  noFaults();
});
