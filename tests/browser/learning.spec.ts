import { expect, test } from "@playwright/test";
import { cellOf, fenced, openCells, stored } from "./support/cells";
import { watchFaults } from "./support/faults";
import { readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 90_000 });

/** Ten years of months; from July 2024 on the level is twice as high. */
const cases = fenced(
  "sql cases",
  `select cast(timestamp '2015-01-01' + to_months(cast(m as integer)) as date) as month,
  round((30 + 8 * sin(m * pi() / 6) + (hash(m) % 7)::integer) * (case when m >= 114 then 2 else 1 end))::integer as n
from range(126) as t(m)`,
);
const params = "time: month\ncount: n\nperiod: month\nhorizon: 3\nmodels: [theta]";

test("Refit keeps the model in use, and both are compared on the months since", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  const id = await openCells(page, baseURL, [
    cases,
    fenced("sql known", "from cases where month < '2024-07-01'"),
    fenced("forecast june", `data: known\n${params}`),
    fenced("forecast now", `data: cases\n${params}\nkept: 2024-06-30`),
    fenced("sql models", "select role, in_use, as_of::varchar as as_of from now_models"),
  ]);
  const june = cellOf(page, "june");
  await done(june, 60_000);
  await expect(june.locator("[data-learning]")).toContainText("up to 30 Jun 2024");
  await june.getByRole("button", { name: "Refit" }).click();
  const june30 = /```forecast june[^`]*kept: 2024-06-30/;
  await expect.poll(async () => (await stored(page, baseURL, id)).text).toMatch(june30);
  await expect(june.locator("[data-refit], [data-learning]").last()).toContainText(
    "0 months have come",
  );
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect.poll(async () => (await stored(page, baseURL, id)).text).not.toMatch(june30);

  const now = cellOf(page, "now");
  await done(now, 60_000);
  await expect(now.locator("[data-refit] figure svg[role=img]")).toHaveAttribute(
    "aria-label",
    /Kept model of 30 Jun 2024 against the refitted one, on the same 12 months since/,
  );
  await expect(now.locator("[data-findings]")).toContainText(/Drift: the kept model is now/);
  const models = cellOf(page, "models");
  await done(models);
  const rows = (use: string) => [
    ["refitted", String(use === "refitted"), "2025-06-30"],
    ["kept", String(use === "kept"), "2024-06-30"],
  ];
  expect((await readGrid(models)).rows).toEqual(rows("refitted"));
  await now.getByRole("button", { name: "Use the kept one" }).click();
  await expect.poll(async () => (await readGrid(models)).rows).toEqual(rows("kept"));
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect.poll(async () => (await readGrid(models)).rows).toEqual(rows("refitted"));
  noFaults();
});

test("a kept model of places stands beside the refitted one", async ({ page, baseURL }) => {
  const noFaults = watchFaults(page);
  const crimes = fenced(
    "sql crimes",
    `select 12.95 + (hash(i) % 1000) / 1000.0 * case when hash(i, 7) % 2 = 0 then 0.05 else 0.005 end as latitude,
  77.57 + (hash(i, 3) % 1000) / 1000.0 * case when hash(i, 7) % 2 = 0 then 0.05 else 0.005 end as longitude,
  timestamp '2023-01-01' + to_days((hash(i, 5) % 500)::integer) as occurred
from range(1500) as t(i)`,
  );
  const source =
    "data: crimes\nhorizon: 14\npatrol: 1\nsize: 500\norigins: 3\nmodel: decayed count\nkept: 2024-02-29";
  await openCells(page, baseURL, [crimes, fenced("place-forecast places", source)]);
  const places = cellOf(page, "places");
  await done(places, 60_000);
  const learning = places.locator("[data-learning]");
  await expect(learning).toContainText(/Kept model of 29 Feb 2024 against the refitted one/);
  await expect(learning).toContainText("a refit changes nothing");
  await expect(learning.locator("figure svg[role=img]")).toHaveCount(1);
  noFaults();
});
