import type { Boosted } from "./boost";
import { added, evenly } from "./importance";
import { leafOf } from "./tree";

/** Lists of one entry a value of the feature, ascending. */
export interface PartialEffect {
  values: Float64Array;
  /** Mean of the rows if all had this value, over the mean as they are: 1.3 is 30 % more. */
  ratios: Float64Array;
}

const most = 1000;

/**
 * How the expected count moves with one feature, the others left as they are; the offset is left out.
 * Where features go together some of these rows cannot be: read the ends with care. It is what the
 * model does, no effect of a cause.
 * Source: Friedman, Annals of Statistics 29 (2001), 8.2.
 */
export function partialEffect(
  model: Boosted,
  columns: readonly ArrayLike<number>[],
  feature: number,
  points = 20,
): PartialEffect {
  const n = columns[feature]!.length;
  const all = Int32Array.from({ length: n }, (_, i) => i);
  const rows = evenly(all, most);
  const own = columns.map((column) => Float64Array.from(rows, (row) => column[row]!));
  const uses = (yes: boolean) =>
    model.trees.filter((tree) => tree.feature.includes(feature) === yes);
  const fixed = added(uses(false), own, rows.length);
  const trees = uses(true);
  const meanOf = (sums: Float64Array) =>
    sums.reduce((sum, each) => sum + Math.exp(model.shrinkage * each), 0) / sums.length;
  const usual = meanOf(added(trees, own, rows.length).map((each, i) => each + fixed[i]!));
  const values = gridOf(columns[feature]!, points);
  const ratios = values.map((value) => {
    const moved = own.slice();
    moved[feature] = new Float64Array(rows.length).fill(value);
    return meanOf(added(trees, moved, rows.length).map((each, i) => each + fixed[i]!)) / usual;
  });
  return { values, ratios };
}

/** Values at equal shares of the rows, each once. */
export function gridOf(column: ArrayLike<number>, points: number): Float64Array {
  const sorted = Float64Array.from(Array.from(column).filter((each) => !Number.isNaN(each))).sort();
  if (sorted.length === 0) return sorted;
  const at = (k: number) =>
    sorted[Math.round((k * (sorted.length - 1)) / Math.max(1, points - 1))]!;
  return Float64Array.from(new Set(Array.from({ length: points }, (_, k) => at(k))));
}

/**
 * Why one row has the mean it has: what each feature added to its logarithm along the paths it took,
 * from the mean of all rows on. These sum to log(mean) less offset and `start`.
 * Source: Saabas, Interpreting random forests (2014).
 */
export function contributions(
  { base, shrinkage, trees, features }: Boosted,
  columns: readonly ArrayLike<number>[],
  row: number,
): { start: number; added: Float64Array } {
  const result = new Float64Array(features);
  let start = base;
  for (const tree of trees) {
    start += shrinkage * tree.value[0]!;
    const end = leafOf(tree, columns, row);
    for (let node = 0; node !== end;) {
      const feature = tree.feature[node]!;
      const above = columns[feature]![row]! > tree.threshold[node]!;
      const next = above ? tree.right[node]! : tree.left[node]!;
      result[feature]! += shrinkage * (tree.value[next]! - tree.value[node]!);
      node = next;
    }
  }
  return { start, added: result };
}
