import { expect, test } from "@playwright/test";
import { cellOf, fenced, openCells } from "./support/cells";
import { watchFaults } from "./support/faults";
import { readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 60_000 });

/** Four weeks: a call each half hour, and one each four minutes on Fridays from 21:00 to 23:00. */
const calls = fenced(
  "sql calls",
  `with usual as (select timestamp '2024-01-01' + interval (30 * i) minute as "at" from range(1344) t(i)),
burst as (select timestamp '2024-01-05 21:00' + interval (7 * w) day + interval (4 * i) minute as "at" from range(4) a(w), range(30) b(i))
select "at", 20 + hash("at") % 21 as minutes from (from usual union all from burst)`,
);

test("calls of a planted evening say how many units they need, and the roster fills the shifts", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute("data-printed", "");
  });
  await openCells(page, baseURL, [
    calls,
    fenced("queueing waits", "data: calls\ntime: at\nduration: minutes\nunits: 4"),
    fenced("shift-roster roster", "data: waits_shifts\nper_unit: 2"),
    fenced(
      "sql checked",
      `select (select string_agg(distinct weekday_name || ' ' || hour, ', ') from waits where can_serve = 'no') as over_load,
(select count(*) filter (where missing > 0)::int from roster_cover) as open_shifts,
(select max(officer) from roster) as officers`,
    ),
  ]);
  const waits = cellOf(page, "waits");
  await done(waits, 30_000);
  const findings = waits.locator("[data-findings]");
  await expect(findings).toContainText(
    /Friday 2[12]:00–2[23]:00 needs most: \d+ units for 17 calls/,
  );
  await expect(findings).toContainText("more calls come than");
  const heat = waits.getByRole("img", { name: "Units needed by weekday and hour" });
  await expect(heat).toBeVisible();
  await waits.getByLabel("Shown").selectOption("calls an hour");
  await expect(waits.getByRole("img", { name: "Calls an hour by weekday and hour" })).toBeVisible();
  await expect(
    waits.getByRole("img", { name: /Waiting by number of units: Friday/ }),
  ).toContainText("now: 4 units");

  const roster = cellOf(page, "roster");
  await done(roster, 30_000);
  await expect(roster.locator("[data-findings]")).toContainText(/\d+ officers fill all \d+ duties/);
  await expect(roster.getByRole("img", { name: "Officers needed and on duty" })).toBeVisible();
  const checked = cellOf(page, "checked");
  await done(checked);
  const [row] = (await readGrid(checked)).rows;
  expect(row!.slice(0, 2)).toEqual(["Friday 21, Friday 22", "0"]);
  const officers = Number(row![2]);
  await roster.getByRole("button", { name: "Print the roster" }).click();
  await expect(page.locator("body")).toHaveAttribute("data-printed", "");
  await expect(page.locator("[data-print] tbody").first().getByRole("row")).toHaveCount(officers);
  noFaults();
});
