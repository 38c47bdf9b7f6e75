import { expect, test } from "@playwright/test";
import { cellOf, fenced, openCells, stored } from "./support/cells";
import { watchFaults } from "./support/faults";
import { readGrid } from "./support/grid";
import { done, saved } from "./support/notebook";

test.describe.configure({ timeout: 60_000 });

const sample = {
  datasets: [
    "fir: {source: sample, version: 2}",
    "duty: {source: sample-duty, version: 2}",
    "beats: {source: sample-beats, version: 2}",
  ],
};

/** The planted beat's station: five cases of hurt at night, three nights of duty in two years. */
const station = "Industrial Estate PS";
const small = [
  fenced(
    "sql hurt",
    `select "UnitName" as station, "Beat_Name" as beat, "Offence_From_Date" as occurred_from, "CrimeGroup_Name" as head,
"Latitude" as latitude, "Longitude" as longitude from fir where "CrimeGroup_Name" = 'CASES OF HURT' and "UnitName" = '${station}'`,
  ),
  fenced("sql roster", `from duty where station = '${station}'`),
  fenced("sql ground", `from beats where station = '${station}'`),
];

test("the planted beat is flagged, and duty that moves there changes the figures at once", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  const id = await openCells(
    page,
    baseURL,
    [
      ...small,
      fenced("duty-match matched", "data: hurt\nduty: roster\nbeats: ground\nby: [station, beat]"),
      fenced(
        "sql checked",
        "from matched select beat, shift, incidents, days_on_duty where flag = 'almost no duty'",
      ),
    ],
    sample,
  );
  const matched = cellOf(page, "matched");
  await done(matched, 40_000);
  const findings = matched.locator("[data-findings]");
  await expect(findings).toContainText(
    "Industrial Estate PS · BEAT NO 4, night (22:00–06:00) had 5 incidents",
  );
  await expect(findings).toContainText(/on duty on 3 of the \d+ nights/);
  const checked = cellOf(page, "checked");
  await done(checked);
  expect((await readGrid(checked)).rows).toEqual([["BEAT NO 4", "night", "5", "3"]]);

  const heat = matched.locator("[data-heat-table]");
  await heat.getByRole("searchbox").fill("beat no 4");
  await expect(heat.locator('[data-flag="almost no duty"]')).toHaveText(/almost no duty/);
  const whatIf = matched.locator("[data-what-if]");
  await whatIf.getByRole("button", { name: "Move" }).click();
  const change = whatIf.locator("[data-change]");
  await expect(change).toContainText("Industrial Estate PS · BEAT NO 4, night");
  await expect(heat.locator('[data-flag="almost no duty"]')).toHaveCount(0);
  await whatIf.getByRole("button", { name: "Keep this" }).click();
  await expect(whatIf).toContainText("Kept in the notebook");
  await saved(page);
  expect((await stored(page, baseURL, id)).text).toContain("to: Industrial Estate PS · BEAT NO 4");
  await done(matched);
  await expect(findings).toContainText("with the moves that are kept");
  noFaults();
});
