import { readFile, writeFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { dragFile, tableReady } from "./support/data";

const notebook = (title: string) =>
  `---\nbeatbook: 1\ntitle: ${title}\n---\n\n\`\`\`sql figures\nselect 1\n\`\`\`\n`;

const unique = (what: string) => `${what} ${Math.random().toString(36).slice(2, 10)}`;

const fileOf = (name: string, text: string | Buffer) => ({
  name,
  mimeType: "text/markdown",
  buffer: Buffer.from(text),
});

const chooser = (page: Page) => page.locator('input[type="file"]');
const link = (page: Page, title: string) => page.getByRole("link", { name: title, exact: true });

async function importOne(page: Page, title: string): Promise<void> {
  await chooser(page).setInputFiles(fileOf("notebook.md", notebook(title)));
  await expect(link(page, title)).toBeVisible();
}

async function choose(page: Page, title: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${title}`, exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test.beforeEach(async ({ page }) => {
  await page.goto("/library");
  await expect(page.getByRole("heading", { name: "Notebooks" })).toBeVisible();
  // The page answers to keys once its program runs.
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox")).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.getByRole("searchbox").blur();
});

test("the list is in the first answer, before any program of the page runs", async ({
  request,
}) => {
  const answer = await request.get("/library");
  expect(await answer.text()).toContain("<table");
});

test("an imported notebook is listed, downloaded byte for byte, and is there after a reload", async ({
  page,
}) => {
  const title = unique("Imported");
  const bytes = Buffer.from(`\uFEFF${notebook(title).replaceAll("\n", "\r\n")}`);
  await chooser(page).setInputFiles(fileOf("mine.md", bytes));
  await expect(page.getByText(`“${title}” was imported.`)).toBeVisible();
  await page.reload();
  await expect(link(page, title)).toBeVisible();
  const downloading = page.waitForEvent("download");
  await choose(page, title, "Download as a file");
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`${title}.md`);
  expect((await readFile((await download.path())!)).equals(bytes)).toBe(true);
});

test("a file that is no notebook is refused with its lines and nothing is saved", async ({
  page,
}) => {
  const saved: string[] = [];
  page.on("response", (answer) => {
    if (answer.request().method() === "POST" && answer.ok()) saved.push(answer.url());
  });
  const dialog = page.getByRole("dialog");
  const broken = "---\nbeatbook: 1\ntitle: Broken\n---\n\n```sql figures\nselect 1\n";
  const images = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00]);
  for (const [file, words] of [
    [fileOf("broken.md", broken), "Line 6"],
    [fileOf("foreign.md", "# A read-me\n"), "Line 1"],
    [fileOf("empty.md", ""), "Line 1"],
    [fileOf("picture.md", images), "not text"],
  ] as const) {
    await chooser(page).setInputFiles(file);
    await expect(dialog).toContainText(`“${file.name}” was not imported`);
    await expect(dialog).toContainText(words);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
  expect(saved).toEqual([]);
  await importOne(page, unique("Whole"));
  expect(saved).toHaveLength(1);
});

test("data dropped on the list of notebooks becomes a table of a new one", async ({
  page,
}, info) => {
  const path = info.outputPath("firs.csv");
  await writeFile(path, "id,place\n1,Ward 7\n");
  await dragFile(page, path, () => expect(page.getByText(/^Drop data to open it/)).toBeVisible());
  await expect(page).toHaveURL(/\/notebooks\//);
  await tableReady(page, "firs");
});

test("rename in place: Enter keeps, Escape drops, and the file says the new title too", async ({
  page,
}) => {
  const [old, dropped, kept] = [unique("Old"), unique("Dropped"), unique("Kept: yes")];
  await importOne(page, old);
  await link(page, old).focus();
  await page.keyboard.press("F2");
  const field = page.getByRole("textbox", { name: `New title of ${old}` });
  await expect(field).toBeFocused();
  await page.keyboard.type(dropped);
  await page.keyboard.press("Escape");
  await expect(link(page, old)).toBeFocused();
  await choose(page, old, "Rename");
  await expect(field).toBeFocused();
  await page.keyboard.type(kept);
  await page.keyboard.press("Enter");
  await expect(link(page, kept)).toBeVisible();
  await expect(link(page, old)).toHaveCount(0);
  const downloading = page.waitForEvent("download");
  await choose(page, kept, "Download as a file");
  const text = await readFile((await (await downloading).path())!, "utf8");
  expect(text).toContain(kept);
  expect(text).not.toContain(old);
});

test("delete with undo, then delete and restore from the deleted ones", async ({ page }) => {
  const title = unique("Deleted");
  await importOne(page, title);
  await link(page, title).focus();
  await page.keyboard.press("Delete");
  await expect(link(page, title)).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(link(page, title)).toBeVisible();
  await choose(page, title, "Delete");
  await expect(link(page, title)).toHaveCount(0);
  await page.getByRole("button", { name: "Deleted", exact: true }).click();
  await page.getByRole("button", { name: `Restore ${title}` }).click();
  await expect(page.getByText(`“${title}” is back`)).toBeVisible();
  await page.getByRole("button", { name: "Current" }).click();
  await expect(link(page, title)).toBeVisible();
});

test("a duplicate is a second notebook", async ({ page }) => {
  const title = unique("Twice");
  await importOne(page, title);
  await choose(page, title, "Duplicate");
  await expect(link(page, `Copy of ${title}`)).toBeVisible();
  await expect(link(page, title)).toBeVisible();
});

test("the search finds by title and text, says when it finds nothing, and stays in the address", async ({
  page,
}) => {
  const title = unique("Searched");
  await importOne(page, title);
  const search = page.getByRole("searchbox");
  await search.fill(title.toUpperCase());
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.reload();
  await expect(search).toHaveValue(title.toUpperCase());
  await expect(link(page, title)).toBeVisible();
  await search.fill("nothing is called this");
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Clear the search" }).last().click();
  await expect(link(page, title)).toBeVisible();
});

test("arrow keys go from title to title and Enter opens", async ({ page }) => {
  const [first, second] = [unique("First"), unique("Second")];
  await importOne(page, first);
  await importOne(page, second);
  await page.keyboard.press("/");
  await page.keyboard.press("ArrowDown");
  await expect(link(page, second)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(link(page, first)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/notebooks\/[A-Za-z0-9_-]{22}$/);
});

test("a new notebook opens, and the start page goes to the one that was open last", async ({
  page,
}) => {
  await page.keyboard.press("n");
  await expect(page).toHaveURL(/\/notebooks\/[A-Za-z0-9_-]{22}$/);
  const opened = page.url();
  await page.goto("/");
  await expect(page).toHaveURL(opened);
});

test("a server that does not answer is said in words, and the list stays", async ({ page }) => {
  const title = unique("Kept on screen");
  await importOne(page, title);
  await page.route("**/api/notebooks?*", (route) => route.abort());
  await page.getByRole("searchbox").fill("x");
  await expect(page.getByRole("alert").filter({ hasText: "does not answer" })).toBeVisible();
  await expect(link(page, title)).toBeVisible();
  await page.unroute("**/api/notebooks?*");
  await page.getByRole("searchbox").fill("");
  await expect(page.getByRole("alert").filter({ hasText: "does not answer" })).toHaveCount(0);
});

test("the theme is on the document before anything is painted, and no script was refused", async ({
  page,
}) => {
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) refused.push(message.text());
  });
  await page.evaluate(() => localStorage.setItem("beatbook:theme", "dark"));
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.body && !("seen" in window))
        Object.assign(window, { seen: document.documentElement.dataset.theme ?? "none" });
    }).observe(document, { childList: true, subtree: true });
  });
  await page.reload();
  await expect(link(page, "First look at Belakupura").first()).toBeVisible();
  expect(await page.evaluate(() => (window as { seen?: string }).seen)).toBe("dark");
  expect(refused).toEqual([]);
});
