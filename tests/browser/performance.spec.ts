import { expect, test } from "@playwright/test";
import { cellOf, fenced, openCells } from "./support/cells";
import { watchFaults } from "./support/faults";
import { readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 60_000 });

/** Eleven stations with the same chances, and one that clears half as often. */
const register = fenced(
  "sql register",
  `select 'Station ' || range % 12 as station, ['THEFT', 'HURT'][1 + range % 2] as head,
  timestamp '2023-01-01' + interval (range * 3) hour as reported_at,
  case when hash(range) % 100 < if(range % 12 = 7, 20, 60) then 'Pending Trial' when range // 12 % 8 = 0 then 'Kept in view' else 'Undetected' end as status
from range(4800)`,
);

test("a station that differs is named with its caution, and a word that is not known is corrected on the page", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "");
  });
  await openCells(page, baseURL, [
    register,
    fenced("performance how", "data: register"),
    fenced(
      "sql checked",
      "select station, which from how where p_adjusted < 0.001 and measure = 'cleared' order by p limit 1",
    ),
  ]);
  const how = cellOf(page, "how");
  await done(how, 40_000);
  await expect(how.locator("[data-findings]")).toContainText("Station 7 (cleared");
  await expect(how.locator("[data-findings]")).toContainText("Not a verdict on officers");
  await expect(how.getByRole("img", { name: /^Cleared: areas by the number/ })).toBeVisible();
  await how.getByLabel("Scale", { exact: true }).selectOption("as they are");
  await expect(how).toContainText("if all had one share");
  const checked = cellOf(page, "checked");
  await done(checked);
  expect((await readGrid(checked)).rows).toEqual([["Station 7", "all"]]);
  await how.getByRole("button", { name: "Print the review" }).click();
  const sheet = page.locator("[data-print]");
  await expect(page.locator("html")).toHaveAttribute("data-printed", "");
  await expect(sheet).toContainText("Not a verdict on officers");
  const printed = sheet.getByRole("row", { name: /^Station 7 \d/ }).first();
  await expect(printed.locator("strong").first()).toHaveText(/^▼ \d+\.\d %$/);
  await expect(sheet.getByRole("row", { name: /^Station 5 / }).locator("strong")).toHaveCount(0);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(sheet).toHaveCount(0);

  await how.getByLabel("Meaning of Kept in view").selectOption("not cleared");
  await expect(how.locator("[data-provenance]")).not.toContainText("Not known", {
    timeout: 20_000,
  });
  await done(how, 20_000);
  await expect(how).toContainText("as the cell says");
  noFaults();
});
