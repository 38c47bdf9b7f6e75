import { expect, test } from "@playwright/test";
import { cellOf, chooseFor, fenced, openCells } from "./support/cells";
import { watchFaults } from "./support/faults";
import { readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 90_000 });

const city = { datasets: ["fir: {source: sample, version: 2}"] };
const chosen = fenced(
  "sql chosen",
  "from fir where CrimeGroup_Name in ('MOTOR VEHICLE ACCIDENTS NON-FATAL', 'KARNATAKA POLICE ACT 1963')",
);
const time = "data: chosen\ntime: Offence_From_Date\nby: CrimeGroup_Name";

test("the register's break, the lockdown and Deepavali are told apart, in the view, as tables and as code", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  const cells = [
    chosen,
    fenced("trend course", `${time}\nholidays: karnataka`),
    fenced("sql levels", "select kind, begins from course_breaks order by kind"),
    fenced("sql feasts", "select holiday from course_holidays order by p limit 1"),
  ];
  await openCells(page, baseURL, cells, city);
  const course = cellOf(page, "course");
  await done(course, 60_000);
  await expect(course.locator("[data-findings]")).toContainText(
    /From May 2021 the level is 3\d\d a month instead of 7\d\d: ask whether recording changed\./,
  );
  await expect(course.locator("[data-findings]")).toContainText(
    /KARNATAKA POLICE ACT 1963 at Deepavali: [56]\.\d\d times as many as on other days/,
  );
  await expect(course.locator("figure svg[role=img]").first()).toBeVisible();
  // The view's own control, not the editor's field of that name.
  await course.locator("[data-cell-output] select").selectOption("1");
  await expect(course.locator("figcaption").first()).toContainText("KARNATAKA POLICE ACT 1963");
  await done(cellOf(page, "levels"));
  expect((await readGrid(cellOf(page, "levels"))).rows[0]).toEqual(["lasting", "1 May 2021"]);
  await done(cellOf(page, "feasts"));
  expect((await readGrid(cellOf(page, "feasts"))).rows).toEqual([["Deepavali"]]);

  await chooseFor(page, course, "Convert to code");
  await expect(course).toHaveAttribute("data-kind", "script");
  await done(course, 60_000);
  await expect(course.frameLocator("iframe").locator("body")).toContainText("change_a_year");
  noFaults();
});
