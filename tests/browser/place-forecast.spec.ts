import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { cellOf, chooseFor, fenced, openCells, toBe } from "./support/cells";
import { watchFaults } from "./support/faults";
import { numberOf, readGrid } from "./support/grid";

test.describe.configure({ timeout: 90_000 });

const datasets = ["fir: {source: sample, version: 2}", "beats: {source: sample-beats, version: 2}"];

const recent = fenced(
  "sql recent",
  `select * from fir where trim("CrimeGroup_Name") in ('BURGLARY - NIGHT', 'BURGLARY - DAY')
  and "Offence_From_Date" >= '2023-01-01'`,
);
const night =
  "data: recent\ncolumn: CrimeGroup_Name\nvalue: BURGLARY - NIGHT\nboundary: beats\nsize: 500\npatrol: 3\norigins: 4";

test("places are ranked, tested on the past, listed with reasons and saved", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  await openCells(
    page,
    baseURL,
    [
      recent,
      fenced("place-forecast next", `${night}\nthreshold: 0.8`),
      fenced(
        "sql sums",
        [
          "select count(*) filter (chosen)::integer as chosen,",
          "  (select count(*)::integer from next_backtest where role = 'chosen') as periods,",
          "  (select round(pai, 1) from next_scores where role = 'chosen') as pai from next",
        ].join("\n"),
      ),
    ],
    { datasets },
  );
  const cell = cellOf(page, "next");
  await toBe(cell, "done", 60_000);
  await cell.scrollIntoViewIfNeeded();
  await expect(cell.locator("[data-drawn]").first()).toBeVisible();
  await expect(cell.locator("[data-findings]")).toContainText(
    /Tested on 4 periods of 28 days, such a choice caught \d+ of \d+ incidents .*: PAI [\d.]+ \(/,
  );
  await expect(cell.locator("[data-findings]")).toContainText(/better than counting|above the/i);
  await expect(cell.locator("[data-provenance]")).toContainText(/that the police found themselves/);
  await expect(cell.locator("[data-provenance]")).toContainText(
    "Learned from as well: BURGLARY - DAY",
  );
  const rows = cell.locator("[data-chosen-cells] tbody tr");
  await expect(rows).toHaveCount(10);
  // The planted spot of burglaries, at the depot.
  await expect(rows.first()).toContainText(/Depot PS.*incidents here [\d.]+×/);
  await expect(cell.locator("[data-place-scores] tbody tr").first()).toContainText(
    "ensemble chosen",
  );
  await expect(cell.locator("figure svg[role=img]")).toHaveCount(3);
  await expect(cell.locator("[data-drivers]")).toContainText("is not their cause");

  const saved = page.waitForEvent("download");
  await cell.getByRole("button", { name: "Save chosen cells as GeoJSON" }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe("next.geojson");
  const { features } = JSON.parse(await readFile((await file.path())!, "utf8")) as {
    features: { properties: Record<string, unknown> }[];
  };
  expect(features).toHaveLength(12);
  expect(features[0]!.properties).toMatchObject({ rank: 1, days: 28, alert: true });

  const sums = cellOf(page, "sums");
  await toBe(sums, "done");
  const [chosen, periods, pai] = (await readGrid(sums)).rows[0]!.map(numberOf);
  expect([chosen, periods]).toEqual([12, 4]);
  await expect(cell.locator("[data-findings]")).toContainText(`PAI ${pai!.toFixed(1)} (`);
  noFaults();
});

test("its code gives the same scores", async ({ page, baseURL }) => {
  const noFaults = watchFaults(page);
  await openCells(
    page,
    baseURL,
    [recent, fenced("place-forecast next", `${night}\nmodel: count and around`)],
    { datasets },
  );
  const cell = cellOf(page, "next");
  await toBe(cell, "done", 60_000);
  const text = (await cell.locator("[data-place-scores] tbody tr").first().innerText()).split("\n");
  const pai = /[\d.]+/.exec(text.join(" ").replace("count and around chosen", ""))![0];
  await chooseFor(page, cell, "Convert to code");
  await expect(cell).toHaveAttribute("data-kind", "script");
  await toBe(cell, "done", 60_000);
  await expect(cell.frameLocator("iframe").locator("body")).toContainText("count and around");
  await expect(cell.frameLocator("iframe").locator("body")).toContainText(pai.split(".")[0]!);
  noFaults();
});
