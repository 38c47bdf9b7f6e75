import { expect, test } from "@playwright/test";
import { cellOf, chooseFor, fenced, openCells } from "./support/cells";
import { watchFaults } from "./support/faults";
import { numberOf, readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 90_000 });

const city = { datasets: ["fir: {source: sample, version: 2}"] };
const burglaries = fenced(
  "sql burglaries",
  "from fir select * where CrimeGroup_Name like 'BURGLARY%' and Offence_From_Date >= '2024-01-01'",
);

test("burglaries are followed by others nearby, zones say where until when, and its code runs", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  const zones = "select count(*) as zones, min(days_left) as soonest, max(days_left) as latest";
  const cells = [
    burglaries,
    fenced("near-repeat repeats", "data: burglaries"),
    fenced("sql coming", `${zones} from repeats_zones`),
    fenced("sql raised", "select metres_to, days_to from repeats where raised order by days_to"),
  ];
  await openCells(page, baseURL, cells, city);
  const repeats = cellOf(page, "repeats");
  await done(repeats, 60_000);
  await expect(repeats.locator("[data-knox] [data-raised]")).toHaveCount(2);
  await expect(repeats.locator("[data-knox] [data-raised]").first()).toContainText("**");
  await expect(repeats.locator("[data-findings]")).toContainText(
    /Pairs 1–200 m and 0–6 days apart are 1\.\d times as frequent as chance would make them/,
  );
  await expect(repeats.locator("[data-findings]")).toContainText(
    /zones of [\d.]+ km² in all have raised risk between 1 Jan 2025 and 7 Jan 2025/,
  );
  await expect(repeats.locator("[data-provenance]")).toContainText(
    /shuffled 999 times \(seed \d+\)/,
  );
  await expect(repeats.locator("canvas").first()).toBeVisible();
  const coming = cellOf(page, "coming");
  await done(coming);
  const [count, soonest, latest] = (await readGrid(coming)).rows[0]!.map(numberOf);
  expect(count).toBeGreaterThan(10);
  expect(soonest).toBeGreaterThanOrEqual(1);
  expect(latest).toBe(7);
  await done(cellOf(page, "raised"));
  expect((await readGrid(cellOf(page, "raised"))).rows).toEqual([
    ["200", "7"],
    ["200", "14"],
  ]);

  await chooseFor(page, repeats, "Convert to code");
  await expect(repeats).toHaveAttribute("data-kind", "script");
  await done(repeats, 60_000);
  await expect(repeats.frameLocator("iframe").locator("body")).toContainText("ratio");
  noFaults();
});
