import { expect, test } from "@playwright/test";
import { cellOf, chooseFor, fenced, openCells } from "./support/cells";
import { watchFaults } from "./support/faults";
import { numberOf, readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 90_000 });

const city = { datasets: ["fir: {source: sample, version: 2}"] };
const robberies = fenced(
  "sql robberies",
  "from fir select * where CrimeGroup_Name = 'ROBBERY' and Offence_From_Date < '2024-05-01'",
);
const scan = "data: robberies\nas_of: 2024-04-30\nperiod: 240\nlongest: 60\npermutations: 199";

test("robberies that are new at one place are found while they go on, by its code too", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  const cells = [
    robberies,
    fenced("scan found", scan),
    fenced("sql strongest", "from found select p, recurrence_days, cases, expected where rank = 1"),
  ];
  await openCells(page, baseURL, cells, city);
  const found = cellOf(page, "found");
  await done(found, 60_000);
  await expect(found.locator("[data-findings]")).toContainText(
    /Between \d+ Mar 2024 and 30 Apr 2024, \d+ incidents within \d+ m of 14\.\d+, 76\.\d+ \(.+ PS\)/,
  );
  await expect(found.locator("[data-findings]")).toContainText(
    "(p = 0.005; by chance once in 200 days)",
  );
  await expect(found.locator("[data-provenance]")).toContainText("permutation model");
  await expect(found.locator("canvas").first()).toBeVisible();
  const strongest = cellOf(page, "strongest");
  await done(strongest);
  const [p, recurrence, cases, expected] = (await readGrid(strongest)).rows[0]!.map(numberOf);
  expect([p, recurrence]).toEqual([0.005, 200]);
  expect(cases! / expected!).toBeGreaterThan(2);

  await chooseFor(page, found, "Convert to code");
  await expect(found).toHaveAttribute("data-kind", "script");
  await done(found, 60_000);
  await expect(found.frameLocator("iframe").locator("body")).toContainText("expected");
  noFaults();
});
