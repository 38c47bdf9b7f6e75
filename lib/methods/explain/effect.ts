import { evenly } from "../boosting/importance";
import type { PartialEffect } from "../boosting/partial-effect";
import { rowsOf, type MeansOf, type Rows } from "./explained";

const mostRows = 1000;

/**
 * How the expected count of any fitted model moves with one feature, the others left as they are: the
 * mean if all rows had a value, over the mean as they are; one entry a value. Where
 * features go together some of these rows cannot be: read the ends with care. It is what the model does,
 * no effect of a cause.
 * Source: Friedman, Annals of Statistics 29 (2001), 8.2.
 */
export function effectOf(
  meansOf: MeansOf,
  rows: Rows,
  feature: number,
  values: Float64Array,
): PartialEffect {
  const all = Int32Array.from({ length: rows.counts.length }, (_, i) => i);
  const { columns, offset } = rowsOf(rows, evenly(all, mostRows));
  const mean = (means: Float64Array) => means.reduce((sum, each) => sum + each, 0);
  const usual = mean(meansOf(columns, offset));
  const ratios = values.map((value) => {
    const moved = columns.slice();
    moved[feature] = new Float64Array(offset.length).fill(value);
    return mean(meansOf(moved, offset)) / usual;
  });
  return { values, ratios };
}
