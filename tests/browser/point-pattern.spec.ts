import { expect, test } from "@playwright/test";
import { cellOf, chooseFor, fenced, openCells } from "./support/cells";
import { watchFaults } from "./support/faults";
import { readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 90_000 });

const city = {
  datasets: ["fir: {source: sample, version: 2}", "beats: {source: sample-beats, version: 2}"],
};
const robberies = fenced(
  "sql robberies",
  "from fir select * where trim(CrimeGroup_Name) = 'ROBBERY' and Offence_From_Date >= '2024-03-01'",
);

test("robberies have a middle, a spread and the planted cluster, by its code too", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  const cells = [
    robberies,
    fenced("point-pattern pattern", "data: robberies\nboundary: beats\nradius: 200\nleast: 10"),
    fenced(
      "sql largest",
      "from pattern_points select cluster, count(*) as rows where cluster = 1 group by all",
    ),
  ];
  await openCells(page, baseURL, cells, city);
  const pattern = cellOf(page, "pattern");
  await done(pattern, 60_000);
  const findings = pattern.locator("[data-findings]");
  await expect(findings).toContainText("around their mean centre (standard distance)");
  await expect(findings).toContainText("closer together than chance would put them");
  await expect(pattern.locator("[data-provenance]")).toContainText("km² of beats");
  await expect(pattern.locator("canvas").first()).toBeVisible();
  const largest = cellOf(page, "largest");
  await done(largest);
  const [cluster, rows] = (await readGrid(largest)).rows[0]!;
  expect(cluster).toBe("1");
  expect(Number(rows)).toBeGreaterThan(50);

  await chooseFor(page, pattern, "Convert to code");
  await expect(pattern).toHaveAttribute("data-kind", "script");
  await done(pattern, 60_000);
  await expect(pattern.frameLocator("iframe").locator("body")).toContainText("standardDistance");
  noFaults();
});
