import { expect, type Locator } from "@playwright/test";

export interface GridText {
  columns: string[];
  /** As a reader sees them: `1,949,344`, `0421`, `14 Mar 2018`; an empty text where nothing is. */
  rows: string[][];
}

interface Seen {
  columns: string[];
  total: number;
  rows: [row: number, texts: string[]][];
  /** Some rows in sight have not come yet. */
  waiting: boolean;
}

/** What a grid shows, from top to bottom: it is scrolled as a reader would. For narrow tables of up to some hundred rows. */
export async function readGrid(cell: Locator): Promise<GridText> {
  const grid = cell.getByRole("grid");
  await expect(grid).toBeVisible();
  await grid.evaluate((element) => element.scrollTo({ top: 0 }));
  const rows = new Map<number, string[]>();
  let columns: string[] = [];
  await expect
    .poll(
      async () => {
        const seen = await grid.evaluate(look);
        columns = seen.columns;
        for (const [row, texts] of seen.rows) rows.set(row, texts);
        if (rows.size < seen.total && !seen.waiting) await grid.evaluate(scrollOn);
        return rows.size === seen.total;
      },
      { message: "every row of the grid was shown", intervals: [20, 50, 100] },
    )
    .toBe(true);
  return { columns, rows: [...rows].sort(([a], [b]) => a - b).map(([, texts]) => texts) };
}

/** Runs in the page. Half a page down, and from the end back to the beginning. */
function scrollOn(grid: Element): void {
  const atEnd = grid.scrollTop + grid.clientHeight >= grid.scrollHeight - 1;
  grid.scrollTo({ top: atEnd ? 0 : grid.scrollTop + grid.clientHeight / 2 });
}

/** Runs in the page. A row counts once all of its cells have come. */
function look(grid: Element): Seen {
  const titled = [...grid.querySelectorAll('[role="columnheader"] button[title]')];
  const rows: Seen["rows"] = [];
  let waiting = true;
  for (const row of grid.querySelectorAll('[role="row"]:not([aria-rowindex="1"])')) {
    const cells = [...row.querySelectorAll('[role="gridcell"]')];
    waiting = cells.length === 0 || cells.some((cell) => cell.hasAttribute("aria-busy"));
    if (waiting) break;
    const texts = cells.map((cell) => cell.querySelector("span:not([aria-hidden])"));
    rows.push([
      Number(row.getAttribute("aria-rowindex")),
      texts.map((text) =>
        text === null || text.classList.contains("sr-only") ? "" : (text.textContent ?? ""),
      ),
    ]);
  }
  return {
    columns: titled.map((button) => button.textContent?.trim() ?? ""),
    total: Number(grid.getAttribute("aria-rowcount")) - 1,
    rows,
    waiting,
  };
}

/** A figure as it is written on the page. */
export const numberOf = (text: string): number => {
  const value = Number(text.replaceAll(",", "").replace("−", "-"));
  expect(text === "" || Number.isNaN(value), `“${text}” is a number`).toBe(false);
  return value;
};
