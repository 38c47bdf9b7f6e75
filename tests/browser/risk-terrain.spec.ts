import { expect, test } from "@playwright/test";
import { cellOf, chooseFor, fenced, openCells } from "./support/cells";
import { watchFaults } from "./support/faults";
import { readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 90_000 });

const city = {
  datasets: [
    "fir: {source: sample, version: 2}",
    "beats: {source: sample-beats, version: 2}",
    "features: {source: sample-features, version: 2}",
    "sheets: {source: sample-offenders, version: 2}",
  ],
};
const accidents = fenced(
  "sql accidents",
  "from fir where CrimeGroup_Name = 'MOTOR VEHICLE ACCIDENTS FATAL'",
);
const ground = "data: accidents\nboundary: beats\nsize: 400\ndistances: [400]\nas: proximity";

test("planted drivers are found with caution, a map, tables and code, and homes of offenders refused", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  const cells = [
    accidents,
    fenced("risk-terrain risk", `${ground}\nlayers: [{table: features}]`),
    fenced(
      "sql factors",
      "select feature from risk_factors where p_adjusted < 0.001 order by feature",
    ),
    fenced("risk-terrain homes", `${ground}\nlayers: [{table: sheets}]`),
  ];
  await openCells(page, baseURL, cells, city);
  const risk = cellOf(page, "risk");
  await done(risk, 60_000);
  await expect(risk.locator("[data-findings]")).toContainText(
    /Incidents go with \d of 8 features: .*times as many \(.*\) within 400 m of a road without lamps/,
  );
  await expect(risk.locator("[data-findings]")).toContainText(/a plain count of the same time/);
  await expect(risk.locator("[data-caution]")).toContainText("does not make them the cause");
  await expect(risk.locator("figure svg[role=img]").first()).toBeVisible();
  await expect(risk.locator("[data-drawn]")).toBeVisible({ timeout: 20_000 });
  const factors = cellOf(page, "factors");
  await done(factors);
  const { rows } = await readGrid(factors);
  expect(rows.flat()).toEqual(expect.arrayContaining(["main road", "road without lamps"]));
  expect(rows.flat()).not.toContain("school");
  const homes = cellOf(page, "homes");
  await expect(homes).toHaveAttribute("data-status", "failed");
  await expect(homes).toContainText(/by area only, never by address or point/);

  await chooseFor(page, risk, "Convert to code");
  await expect(risk).toHaveAttribute("data-kind", "script");
  await done(risk, 60_000);
  await expect(risk.frameLocator("iframe").locator("body")).toContainText("road without lamps");
  noFaults();
});
