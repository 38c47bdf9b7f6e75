import type { SheetRow } from "./sheet";

const isYear = (text: string) => /^(19|20)\d\d$/.test(text);

/** Words in most columns, no figures but years beside a name. */
function looksLikeNames(cells: SheetRow, width: number): boolean {
  const filled = cells.filter((cell) => cell !== undefined);
  if (filled.length < Math.max(1, width * 0.6)) return false;
  const values = filled.filter(({ text }) => !text);
  if (values.length === 0) return true;
  return filled[0]!.text && values.every(({ written }) => isYear(written));
}

/**
 * The row, from 1, that names the columns: the first one in which most columns have a word. A
 * title above the table fills one cell and is passed over. 0 where there is none.
 */
export function guessHeader(sample: readonly (readonly [row: number, cells: SheetRow])[]): number {
  const width = Math.max(0, ...sample.map(([, cells]) => cells.filter(Boolean).length));
  for (const [row, cells] of sample) {
    if (looksLikeNames(cells, width)) return row;
    // Below a row of figures comes no row of names.
    const filled = cells.filter((cell) => cell !== undefined);
    if (filled.length >= width * 0.6) return 0;
  }
  return 0;
}
