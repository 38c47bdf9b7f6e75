import { expect, test } from "@playwright/test";
import { cellOf, fenced, openCells } from "./support/cells";
import { watchFaults } from "./support/faults";
import { readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 90_000 });

const city = {
  datasets: ["fir: {source: sample, version: 2}", "beats: {source: sample-beats, version: 2}"],
};
const robbery = fenced(
  "sql robbery",
  "from fir select * where trim(CrimeGroup_Name) = 'ROBBERY' and year(Offence_From_Date) <= 2024",
);

test("beats are compared, mapped and ranked, rows behind a figure are shown, and months are no weeks", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  const cells = [
    robbery,
    fenced(
      "compare changes",
      "data: robbery\ntime: Offence_From_Date\nby: {UnitName: station, Beat_Name: beat}\nareas: beats\nperiod: year",
    ),
    fenced(
      "sql checked",
      "from changes select count(*) as rows, count(*) filter (where verdict = 'rise' and comparison = 'last period') as rises, bool_and(p_adjusted >= p) as adjusted",
    ),
    fenced(
      "sql monthly",
      "select date_trunc('month', Offence_From_Date)::date as month, count(*) as cases from robbery group by all",
    ),
    fenced("compare weekly", "data: monthly\ntime: month\ncount: cases\nperiod: week"),
  ];
  await openCells(page, baseURL, cells, city);
  const changes = cellOf(page, "changes");
  await done(changes, 60_000);
  await expect(changes.locator("[data-findings]")).toContainText(
    /Rises most surely against the year before: Station Road PS · BEAT NO 5, 90 against \d+ expected/,
  );
  await expect(changes.locator("[data-provenance]")).toContainText("adjusted for 242 tests");
  await expect(changes.getByRole("img", { name: "All: the year so far" })).toBeVisible();
  await expect(changes.getByRole("img", { name: "Change of each group" })).toBeVisible();
  const sheet = changes.locator("[data-sheet]");
  await sheet.getByRole("button", { name: "Station Road PS · BEAT NO 5" }).click();
  await expect(
    changes.getByRole("img", { name: "Station Road PS · BEAT NO 5: the year so far" }),
  ).toBeVisible();
  await sheet.locator('[data-verdict="rise"] button').first().click();
  await expect(changes.getByText(/Rows behind Station Road PS · BEAT NO 5, 1 Jan/)).toBeVisible();
  await expect(changes.getByText("All 90 rows.")).toBeVisible();
  const checked = cellOf(page, "checked");
  await done(checked);
  const [rows, rises, adjusted] = (await readGrid(checked)).rows[0]!;
  expect([rows, adjusted]).toEqual(["242", "true"]);
  expect(Number(rises)).toBeGreaterThan(0);
  await expect(cellOf(page, "weekly").getByRole("alert")).toContainText(
    "month tells only the month",
    { timeout: 60_000 },
  );
  noFaults();
});
