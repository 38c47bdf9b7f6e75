import type { Series } from "../temporal/series";
import { exactPeriod, fourier } from "./fourier";
import { beside, meanBefore, type PooledContext } from "./pooled-model";

/** What a regression of counts reads of each step, all but the first in logarithms or shares. */
export interface CountDesign {
  names: string[];
  /** The first step that has all it needs behind it. */
  first: number;
  /** Figures of step `t` of a series of that level, written from `at` on. */
  write(row: Float64Array, values: Series, level: number, t: number): void;
}

/** Means over so many steps before, where the history has four times as many. */
const windows = [1, 4, 13];
const mostPairs = 3;

/** Named by the season where that is not the main one; none for a season that does not fit in twice. */
function wavesOf(season: number, steps: number, horizon: number, context: PooledContext) {
  const fits = season > 1 && steps >= 2 * season + 8;
  const pairs = fits ? Math.min(mostPairs, Math.floor((season - 1) / 2)) : 0;
  const period = exactPeriod({ season, times: context.times });
  const of = season === context.season ? "" : `_of_${season}`;
  return fourier(period, pairs, steps + horizon).map((values, k) => ({
    name: `${k % 2 === 0 ? "sine" : "cosine"}_${Math.floor(k / 2) + 1}${of}`,
    values,
  }));
}

/** Constant, recent means, the same step a season ago, waves of the season, and what was asked for. */
export function countDesign(steps: number, horizon: number, context: PooledContext): CountDesign {
  const { season, regressors = [], trend = false } = context;
  const used = windows.filter((each) => each * 4 <= steps);
  const seasonal = season > 1 && steps >= 2 * season + 8;
  const waves = (context.seasons ?? [season]).flatMap((each) =>
    wavesOf(each, steps, horizon, context),
  );
  const shared = [...waves.map(({ values }) => values), ...regressors];
  const names = [
    "intercept",
    ...used.map((each) => (each === 1 ? "step_before" : `mean_of_${each}_before`)),
    ...(seasonal ? ["season_before"] : []),
    ...(trend ? ["trend"] : []),
    ...waves.map(({ name }) => name),
    ...regressors.map((_, k) => `regressor_${k + 1}`),
  ];
  return {
    names,
    first: Math.max(0, ...used, seasonal ? season + 1 : 0),
    write(row, values, level, t) {
      let at = 0;
      row[at++] = 1;
      for (const each of used) row[at++] = beside(meanBefore(values, t, each), level);
      if (seasonal) {
        // Three steps about it, as far as they have passed.
        const end = Math.min(t, t - season + 2);
        row[at++] = beside(meanBefore(values, end, end - (t - season - 1)), level);
      }
      if (trend) row[at++] = (t - steps) / steps;
      for (const each of shared) row[at++] = each[t]!;
    },
  };
}
