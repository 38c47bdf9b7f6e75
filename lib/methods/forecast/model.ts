import { MethodProblem } from "../problem";
import type { Series } from "../temporal/series";

/** What a model may know beside the history. */
export interface ForecastContext {
  /** Steps of the main season, 1 for none: 12 months, 52 weeks, 7 days. */
  season: number;
  /** All seasons where there are several, as 7 and 365 of days; the main one alone when not given. */
  seasons?: readonly number[];
  /** Shares below which the quantiles lie, ascending, each strictly between 0 and 1. */
  levels: readonly number[];
  /** Of everything random: the same seed gives the same forecast. */
  seed: number;
  /** Values are whole numbers of cases: nothing lies below 0, and few cases scatter as counts do. */
  counts?: boolean;
  /** Beginnings of the steps in milliseconds, UTC: those of the history and then of the horizon. */
  times?: ArrayLike<number>;
  /** Known ahead, such as 1 where a holiday falls: each with the steps of the history, then of the horizon. */
  regressors?: readonly Series[];
  /** Keep the form of an earlier answer however much the history has grown since. */
  keepForm?: boolean;
}

/** Lists of one entry a step ahead. */
export interface Forecast {
  mean: Float64Array;
  levels: readonly number[];
  /** One list a level. */
  quantiles: Float64Array[];
  /** What was fitted, in short: "ETS(M,Ad,M)", "ARIMA(0,1,1)(0,1,1)[12]". */
  form?: string;
  /** Figures of the fit by name, such as `alpha`. */
  parameters?: Readonly<Record<string, number>>;
  /** Of each step of the history one step before, NaN where the model has none. */
  fitted?: Float64Array;
  /** Whatever the model wants to have again at a later origin of the same series. */
  memory?: unknown;
}

/**
 * A way to forecast one series. It is asked at several origins when it is tried on the past, so it
 * keeps nothing between calls but the `memory` it returns.
 */
export interface ForecastModel {
  /** Short and stable, as columns of tables name it: "seasonal_naive", "ets". */
  name: string;
  /**
   * `horizon` steps after the history, the earliest step first. A MethodProblem when the history does
   * not carry the model. `before` is what it answered at an earlier origin, whose form it may keep so
   * that only the figures are fitted again.
   */
  forecast(history: Series, horizon: number, context: ForecastContext, before?: Forecast): Forecast;
}

/** What a model answers, null where the history does not carry it. */
export function answerOf(
  model: ForecastModel,
  history: Series,
  horizon: number,
  context: ForecastContext,
  before?: Forecast,
): Forecast | null {
  try {
    return model.forecast(history, horizon, context, before);
  } catch (error) {
    if (error instanceof MethodProblem) return null;
    throw error;
  }
}

/** The levels whose quantiles bound the central intervals of 50, 80 and 95 %, and the median. */
export const fanLevels: readonly number[] = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

/** A history that has grown by so much since a form was chosen may ask for another one. */
const growth = 1.25;

/** May a form chosen from so many steps give way to another one? */
export const outgrown = (
  history: Series,
  chosenAt: number,
  { keepForm = false }: ForecastContext,
): boolean => !keepForm && history.length >= growth * chosenAt;
