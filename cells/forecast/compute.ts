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
import type { Wild } from "./wild";

export interface ForecastInput {
  period: ForecastPeriod;
  /** First moments of the periods of the history and of the horizon, milliseconds. */
  begins: number[];
  /** Periods of the history. */
  steps: number;
  horizon: number;
  /** Period t of series s at s * steps + t, wild ones tamed. */
  counts: Float64Array;
  /** By series. */
  wild: ReadonlyMap<number, Wild>;
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

/** A kept model beside the one fitted to all, and the first step of the history that each of both used. */
export interface Beside extends SeriesRefit {
  anew: Told;
  inUse: Use;
  from: Record<Use, number>;
}

export interface SeriesForecast {
  series: number;
  /** First step of the history that was used. */
  from: number;
  /** Null with the problem. */
  told: Told | null;
  problem: string | null;
  /** What the kept model did since beside a refitted one, and the one fitted to all; null unless one is kept. */
  refit: Beside | null;
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
  const counts = input.counts.slice(series * steps, (series + 1) * steps);
  const wild = input.wild.get(series) ?? null;
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
      const own = { ...found, problem: null };
      const { holidays } = asked;
      if (!input.kept) return { ...own, from: start, holidays, told: anew, refit: null };
      const kept = keep(counts, input, series, input.kept.known);
      const inUse: Use = input.kept.use === "kept" && kept.refit.told ? "kept" : "refitted";
      const refit = { ...kept.refit, anew, inUse, from: { kept: kept.from, refitted: start } };
      return inUse === "kept"
        ? { ...own, from: kept.from, holidays: kept.holidays, told: kept.refit.told, refit }
        : { ...own, from: start, holidays, told: anew, refit };
    } catch (error) {
      if (!(error instanceof MethodProblem)) throw error;
      problem = error.message;
    }
  }
  return { ...found, from: 0, holidays: [], told: null, refit: null, problem };
}

/** The kept model starts where the level had last changed by its day, not by what is known today. */
function keep(counts: Float64Array, input: ForecastInput, series: number, known: number) {
  const { begins, period, breaks } = input;
  const changed = breaks ? findLevels(counts.subarray(0, known), begins, period).from : 0;
  const of = (from: number) => {
    const asked = askedOf(counts, from, input, series);
    const refit = refitSeries(asked, known, counts, period);
    return { from, holidays: asked.holidays, refit };
  };
  const kept = of(changed);
  return kept.refit.told || changed === 0 ? kept : of(0);
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
  // Nothing of later than the first trial, or than that of a kept model, may choose them.
  const first = (length: number) => firstOrigin(length, options);
  const whole = first(history.length);
  const until = input.kept ? Math.min(whole, first(input.kept.known - from)) : whole;
  const telling = tellingHolidays(history, columns, until);
  const regressors = telling.map(({ shares }) => shares);
  const names = telling.map(({ name }) => name);
  return { from, history, options: { ...options, regressors }, alone, holidays: names };
}

/** Steps that the first trial knows; 0 for a history too short for one. */
function firstOrigin(length: number, options: AutomaticOptions): number {
  try {
    return originsOf(length, options)[0]!;
  } catch (error) {
    if (error instanceof MethodProblem) return 0;
    throw error;
  }
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
