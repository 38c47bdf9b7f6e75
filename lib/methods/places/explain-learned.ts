import { judgeHeldOut, type Judged } from "../boosting/held-out";
import { gridOf, type PartialEffect } from "../boosting/partial-effect";
import { effectOf } from "../explain/effect";
import type { MeansOf } from "../explain/explained";
import { shuffledLoss, type ShuffledLoss } from "../explain/shuffled";
import type { MethodContext } from "../method";
import { benjaminiHochberg } from "../statistics/fdr";
import { unitsOf } from "./features";
import { linearOf, type LearnedForecast } from "./learned";
import { sumOf } from "../statistics/sums";

/** A period of the test: what was known of the candidates before it, what was learned by then, and what came. */
export interface HeldOutOrigin extends Pick<LearnedForecast, "fit"> {
  names: string[];
  /** Incidents of the period in each candidate; lists of one entry a candidate. */
  came: Float64Array;
  columns: Float64Array[];
  /** Logarithm of the expected number where the regression says 1. */
  offset: Float64Array;
}

export interface LearnedDriver extends ShuffledLoss {
  name: string;
  /** p for the number of factors (Benjamini–Hochberg). */
  adjusted: number;
}

export interface LearnedDrivers {
  /** Beside the same number for every candidate of a period. */
  judged: Judged;
  /** One a factor, most important first. */
  drivers: LearnedDriver[];
  /** One a factor, in the order of the model; values as incidents, or as the recent over all. */
  effects: (PartialEffect & { name: string })[];
  rows: number;
  origins: number;
}

/** Values that an effect is told at. */
const points = 20;

/** The candidates of a forecast, with the incidents that then came in each cell of the ground. */
export function heldOutOf(
  { factors, fit, features: { cell, columns }, expected }: LearnedForecast,
  came: ArrayLike<number>,
): HeldOutOrigin {
  const linear = linearOf(fit, columns);
  return {
    fit,
    names: factors.map(({ name }) => name),
    came: Float64Array.from(cell, (i) => came[i]!),
    columns,
    offset: linear.map((each, row) => Math.log(expected[cell[row]!]!) - each),
  };
}

/**
 * What learned history leans on, at origins of a test: permutation importance and partial effect of each
 * factor among the candidates of the periods, which the model of that day had not seen. Intervals and p
 * are of the periods; factors that say the same share their importance. It is no effect of a cause.
 * Null where no incident came.
 */
export function learnedDrivers(
  origins: readonly HeldOutOrigin[],
  context: MethodContext,
): LearnedDrivers | null {
  const names = origins[0]?.names ?? [];
  const joined = (of: (origin: HeldOutOrigin, o: number) => ArrayLike<number>) =>
    Float64Array.from(origins.flatMap((origin, o) => Array.from(of(origin, o))));
  const counts = joined(({ came }) => came);
  if (sumOf(counts) === 0) return null;
  const offset = joined((origin) => origin.offset);
  const times = joined(({ came }, o) => new Float64Array(came.length).fill(o));
  const columns = names.map((_, k) => joined((origin) => origin.columns[k]!));
  // Each row by the model of its own day, so that the period goes along as a last column.
  const rows = { counts, columns: [...columns, times], offset, times };
  const meansOf: MeansOf = (given, own) => {
    const period = given.at(-1)!;
    return own.map((each, row) => {
      const { intercept, coefficients } = origins[period[row]!]!.fit;
      let linear = each + intercept;
      for (let k = 0; k < names.length; k++) linear += coefficients[k]! * given[k]![row]!;
      return Math.exp(linear);
    });
  };
  const means = meansOf(rows.columns, offset);
  const sums = new Float64Array(origins.length);
  means.forEach((mean, row) => (sums[times[row]!]! += mean));
  const plain = means.map((_, row) => sums[times[row]!]! / origins[times[row]!]!.came.length);
  const losses = shuffledLoss(
    meansOf,
    rows,
    names.map((_, k) => [k]),
    context,
  );
  const adjusted = benjaminiHochberg(losses.map(({ p }) => p));
  const drivers = losses.map((loss, k) => ({ ...loss, name: names[k]!, adjusted: adjusted[k]! }));
  return {
    judged: judgeHeldOut(counts, times, means, plain),
    drivers: drivers.sort((a, b) => b.rise - a.rise),
    effects: names.map((name, k) => {
      const { values, ratios } = effectOf(meansOf, rows, k, gridOf(columns[k]!, points));
      return { name, values: unitsOf(k, values), ratios };
    }),
    rows: counts.length,
    origins: origins.length,
  };
}
