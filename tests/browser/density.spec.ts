import { expect, test } from "@playwright/test";
import { cellOf, fenced, openCells, toBe } from "./support/cells";
import { watchFaults } from "./support/faults";
import { numberOf, readGrid } from "./support/grid";

test.describe.configure({ timeout: 60_000 });

const datasets = ["fir: {source: sample, version: 2}", "beats: {source: sample-beats, version: 2}"];

const thefts = fenced(
  "sql thefts",
  `select * from fir where trim("CrimeGroup_Name") = 'THEFT' and "Offence_From_Date" >= '2023-01-01'`,
);

test("a density is mapped, names its top places, leaves tables, and its bandwidth is changed in the form", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  await openCells(
    page,
    baseURL,
    [
      thefts,
      fenced("density spots", "data: thefts\nbandwidth: 400\nboundary: beats\nplaces: 5"),
      fenced(
        "sql sums",
        [
          "select count(*)::integer as cells, sum(incidents)::integer as incidents,",
          "  (select count(*)::integer from spots_places) as places,",
          "  (select count(*)::integer from spots_contours) as lines from spots",
        ].join("\n"),
      ),
    ],
    { datasets },
  );
  const cell = cellOf(page, "spots");
  await toBe(cell, "done", 30_000);
  await cell.scrollIntoViewIfNeeded();
  await expect(cell.locator("[data-drawn]").first()).toBeVisible();
  await expect(cell.getByText("incidents per km²").first()).toBeVisible();
  const top = cell.locator("[data-top-places] tbody tr");
  await expect(top).toHaveCount(5);
  // The planted spot at the city bus stand.
  await expect(top.first()).toContainText(/14\.24\d\d, 76\.12\d\d/);
  await expect(cell.locator("[data-findings]")).toContainText(/A quarter of the [\d,]+ incidents/);
  await expect(cell.locator("[data-provenance]")).toContainText("No correction at the edges");

  const sums = cellOf(page, "sums");
  await toBe(sums, "done");
  const [row] = (await readGrid(sums)).rows;
  const [cells, incidents, places, lines] = row!.map(numberOf);
  expect(cells).toBeGreaterThan(20_000);
  expect(incidents).toBeGreaterThan(5_000);
  expect([places, lines]).toEqual([5, 2]);

  await cell.hover();
  await cell
    .getByRole("button", { name: /^(Show the code|Edit)$/ })
    .first()
    .click();
  await cell.getByLabel("Bandwidth (m)").fill("800");
  await expect(cell.locator("[data-provenance]")).toContainText("radius of 800 m", {
    timeout: 15_000,
  });
  await cell.getByLabel("Bandwidth", { exact: true }).selectOption("scott");
  await expect(cell.locator("[data-provenance]")).toContainText("by Scott's rule", {
    timeout: 15_000,
  });
  noFaults();
});
