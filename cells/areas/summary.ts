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
/** Columns that make one name. */
const mostJoined = 3;

/** The areas with most rows, and what is left over on both sides. */
export function summarise({ labels, columns, rows, unmatched }: Counted): AreasView {
  const names = namesOf(labels, columns, rows.length);
  const nameOf = (area: number) => names[area]!;
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

/**
 * A name for each area: the column that tells most of them apart, of equal ones that which is called
 * a name; where that leaves areas of one name, with the next ones. Beats are named in their station.
 */
export function namesOf(
  labels: readonly (readonly (string | null)[])[],
  columns: readonly string[],
  count: number,
): string[] {
  const nameWith = (chosen: readonly number[], area: number) =>
    labels.flatMap((values, at) => (chosen.includes(at) && values[area]) || []).join(" · ") ||
    texts.noName;
  const namesWith = (chosen: readonly number[]) =>
    Array.from({ length: count }, (_, area) => nameWith(chosen, area));
  const isName = (at: number) => Number(/name|title|label/i.test(columns[at]!));
  let chosen: number[] = [];
  let told = 0;
  while (chosen.length < mostJoined && told < count) {
    const [best] = columns
      .map((_, at) => ({ at, told: new Set(namesWith([...chosen, at])).size }))
      .toSorted((a, b) => b.told - a.told || isName(b.at) - isName(a.at));
    if (!best || best.told <= told) break;
    chosen = [...chosen, best.at];
    told = best.told;
  }
  return namesWith(chosen);
}
