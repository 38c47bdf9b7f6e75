import { expect, test } from "@playwright/test";
import { cellOf, chooseFor, fenced, openCells } from "./support/cells";
import { watchFaults } from "./support/faults";
import { numberOf, readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 90_000 });

const datasets = ["fir: {source: sample, version: 2}", "beats: {source: sample-beats, version: 2}"];

const thefts = fenced(
  "sql thefts",
  `select * from fir where trim("CrimeGroup_Name") = 'THEFT' and "Offence_From_Date" >= '2022-01-01'`,
);

test("hot cells are mapped, told and left as a table, and local Moran becomes a program", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  await openCells(
    page,
    baseURL,
    [
      thefts,
      fenced("local-clusters spots", "data: thefts\nboundary: beats\nsize: 500"),
      fenced("local-clusters lisa", "data: thefts\nboundary: beats\nsize: 1000\nstatistic: moran"),
      fenced("sql hot", "select count(*)::integer as hot from spots where class = 'hot 99 %'"),
    ],
    { datasets },
  );
  const spots = cellOf(page, "spots");
  await done(spots, 60_000);
  await expect(spots.locator("[data-drawn]").first()).toBeVisible();
  await expect(spots.getByText(/^Hot, 99 % confidence \(\d+\)$/)).toBeVisible();
  await expect(spots.locator("[data-findings]")).toContainText(
    /\d+ of [\d,]+ cells are hot .* % of the ground with .* % of the incidents/,
  );
  await expect(spots.locator("[data-findings]")).toContainText(/more clustered than chance/);
  await expect(spots.locator("[data-provenance]")).toContainText(/rows have a usable point/);
  const hot = cellOf(page, "hot");
  await done(hot);
  const [row] = (await readGrid(hot)).rows;
  expect(numberOf(row![0]!)).toBeGreaterThan(5);

  const lisa = cellOf(page, "lisa");
  await done(lisa, 60_000);
  await expect(lisa.getByText(/^High among high \(\d+\)$/)).toBeVisible();
  await expect(lisa.locator("[data-provenance]")).toContainText("999 conditional permutations");
  await chooseFor(page, lisa, "Convert to code");
  await expect(lisa).toHaveAttribute("data-kind", "script");
  await done(lisa, 60_000);
  await expect(lisa.frameLocator("iframe").locator("body")).toContainText("p_adjusted");
  noFaults();
});
