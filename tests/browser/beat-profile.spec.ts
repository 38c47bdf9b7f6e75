import { expect, test } from "@playwright/test";
import { cellOf, fenced, openCells, stored } from "./support/cells";
import { watchFaults } from "./support/faults";
import { readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 90_000 });

const city = {
  datasets: [
    "fir: {source: sample, version: 2}",
    "duty: {source: sample-duty, version: 2}",
    "beats: {source: sample-beats, version: 2}",
  ],
};

const station = fenced(
  "sql incidents",
  `select UnitName as station, Beat_Name as beat, trim(CrimeGroup_Name) as head, Offence_From_Date as occurred_from,
FIR_Stage as status, Village_Area_Name as place, Latitude as latitude, Longitude as longitude
from fir where UnitName = 'Industrial Estate PS'`,
);

test("the quiet beat's numbers are on the page that prints, which is light, alone and two sheets long", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  await page.addInitScript(() => {
    localStorage.setItem("beatbook:theme", "dark");
    window.print = () => document.documentElement.setAttribute("data-asked", "");
  });
  const id = await openCells(
    page,
    baseURL,
    [
      station,
      fenced(
        "beat-profile profile",
        "data: incidents\nchosen: [[Industrial Estate PS, BEAT NO 4]]\nduty: duty\nbeats: beats",
      ),
      fenced(
        "sql checked",
        "select value from profile where section = 'heads_by_shift' and key = 'CASES OF HURT' and measure like 'night%'",
      ),
    ],
    city,
  );
  const profile = cellOf(page, "profile");
  await done(profile, 60_000);
  await expect(profile.locator("[data-findings]")).toContainText("5 CASES OF HURT");
  await done(cellOf(page, "checked"));
  expect((await readGrid(cellOf(page, "checked"))).rows).toEqual([["5"]]);

  await profile.getByRole("button", { name: "Print the profile" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-asked", "", { timeout: 20_000 });
  const sheet = page.locator("[data-print]");
  await expect(sheet).toContainText("Beat profile: BEAT NO 4, Industrial Estate PS");
  await expect(sheet).toContainText("anybody on duty on 3 of 731 nights");
  await expect(sheet).toContainText("1 Jan 2023 to 31 Dec 2024");
  await expect(sheet.getByRole("row", { name: /^CASES OF HURT 3 82 5 / })).toHaveCount(1);
  await expect(sheet.getByRole("button")).toHaveCount(0);
  await page.emulateMedia({ media: "print" });
  await expect(profile).toBeHidden();
  await expect(sheet).toHaveCSS("background-color", "rgb(255, 255, 255)");
  await expect(sheet.getByRole("img", { name: "Incidents by month" })).toBeVisible();
  await page.emulateMedia({ media: null });
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  expect(pdf.toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(2);
  await expect(sheet).toHaveCount(0);

  await profile.getByLabel("beat", { exact: true }).selectOption("BEAT NO 1");
  await expect(
    profile.getByRole("heading", { name: "BEAT NO 1, Industrial Estate PS" }),
  ).toBeVisible({ timeout: 20_000 });
  await expect
    .poll(async () => (await stored(page, baseURL, id)).text)
    .toContain("chosen: [[Industrial Estate PS, BEAT NO 1]]");
  noFaults();
});
