import { expect, test, type Page } from "@playwright/test";
import {
  cellOf,
  chooseFor,
  editorOf,
  fenced,
  gridRow,
  openCells,
  rewrite,
  toBe,
} from "./support/cells";
import { cells } from "./support/notebook";

test.describe.configure({ timeout: 60_000 });

const namesOf = (page: Page) =>
  cells(page).evaluateAll((all) =>
    all.map((one) => / cell (\w+),/.exec(one.getAttribute("aria-label") ?? "")?.[1] ?? ""),
  );

const three = ["one", "two", "three"].map((name, index) =>
  fenced(`sql ${name}`, `select ${index} as n`),
);

test("a cell is added, written, run, left, moved, folded and deleted with keys alone", async ({
  page,
  baseURL,
}) => {
  await openCells(page, baseURL, three);
  await toBe(cellOf(page, "three"), "done");
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  await cellOf(page, "one").focus();
  await press("b");
  await page.getByRole("combobox").fill("SQL");
  await press("Enter");
  await expect.poll(() => namesOf(page)).toEqual(["one", "sql", "two", "three"]);
  const added = cellOf(page, "sql");
  await expect(added.locator(".monaco-editor").first()).toHaveClass(/focused/);
  await press("ControlOrMeta+A");
  await page.keyboard.insertText("select 40 + 2 as answer");
  await press("ControlOrMeta+Enter");
  await expect(gridRow(added, 0)).toHaveText(["42"]);
  await press("Shift+Enter");
  await expect(cellOf(page, "two")).toBeFocused();
  await press("ArrowUp");
  await expect(added).toBeFocused();
  await press("Enter");
  await expect(added.locator(".monaco-editor").first()).toHaveClass(/focused/);
  await press("Escape");
  await expect(added).toBeFocused();
  await press("o");
  await expect(added.locator("[data-cell-code]")).toHaveCount(0);
  await press("m");
  await expect(added.getByText("manual", { exact: true })).toBeVisible();
  await press("m");
  await expect(added.getByText("manual", { exact: true })).toHaveCount(0);
  await press("Alt+ArrowDown");
  await expect.poll(() => namesOf(page)).toEqual(["one", "two", "sql", "three"]);
  await press("Alt+ArrowUp");
  await expect.poll(() => namesOf(page)).toEqual(["one", "sql", "two", "three"]);
  await expect(added).toBeFocused();
  await press("d", "d");
  await expect.poll(() => namesOf(page)).toEqual(["one", "two", "three"]);
  await press("z");
  await expect.poll(() => namesOf(page)).toEqual(["one", "sql", "two", "three"]);
  await cellOf(page, "one").focus();
  await press("?");
  const sheet = page.getByRole("dialog");
  await expect(sheet).toContainText("Run this cell");
  await press("Escape");
  await expect(sheet).toHaveCount(0);
  await press("ControlOrMeta+K");
  await page.getByRole("combobox").fill("three SQL");
  await press("Enter");
  await expect(cellOf(page, "three")).toBeFocused();
});

test("a deleted cell comes back by its Undo, a copy stands below, and a cell is dragged to its place", async ({
  page,
  baseURL,
}) => {
  await openCells(page, baseURL, three);
  await toBe(cellOf(page, "three"), "done");
  await chooseFor(page, cellOf(page, "two"), "Delete");
  await expect.poll(() => namesOf(page)).toEqual(["one", "three"]);
  await page.getByLabel("Messages").getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => namesOf(page)).toEqual(["one", "two", "three"]);
  await chooseFor(page, cellOf(page, "two"), "Duplicate");
  await expect.poll(() => namesOf(page)).toEqual(["one", "two", "two_2", "three"]);
  // Code that nobody ran yet waits to be asked.
  await toBe(cellOf(page, "two_2"), "idle");
  await cellOf(page, "one").hover();
  const handle = (await cellOf(page, "one")
    .getByRole("button", { name: /^Move this cell/ })
    .boundingBox())!;
  const target = (await cellOf(page, "three").boundingBox())!;
  await page.mouse.move(handle.x + 4, handle.y + 8);
  await page.mouse.down();
  await page.mouse.move(handle.x + 4, target.y + target.height - 4, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => namesOf(page)).toEqual(["two", "two_2", "three", "one"]);
});

test("renaming a cell tells the cells that name it, and renaming it back mends them", async ({
  page,
  baseURL,
}) => {
  await openCells(page, baseURL, [
    fenced("sql before", "select 1 as n"),
    fenced("sql reader", "from before"),
  ]);
  const reader = cellOf(page, "reader");
  await toBe(reader, "done");
  const byKey = () => page.keyboard.press("n");
  const byPalette = async () => {
    await page.keyboard.press("ControlOrMeta+k");
    await page.getByRole("dialog").getByRole("combobox").fill("rename this");
    await page.keyboard.press("Enter");
  };
  const rename = async (old: string, name: string, begin: () => Promise<void>) => {
    await cellOf(page, old).focus();
    await begin();
    await expect(page.getByRole("textbox", { name: "Name of the cell" })).toBeFocused();
    await page.getByRole("textbox", { name: "Name of the cell" }).fill(name);
    await page.keyboard.press("Enter");
    await expect(cellOf(page, name)).toBeFocused();
  };
  await rename("before", "after", byKey);
  await toBe(reader, "failed");
  await expect(reader.getByRole("alert")).toContainText("before");
  await rename("after", "before", byPalette);
  await toBe(reader, "done");
});

test("a chart and a map become code that runs", async ({ page, baseURL }) => {
  await openCells(page, baseURL, [
    fenced(
      "sql rows",
      "select range % 3 as kind, 12.9 + range * 0.001 as latitude, 77.5 + range * 0.001 as longitude from range(90)",
    ),
    fenced("chart picture", "data: rows\nmark: bar\nx: kind"),
    fenced("map places", "data: rows\nlayer: points\nlatitude: latitude\nlongitude: longitude"),
  ]);
  for (const [name, drawn] of [
    ["picture", "svg"],
    ["places", "canvas"],
  ] as const) {
    await toBe(cellOf(page, name), "done");
    await chooseFor(page, cellOf(page, name), "Convert to code");
    await expect(cellOf(page, name)).toHaveAttribute("data-kind", "script");
    await toBe(cellOf(page, name), "done");
    await expect(cellOf(page, name).frameLocator("iframe").locator(drawn).first()).toBeVisible();
  }
});

test("values, libraries, generators, views and rows go from TypeScript to text and SQL", async ({
  page,
  baseURL,
}) => {
  await openCells(page, baseURL, [
    "The answer is ${total} of ${figures.n}.",
    fenced("sql figures", "select 7 as n"),
    fenced("script", "function twice(value: number) { return value * 2; }"),
    fenced("script", "const total = twice([...figures][0].n);"),
    fenced("sql flows", "select $total::int as t"),
    fenced("script", "const ticks = (function* () { for (let i = 1; i <= 3; i++) yield i; })();"),
    fenced("sql ticked", "select $ticks::int as t"),
    fenced("script", "const chosen = view(Inputs.range([0, 10], { value: 3, step: 1 }));"),
    fenced("sql picked", "select $chosen::int as t"),
    fenced("script", "const made = [{ a: 1, b: 'x' }, { a: 2, b: 'y' }];"),
    fenced("sql summed", "select sum(a)::int as s, string_agg(b, '' order by a) as t from made"),
  ]);
  await expect(gridRow(cellOf(page, "flows"), 0)).toHaveText(["14"]);
  await expect(cellOf(page, "c1")).toContainText("The answer is 14 of 7.");
  await expect(gridRow(cellOf(page, "summed"), 0)).toHaveText(["3", "xy"]);
  await expect(gridRow(cellOf(page, "ticked"), 0)).toHaveText(["3"]);
  await expect(gridRow(cellOf(page, "picked"), 0)).toHaveText(["3"]);
  const view = cellOf(page, "c8").frameLocator("iframe").locator("input[type=number]");
  await view.fill("8");
  await expect(gridRow(cellOf(page, "picked"), 0)).toHaveText(["8"]);
});

test("a wrong column is red before anything runs, a right one is offered, and errors stand at their place", async ({
  page,
  baseURL,
}) => {
  await openCells(page, baseURL, [
    fenced("sql rows", "select 1 as incidents, 'x' as beat_name"),
    fenced("script {auto: false}", "1"),
    fenced("sql asked {auto: false}", "select 1 as n"),
  ]);
  await toBe(cellOf(page, "rows"), "done");
  const script = await rewrite(page, "c2", "rows.map((row) => row.incidentz)");
  await expect(script.locator(".squiggly-error")).toHaveCount(1);
  await toBe(cellOf(page, "c2"), "idle");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText("rows.map((row) => row.incidents)");
  await expect(script.locator(".squiggly-error")).toHaveCount(0);

  await editorOf(page, "asked");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText("from rows select ");
  await page.keyboard.type("beat");
  const offered = page.locator(".suggest-widget.visible");
  await expect(offered).toContainText("beat_name");
  await page.keyboard.press("Enter");
  await expect(cellOf(page, "asked").locator(".view-lines")).toContainText("beat_name");
  const sql = await rewrite(page, "asked", "select wrong_one from rows");
  await page.keyboard.press("ControlOrMeta+Enter");
  await toBe(cellOf(page, "asked"), "failed");
  await expect(sql.locator(".squiggly-error")).toHaveCount(1);
  await expect(
    cellOf(page, "asked").getByRole("button", { name: "line 1, column 8" }),
  ).toBeVisible();
});
