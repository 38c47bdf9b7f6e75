import { MethodProblem } from "../problem";
import { binned, type Binned } from "./bins";
import { Grower } from "./grow";
import { leafOf, type Tree } from "./tree";

export interface BoostOptions {
  /** Most trees. */
  trees?: number;
  /** Share of each tree's answer that is taken. */
  shrinkage?: number;
  /** Most leaves of a tree: with 8, up to seven features act together. */
  leaves?: number;
  /** Cases expected in a leaf at least. */
  leastExpected?: number;
}

/** What holds where it is not given. */
export const boostDefaults = { trees: 200, shrinkage: 0.1, leaves: 8, leastExpected: 20 };

/** A mean is exp(offset + base + what each tree adds). */
export interface Boosted {
  base: number;
  shrinkage: number;
  trees: Tree[];
  features: number;
}

/** Rows of a table by column. */
export interface Counted {
  counts: ArrayLike<number>;
  /** One list a feature, NaN where it is missing. */
  columns: readonly ArrayLike<number>[];
  /** Logarithm of what each row is measured by; 0 when not given. */
  offset?: ArrayLike<number>;
}

/** Watches the fit: called before each tree with the logarithms of all means; false ends it. */
export type Watch = (logMeans: Float64Array, trees: number) => boolean;

/**
 * Gradient boosting of counts with the Poisson loss: trees, each grown on what those before it leave.
 * `rows` are those that are learned from, all when not given. Nothing in it is random. Whole rows of
 * counts from 0 on with a finite offset, or a MethodProblem.
 * Source: Friedman, Greedy function approximation, Annals of Statistics 29 (2001).
 */
export function boost(
  data: Counted,
  options: BoostOptions = {},
  rows: Int32Array = Int32Array.from({ length: data.counts.length }, (_, i) => i),
  watch?: Watch,
  cut: Binned = binned(data.columns),
): Boosted {
  check(data, rows);
  const { trees: most, shrinkage, leaves, leastExpected } = { ...boostDefaults, ...options };
  const { counts, columns } = data;
  const n = counts.length;
  const offset = data.offset ?? new Float64Array(n);
  const base = baseOf(counts, offset, rows);
  const logMeans = Float64Array.from(offset, (each) => each + base);
  const model: Boosted = { base, shrinkage, trees: [], features: columns.length };
  if (base === -Infinity) return model;
  const grower = new Grower(cut, rows, { leaves, leastExpected, prior: 1 });
  const [surplus, means] = [new Float64Array(n), new Float64Array(n)];
  const learned = new Uint8Array(n);
  for (const row of rows) learned[row] = 1;
  for (let count = 0; count < most; count++) {
    if (watch && !watch(logMeans, count)) break;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      means[row] = Math.exp(logMeans[row]!);
      surplus[row] = counts[row]! - means[row]!;
    }
    const tree = grower.grow(surplus, means, (row, value) => {
      logMeans[row]! += shrinkage * value;
    });
    if (tree.feature[0]! < 0) break;
    model.trees.push(tree);
    if (!watch) continue;
    for (let row = 0; row < n; row++) {
      if (!learned[row]) logMeans[row]! += shrinkage * tree.value[leafOf(tree, columns, row)]!;
    }
  }
  watch?.(logMeans, model.trees.length);
  return model;
}

function baseOf(counts: ArrayLike<number>, offset: ArrayLike<number>, rows: Int32Array): number {
  let [cases, exposed] = [0, 0];
  for (const row of rows) {
    cases += counts[row]!;
    exposed += Math.exp(offset[row]!);
  }
  return Math.log(cases / exposed);
}

function check({ counts, columns, offset }: Counted, rows: Int32Array) {
  if (rows.length === 0) throw new MethodProblem("There is no row to learn from.");
  const uneven = columns.findIndex((each) => each.length !== counts.length);
  if (uneven >= 0) {
    throw new MethodProblem(
      `Feature ${uneven + 1} has ${columns[uneven]!.length} rows, and the counts have ${counts.length}.`,
    );
  }
  for (const row of rows) {
    const count = counts[row]!;
    if (count >= 0 && Number.isFinite(count) && Number.isFinite(offset?.[row] ?? 0)) continue;
    throw new MethodProblem(
      `Row ${row + 1} has no count from 0 on, or nothing to measure it by.`,
      "Leave such rows out.",
    );
  }
}

/** Expected counts of rows with the features that the model was fitted to. */
export function predict(
  { base, shrinkage, trees }: Boosted,
  columns: readonly ArrayLike<number>[],
  offset?: ArrayLike<number>,
): Float64Array {
  const n = columns[0]?.length ?? offset?.length ?? 0;
  const sums = new Float64Array(n);
  for (const tree of trees) {
    for (let row = 0; row < n; row++) sums[row]! += tree.value[leafOf(tree, columns, row)]!;
  }
  return sums.map((sum, row) => Math.exp((offset?.[row] ?? 0) + base + shrinkage * sum));
}
