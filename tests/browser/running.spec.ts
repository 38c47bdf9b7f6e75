import { expect, test, type Locator } from "@playwright/test";
import {
  cellOf,
  chooseFor,
  editorOf,
  fenced,
  gridRow,
  openCells,
  rewrite,
  runByKey,
  toBe,
} from "./support/cells";

test.describe.configure({ timeout: 60_000 });

/** Would take many minutes: 10 billion pairs whose sum cannot be known without looking at each. */
const endless =
  "select sum(hash(a.range + b.range * 7)) as s from range(1000000) a, range(1000000) b";

test("a query that would take minutes is stopped at once, and the engine goes on", async ({
  page,
  baseURL,
}) => {
  await openCells(page, baseURL, [
    fenced("sql kept", "select range as n from range(1000)"),
    fenced("sql long {auto: false}", endless),
    fenced("sql after {auto: false}", "select count(*) as c, sum(n) as s from kept"),
  ]);
  const [kept, long, after] = ["kept", "long", "after"].map((name) => cellOf(page, name));
  await toBe(kept!, "done");
  await runByKey(page, long!);
  await toBe(long!, "running");
  await expect(long!.getByText("1 s", { exact: true })).toBeVisible();
  const asked = Date.now();
  await long!.getByRole("button", { name: "Stop this cell" }).click();
  await expect(long!).toHaveAttribute("data-status", "cancelled", { timeout: 2_000 });
  expect(Date.now() - asked).toBeLessThan(2_000);
  await runByKey(page, after!);
  await toBe(after!, "done");
  await expect(gridRow(after!, 0)).toHaveText(["1,000", "499,500"]);
});

/** Every state that the cell takes from now on. */
async function statesOf(cell: Locator): Promise<() => Promise<string[]>> {
  const seen = await cell.evaluateHandle((element) => {
    const states: string[] = [];
    new MutationObserver(() => states.push((element as HTMLElement).dataset.status ?? "")).observe(
      element,
      { attributes: true, attributeFilter: ["data-status"] },
    );
    return states;
  });
  return () => seen.evaluate((states) => [...states]);
}

test("an edit makes a cell and its readers stale, undo makes them fresh, and nothing runs", async ({
  page,
  baseURL,
}) => {
  await openCells(page, baseURL, [
    fenced("sql first", "select 1 as n"),
    fenced("sql second", "select n + 1 as m from first"),
  ]);
  const [first, second] = [cellOf(page, "first"), cellOf(page, "second")];
  await toBe(second, "done");
  const states = [await statesOf(first), await statesOf(second)];

  await editorOf(page, "first");
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(" + 5");
  await expect(first).toHaveAttribute("data-stale", "true");
  await expect(first.getByText("stale", { exact: true })).toBeVisible();
  await expect(second).toHaveAttribute("data-stale", "true");
  await expect(gridRow(second, 0)).toHaveText(["2"]);
  // The editor undoes word by word.
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+Z");
    await expect(first).not.toHaveAttribute("data-stale", /./, { timeout: 200 });
  }).toPass();
  await expect(second).not.toHaveAttribute("data-stale", /./);

  await page.keyboard.type(" + 7");
  await expect(second).toHaveAttribute("data-stale", "true");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(first).not.toHaveAttribute("data-stale", /./);
  await expect(second).not.toHaveAttribute("data-stale", /./);
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(first).toHaveAttribute("data-stale", "true");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(first).not.toHaveAttribute("data-stale", /./);
  expect(await Promise.all(states.map((seen) => seen()))).toEqual([[], []]);
});

const slider = (value: number) => `type: slider\nmin: 0\nmax: 100\nstep: 1\nvalue: ${value}`;

test("automatic cells follow an input, manual ones wait until they are asked", async ({
  page,
  baseURL,
}) => {
  await openCells(page, baseURL, [
    fenced("input least", slider(10)),
    fenced("sql follows", "select $least::int as n"),
    fenced("sql waits {auto: false}", "select $least::int as n"),
  ]);
  const [follows, waits] = [cellOf(page, "follows"), cellOf(page, "waits")];
  await toBe(follows, "done");
  await toBe(waits, "idle");
  await runByKey(page, waits);
  await expect(gridRow(waits, 0)).toHaveText(["10"]);
  const thumb = cellOf(page, "least").getByRole("slider");
  await thumb.press("ArrowRight");
  await expect(gridRow(follows, 0)).toHaveText(["11"]);
  await expect(waits).toHaveAttribute("data-stale", "true");
  await expect(gridRow(waits, 0)).toHaveText(["10"]);
  await expect(waits.getByText("manual", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Automatic" }).click();
  await page.getByRole("menuitemradio", { name: /^Manual/ }).click();
  await expect(page.getByRole("button", { name: "Manual", exact: true })).toBeVisible();
  await thumb.press("ArrowRight");
  await expect(follows).toHaveAttribute("data-stale", "true");
  await follows.focus();
  await page.keyboard.press("r");
  await expect(gridRow(follows, 0)).toHaveText(["12"]);
  await expect(gridRow(waits, 0)).toHaveText(["12"]);

  await thumb.press("ArrowRight");
  await expect(follows).toHaveAttribute("data-stale", "true");
  await page.getByRole("button", { name: "Manual", exact: true }).click();
  await page.getByRole("menuitemradio", { name: /^Automatic/ }).click();
  await expect(gridRow(follows, 0)).toHaveText(["13"]);
  await expect(waits).toHaveAttribute("data-stale", "true");
});

test("run above, run from here down and run all run what they say and no more", async ({
  page,
  baseURL,
}) => {
  const names = ["one", "two", "three", "four"];
  await openCells(
    page,
    baseURL,
    names.map((name, index) => fenced(`sql ${name}`, `select ${index} as n`)),
    { auto: false },
  );
  const states = () =>
    Promise.all(names.map((name) => cellOf(page, name).getAttribute("data-status")));
  await chooseFor(page, cellOf(page, "three"), "Run all above");
  await expect.poll(states).toEqual(["done", "done", "idle", "idle"]);
  await chooseFor(page, cellOf(page, "four"), "Run from here down");
  await expect.poll(states).toEqual(["done", "done", "idle", "done"]);
  await page.getByRole("button", { name: /^Run$/ }).click();
  await page.getByRole("menuitem", { name: "Run all cells" }).click();
  await expect.poll(states).toEqual(["done", "done", "done", "done"]);
});

test("a cell says which failing cell blocks it, and runs by itself when that is mended", async ({
  page,
  baseURL,
}) => {
  await openCells(page, baseURL, [
    fenced("sql broken", "select nothing_here from range(3)"),
    fenced("sql reader", "select count(*) as c from broken"),
    fenced("sql last", "select c * 2 as d from reader"),
  ]);
  const [broken, reader, last] = ["broken", "reader", "last"].map((name) => cellOf(page, name));
  await toBe(broken!, "failed");
  await expect(broken!.getByRole("alert")).toContainText("There is no column nothing_here here");
  for (const cell of [reader!, last!]) {
    await toBe(cell, "blocked");
    await expect(cell.getByRole("status")).toContainText("blocked by");
    await expect(cell.getByRole("button", { name: "broken", exact: true })).toBeVisible();
    await expect(cell.getByRole("alert")).toHaveCount(0);
  }
  await last!.getByRole("button", { name: "broken", exact: true }).click();
  await expect(broken!).toBeFocused();
  await rewrite(page, "broken", "select range from range(3)");
  await page.keyboard.press("ControlOrMeta+Enter");
  await toBe(last!, "done");
  await expect(gridRow(last!, 0)).toHaveText(["6"]);
});

test("cells that go round in a circle and names used twice are named on every cell concerned", async ({
  page,
  baseURL,
}) => {
  await openCells(page, baseURL, [
    fenced("sql hen", "select * from egg"),
    fenced("sql egg", "select * from hen"),
    fenced("script", "const total = 1;"),
    fenced("sql total", "select 2 as n"),
    fenced("sql fine", "select 3 as n"),
  ]);
  for (const name of ["hen", "egg"]) {
    await toBe(cellOf(page, name), "failed");
    await expect(cellOf(page, name).getByRole("alert")).toContainText(/hen.*egg|egg.*hen/);
  }
  for (const name of ["c3", "total"]) {
    await toBe(cellOf(page, name), "failed");
    await expect(cellOf(page, name).getByRole("alert")).toContainText("total");
  }
  await toBe(cellOf(page, "fine"), "done");
  await rewrite(page, "egg", "select 1 as n");
  await page.keyboard.press("ControlOrMeta+Enter");
  await toBe(cellOf(page, "hen"), "done");
});

test("while a slider is dragged only the latest value counts", async ({ page, baseURL }) => {
  await openCells(page, baseURL, [
    fenced("input level", slider(0)),
    fenced(
      "sql slow",
      "select $level::int as n, sum(hash(a.range + b.range)) > 0 as ok from range(3000) a, range(3000) b",
    ),
  ]);
  const slow = cellOf(page, "slow");
  await toBe(slow, "done");
  const seen = await statesOf(slow);
  const thumb = cellOf(page, "level").getByRole("slider");
  await thumb.focus();
  const moves = 60;
  for (let move = 0; move < moves; move += 1) await page.keyboard.press("ArrowRight");
  await expect(gridRow(slow, 0)).toHaveText([String(moves), "true"]);
  await expect(slow).toHaveAttribute("data-status", "done");
  const ended = (await seen()).filter((state) => state === "done").length;
  expect(ended).toBeGreaterThan(0);
  expect(ended).toBeLessThan(moves / 2);
});

/** `new Function` is compiled by nobody but the browser, so no guard stands in its loop. */
const hung = 'new Function("for (;;) {}")()';

test("an endless loop is stopped at once, and nothing that was typed meanwhile is lost", async ({
  page,
  baseURL,
}) => {
  await openCells(page, baseURL, [
    fenced("script {auto: false}", `const before = 1;\n${hung}`),
    fenced("sql notes {auto: false}", "select 1 as n"),
    fenced("script {auto: false}", "const answer = 6 * 7;\nanswer"),
  ]);
  const [loop, other] = [cellOf(page, "c1"), cellOf(page, "c3")];
  await runByKey(page, loop);
  await toBe(loop, "running");
  await expect(loop.locator("iframe")).toHaveCount(1);
  await expect(loop.getByText("1 s", { exact: true })).toBeVisible();
  await editorOf(page, "notes");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("select 4321 as figure");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(gridRow(cellOf(page, "notes"), 0)).toHaveText(["4,321"]);
  await toBe(loop, "running");
  await loop.getByRole("button", { name: "Stop this cell" }).click();
  await expect(loop).toHaveAttribute("data-status", "cancelled", { timeout: 1_000 });
  await expect(loop.locator("iframe")).toHaveCount(0, { timeout: 1_000 });
  await expect(cellOf(page, "notes").locator(".view-lines")).toContainText("4321");
  await runByKey(page, other);
  await toBe(other, "done");
  await expect(other.frameLocator("iframe").getByText("42")).toBeVisible();
});

test("an endless loop that is left alone ends by itself with a word about it", async ({
  page,
  baseURL,
}) => {
  await openCells(page, baseURL, [
    fenced("script", "let rounds = 0;\nwhile (rounds >= 0) rounds += 1;"),
    fenced("sql beside", "select 1 as n"),
  ]);
  const loop = cellOf(page, "c1");
  await toBe(cellOf(page, "beside"), "done");
  await expect(loop).toHaveAttribute("data-status", "failed", { timeout: 20_000 });
  await expect(loop.getByRole("alert")).toContainText(
    "This loop ran for 8 seconds without a pause",
  );
  await expect(loop.getByRole("alert")).toContainText("line 2");
});

test("a query that needs too much memory says so, and the other tables are still there", async ({
  page,
  baseURL,
}) => {
  await openCells(page, baseURL, [
    fenced("sql kept", "select range as n from range(100000)"),
    fenced(
      "sql huge {auto: false}",
      "select range as n, repeat('long', 25000) || range as words from range(1000000)",
    ),
    fenced("sql after {auto: false}", "select count(*) as c, max(n) as m from kept"),
  ]);
  const [kept, huge, after] = ["kept", "huge", "after"].map((name) => cellOf(page, name));
  await toBe(kept!, "done");
  await runByKey(page, huge!);
  await expect(huge!).toHaveAttribute("data-status", "failed", { timeout: 40_000 });
  await expect(huge!.getByRole("alert")).toContainText("needs more memory than there is");
  await expect(huge!.getByRole("alert")).toContainText("Your other tables are still there");
  await runByKey(page, after!);
  await expect(gridRow(after!, 0)).toHaveText(["100,000", "99,999"]);
});
