import { expect, test } from "@playwright/test";
import { truth } from "../../datasets/sample/truth";
import { cellOf, fenced, openCells } from "./support/cells";
import { watchFaults } from "./support/faults";
import { readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 90_000 });

const { quietBeat } = truth();

/** The planted station alone: all its incidents and duty, by the same beats. */
const own = (table: string) =>
  `from ${table} where ${table === "fir" ? "UnitName" : "station"} = '${quietBeat.station}'`;

test("the beat left alone gets night shifts, its printed reason states what was planted, numbers can be locked and kinds of unit told apart", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "");
  });
  await openCells(
    page,
    baseURL,
    [
      fenced("sql cases", own("fir")),
      fenced("sql own_duty", own("duty")),
      fenced("sql own_beats", own("beats")),
      fenced(
        "deployment plan",
        "data: cases\ntime: Offence_From_Date\nby: {UnitName: station, Beat_Name: beat}\nduty: own_duty\nbeats: own_beats\nharm: {column: CrimeGroup_Name, weights: {}}\nscore: false",
      ),
      fenced(
        "sql night",
        `from plan select shifts_a_week_now, shifts_a_week > 0 as has_nights, left_alone where Beat_Name = '${quietBeat.beat}' and shift = 'night'`,
      ),
    ],
    {
      datasets: [
        "fir: {source: sample, version: 2}",
        "duty: {source: sample-duty, version: 2}",
        "beats: {source: sample-beats, version: 2}",
      ],
    },
  );
  const plan = cellOf(page, "plan");
  await done(plan, 60_000);
  const planted = `${quietBeat.nights.length} ${quietBeat.head}`;
  const nights = `somebody on duty in ${quietBeat.dutyNights.length} of 731 night shifts`;
  await expect(plan.locator("[data-findings]")).toContainText(
    `Left alone today: ${quietBeat.station} · ${quietBeat.beat}, night`,
  );
  const first = plan.locator("[data-changes] li").first();
  await expect(first).toContainText(
    /^\+\d+ night shifts a week in Industrial Estate PS · BEAT NO 4/,
  );
  await expect(first).toContainText("22:00–06:00 in 24 months");
  await expect(first).toContainText(planted);
  await expect(first).toContainText(nights);
  const night = cellOf(page, "night");
  await done(night);
  expect((await readGrid(night)).rows).toEqual([["0", "true", "true"]]);

  await plan.getByRole("button", { name: "Print the plan" }).click();
  const sheet = page.locator("[data-print]");
  await expect(page.locator("html")).toHaveAttribute("data-printed", "");
  await expect(sheet.getByRole("heading", { name: /Deployment plan/ })).toHaveCount(1);
  const reason = sheet.locator("li", { hasText: planted });
  await expect(reason.first()).toContainText(nights);
  await expect(sheet).toContainText("it does not promise that less will happen");
  await expect(sheet.locator("[data-print-visits]")).toContainText(/BEAT NO 4, night: \d+ × /);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(sheet).toHaveCount(0);

  await plan.getByLabel("Duty counted in").selectOption("officers");
  const officers = plan.getByRole("slider", { name: "Officers at once, night" });
  await plan.getByRole("spinbutton", { name: "Officers of a unit" }).fill("2");
  await officers.fill("11");
  await expect(plan.locator("[data-comparison]")).toContainText("What if");
  const numbers = plan.locator("[data-plan]");
  await numbers.getByRole("button", { name: /BEAT NO 3, night: / }).click();
  const chosen = plan.locator("[data-chosen]");
  await expect(chosen.locator("[data-visits] li").first()).toContainText(
    /^\d+ visits? .*: \d\d:\d\d/,
  );
  await chosen.getByLabel("Shifts a week").fill("6");
  await chosen.getByRole("button", { name: "Lock", exact: true }).click();
  await expect(
    numbers.getByRole("button", { name: /BEAT NO 3, night: .*6 shifts a week/ }),
  ).toBeVisible();
  await plan.getByRole("button", { name: "Keep" }).click();
  await done(plan, 60_000);
  await expect(plan.locator("[data-comparison]")).not.toContainText("What if");
  await expect(
    numbers.getByRole("button", { name: /BEAT NO 3, night: .*6 shifts a week/ }),
  ).toBeVisible();
  await expect(officers).toHaveValue("11");
  await expect(plan).toContainText("10 of 11 in night");

  await plan.getByLabel("Duty counted in").selectOption("kinds of unit");
  const kinds = plan.locator("[data-kinds]");
  await kinds.getByRole("button", { name: "Add a kind" }).click();
  const car = kinds.getByRole("group", { name: "Kind 2" });
  await expect(car.getByLabel("Name")).toBeFocused();
  await car.getByLabel("Name").fill("");
  await expect(plan.getByRole("alert")).toContainText("Kind of unit 2 has no name");
  await expect(plan.getByRole("button", { name: "Keep" })).toBeDisabled();
  await car.getByLabel("Name").fill("car");
  await car.getByLabel("Units at once, night").fill("1");
  await expect(plan.getByRole("alert")).toContainText("12 in night, and 11 are there");
  await car.getByLabel("Officers of a unit").fill("1");
  await car.getByRole("button", { name: /May work in/ }).click();
  await page.getByRole("button", { name: "None" }).click();
  await page.getByRole("option", { name: "BEAT NO 3" }).click();
  await page.keyboard.press("Escape");
  await expect(chosen).toContainText("car 6");
  await plan.getByRole("button", { name: /^Remove the limit: .* locked at 6 shifts/ }).click();
  await chosen.getByLabel("Fewest").fill("7");
  await expect(plan.locator("[data-limits]")).toContainText("at least 7 shifts a week");
  await plan.getByRole("button", { name: "Keep" }).click();
  await done(plan, 60_000);
  await expect(plan).toContainText("car, 1 in night, in one beat");
  await expect(chosen).toContainText("car 7");
  noFaults();
});
