import { expect, test } from "@playwright/test";
import { cellOf, fenced, openCells } from "./support/cells";
import { watchFaults } from "./support/faults";
import { readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 90_000 });

const city = { datasets: ["fir: {source: sample, version: 2}"] };

test("types are chosen by keyboard, spans are spread, the next cell reads the hours, and months are no midnights", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  const cells = [
    fenced("clock rhythm", "data: fir\ntype: CrimeGroup_Name"),
    fenced(
      "sql night",
      "from rhythm select sum(incidents)::integer as incidents, sum(aoristic) > sum(incidents) as later\nwhere trim(type) = 'BURGLARY - NIGHT' and hour between 2 and 5",
    ),
    fenced(
      "sql monthly",
      "from fir select date_trunc('month', Offence_From_Date) as month where Offence_From_Date is not null",
    ),
    fenced("clock months", "data: monthly"),
  ];
  await openCells(page, baseURL, cells, city);
  const rhythm = cellOf(page, "rhythm");
  await done(rhythm, 60_000);
  await expect(rhythm.locator("[data-findings]")).toContainText(
    /Most happens on Saturday 20:00–21:00: 2\.1 times the average hour of the week/,
  );
  await expect(rhythm.locator("[data-findings]")).toContainText("at exactly 10:00");
  await expect(rhythm.locator("[data-provenance]")).toContainText(
    /[\d,]+ end before they start and are left out of the weights/,
  );
  const week = rhythm.getByRole("img", { name: /Weekday and hour: incidents an hour/ });
  await expect(week).toBeVisible();
  const title = rhythm.locator("figcaption").first();
  await expect(title).toContainText("· All, over their spans");
  const burglary = rhythm.getByRole("button", { name: /BURGLARY - NIGHT/ });
  await burglary.focus();
  await page.keyboard.press("Enter");
  await expect(burglary).toHaveAttribute("aria-pressed", "true");
  await expect(title).toContainText("· BURGLARY - NIGHT");
  const type = rhythm.getByLabel("Type", { exact: true });
  await type.focus();
  await page.keyboard.press("Home");
  await expect(title).toContainText("· All");
  await rhythm.getByRole("radio", { name: "At the start" }).check();
  await rhythm.getByRole("radio", { name: "Count" }).check();
  await expect(title).toContainText(
    "Weekday and hour: incidents, darker is more · All, at the start",
  );
  const night = cellOf(page, "night");
  await done(night);
  const [row] = (await readGrid(night)).rows;
  expect(Number(row![0]!.replaceAll(",", ""))).toBeGreaterThan(1000);
  expect(row![1]).toBe("true");

  const months = cellOf(page, "months");
  await done(months, 60_000);
  await expect(months.locator("[data-findings]")).toContainText(
    "Neither hour nor weekday is known",
  );
  await expect(months.getByRole("img", { name: /Month and year: incidents a day/ })).toBeVisible();
  await expect(months.getByRole("img", { name: /Weekday|Day and month|Round/ })).toHaveCount(0);
  noFaults();
});
