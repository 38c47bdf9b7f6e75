import { pOfGain } from "../boosting/held-out";
import { countDeviance } from "../boosting/deviance";
import { evenly } from "../boosting/importance";
import { chance, shuffle } from "../chance";
import type { MethodContext } from "../method";
import { studentQuantile } from "../statistics/student";
import { rowsOf, type MeansOf, type Rows } from "./explained";

/** What a model loses without some of its features. */
export interface ShuffledLoss {
  /** By how much the mean deviance a row rises. */
  rise: number;
  /** Standard error over steps of time, and 95 % interval by Student's t; NaN below 3 steps. */
  error: number;
  low: number;
  high: number;
  /** One-sided, of a rise above 0 by chance. */
  p: number;
}

/** More rows say hardly anything new. */
const mostRows = 20_000;
const confidence = 0.95;

/**
 * Permutation importance of any fitted model: the values of a feature, or of several together, are dealt
 * out anew among rows that the model was not fitted to. The interval is of the steps of time, which are
 * taken as independent, so that it says something of steps to come and not only of the dealing. Features
 * that say the same share their importance: ask for them together. One entry a group of features.
 * Source: Breiman, Machine Learning 45 (2001); Fisher, Rudin and Dominici, J. Machine Learning Research 20 (2019).
 */
export function shuffledLoss(
  meansOf: MeansOf,
  rows: Rows,
  groups: readonly (readonly number[])[],
  { seed, progress }: MethodContext,
  { repeats = 5 }: { repeats?: number } = {},
): ShuffledLoss[] {
  const all = Int32Array.from({ length: rows.counts.length }, (_, i) => i);
  const { counts, columns, offset, times } = rowsOf(rows, evenly(all, mostRows));
  const by = chance(seed);
  const step = new Map([...new Set(times)].sort((a, b) => a - b).map((time, i) => [time, i]));
  const stepOf = Int32Array.from(times, (time) => step.get(time)!);
  const size = new Float64Array(step.size);
  for (const at of stepOf) size[at]!++;
  const deviances = (means: Float64Array) => {
    const sums = new Float64Array(step.size);
    means.forEach((mean, i) => (sums[stepOf[i]!]! += countDeviance(counts[i]!, mean)));
    return sums;
  };
  const whole = deviances(meansOf(columns, offset));
  const order = Uint32Array.from(counts.keys());
  return groups.map((group, g) => {
    progress?.(g / groups.length, "dealing the features anew");
    const rises = new Float64Array(step.size);
    for (let round = 0; round < repeats; round++) {
      shuffle(order, by);
      const dealt = columns.slice();
      for (const k of group) dealt[k] = Float64Array.from(order, (row) => columns[k]![row]!);
      const again = deviances(meansOf(dealt, offset));
      rises.forEach((_, at) => (rises[at]! += (again[at]! - whole[at]!) / repeats));
    }
    return lossOf(rises, size, counts.length);
  });
}

/** From sums of the steps: the mean a row, and how far steps differ. */
function lossOf(rises: Float64Array, size: Float64Array, rows: number): ShuffledLoss {
  const steps = rises.length;
  const rise = rises.reduce((sum, each) => sum + each, 0) / rows;
  if (steps < 3) return { rise, error: NaN, low: NaN, high: NaN, p: NaN };
  let squares = 0;
  rises.forEach((each, at) => (squares += (each - rise * size[at]!) ** 2));
  const error = Math.sqrt((squares * steps) / (steps - 1)) / rows;
  const reach = studentQuantile(confidence, steps - 1) * error;
  return { rise, error, low: rise - reach, high: rise + reach, p: pOfGain([...rises]) };
}
