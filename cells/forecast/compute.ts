import type { Use } from "@/cells/learning/params";
import { MethodProblem } from "@/lib/methods/problem";
import { automaticForecast, type AutomaticOptions } from "@/lib/methods/forecast/automatic";
import { contextOf, originsOf } from "@/lib/methods/forecast/backtest";
import type { ModelScores } from "@/lib/methods/forecast/backtest-scores";
import { fanLevels } from "@/lib/methods/forecast/model";
import type { Member as PooledMember } from "@/lib/methods/forecast/pooled";
import { modelsNamed } from "@/lib/methods/forecast/models";
import { tellingHolidays, type HolidayColumn } from "./holidays";
import { findLevels } from "./levels";
import { seasonOf, type ForecastPeriod } from "./params";
import { partsOf, type Parts } from "./parts";
import { refitSeries, type SeriesRefit } from "./refit";
import { memberOf, toldOf, type Asked } from "./told";
import type { Total } from "./total";
import { tamed, type Wild } from "./wild";

export interface ForecastInput {
  period: ForecastPeriod;
  /** First moments of the periods of the history and of the horizon, milliseconds. */
  begins: number[];
  /** Periods of the history. */
  steps: number;
  horizon: number;
  /** Period t of series s at s * steps + t. */
  counts: Float64Array;
  /** The series to forecast, in this order. */
  order: number[];
  /** Names of models; null for the automatic choice. */
  models: string[] | null;
  /** Forecast from the last lasting change of level on. */
  breaks: boolean;
  /** Over history and horizon; those that stood out in a series are known to its models. */
  holidays: HolidayColumn[];
  /** A model of so many periods of the history is kept, and compared with a refitted one. */
  kept: { known: number; use: Use } | null;
  seed: number;
  /** What models of all series together say, by series. */
  also?: ReadonlyMap<number, PooledMember[]>;
}

/** The forecast of one origin of the past, and the counting beside it. */
export interface Trial {
  /** Steps of the whole history that it knew. */
  origin: number;
  mean: Float64Array;
  /** One list a level of the fan. */
  quantiles: Float64Array[];
  counted: Float64Array | null;
}

/** What is forecast of one series, and how it did in the past. */
export interface Told {
  mean: Float64Array;
  quantiles: Float64Array[];
  total: Total;
  /** The model whose forecast it is: the combination, unless one alone was asked for. */
  model: string;
  /** In short what it is made of. */
  form: string;
  /** Models that take part, with their figures. */
  members: Member[];
  stretch: number;
  scores: ModelScores[];
  /** The counting that was hardest to beat. */
  baseline: string;
  trials: Trial[];
}

export interface Member {
  model: string;
  share: number;
  form: string | null;
  parameters: Readonly<Record<string, number>>;
}

export interface SeriesForecast {
  series: number;
  /** First step of the history that was used. */
  from: number;
  /** Null with the problem. */
  told: Told | null;
  problem: string | null;
  /** What the kept model did since beside a refitted one, and the one fitted to all; null unless one is kept. */
  refit: (SeriesRefit & { anew: Told; inUse: Use }) | null;
  parts: Parts | null;
  warning: string | null;
  wild: Wild | null;
  /** Those that its models know. */
  holidays: string[];
}

/** Each series in turn is handed over as it is done. */
export async function forecastAll(
  input: ForecastInput,
  emit: (done: SeriesForecast) => Promise<void>,
): Promise<void> {
  for (const series of input.order) await emit(forecastSeries(input, series));
}

export function forecastSeries(input: ForecastInput, series: number): SeriesForecast {
  const { steps, period, begins } = input;
  const { counts, wild } = tamed(input.counts.slice(series * steps, (series + 1) * steps));
  const levels = findLevels(counts, begins, period);
  const parts = partsOf(counts, seasonOf[period].seasons);
  const found = { series, parts, wild, warning: levels.warning };
  const from = input.breaks ? levels.from : 0;
  const tries = from > 0 ? [from, 0] : [0];
  let problem = "";
  for (const start of tries) {
    try {
      const asked = askedOf(counts, start, input, series);
      const anew = tell(counts, asked);
      const own = { ...found, from: start, holidays: asked.holidays, problem: null };
      if (!input.kept) return { ...own, told: anew, refit: null };
      const refit = refitSeries(asked, input.kept.known, counts, period);
      const inUse = input.kept.use === "kept" && refit.told ? "kept" : "refitted";
      const told = inUse === "kept" ? refit.told : anew;
      return { ...own, told, refit: { ...refit, anew, inUse } };
    } catch (error) {
      if (!(error instanceof MethodProblem)) throw error;
      problem = error.message;
    }
  }
  return { ...found, from: 0, holidays: [], told: null, refit: null, problem };
}

function askedOf(counts: Float64Array, from: number, input: ForecastInput, series: number): Asked {
  const { period, horizon, seed, models, begins, holidays } = input;
  const history = counts.subarray(from);
  const chosen = models === null ? null : modelsNamed(models);
  const options: AutomaticOptions = {
    ...seasonOf[period],
    horizon,
    levels: fanLevels,
    seed,
    counts: history.every(Number.isInteger),
    times: begins.slice(from),
    also: from === 0 ? input.also?.get(series) : [],
    ...(chosen ? { models: chosen } : {}),
  };
  const alone = chosen?.length === 1 ? chosen[0]! : null;
  if (holidays.length === 0) return { from, history, options, alone, holidays: [] };
  const columns = holidays.map(({ name, shares }) => ({ name, shares: shares.subarray(from) }));
  // Nothing of later than the first trial, or than a kept model knew, may choose them.
  const first = originsOf(history.length, options)[0]!;
  const until = Math.max(0, Math.min(first, input.kept ? input.kept.known - from : first));
  const telling = tellingHolidays(history, columns, until);
  const regressors = telling.map(({ shares }) => shares);
  const names = telling.map(({ name }) => name);
  return { from, history, options: { ...options, regressors }, alone, holidays: names };
}

function tell(counts: Float64Array, asked: Asked): Told {
  const { history, options, alone } = asked;
  const found = automaticForecast(history, options);
  if (!alone) {
    const members = found.byModel
      .filter(({ share }) => share > 0)
      .map(({ model, share, forecast }) => memberOf(model, share, forecast));
    const { forecast, stretch } = found;
    return toldOf(counts, asked, found, { model: "combination", forecast, members, stretch });
  }
  const forecast = alone.forecast(history, options.horizon, contextOf(options));
  const members = [memberOf(alone.name, 1, forecast)];
  return toldOf(counts, asked, found, { model: alone.name, forecast, members, stretch: 1 });
}
