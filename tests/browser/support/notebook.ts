import { expect, type Locator, type Page } from "@playwright/test";

/** Cells of kind and name with their source, as the text of a notebook. */
export type CellText = readonly [kind: string, name: string | null, source: string];

/** The text of a notebook; prose is a cell of the kind `text`. */
export function notebookText(title: string, cells: readonly CellText[], head = ""): string {
  const blocks = cells.map(([kind, name, source]) =>
    kind === "text" ? source : `\`\`\`${kind}${name ? ` ${name}` : ""}\n${source}\n\`\`\``,
  );
  return `---\nbeatbook: 1\ntitle: ${title}\n${head}---\n\n${blocks.join("\n\n")}\n`;
}

/** Stores a notebook through the server's API, as the library does. Gives its id. */
export async function storeNotebook(page: Page, text: string, origin: string): Promise<string> {
  const response = await page.request.post(`${origin}/api/notebooks`, {
    headers: { origin },
    data: { text },
  });
  expect(response.status(), await response.text()).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

/** The text that the server has stored now. */
export async function storedText(page: Page, id: string, origin: string): Promise<string> {
  const response = await page.request.get(`${origin}/api/notebooks/${id}`);
  return ((await response.json()) as { text: string }).text;
}

/** Goes to a notebook and waits until its cells stand on the page. */
export async function goToNotebook(page: Page, id: string, origin = ""): Promise<void> {
  await page.goto(`${origin}/notebooks/${id}`);
  await expect(page.getByLabel("Datasets and outline")).toBeVisible();
}

/** Stores a notebook and opens it. Gives its id. */
export async function openNotebook(page: Page, text: string, origin: string): Promise<string> {
  const id = await storeNotebook(page, text, origin);
  await goToNotebook(page, id, origin);
  return id;
}

export const cells = (page: Page): Locator => page.locator("[data-cell]");

/** The cell of that name. */
export const cellNamed = (page: Page, name: string): Locator =>
  page.getByRole("region", { name: new RegExp(` cell ${name}, \\d+ of \\d+$`) });

/** Adds a cell of a kind, by its title in the menu (`SQL`, `TypeScript`, `Map` …), at the end. */
export async function addCell(page: Page, title: string): Promise<Locator> {
  const before = await cells(page).count();
  await page.getByRole("button", { name: "Add a cell here" }).last().click();
  const menu = page.getByRole("dialog");
  await menu.getByRole("combobox").fill(title);
  await menu.getByRole("option").filter({ hasText: title }).first().click();
  await expect(cells(page)).toHaveCount(before + 1);
  const id = await cells(page).last().getAttribute("data-cell");
  return page.locator(`[data-cell="${id}"]`);
}

/** Gives a cell its name. */
export async function renameCell(page: Page, cell: Locator, name: string): Promise<void> {
  await cell.locator('button[title^="Rename"]').click();
  const field = cell.getByRole("textbox", { name: "Name of the cell" });
  await field.fill(name);
  await field.press("Enter");
  await expect(field).toHaveCount(0);
}

/**
 * Opens a cell's editor when it is folded and puts the text in place of what is there.
 * Keep to one line, or to lines without indents: the editor indents new lines by itself.
 */
export async function typeCode(page: Page, cell: Locator, text: string): Promise<void> {
  const editor = cell.locator("[data-cell-code]");
  if ((await editor.count()) === 0) {
    await cell.hover();
    await cell
      .getByRole("button", { name: /^(Show the code|Edit)$/ })
      .first()
      .click();
  }
  await expect(editor.locator('[data-code-editor="ready"]')).toBeVisible();
  await editor.locator(".view-lines").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}

/** Runs a cell by its own button and waits until it is done and up to date. */
export async function run(cell: Locator, timeout = 30_000): Promise<void> {
  await cell.hover();
  await cell.getByRole("button", { name: "Run this cell" }).click();
  await done(cell, timeout);
}

/** Waits until a cell is done and up to date; a cell that fails ends the wait with its own words. */
export async function done(cell: Locator, timeout = 30_000): Promise<void> {
  await expect(cell).toHaveAttribute("data-status", /^(done|failed|cancelled|blocked)$/, {
    timeout,
  });
  const status = await cell.getAttribute("data-status");
  expect(status, status === "done" ? "" : await cell.innerText()).toBe("done");
  await expect(cell).not.toHaveAttribute("data-stale", /./, { timeout });
  await expect(cell).toHaveAttribute("data-status", "done", { timeout });
}

/** Every cell of the notebook is done; script cells are brought into sight for it. */
export async function allDone(page: Page, timeout = 60_000): Promise<void> {
  const until = Date.now() + timeout;
  await expect(cells(page)).not.toHaveCount(0, { timeout });
  for (const cell of await cells(page).all()) {
    await cell.scrollIntoViewIfNeeded();
    await done(cell, Math.max(1_000, until - Date.now()));
  }
}

/** The notebook is stored on the server as it stands on the page. */
export const saved = (page: Page): Promise<void> =>
  expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved");
