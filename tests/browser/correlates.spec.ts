import { expect, test } from "@playwright/test";
import { cellOf, fenced, openCells } from "./support/cells";
import { watchFaults } from "./support/faults";
import { readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 60_000 });

const city = { datasets: ["beats: {source: sample-beats, version: 2}"] };

/** Where density is a standard deviation higher, there is 1.5 times as much; the other column is chance. */
const ground = fenced(
  "sql ground",
  `with d as (from beats select *, population / area_km2 as density, hash(beat || station) % 97 as caste_share)
select *, round(population / 200 * 1.5 ** ((density - avg(density) over ()) / stddev(density) over ()) * (0.9 + hash(station || beat || 'x') % 20 / 100))::int as cases from d`,
);

test("a planted trait is found with its interval, cautions are on screen, and the next cell reads it", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  await openCells(
    page,
    baseURL,
    [
      ground,
      fenced(
        "correlates traits",
        "areas: ground\ncount: cases\nexposure: population\ntraits: [density, caste_share]",
      ),
      fenced(
        "sql checked",
        "from traits select trait, 1.5 between low and high as holds, protected where trait = 'density' or p_adjusted < 0.01",
      ),
    ],
    city,
  );
  const traits = cellOf(page, "traits");
  await done(traits, 40_000);
  await expect(traits.locator("[data-findings]")).toContainText(
    "Where density is higher by one standard deviation",
  );
  await expect(traits.locator("[data-findings]")).toContainText("Moran's I");
  await expect(traits).toContainText("Areas are compared, not people.");
  await expect(traits).toContainText("caste_share is protected");
  await expect(traits.getByRole("img", { name: "Times as many incidents" })).toBeVisible();
  await traits.getByLabel("Trait", { exact: true }).selectOption("caste_share");
  await expect(traits.getByRole("img", { name: /by caste_share/ })).toBeVisible();
  await expect(traits.locator("canvas").first()).toBeVisible();
  const checked = cellOf(page, "checked");
  await done(checked);
  expect((await readGrid(checked)).rows).toEqual([["density", "true", "false"]]);
  noFaults();
});
