import { chance, shuffle } from "../chance";
import type { Boosted, Counted } from "./boost";
import { countDeviance } from "./deviance";
import { leafOf, type Tree } from "./tree";

export interface Importance {
  feature: number;
  /** By how much the mean deviance a row rises when the feature's values are dealt out anew. */
  rise: number;
  /** Standard error of it, from one dealing to the next; says nothing of other data. */
  error: number;
}

const most = 5000;

/**
 * What a model loses when a feature no longer says anything: its values are shuffled among the rows,
 * a few times. Meant for rows that the model was not fitted to; of more than 5,000 an even choice is
 * taken. Features that say the same share their importance, and both look small. One entry a feature.
 * Source: Breiman, Random forests, Machine Learning 45 (2001).
 */
export function permutationImportance(
  model: Boosted,
  data: Counted,
  rows: Int32Array,
  { seed = 1, repeats = 5 }: { seed?: number; repeats?: number } = {},
): Importance[] {
  const by = chance(seed);
  const chosen = evenly(rows, most);
  const columns = data.columns.map((column) => Float64Array.from(chosen, (row) => column[row]!));
  const counts = Float64Array.from(chosen, (row) => data.counts[row]!);
  const fixed = Float64Array.from(chosen, (row) => (data.offset?.[row] ?? 0) + model.base);
  const sums = added(model.trees, columns, chosen.length);
  const deviance = (of: Float64Array) => {
    let sum = 0;
    for (let i = 0; i < of.length; i++) {
      sum += countDeviance(counts[i]!, Math.exp(fixed[i]! + model.shrinkage * of[i]!));
    }
    return sum / of.length;
  };
  const whole = deviance(sums);
  return columns.map((column, feature) => {
    const trees = model.trees.filter((tree) => tree.feature.includes(feature));
    if (trees.length === 0) return { feature, rise: 0, error: 0 };
    const without = added(trees, columns, chosen.length).map((each, i) => sums[i]! - each);
    const rises = Array.from({ length: repeats }, () => {
      const dealt = columns.slice();
      dealt[feature] = shuffle(column.slice(), by);
      const again = added(trees, dealt, chosen.length);
      return deviance(again.map((each, i) => each + without[i]!)) - whole;
    });
    const rise = rises.reduce((sum, each) => sum + each, 0) / repeats;
    const squares = rises.reduce((sum, each) => sum + (each - rise) ** 2, 0);
    return {
      feature,
      rise,
      error: repeats > 1 ? Math.sqrt(squares / (repeats - 1) / repeats) : NaN,
    };
  });
}

/** As many rows as asked for, spread over all. */
export function evenly(rows: Int32Array, count: number): Int32Array {
  if (rows.length <= count) return rows;
  return Int32Array.from({ length: count }, (_, i) => rows[Math.floor((i * rows.length) / count)]!);
}

/** What trees add to each row. */
export function added(
  trees: readonly Tree[],
  columns: readonly ArrayLike<number>[],
  rows: number,
): Float64Array {
  const sums = new Float64Array(rows);
  for (const tree of trees) {
    for (let row = 0; row < rows; row++) sums[row]! += tree.value[leafOf(tree, columns, row)]!;
  }
  return sums;
}
