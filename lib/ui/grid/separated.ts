/**
 * A spreadsheet runs text that begins like a formula. An apostrophe before it makes it
 * text again; numbers such as -12.5 stay as they are.
 */
export function withoutFormula(text: string): string {
  if (!/^[=+\-@\t\r]/.test(text)) return text;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? text : `'${text}`;
}

/** One row of a CSV file, without its end. */
export function csvRow(cells: readonly string[]): string {
  return cells
    .map(withoutFormula)
    .map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(",");
}

/** One row as the clipboard of a spreadsheet takes it: tabs between cells, nothing in a cell that breaks a row. */
export function clipboardRow(cells: readonly string[]): string {
  return cells.map((cell) => withoutFormula(cell).replaceAll(/[\t\r\n]+/g, " ")).join("\t");
}
