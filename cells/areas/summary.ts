import { texts } from "./texts";

export interface NamedRows {
  name: string;
  rows: number;
}

/** What was counted, in the order of the areas. */
export interface Counted {
  /** Text of the areas' columns that may name them, one array a column. */
  labels: readonly (readonly (string | null)[])[];
  /** Names of these columns. */
  columns: readonly string[];
  rows: ArrayLike<number>;
  unmatched?: { names: NamedRows[]; count: number };
}

export interface AreasView {
  /** Areas with most rows, most first. */
  top: NamedRows[];
  /** Rows in any area. */
  placed: number;
  areas: number;
  /** Areas with at least one row. */
  used: number;
  /** Names of some areas that no row has, each once. */
  unused: string[];
  /** Names in the data that are no area's, those of most rows first; absent where places decide. */
  unmatched: { names: NamedRows[]; count: number } | null;
}

const most = 10;
const mostUnused = 30;

/** The areas with most rows, and what is left over on both sides. */
export function summarise({ labels, columns, rows, unmatched }: Counted): AreasView {
  const naming = namingColumn(labels, columns);
  const nameOf = (area: number) => labels[naming]?.[area] ?? texts.noName;
  const order = Array.from({ length: rows.length }, (_, area) => area)
    .filter((area) => rows[area]! > 0)
    .sort((a, b) => rows[b]! - rows[a]! || a - b);
  const without = Array.from({ length: rows.length }, (_, area) => area).filter(
    (area) => rows[area] === 0,
  );
  return {
    top: order.slice(0, most).map((area) => ({ name: nameOf(area), rows: rows[area]! })),
    placed: order.reduce((sum, area) => sum + rows[area]!, 0),
    areas: rows.length,
    used: order.length,
    unused: shortened([...new Set(without.map(nameOf))]),
    unmatched: unmatched ?? null,
  };
}

const shortened = (names: string[]): string[] =>
  names.length > mostUnused ? [...names.slice(0, mostUnused), "…"] : names;

/** The column that tells most areas apart; of equal ones that which is called a name. */
function namingColumn(
  labels: readonly (readonly (string | null)[])[],
  columns: readonly string[],
): number {
  const worth = labels.map(
    (values, i) => new Set(values).size + (/name|title|label/i.test(columns[i]!) ? 0.5 : 0),
  );
  return worth.indexOf(Math.max(...worth));
}
