import { chance } from "../chance";
import type { Series } from "../temporal/series";
import type { Timed } from "../boosting/trial";
import { exactPeriod } from "./fourier";
import { beside, meanBefore, type PooledContext } from "./pooled-model";

/** What trees read of a step that lies `lead` steps after the last known one. */
export interface Features {
  names: string[];
  /** Steps whose mean a step is measured by. */
  window: number;
  /**
   * Figures for step `t` when all before `end` is known, put into `row`; NaN where the history does not
   * reach back. Returns the mean that the step is measured by.
   */
  write(row: Float64Array, values: Series, end: number, t: number): number;
}

const windows = [1, 4, 13, 52];

/** The fewest steps that say what is usual. */
const leastWindow = 26;

/** Recent values, the same step of seasons before, the part of the season, the level, what was given. */
export function featuresFor(steps: number, context: PooledContext): Features {
  const { season, regressors = [] } = context;
  const whole = season > 1 ? season * Math.ceil(leastWindow / season) : leastWindow;
  const window = Math.max(4, Math.min(whole, Math.floor(steps / 3)));
  const used = windows.filter((each) => each !== window && each * 3 <= steps);
  const seasons = season > 1 ? [1, 2].filter((each) => (each + 1) * season <= steps) : [];
  const period = exactPeriod(context);
  const names = [
    "lead",
    ...used.map((each) => (each === 1 ? "last_step" : `mean_of_${each}`)),
    ...seasons.map((each) => (each === 1 ? "season_before" : `${each}_seasons_before`)),
    ...(season > 1 ? ["part_of_season"] : []),
    "level",
    ...regressors.map((_, k) => `regressor_${k + 1}`),
  ];
  return {
    names,
    window,
    write(row, values, end, t) {
      const level = meanBefore(values, end, window) + 0.5 / window;
      let at = 0;
      row[at++] = t - end + 1;
      for (const each of used) {
        row[at++] = each <= end ? beside(meanBefore(values, end, each), level) : NaN;
      }
      for (const each of seasons) row[at++] = beside(about(values, end, t - each * season), level);
      if (season > 1) row[at++] = (t % period) / period;
      row[at++] = Math.log(level);
      for (const each of regressors) row[at++] = each[t]!;
      return level;
    },
  };
}

/** Mean of a step and its two neighbours, as far as they are known; NaN before the history. */
function about(values: Series, end: number, t: number): number {
  const to = Math.min(end, t + 2);
  const from = t - 1;
  return from < 0 || to <= from ? NaN : meanBefore(values, to, to - from);
}

/** Rows aimed at: a few short series are seen from several steps before. */
const aim = 20_000;
/** Rows that are learned from at most: more take memory, and trees of them are hardly surer. */
const mostRows = 400_000;

/** Each known step of each series, of very many each so-many-th, as it was to be foreseen one to `horizon` steps before. */
export function rowsToLearn(
  histories: readonly Series[],
  horizon: number,
  features: Features,
  seed: number,
): Timed {
  const by = chance(seed);
  const steps = histories[0]!.length;
  const first = features.window;
  const each = steps - first;
  const repeats = Math.max(1, Math.min(horizon, 4, Math.floor(aim / (histories.length * each))));
  const every = Math.ceil((histories.length * each) / mostRows);
  // Series by series another step comes first, so that no part of the season is left out.
  const rowsOf = (s: number) => repeats * Math.max(0, Math.ceil((each - (s % every)) / every));
  const total = histories.reduce((sum, _, s) => sum + rowsOf(s), 0);
  const columns = features.names.map(() => new Float64Array(total));
  const [counts, offset, times] = [0, 0, 0].map(() => new Float64Array(total)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const row = new Float64Array(columns.length);
  let at = 0;
  histories.forEach((history, s) => {
    for (let t = first + (s % every); t < steps; t += every) {
      for (let repeat = 0; repeat < repeats; repeat++, at++) {
        const lead = 1 + by.below(Math.min(horizon, t - first + 1));
        offset[at] = Math.log(features.write(row, history, t - lead + 1, t));
        for (let k = 0; k < row.length; k++) columns[k]![at] = row[k]!;
        counts[at] = history[t]!;
        times[at] = t;
      }
    }
  });
  return { counts, columns, offset, times };
}
