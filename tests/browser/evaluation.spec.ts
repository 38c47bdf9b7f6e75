import { expect, test } from "@playwright/test";
import { cellOf, fenced, openCells } from "./support/cells";
import { watchFaults } from "./support/faults";
import { readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 60_000 });

/** 20 beats, a case a day in each for two years; Beat 7 has every third from July 2023 on. */
const incidents = fenced(
  "sql incidents",
  `select 'Beat ' || b as beat, timestamp '2022-01-01' + to_days(d::int) + to_hours(((b * 7 + d * 5) % 24)::int) as occurred_from
from range(1, 21) t(b), range(0, 730) s(d)
where (b <> 7 or d < 546 or d % 3 = 0) and hash(b * 1000 + d) % 5 > 0`,
);

const form = `data: incidents
by: [beat]
what: Foot patrol in the evening
written: 2023-06-20
before: [2022-07-01, 2022-09-29]
after: [2023-07-01, 2023-09-29]
methods: [wdd, its, did]`;

test("areas are ticked by keyboard, the planted fall is told with its limits, and the next cell reads it", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  await openCells(page, baseURL, [
    incidents,
    fenced("evaluation worked", form),
    fenced(
      "sql checked",
      "from worked select method, ratio < 0.6 as fell, p_adjusted < 0.05 as sure",
    ),
  ]);
  const worked = cellOf(page, "worked");
  await expect(worked).toHaveAttribute("data-status", "failed", { timeout: 30_000 });
  await worked.focus();
  await page.keyboard.press("Enter");
  await worked.getByRole("button", { name: /Treated areas/ }).press("Enter");
  await page.getByPlaceholder("Search").fill("beat 7");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await done(worked, 30_000);
  await expect(worked.locator("[data-findings]")).toContainText(
    /The treated areas had \d+ incidents after, .* decided by this method alone as the form says/,
  );
  await expect(worked.locator("[data-findings]")).toContainText(
    "This cannot show that the operation",
  );
  await expect(worked).toContainText("20 Jun 2023 as the form says, not after the first day");
  await expect(
    worked.getByRole("img", { name: "Effects: times as many as expected" }),
  ).toBeVisible();
  const checked = cellOf(page, "checked");
  await done(checked);
  expect((await readGrid(checked)).rows).toEqual([
    ["weighted displacement difference", "true", "true"],
    ["interrupted time series", "true", "true"],
    ["difference in differences", "true", "true"],
  ]);
  noFaults();
});
