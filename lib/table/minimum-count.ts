import { circulation, type Flow } from "./circulation";

/**
 * Counts of people that may be shared: no count below a minimum can be read off, neither directly
 * nor from the other counts and totals beside it (complementary cell suppression; Cox 1980).
 */
export interface CountTable {
  /** Rows of counts, all of one length; one row for a one-way table. Whole numbers from 0. */
  cells: readonly (readonly number[])[];
  /** Totals that are shared beside the cells. Without them only small cells are masked. */
  totals: { rows: boolean; columns: boolean; grand: boolean };
}

export interface MaskedCounts {
  /** Null where a count is masked. */
  cells: readonly (readonly (number | null)[])[];
  /** Null where a total is masked; absent when totals of that kind are not shared. */
  rows?: readonly (number | null)[];
  columns?: readonly (number | null)[];
  grand?: number | null;
  /** Masked because they are small; masked because they would give those away. */
  small: number;
  others: number;
}

export const minimumCount = 5;

/** Zero is shown: nobody is counted in it. Throws a RangeError for counts that are no counts. */
export function maskSmallCounts(table: CountTable, minimum = minimumCount): MaskedCounts {
  const flows = circulation(table);
  const isSmall = ({ value }: Flow) => value > 0 && value < minimum;
  const small = flows.all.filter((flow) => flow.isShared && isSmall(flow));
  const masked = new Set<Flow>([...small, ...flows.all.filter((flow) => !flow.isShared)]);
  // Masking more gives nothing away, so that what was found safe once stays safe.
  let rest: readonly Flow[] = small;
  for (let told = flows.firstTold(rest, masked); told; told = flows.firstTold(rest, masked)) {
    const cover = flows.cover(told, masked);
    for (const flow of cover) masked.add(flow);
    rest = rest.slice(rest.indexOf(told) + (cover.length === 0 ? 1 : 0));
  }
  const seen = (flow: Flow) => (masked.has(flow) ? null : flow.value);
  const { rows, columns, grand } = table.totals;
  const others = [...masked].filter((flow) => flow.isShared).length - small.length;
  return {
    cells: flows.cells.map((row) => row.map(seen)),
    ...(rows && { rows: flows.rows.map(seen) }),
    ...(columns && { columns: flows.columns.map(seen) }),
    ...(grand && { grand: seen(flows.grand) }),
    small: small.length,
    others,
  };
}
