import { maskSmallCounts, minimumCount } from "./minimum-count";

/** What the columns of a table of groups hold: one row a group, how many in it, what follows from that. */
export interface GroupTable {
  /** What the rows are counted by. */
  groups: readonly string[];
  /** Whole numbers of people or incidents. */
  counts: readonly string[];
  /** Shares, rates, means: they would give a count away. */
  derived: readonly string[];
}

export interface GroupMasks {
  /** Numbers of the rows whose value must not be shared, by column. */
  rows: ReadonlyMap<string, ReadonlySet<number>>;
  /** How many counts there are; how many of them are small, and how many would give those away. */
  counts: number;
  small: number;
  others: number;
}

type Row = Readonly<Record<string, unknown>>;

/** Where a count of the matrix stands in the table; null where the table has no such row. */
interface Place {
  row: number;
  column: string;
}

/** The counts of a table as rows and columns. */
interface Matrix {
  values: number[][];
  places: (Place | null)[][];
  /** The two ways of grouping are the rows and the columns, so that both can be added up. */
  isCrossed: boolean;
}

/**
 * What to mask in a table of groups before it is shared. Readers are taken to know how many there
 * are of each column together, and, where the rows are counted by two things, of each of both.
 * A row or column of the table that is the sum of the others is its total and masked as such.
 */
export function groupMasks(
  rows: readonly Row[],
  table: GroupTable,
  minimum = minimumCount,
): GroupMasks {
  const isCount = (column: string) => rows.every((row) => isWhole(row[column]));
  const counts = table.counts.filter(isCount);
  const derived = [...table.derived, ...table.counts.filter((column) => !isCount(column))];
  const masked = new Map<string, Set<number>>();
  const found = { small: 0, others: 0 };
  const mask = ({ row, column }: Place) => {
    const all = masked.get(column) ?? new Set();
    masked.set(column, all.add(row));
  };
  for (const place of told(matrixOf(rows, table.groups, counts), minimum)) {
    const value = Number(rows[place.row]![place.column]);
    if (value > 0 && value < minimum) found.small++;
    else found.others++;
    mask(place);
  }
  for (const row of new Set([...masked.values()].flatMap((all) => [...all]))) {
    for (const column of derived) mask({ row, column });
  }
  return { rows: masked, counts: rows.length * counts.length, ...found };
}

/** A missing count is one of nobody. */
const isWhole = (value: unknown): boolean =>
  value === null || value === undefined || (Number.isInteger(Number(value)) && Number(value) >= 0);

/** Rows by columns for one count by two things, the table as it is otherwise. */
function matrixOf(
  rows: readonly Row[],
  groups: readonly string[],
  counts: readonly string[],
): Matrix {
  const [count] = counts;
  const crossed = counts.length === 1 && groups.length === 2 ? cross(rows, groups, count!) : null;
  if (crossed) return crossed;
  return {
    values: rows.map((row) => counts.map((column) => Number(row[column] ?? 0))),
    places: rows.map((_, row) => counts.map((column) => ({ row, column }))),
    isCrossed: false,
  };
}

/** Null where a pair of groups has more than one row. */
function cross(rows: readonly Row[], groups: readonly string[], column: string): Matrix | null {
  const [first, second] = groups.map((group) => [...new Set(rows.map((row) => text(row[group])))]);
  if (first!.length * second!.length > mostCrossed) return null;
  const places = first!.map(() => second!.map((): Place | null => null));
  for (const [row, values] of rows.entries()) {
    const line = places[first!.indexOf(text(values[groups[0]!]))]!;
    const at = second!.indexOf(text(values[groups[1]!]));
    if (line[at]) return null;
    line[at] = { row, column };
  }
  const valueOf = (place: Place | null) => (place ? Number(rows[place.row]![column] ?? 0) : 0);
  return { values: places.map((line) => line.map(valueOf)), places, isCrossed: true };
}

const mostCrossed = 20_000;
const text = (value: unknown) => (value instanceof Date ? value.toISOString() : String(value));

/** The places of the counts that must be masked. */
function told({ values, places, isCrossed }: Matrix, minimum: number): Place[] {
  const totalRow = totalOf(values);
  const totalColumn = totalOf(transposed(values));
  const inner = values
    .map((line) => line.filter((_, c) => c !== totalColumn))
    .filter((_, r) => r !== totalRow);
  const hasRows = isCrossed || totalColumn !== null;
  const totals = { rows: hasRows, columns: true, grand: hasRows };
  const shared = maskSmallCounts({ cells: inner, totals }, minimum);
  const at = (index: number, total: number | null) =>
    total !== null && index >= total ? index + 1 : index;
  const found: (Place | null)[] = [];
  const note = (value: number | null | undefined, r: number | null, c: number | null) => {
    if (value === null && r !== null && c !== null) found.push(places[r]![c]!);
  };
  shared.cells.forEach((line, r) =>
    line.forEach((value, c) => note(value, at(r, totalRow), at(c, totalColumn))),
  );
  shared.rows?.forEach((value, r) => note(value, at(r, totalRow), totalColumn));
  shared.columns?.forEach((value, c) => note(value, totalRow, at(c, totalColumn)));
  note(shared.grand, totalRow, totalColumn);
  return found.filter((place) => place !== null);
}

/** The line that is the sum of all the others, of three or more. */
function totalOf(lines: readonly (readonly number[])[]): number | null {
  if (lines.length < 3) return null;
  const sums = lines[0]!.map((_, c) => lines.reduce((sum, line) => sum + line[c]!, 0));
  if (sums.every((sum) => sum === 0)) return null;
  const found = lines.findIndex((line) => line.every((value, c) => 2 * value === sums[c]));
  return found === -1 ? null : found;
}

const transposed = (lines: readonly (readonly number[])[]): number[][] =>
  (lines[0] ?? []).map((_, c) => lines.map((line) => line[c]!));
