import { MethodProblem } from "../problem";
import { checkCounts, type Series } from "../temporal/series";
import type { Forecast, ForecastContext } from "./model";

export interface PooledContext extends ForecastContext {
  /** Whether a regression has a straight trend of logarithms, which goes on; recent means follow a level without it. */
  trend?: boolean;
}

/** A way to forecast many series of counts at once, which learn from each other. */
export interface PooledModel {
  name: string;
  /**
   * One forecast a series; the histories begin and end together. `before` is what it answered at an
   * earlier origin, of which it may keep what need not be sought again.
   */
  forecast(
    histories: readonly Series[],
    horizon: number,
    context: PooledContext,
    before?: readonly Forecast[],
  ): Forecast[];
}

/** A MethodProblem unless the histories are complete counts of one length, and the regressors reach the horizon. */
export function checkPanel(
  histories: readonly Series[],
  horizon: number,
  { regressors = [] }: PooledContext,
  least: number,
  what: string,
): void {
  const steps = histories[0]?.length ?? 0;
  if (histories.length === 0) throw new MethodProblem(`${what} needs at least one series.`);
  for (const each of histories) {
    checkCounts(each, least, what);
    if (each.length === steps) continue;
    throw new MethodProblem(
      `One series has ${steps} steps and another ${each.length}.`,
      "Give all series the same span: a week without cases counts 0.",
    );
  }
  regressors.forEach((each, k) => {
    if (each.length >= steps + horizon) return;
    throw new MethodProblem(
      `Regressor ${k + 1} has ${each.length} steps, and history and horizon have ${steps + horizon}.`,
    );
  });
}

/** Mean of a whole history, never 0: what its steps are measured by. */
export function levelOf(history: Series): number {
  let sum = 0.5;
  for (let t = 0; t < history.length; t++) sum += history[t]!;
  return sum / history.length;
}

/** Logarithm of a value beside the level, an empty step being no catastrophe. */
export const beside = (value: number, level: number): number =>
  Math.log((value + 0.5) / (level + 0.5));

/** Mean of the `count` values before `end`. */
export function meanBefore(values: Series, end: number, count: number): number {
  let sum = 0;
  for (let t = end - count; t < end; t++) sum += values[t]!;
  return sum / count;
}
