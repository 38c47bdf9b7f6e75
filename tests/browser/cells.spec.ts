import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { cellOf, fenced, gridRow, openCells, toBe } from "./support/cells";

test.describe.configure({ timeout: 60_000 });

test("inputs of every type give their values to SQL, by keyboard and by mouse", async ({
  page,
  baseURL,
}) => {
  const input = (name: string, ...lines: string[]) => fenced(`input ${name}`, lines.join("\n"));
  await openCells(page, baseURL, [
    input("one", "type: select", "label: One", "options: [A, B, C]"),
    input("many", "type: multi-select", "label: Many", "options: [X, Y, Z]"),
    input("level", "type: slider", "label: Level", "min: 0", "max: 10", "step: 1", "value: 4"),
    input("figure", "type: number", "label: Figure", "value: 2"),
    input("words", "type: text", "label: Words"),
    input("on", "type: checkbox", "label: Switch").replace("input on", "input switched"),
    input("day", "type: date", "label: Day", "value: 2024-01-01"),
    input("span", "type: date range", "label: Span"),
    fenced(
      "sql seen",
      "select $one as one, array_to_string($many, '+') as many, $level::int as level, $figure::int as figure, $words as words, $switched as switched, $day::date::varchar as day, $span_from::date::varchar as starts, $span_to::date::varchar as ends",
    ),
  ]);
  const seen = cellOf(page, "seen");
  await toBe(seen, "done");
  const row = gridRow(seen, 0);

  await cellOf(page, "one").locator("select").selectOption("B");
  await cellOf(page, "many").locator("[aria-haspopup=dialog]").click();
  await page.getByRole("option", { name: "Y" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("slider", { name: "Level" }).press("ArrowRight");
  await cellOf(page, "figure").locator("input").fill("17");
  await cellOf(page, "words").locator("input").fill("o'clock; drop table x");
  await page.getByRole("checkbox", { name: "Switch" }).press("Space");
  await cellOf(page, "day").locator("input").fill("2024-03-05");
  const span = page.getByRole("group", { name: "Span" });
  await span.locator("input").first().fill("2024-02-01");
  await span.locator("input").last().fill("2024-02-29");
  await expect(row).toHaveText([
    "B",
    "X+Z",
    "5",
    "17",
    "o'clock; drop table x",
    "true",
    "2024-03-05",
    "2024-02-01",
    "2024-02-29",
  ]);

  const thumb = (await page.getByRole("slider", { name: "Level" }).boundingBox())!;
  await page.mouse.move(thumb.x + thumb.width / 2, thumb.y + thumb.height / 2);
  await page.mouse.down();
  await page.mouse.move(thumb.x + 2_000, thumb.y + thumb.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect(row.nth(2)).toHaveText("10");
});

test("charts of every mark draw their axes with labels and units", async ({ page, baseURL }) => {
  const marks = {
    bar: "x: kind\ny: amount",
    line: "x: day\ny: amount",
    area: "x: day\ny: amount",
    dot: "x: n\ny: amount",
    cell: "x: kind\ny: place\naggregate: count",
    box: "x: kind\ny: amount",
    histogram: "x: amount",
  };
  await openCells(page, baseURL, [
    fenced(
      "sql rows",
      "select range as n, date '2024-01-01' + (range % 60)::int as day, 'kind ' || (range % 4) as kind, 'place ' || (range % 3) as place, (range * 37 % 101)::double as amount from range(600)",
    ),
    ...Object.entries(marks).map(([mark, axes]) =>
      fenced(
        `chart by_${mark}`,
        `data: rows\nmark: ${mark}\n${axes}\ntitle: Drawn as ${mark}\nunit: ₹`,
      ),
    ),
  ]);
  for (const mark of Object.keys(marks)) {
    const cell = cellOf(page, `by_${mark}`);
    await cell.scrollIntoViewIfNeeded();
    await toBe(cell, "done");
    await expect(cell.getByText(`Drawn as ${mark}`, { exact: true })).toBeVisible();
    const drawing = cell.locator("svg").filter({ has: page.locator("[aria-label*='axis']") });
    await expect(drawing.first()).toBeVisible();
    const shapes = drawing.locator(":is(rect, path, circle, line)");
    expect(await shapes.count(), mark).toBeGreaterThan(3);
    await expect(
      cell.locator("svg [aria-label='x-axis label'], svg [aria-label='y-axis label']").first(),
    ).not.toBeEmpty();
    if (["bar", "line", "area"].includes(mark)) await expect(drawing.last()).toContainText("₹");
  }
});

test("a map tells what is under the pointer, shows the rows behind a click and saves a PNG", async ({
  page,
  baseURL,
}) => {
  await openCells(page, baseURL, [
    fenced(
      "sql places",
      "select 'case ' || range as id, 12.9 + 0.01 * range as latitude, 77.5 + 0.02 * range as longitude, 'T' || range as kind from range(3)",
    ),
    fenced(
      "map where_it_is",
      "data: places\nlayer: points\nlatitude: latitude\nlongitude: longitude\ncolor: kind\nsize: 20\ntitle: Three places",
    ),
  ]);
  const map = cellOf(page, "where_it_is");
  await toBe(map, "done");
  const canvas = map.getByRole("application");
  await canvas.scrollIntoViewIfNeeded();
  await expect(canvas).toHaveAttribute("data-drawn", /[1-9]/);
  // The middle one of three places in a line stands in the middle of the picture.
  const { x, y, width, height } = (await canvas.boundingBox())!;
  await expect(async () => {
    await page.mouse.move(x + width / 2 + 3, y + height / 2);
    await page.mouse.move(x + width / 2, y + height / 2);
    await expect(map.getByRole("tooltip")).toContainText("T1", { timeout: 1_000 });
  }).toPass();
  await page.mouse.click(x + width / 2, y + height / 2);
  const behind = map.getByRole("region", { name: "Rows behind this point" });
  await expect(behind.getByRole("cell", { name: "case 1", exact: true })).toBeVisible();
  await expect(behind.getByRole("row")).toHaveCount(2);
  const saving = page.waitForEvent("download");
  await map.getByRole("button", { name: "Save as PNG" }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe("Three places.png");
  const bytes = await readFile((await download.path())!);
  expect(bytes.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
  expect(bytes.readUInt32BE(16)).toBeGreaterThan(400);
});

test("a table of two million rows is scrolled to its end, sorted, resized, pinned, profiled and copied", async ({
  page,
  baseURL,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openCells(page, baseURL, [
    fenced(
      "sql rows",
      "select range as n, 2000000 - range as down, case when range % 4 = 0 then null else 'w' || (range % 7) end as word from range(2000000)",
    ),
  ]);
  const cell = cellOf(page, "rows");
  await toBe(cell, "done");
  await expect(cell).toContainText("2,000,000 rows");
  const grid = cell.getByRole("grid");
  await grid.focus();
  await page.keyboard.press("ControlOrMeta+End");
  await expect(gridRow(cell, 1_999_999)).toHaveText(["1,999,999", "1", "w1"]);

  const head = (name: string) => grid.getByRole("columnheader").filter({ hasText: name });
  await head("down").getByRole("button", { name: "down", exact: true }).click();
  await expect(head("down")).toHaveAttribute("aria-sort", "ascending");
  await grid.focus();
  await page.keyboard.press("ControlOrMeta+Home");
  await expect(gridRow(cell, 0).nth(1)).toHaveText("1");

  const edge = (await head("n").first().getByRole("separator").boundingBox())!;
  const before = (await head("n").first().boundingBox())!.width;
  await page.mouse.move(edge.x + edge.width / 2, edge.y + edge.height / 2);
  await page.mouse.down();
  await page.mouse.move(edge.x + edge.width / 2 + 60, edge.y + edge.height / 2, { steps: 4 });
  await page.mouse.up();
  expect((await head("n").first().boundingBox())!.width).toBeCloseTo(before + 60, -1);

  await head("word").hover();
  await head("word").getByRole("button", { name: "Column word" }).click();
  await page.getByRole("menuitem", { name: "Pin to the left" }).click();
  await expect(head("word")).toHaveAttribute("aria-colindex", "1");
  await head("word").hover();
  await head("word").getByRole("button", { name: "Column word" }).click();
  await page.getByRole("menuitem", { name: "Profile" }).click();
  const profile = page.getByRole("dialog", { name: "Profile: word" });
  await expect(profile).toContainText("2,000,000");
  await expect(profile).toContainText("500,000 (25.0 %)");
  await page.keyboard.press("Escape");

  await grid.focus();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("ControlOrMeta+C");
  await expect(cell.getByText("Copied 4 cells")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.trimEnd().split(/\r?\n/).at(-1)).toMatch(/1999998$/);
});
