import { MethodProblem } from "../problem";
import type { Series } from "../temporal/series";
import { contextOf, originsOf, type BacktestOptions, type BacktestRun } from "./backtest";
import type { Forecast } from "./model";
import type { PooledModel } from "./pooled-model";

/** A model that has been tried and asked already: what the automatic forecast takes beside its own. */
export interface Member {
  run: BacktestRun;
  /** At the end of the series; null where it had no answer. */
  forecast: Forecast | null;
}

/**
 * One list of members a series: each model learns once at each origin of the past, and at the end, from
 * all series of a panel, which begin and end together. A MethodProblem when they are too short for one
 * origin; a model that cannot answer is null there.
 */
export function pooledMembers(
  panel: readonly Series[],
  models: readonly PooledModel[],
  options: BacktestOptions,
): Member[][] {
  const { horizon, progress } = options;
  const values = panel.map((each) => Float64Array.from(each));
  const steps = values[0]?.length ?? 0;
  const ends = [...originsOf(steps, options), steps];
  const context = contextOf(options);
  let done = 0;
  const byModel = models.map((model) => {
    let before: Forecast[] | undefined;
    let problem: string | undefined;
    const answers = ends.map((end) => {
      try {
        const histories = values.map((each) => each.subarray(0, end));
        before = model.forecast(histories, horizon, context, before);
        return before;
      } catch (error) {
        if (!(error instanceof MethodProblem)) throw error;
        problem ??= error.message;
        return null;
      } finally {
        progress?.(++done / (ends.length * models.length));
      }
    });
    return { model: model.name, answers, problem };
  });
  return panel.map((_, s) =>
    byModel.map(({ model, answers, problem }): Member => {
      const own = answers.map((each) => each?.[s] ?? null);
      const forecasts = own.slice(0, -1);
      return {
        run: { model, forecasts, ...(problem === undefined ? {} : { problem }) },
        forecast: own.at(-1)!,
      };
    }),
  );
}
