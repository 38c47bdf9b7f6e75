/**
 * A fitted model of counts, whatever it is made of: means of rows from their features, one list a
 * feature, and the logarithm of what each row is measured by.
 */
export type MeansOf = (columns: readonly ArrayLike<number>[], offset: Float64Array) => Float64Array;

/** Rows that the model was not fitted to; lists of one entry a row. */
export interface Rows {
  counts: ArrayLike<number>;
  columns: readonly ArrayLike<number>[];
  offset?: ArrayLike<number>;
  /** Step of time. */
  times: ArrayLike<number>;
}

/** The rows of these numbers as lists of their own. */
export function rowsOf({ counts, columns, offset, times }: Rows, rows: ArrayLike<number>) {
  const pick = (list: ArrayLike<number>) => Float64Array.from(rows, (row) => list[row]!);
  return {
    counts: pick(counts),
    columns: columns.map(pick),
    offset: offset ? pick(offset) : new Float64Array(rows.length),
    times: pick(times),
  };
}
