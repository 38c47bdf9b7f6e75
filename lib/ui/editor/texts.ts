/** What the code editor says to its reader. */
export const editorTexts = {
  keysHelp:
    "Escape leaves the editor. Control M switches the Tab key between typing a tab and moving on. Control Enter runs the cell.",
  run: "Run this cell",
  runAndNext: "Run this cell and go to the next",
  leave: "Leave the editor",
  format: "Tidy up this SQL",
  cannotFormat: (reason: string) => `This SQL cannot be tidied up yet: ${reason}`,
  rows: (count: number) => (count === 1 ? "1 row" : `${count.toLocaleString("en")} rows`),
  table: (columns: number, rows: number) =>
    `table · ${columns} ${columns === 1 ? "column" : "columns"} · ${editorTexts.rows(rows)}`,
  columnOf: (type: string, table: string) => `${type} · ${table}`,
  value: (shown: string) => `value · ${shown}`,
  keyword: "SQL",
  moreLines: (count: number) => (count === 1 ? "1 more line" : `${count} more lines`),
} as const;
