import { MethodProblem } from "../problem";
import { checkSeries, type Series } from "../temporal/series";
import type { Forecast, ForecastContext, ForecastModel } from "./model";

export interface BacktestOptions extends ForecastContext {
  horizon: number;
  /** Points in the past to forecast from; 8 when not given, fewer where the series is too short. */
  origins?: number;
  /** Steps of history that the first origin must have; two seasons, or 10 steps, when not given. */
  least?: number;
  /** Told after each forecast: a share from 0 to 1. */
  progress?(done: number): void;
}

/** One model at all origins. */
export interface BacktestRun {
  model: string;
  /** As many as there are origins; null at each where it could not answer. */
  forecasts: (Forecast | null)[];
  /** Why, the first time it could not. */
  problem?: string;
}

export interface Backtest {
  /** Steps of history at each origin, ascending: what came is the series from there on. */
  origins: number[];
  horizon: number;
  runs: BacktestRun[];
}

/**
 * Forecasts from points in the past, each made of what was known then. Origins are evenly spaced, no
 * further apart than the horizon, and the last one leaves just the horizon to compare with. A
 * MethodProblem when the series is too short for one origin.
 */
export function backtest(
  series: Series,
  models: readonly ForecastModel[],
  options: BacktestOptions,
): Backtest {
  checkSeries(series, 1, "A test on the past");
  const { horizon, progress } = options;
  const values = Float64Array.from(series);
  const origins = originsOf(values.length, options);
  const total = origins.length * models.length;
  const context = contextOf(options);
  let done = 0;
  const runs = models.map((model): BacktestRun => {
    let before: Forecast | undefined;
    let problem: string | undefined;
    const forecasts = origins.map((origin) => {
      try {
        before = model.forecast(values.subarray(0, origin), horizon, context, before);
        return before;
      } catch (error) {
        if (!(error instanceof MethodProblem)) throw error;
        problem ??= error.message;
        return null;
      } finally {
        progress?.(++done / total);
      }
    });
    return { model: model.name, forecasts, ...(problem === undefined ? {} : { problem }) };
  });
  return { origins, horizon, runs };
}

/** What models are told, without how they are tried. */
export const contextOf = ({
  season,
  seasons,
  levels,
  seed,
  counts,
  times,
  regressors,
}: BacktestOptions): ForecastContext => ({
  season,
  seasons,
  levels,
  seed,
  counts,
  times,
  regressors,
});

/** Lengths of history to forecast from. */
export function originsOf(
  length: number,
  {
    horizon,
    season,
    origins = 8,
    least,
  }: Pick<BacktestOptions, "horizon" | "season" | "origins" | "least">,
): number[] {
  if (!(Number.isInteger(horizon) && horizon >= 1)) {
    throw new MethodProblem(`${horizon} steps ahead cannot be forecast: it is a number from 1 on.`);
  }
  const last = length - horizon;
  const wanted = least ?? Math.max(10, 2 * season);
  // Rather as many origins as asked for than all the seasons wanted before the first.
  const first = Math.min(wanted, Math.max(3, last - origins + 1));
  if (last < first) {
    throw new MethodProblem(
      `The series has ${length} steps, too few to try ${horizon} steps ahead on its own past.`,
      "Take a longer span, shorter steps or a nearer horizon.",
    );
  }
  const count = Math.max(1, Math.min(origins, last - first + 1));
  const apart = count > 1 ? Math.min(horizon, Math.floor((last - first) / (count - 1))) : 1;
  return Array.from({ length: count }, (_, i) => last - (count - 1 - i) * apart);
}
