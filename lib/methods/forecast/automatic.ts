import { MethodProblem } from "../problem";
import { checkSeries, prefix, type Series } from "../temporal/series";
import {
  backtest,
  contextOf,
  originsOf,
  type Backtest,
  type BacktestOptions,
  type BacktestRun,
} from "./backtest";
import { scoreBacktest, type ModelScores } from "./backtest-scores";
import { combineBacktest, mix, stretched, type Combination } from "./combine";
import { meanModel, naiveModel, sameSeasonModel, seasonalNaiveModel } from "./baseline-models";
import { poissonModel } from "./count-regression";
import { logArModel, longArModel, recentArModel } from "./long-ar-models";
import { answerOf, type Forecast, type ForecastContext, type ForecastModel } from "./model";
import { mstlEtsModel } from "./mstl-model";
import type { Member } from "./pooled";
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

/**
 * Models worth trying on a series, by what is known of it: those for sparse ones where most steps are 0,
 * a regression for counts, seasons taken out where there are several.
 */
export function modelsFor(
  history: Series,
  { counts = false, seasons = [] }: ModelsFor = {},
): ForecastModel[] {
  const values = Array.from(history);
  const zeros = values.filter((value) => value === 0).length;
  if (zeros > sparse * values.length) return [sbaModel, tsbModel, etsModel];
  const positive = values.every((value) => value > 0);
  const models = [thetaModel, etsModel, longArModel, recentArModel];
  if (positive) models.push(logArModel);
  if (counts) models.push(poissonModel);
  if (seasons.length > 1) models.push(mstlEtsModel);
  return models;
}

type ModelsFor = Partial<Pick<ForecastContext, "counts" | "seasons">>;

export interface AutomaticOptions extends BacktestOptions {
  /** Beside the baselines; when not given `modelsFor` what came before the first origin. */
  models?: readonly ForecastModel[];
  /** Tried at the same origins already, such as those that learned from all series of a panel. */
  also?: readonly Member[];
}

/**
 * Models that take part in the combination; baselines among them are tried only once. What they are
 * tried on does not choose them: only what came before the first origin does.
 */
export function membersFor(series: Series, options: AutomaticOptions): ForecastModel[] {
  const { season, counts } = options;
  const before = () => prefix(series, originsOf(series.length, options)[0]!);
  const models = options.models ?? modelsFor(before(), options);
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
  const { season, counts, horizon, also = [] } = options;
  const baselines = baselinesFor(season);
  const members = membersFor(series, options);
  const models = members.filter(({ name }) => !baselines.some((each) => each.name === name));
  const tried = backtest(series, [...baselines, ...models], options);
  const counted = tried.runs.slice(0, baselines.length);
  const runOf = (name: string) => tried.runs.find(({ model }) => model === name)!;
  const runs = [...members.map(({ name }) => runOf(name)), ...also.map((each) => each.run)];
  const { run, final } = combineBacktest(series, { ...tried, runs }, { counts });
  const context = contextOf(options);
  const forecasts = runs.map(({ forecasts: past }, k) => {
    if (final.shares[k] === 0) return null;
    const model = members[k];
    if (!model) return also[k - members.length]!.forecast;
    return answerOf(model, series, horizon, context, past.at(-1) ?? undefined);
  });
  if (forecasts.every((each) => each === null)) {
    throw new MethodProblem("No model can make anything of the end of the series.");
  }
  const whole = { ...tried, runs: [...tried.runs, ...also.map((each) => each.run), run] };
  const baseline = nearest(
    scoreBacktest(series, { ...tried, runs: counted }, { season, baseline: "" }),
  );
  return {
    forecast: {
      ...stretched(mix(forecasts, final.shares), final.stretch, counts),
      form: formOf(runs, final),
    },
    byModel: runs.map(({ model }, k) => ({
      model,
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

const formOf = (runs: readonly BacktestRun[], { shares }: Combination): string =>
  runs
    .map(({ model }, k) => ({ model, share: shares[k]! }))
    .filter(({ share }) => share >= 0.005)
    .sort((a, b) => b.share - a.share)
    .map(({ model, share }) => `${Math.round(100 * share)} % ${model}`)
    .join(", ");
