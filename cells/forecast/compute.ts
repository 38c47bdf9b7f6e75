import { MethodProblem } from "@/lib/methods/problem";
import { automaticForecast, baselinesFor } from "@/lib/methods/forecast/automatic";
import { contextOf, type BacktestOptions } from "@/lib/methods/forecast/backtest";
import type { ModelScores } from "@/lib/methods/forecast/backtest-scores";
import { fanLevels, type Forecast } from "@/lib/methods/forecast/model";
import { modelsNamed } from "@/lib/methods/forecast/models";
import { findLevels } from "./levels";
import { seasonOf, type ForecastPeriod } from "./params";
import { partsOf, type Parts } from "./parts";
import { noneSoFar, totalOf, type Total } from "./total";
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
  /** Known ahead, over history and horizon. */
  regressors: Float64Array[];
  seed: number;
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
  parts: Parts | null;
  warning: string | null;
  wild: Wild | null;
}

/** Each series in turn is handed over as it is done. */
export async function forecastAll(
  input: ForecastInput,
  emit: (done: SeriesForecast) => Promise<void>,
): Promise<null> {
  for (const series of input.order) await emit(forecastSeries(input, series));
  return null;
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
      return { ...found, from: start, told: tell(counts, start, input), problem: null };
    } catch (error) {
      if (!(error instanceof MethodProblem)) throw error;
      problem = error.message;
    }
  }
  return { ...found, from: 0, told: null, problem };
}

function tell(counts: Float64Array, from: number, input: ForecastInput): Told {
  const { period, horizon, seed } = input;
  const history = counts.subarray(from);
  const whole = history.every(Number.isInteger);
  const options: BacktestOptions = {
    ...seasonOf[period],
    horizon,
    levels: fanLevels,
    seed,
    counts: whole,
    times: input.begins.slice(from),
    regressors: input.regressors.map((each) => each.subarray(from)),
  };
  const chosen = input.models === null ? null : modelsNamed(input.models);
  const counting = new Set(baselinesFor(options.season).map(({ name }) => name));
  const models = chosen?.filter(({ name }) => !counting.has(name));
  const found = automaticForecast(history, { ...options, ...(models ? { models } : {}) });
  const alone = chosen?.length === 1 ? chosen[0]! : null;
  const model = alone?.name ?? "combination";
  const forecast = alone ? alone.forecast(history, horizon, contextOf(options)) : found.forecast;
  const trials = trialsOf(found, model, from);
  const edge = fanLevels.length - 1;
  return {
    mean: forecast.mean,
    quantiles: forecast.quantiles,
    total: history.every((each) => each === 0)
      ? noneSoFar(history.length, horizon)
      : totalOf(
          forecast.mean,
          forecast.quantiles[0]!,
          forecast.quantiles[edge]!,
          trials.map(({ origin, mean, quantiles }) => ({
            mean,
            low: quantiles[0]!,
            high: quantiles[edge]!,
            actual: counts.subarray(origin, origin + horizon),
          })),
        ),
    model,
    form: forecast.form ?? model,
    members: alone
      ? [memberOf(model, 1, forecast)]
      : found.byModel
          .filter(({ share }) => share > 0)
          .map(({ model: name, share, forecast: own }) => memberOf(name, share, own)),
    stretch: alone ? 1 : found.stretch,
    scores: found.scores,
    baseline: found.baseline,
    trials,
  };
}

const memberOf = (model: string, share: number, forecast: Forecast | null): Member => ({
  model,
  share,
  form: forecast?.form ?? null,
  parameters: forecast?.parameters ?? {},
});

function trialsOf(
  { backtest: { origins, runs }, baseline }: ReturnType<typeof automaticForecast>,
  model: string,
  from: number,
): Trial[] {
  const of = (name: string) => runs.find((run) => run.model === name)!.forecasts;
  const [own, counted] = [of(model), of(baseline)];
  return origins.flatMap((origin, i) => {
    const forecast = own[i];
    if (!forecast) return [];
    const { mean, quantiles } = forecast;
    return [{ origin: from + origin, mean, quantiles, counted: counted[i]?.mean ?? null }];
  });
}
