import { expect, test } from "@playwright/test";
import { cellOf, fenced, openCells } from "./support/cells";
import { watchFaults } from "./support/faults";
import { readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 90_000 });

const city = {
  datasets: ["fir: {source: sample, version: 2}", "beats: {source: sample-beats, version: 2}"],
};
const hurt = fenced(
  "sql hurt",
  "from fir select * where trim(CrimeGroup_Name) = 'CASES OF HURT' and year(Offence_From_Date) = 2023",
);

test("beats are ranked, rated and mapped, the next cell reads them, and rows without a beat are told", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  const cells = [
    hurt,
    fenced(
      "distribution spread",
      "data: hurt\nareas: beats\nby: {UnitName: station, Beat_Name: beat}",
    ),
    fenced(
      "sql checked",
      "from spread select count(*) as beats, sum(incidents) as incidents, bool_and(incidents between incidents_low and incidents_high) as within_limits",
    ),
    fenced("distribution lost", "data: hurt"),
  ];
  await openCells(page, baseURL, cells, city);
  const spread = cellOf(page, "spread");
  await done(spread, 60_000);
  await expect(spread.locator("[data-findings]")).toContainText(
    /13 of 120 areas \(11 %\) hold half of the 5,732 incidents; were every area equally likely, chance alone would put half into 5\d\./,
  );
  await expect(spread.locator("[data-provenance]")).toContainText(
    "5,732 of 5,732 rows are of an area of beats (100 %).",
  );
  await expect(spread.locator("[data-drawn] canvas, canvas").first()).toBeVisible();
  await expect(
    spread.getByRole("img", { name: "Areas by incidents per 100,000 residents" }),
  ).toBeVisible();
  const checked = cellOf(page, "checked");
  await done(checked);
  expect((await readGrid(checked)).rows[0]).toEqual(["120", "5,732", "true"]);
  await expect(cellOf(page, "lost").getByRole("alert")).toContainText(
    "Say how an incident is placed in an area.",
  );
  noFaults();
});
