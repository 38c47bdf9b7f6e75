/** Features cut into ranges, so that trees look at few places to split. */
export interface Binned {
  /** One list a feature: the range of each row. Range 0 is that of missing values. */
  ranges: Uint8Array[];
  /** One list a feature: the highest value of each range from 1 on, ascending; the last range has none. */
  edges: Float64Array[];
}

/** Ranges of a feature, the missing one aside. */
export const mostRanges = 63;

/** Rows that edges are read from; more say hardly anything new. */
const sample = 20_000;

/** Ranges with about the same number of rows each. NaN is missing; infinite values are ends. */
export function binned(columns: readonly ArrayLike<number>[]): Binned {
  const edges = columns.map(edgesOf);
  return { edges, ranges: columns.map((column, k) => rangesOf(column, edges[k]!)) };
}

function edgesOf(column: ArrayLike<number>): Float64Array {
  const stride = Math.max(1, Math.ceil(column.length / sample));
  const known: number[] = [];
  for (let i = 0; i < column.length; i += stride) {
    if (!Number.isNaN(column[i]!)) known.push(column[i]!);
  }
  const sorted = Float64Array.from(known).sort();
  const edges: number[] = [];
  let distinct = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) distinct++;
  const each = distinct <= mostRanges ? 1 : sorted.length / mostRanges;
  for (let next = each, i = 0; i + 1 < sorted.length; i++) {
    if (sorted[i] === sorted[i + 1] || i + 1 < next) continue;
    edges.push(sorted[i]!);
    while (next <= i + 1) next += each;
  }
  return Float64Array.from(edges.slice(0, mostRanges - 1));
}

function rangesOf(column: ArrayLike<number>, edges: Float64Array): Uint8Array {
  const ranges = new Uint8Array(column.length);
  for (let i = 0; i < ranges.length; i++) {
    const value = column[i]!;
    if (Number.isNaN(value)) continue;
    let [low, high] = [0, edges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value <= edges[middle]!) high = middle;
      else low = middle + 1;
    }
    ranges[i] = low + 1;
  }
  return ranges;
}
