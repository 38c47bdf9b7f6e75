import { expect, type Locator, type Page } from "@playwright/test";
import { openNotebook } from "./notebook";

export interface Head {
  title?: string;
  auto?: boolean;
  /** Lines of the settings' `datasets`, such as `fir: {source: sample, version: 2}`. */
  datasets?: readonly string[];
}

const unique = () => `Notebook ${Math.random().toString(36).slice(2, 10)}`;

const fence = "```";

/** One fenced cell. `head` is kind, name and options: `sql figures {auto: false}`. */
export const fenced = (head: string, source: string): string =>
  `${fence}${head}\n${source}\n${fence}`;

/** The text of a notebook of fenced cells and prose. */
export function textOf(cells: readonly string[], head: Head = {}): string {
  const settings = ["beatbook: 1", `title: ${head.title ?? unique()}`];
  if (head.auto === false) settings.push("auto: false");
  if (head.datasets) settings.push("datasets:", ...head.datasets.map((line) => `  ${line}`));
  return `---\n${settings.join("\n")}\n---\n\n${cells.join("\n\n")}\n`;
}

/** Stores a notebook of these cells and opens it. Gives its id. */
export const openCells = (
  page: Page,
  origin: string | undefined,
  cells: readonly string[],
  head?: Head,
): Promise<string> => openNotebook(page, textOf(cells, head), origin ?? "");

/** What the server has: the newest revision and its text. */
export async function stored(
  page: Page,
  origin: string | undefined,
  id: string,
): Promise<{ revision: number; text: string }> {
  const answer = await page.request.get(`${origin}/api/notebooks/${id}`);
  return (await answer.json()) as { revision: number; text: string };
}

/** The cell of that name, or of that id: the n-th cell of a notebook that was just read is `c<n>`. */
export const cellOf = (page: Page, name: string): Locator =>
  page.locator(`[data-cell="${name}"], [data-cell][aria-label*=" cell ${name}, "]`);

export const toBe = (cell: Locator, status: string, timeout?: number): Promise<void> =>
  expect(cell).toHaveAttribute("data-status", status, { timeout });

/** Runs a cell by its key. */
export async function runByKey(page: Page, cell: Locator): Promise<void> {
  await cell.focus();
  await page.keyboard.press("ControlOrMeta+Enter");
}

/** Chooses from the menu of a cell. */
export async function chooseFor(page: Page, cell: Locator, item: string): Promise<void> {
  await cell.hover({ position: { x: 4, y: 4 } });
  await cell.getByRole("button", { name: "More for this cell" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** Opens the cell's code and returns its editor, with the cursor in it. */
export async function editorOf(page: Page, name: string): Promise<Locator> {
  const cell = cellOf(page, name);
  const editor = cell.locator("[data-cell-code] .monaco-editor").first();
  if (!(await editor.isVisible())) {
    await cell.focus();
    await page.keyboard.press("Enter");
  }
  await expect(editor).toBeVisible();
  await editor.locator(".view-lines").click();
  await expect(editor).toHaveClass(/focused/);
  return editor;
}

/** Puts a text in place of a cell's code, as select all and paste do. */
export async function rewrite(page: Page, name: string, source: string): Promise<Locator> {
  const editor = await editorOf(page, name);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(source);
  return editor;
}

/** The cells of a row of the table that a cell shows; rows are counted from 0. */
export const gridRow = (cell: Locator, row: number): Locator =>
  cell.locator(`[role="gridcell"][data-row="${row}"]`);
