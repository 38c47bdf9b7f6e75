import { expect, test } from "@playwright/test";
import { cellOf, chooseFor, fenced, openCells } from "./support/cells";
import { watchFaults } from "./support/faults";
import { readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 90_000 });

const city = { datasets: ["fir: {source: sample, version: 2}"] };
const chosen = fenced(
  "sql chosen",
  "from fir where CrimeGroup_Name in ('THEFT', 'MOTOR VEHICLE ACCIDENTS NON-FATAL')",
);
const params = "data: chosen\ntime: Offence_From_Date\nperiod: month\nhold: 6";

test("forecasts stand beside counting, with their trials, in the view, as tables and as code", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  const cells = [
    chosen,
    fenced("forecast ahead", `${params}\nby: [CrimeGroup_Name]`),
    fenced(
      "sql summed",
      "select count(*) as n, count(observed) as held, max(step) as steps from ahead",
    ),
    fenced(
      "sql tried",
      "select count(*) as n from ahead_backtest where is_baseline and origins = 8",
    ),
  ];
  await openCells(page, baseURL, cells, city);
  const ahead = cellOf(page, "ahead");
  await done(ahead, 60_000);
  await expect(ahead.locator("[data-findings]")).toContainText(
    /All 2 series together: [\d,]+ came in the 6 months from Jul 2024, held back; [\d,]+ were expected/,
  );
  await expect(ahead.locator("[data-findings]")).toContainText(
    /of 2 series no better than counting/,
  );
  await expect(ahead.locator("figure svg[role=img]")).toHaveCount(4);
  await ahead.locator("[data-series-list]").getByRole("button", { name: "THEFT" }).click();
  await expect(ahead.locator("figcaption").first()).toContainText("THEFT: history and forecast");
  await expect(ahead.locator("[data-scores]")).toContainText("counting that was nearest");
  await done(cellOf(page, "summed"));
  expect((await readGrid(cellOf(page, "summed"))).rows).toEqual([["24", "12", "12"]]);
  await done(cellOf(page, "tried"));
  expect((await readGrid(cellOf(page, "tried"))).rows).toEqual([["2"]]);

  await chooseFor(page, ahead, "Convert to code");
  await expect(ahead).toHaveAttribute("data-kind", "script");
  await done(ahead, 60_000);
  await expect(ahead.frameLocator("iframe").locator("body")).toContainText("counting_off_by");
  noFaults();
});
