import { MethodProblem } from "../problem";
import { checkSeries, type Series } from "../temporal/series";
import { backtest, contextOf, type Backtest, type BacktestOptions } from "./backtest";
import { scoreBacktest, type ModelScores } from "./backtest-scores";
import { combineBacktest, mix, stretched, type Combination } from "./combine";
import { meanModel, naiveModel, sameSeasonModel, seasonalNaiveModel } from "./baseline-models";
import { poissonModel } from "./count-regression";
import { logArModel, longArModel, recentArModel } from "./long-ar-models";
import { answerOf, type Forecast, type ForecastModel } from "./model";
import { etsModel, sbaModel, thetaModel, tsbModel } from "./smoothing-models";

export interface AutomaticForecast {
  /** The combination, stretched by what the test on the past asks for. */
  forecast: Forecast;
  /** What each model says by itself, null where it could not. */
  byModel: { model: string; share: number; forecast: Forecast | null }[];
  /** The baselines, the models and, last, the combination. */
  backtest: Backtest;
  /** In the same order, each tested against the baseline. */
  scores: ModelScores[];
  /** The baseline that was hardest to beat. */
  baseline: string;
  stretch: number;
}

/** Counting, and nothing else: what a model must beat to be worth its name. */
export const baselinesFor = (season: number): ForecastModel[] =>
  season > 1
    ? [naiveModel, meanModel, seasonalNaiveModel, sameSeasonModel]
    : [naiveModel, meanModel];

/** Baselines that take part for counts, most of whose changes are often nothing but scatter. */
const steady: ReadonlySet<string> = new Set([meanModel.name, sameSeasonModel.name]);

/** More than this share of zeros is a sparse series. */
const sparse = 0.5;

/** Models worth trying on a series: those for sparse ones where most steps are 0, a regression for counts. */
export function modelsFor(history: Series, counts = false): ForecastModel[] {
  const values = Array.from(history);
  const zeros = values.filter((value) => value === 0).length;
  if (zeros > sparse * values.length) return [sbaModel, tsbModel, etsModel];
  const positive = values.every((value) => value > 0);
  const models = [thetaModel, etsModel, longArModel, recentArModel];
  if (positive) models.push(logArModel);
  if (counts) models.push(poissonModel);
  return models;
}

export interface AutomaticOptions extends BacktestOptions {
  /** Beside the baselines; `modelsFor` the series when not given. */
  models?: readonly ForecastModel[];
}

/** Models that take part in the combination; baselines among them are tried only once. */
export function membersFor(
  series: Series,
  { season, counts, models = modelsFor(series, counts) }: AutomaticOptions,
): ForecastModel[] {
  const counting = counts ? baselinesFor(season).filter(({ name }) => steady.has(name)) : [];
  return [...counting, ...models.filter((each) => !counting.includes(each))];
}

/**
 * A forecast that was tried on the past of its series: models and baselines forecast from several points
 * of the past, the shares of the models follow from how near they were, and the combination is scored at
 * the same points, at each by shares from before it. Counts may come down to counting: the mean and the
 * mean of the same season take part there. A MethodProblem for a series too short to be tried, or of
 * which no model could make anything.
 */
export function automaticForecast(series: Series, options: AutomaticOptions): AutomaticForecast {
  checkSeries(series, 4, "A forecast tried on the past");
  const { season, counts, horizon } = options;
  const baselines = baselinesFor(season);
  const members = membersFor(series, options);
  const models = members.filter(({ name }) => !baselines.some((each) => each.name === name));
  const tried = backtest(series, [...baselines, ...models], options);
  const counted = tried.runs.slice(0, baselines.length);
  const runs = members.map(({ name }) => tried.runs.find(({ model }) => model === name)!);
  const { run, final } = combineBacktest(series, { ...tried, runs }, { counts });
  const context = contextOf(options);
  const forecasts = members.map((model, k) =>
    final.shares[k]! > 0
      ? answerOf(model, series, horizon, context, runs[k]!.forecasts.at(-1) ?? undefined)
      : null,
  );
  if (forecasts.every((each) => each === null)) {
    throw new MethodProblem("No model can make anything of the end of the series.");
  }
  const whole = { ...tried, runs: [...tried.runs, run] };
  const baseline = nearest(
    scoreBacktest(series, { ...tried, runs: counted }, { season, baseline: "" }),
  );
  return {
    forecast: {
      ...stretched(mix(forecasts, final.shares), final.stretch, counts),
      form: formOf(members, final),
    },
    byModel: members.map(({ name }, k) => ({
      model: name,
      share: final.shares[k]!,
      forecast: forecasts[k]!,
    })),
    backtest: whole,
    scores: scoreBacktest(series, whole, { season, baseline }),
    baseline,
    stretch: final.stretch,
  };
}

const nearest = (scores: readonly ModelScores[]): string =>
  scores.reduce((best, each) => ((each.mae ?? Infinity) < (best.mae ?? Infinity) ? each : best))
    .model;

const formOf = (models: readonly ForecastModel[], { shares }: Combination): string =>
  models
    .map(({ name }, k) => ({ name, share: shares[k]! }))
    .filter(({ share }) => share >= 0.005)
    .sort((a, b) => b.share - a.share)
    .map(({ name, share }) => `${Math.round(100 * share)} % ${name}`)
    .join(", ");
