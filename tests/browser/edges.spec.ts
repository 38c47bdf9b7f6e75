import { expect, test } from "@playwright/test";
import { cellOf, fenced, openCells } from "./support/cells";
import { tableReady } from "./support/data";
import { readGrid } from "./support/grid";
import { done, openNotebook } from "./support/notebook";

test.describe.configure({ timeout: 90_000 });

test("a manual notebook says what has not run, and its controls stay fresh", async ({
  page,
  baseURL,
}) => {
  const cells = [
    fenced("input least", "type: slider\nmin: 0\nmax: 10\nstep: 1\nvalue: 3"),
    fenced("sql many", "select $least + 1 as n"),
  ];
  await openCells(page, baseURL, cells, { auto: false });
  const [least, many] = [cellOf(page, "least"), cellOf(page, "many")];
  await expect(many.getByText("Not run yet.")).toBeVisible();
  await expect(least.locator("[data-not-run]")).toHaveCount(0);
  await many.getByRole("button", { name: "Run it" }).click();
  await done(many);
  expect((await readGrid(many)).rows).toEqual([["4"]]);
  await least.getByRole("slider").focus();
  await page.keyboard.press("ArrowRight");
  await expect(many).toHaveAttribute("data-stale", "true");
  await done(least);
});

test("an empty notebook offers the sample city", async ({ page, baseURL }) => {
  await openNotebook(page, "---\nbeatbook: 1\ntitle: Empty\n---\n", baseURL ?? "");
  await page.getByRole("button", { name: "Try the sample city" }).click();
  for (const name of ["fir", "beats", "duty"]) await tableReady(page, name);
  await expect(page.getByRole("button", { name: "Try the sample city" })).toHaveCount(0);
});

test("an error of a program says its line once", async ({ page, baseURL }) => {
  await openCells(page, baseURL, [fenced("script broken", "const a = 1;\nnothing.there(a)")]);
  const alert = cellOf(page, "broken").getByRole("alert");
  await expect(alert).toContainText("nothing is not defined");
  expect((await alert.innerText()).match(/line 2/g)).toHaveLength(1);
});

test("a day is written as people write it", async ({ page, baseURL }) => {
  await openCells(page, baseURL, [
    fenced("input day", "type: date\nlabel: Day\nvalue: 2018-03-14"),
  ]);
  await expect(cellOf(page, "day").getByText("14 Mar 2018")).toBeVisible();
  await cellOf(page, "day").getByLabel("Day").fill("2018-04-03");
  await expect(cellOf(page, "day").getByText("3 Apr 2018")).toBeVisible();
});

test("the rows behind a hexagon say of how many they are", async ({ page, baseURL }) => {
  await openCells(page, baseURL, [
    fenced(
      "sql places",
      "select 12.9 + (range % 3) / 1e5 as latitude, 77.5 as longitude, 'Asha' as VictimName from range(300)",
    ),
    fenced("map spots", "data: places\nlayer: hexagons\ncell: 500"),
  ]);
  const spots = cellOf(page, "spots");
  await done(spots);
  const canvas = spots.locator("canvas").first();
  await expect(spots.locator('[data-drawn="true"], [data-drawn]').first()).toBeVisible();
  const behind = spots.getByText("The first 200 of 300 rows.");
  await expect(async () => {
    const { width, height } = (await canvas.boundingBox())!;
    await canvas.click({ position: { x: width / 2, y: height / 2 } });
    await expect(behind).toBeVisible({ timeout: 2_000 });
  }).toPass();
  expect(await spots.innerText()).not.toContain("Asha");
});
