import { expect, test } from "@playwright/test";
import { cellOf, fenced, openCells } from "./support/cells";
import { watchFaults } from "./support/faults";
import { readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 60_000 });

/** Sixteen beats over 130 weeks with a roster drawn by a hash. */
const duty = fenced(
  "sql duty",
  "select 'B' || a.range as beat, date '2021-01-05' + (7 * w.range)::int as day, (hash(1000 * a.range + w.range) % 7)::int as officers from range(16) a, range(130) w",
);
/** The more officers, the more cases; or as many whoever is on duty. */
const cases = (name: string, count: string) =>
  fenced(
    `sql ${name}`,
    `select beat, day + (hash(beat || day || k) % 6)::int - 1 as date from (select *, unnest(range(${count})) as k from duty)`,
  );
const chance = "(hash(beat || day || 'n') % 5)::int";

test("what is planted leads, and where nothing is, the cell says that nothing beats the baseline", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  const drivers = (data: string) =>
    `data: ${data}\nby: [beat]\nduty: duty\nofficers: officers\nperiod: week`;
  await openCells(page, baseURL, [
    duty,
    cases("fir", `1 + officers + ${chance}`),
    fenced("drivers led", drivers("fir")),
    fenced("sql checked", "from led select feature, low > 0 where not is_kind and rank = 1"),
    cases("noise", `1 + ${chance}`),
    fenced("drivers nothing", drivers("noise")),
  ]);
  const led = cellOf(page, "led");
  await done(led, 40_000);
  await expect(led.locator("[data-findings]")).toContainText("It leans most on duty");
  await expect(led.getByRole("img", { name: "Single features" })).toBeVisible();
  await expect(led.getByRole("img", { name: "officers on duty" })).toBeVisible();
  await expect(led).toContainText("It is not their cause");
  const checked = cellOf(page, "checked");
  await done(checked);
  expect((await readGrid(checked)).rows).toEqual([["officers on duty", "true"]]);
  const nothing = cellOf(page, "nothing");
  await done(nothing, 40_000);
  await expect(nothing.locator("[data-findings]")).toContainText("No better than the baseline");
  await expect(nothing).toContainText(/this explains nothing|uses none of the features/);
  noFaults();
});
