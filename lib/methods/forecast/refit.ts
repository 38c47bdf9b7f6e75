import { MethodProblem } from "../problem";
import { checkSeries, prefix, type Series } from "../temporal/series";
import { baselinesFor, membersFor, type AutomaticOptions } from "./automatic";
import { contextOf, type Backtest } from "./backtest";
import { combineBacktest } from "./combine";
import { crpsQuantiles } from "./crps";
import { dieboldMariano, type DieboldMariano } from "./diebold-mariano";
import { driftCheck, type DriftCheck } from "./drift";
import { forecastKept, keepModel, type KeepOptions, type KeptModel } from "./keep";
import { answerOf, type Forecast, type ForecastModel } from "./model";
import { meanOf } from "../statistics/sums";
import { windowsSince, type Windows } from "./windows";

export interface RefitOptions extends KeepOptions {
  /** Steps of the series that were known when the model was last fitted. */
  knownAt: number;
  /** What a step is called in words: "week". */
  unit?: string;
}

/** How far a forecast was from what came in a window. */
export interface WindowScore {
  mae: number;
  crps: number;
  /** Steps within the widest interval. */
  inside: number;
}

/** One of the models compared. */
export interface RefitSide {
  /** By window, as far ahead as the horizon. */
  forecasts: Forecast[];
  scores: WindowScore[];
  mae: number;
  crps: number;
  /** Share of the steps within the widest interval. */
  coverage: number;
}

export interface Refit extends Windows {
  kept: KeptModel;
  sides: { kept: RefitSide; refitted: RefitSide; baseline: RefitSide };
  /** By the mean absolute error of each window, below 0 when the first was nearer; null where it cannot be told. */
  tests: {
    refittedKept: DieboldMariano | null;
    keptBaseline: DieboldMariano | null;
    refittedBaseline: DieboldMariano | null;
  };
  /** The kept model's errors since against those of its own trial, as far ahead; null where that was too short. */
  drift: DriftCheck | null;
}

/** Keeps a model of a series as of `knownAt` and compares it with a refitted one: `keepModel` and `compareKept`. */
export function refitForecast(series: Series, options: RefitOptions): Refit {
  const { knownAt, horizon, unit, progress } = options;
  checkSeries(series, 4, "A kept model");
  windowsSince(series.length, knownAt, horizon, unit);
  const half = (done: number) => progress?.(done / 2);
  return compareKept(series, keepModel(series, knownAt, { ...options, progress: half }), options);
}

/**
 * A kept model against one chosen anew before every window since, and the baseline that was hardest to
 * beat then. All three forecast each window from what was known before it, so that none has seen what it
 * is scored by: the kept one in the shares, forms and stretch of its day, the refitted one in those that
 * its trial and all windows so far suggest. A MethodProblem when fewer than 4 steps are new.
 */
export function compareKept(
  series: Series,
  kept: KeptModel,
  options: Omit<RefitOptions, "knownAt">,
): Refit {
  const { horizon, counts, alone, unit, progress } = options;
  const windows = windowsSince(series.length, kept.knownAt, horizon, unit);
  const baseline = baselinesFor(options.season).find(({ name }) => name === kept.then.baseline)!;
  const trial = kept.then.backtest;
  const origins = [...trial.origins, ...windows.begins];
  const answers = answersAt(series, origins, trial, options);
  const answered = windows.begins.flatMap((begin, i) => {
    const history = prefix(series, begin);
    const count = trial.origins.length + i + 1;
    const runs = (alone ? [alone] : membersFor(history, options)).map((model) => ({
      model: model.name,
      forecasts: answers(model, count),
    }));
    const fresh = new Map(runs.map(({ model, forecasts }) => [model, forecasts.at(-1)!]));
    const own = forecastKept(kept, history, options, fresh);
    const known = { origins: origins.slice(0, count), horizon, runs };
    const anew = (alone ? runs[0]! : combineBacktest(series, known, { counts }).run).forecasts.at(
      -1,
    );
    const plain = answers(baseline, count).at(-1);
    progress?.(0.5 + (i + 1) / windows.begins.length / 2);
    return own && anew && plain ? [{ begin, own, anew, plain }] : [];
  });
  if (answered.length === 0) {
    throw new MethodProblem("The kept model can make nothing of what came since.");
  }
  const { steps } = windows;
  const begins = answered.map(({ begin }) => begin);
  const side = (forecasts: Forecast[]) => sideOf(series, begins, steps, forecasts);
  const sides = {
    kept: side(answered.map(({ own }) => own)),
    refitted: side(answered.map(({ anew }) => anew)),
    baseline: side(answered.map(({ plain }) => plain)),
  };
  return {
    ...{ begins, steps, kept, sides },
    tests: {
      refittedKept: against(sides.refitted, sides.kept),
      keptBaseline: against(sides.kept, sides.baseline),
      refittedBaseline: against(sides.refitted, sides.baseline),
    },
    drift: driftOf(series, kept, { begins, steps }, sides.kept),
  };
}

/** What a model says at the first so many origins; those of the trial as it said them there, later ones in a form chosen anew. */
function answersAt(
  series: Series,
  origins: readonly number[],
  trial: Backtest,
  options: AutomaticOptions,
) {
  const known = new Map(trial.runs.map(({ model, forecasts }) => [model, forecasts.slice()]));
  const context = contextOf(options);
  return (model: ForecastModel, count: number): (Forecast | null)[] => {
    const list = known.get(model.name) ?? [];
    known.set(model.name, list);
    while (list.length < count) {
      const history = prefix(series, origins[list.length]!);
      list.push(answerOf(model, history, options.horizon, context));
    }
    return list;
  };
}

function sideOf(
  series: Series,
  begins: readonly number[],
  steps: number,
  forecasts: Forecast[],
): RefitSide {
  const scores = forecasts.map((each, i) => scoreWindow(series, begins[i]!, steps, each));
  return {
    forecasts,
    scores,
    mae: meanOf(scores.map(({ mae }) => mae)),
    crps: meanOf(scores.map(({ crps }) => crps)),
    coverage: meanOf(scores.map(({ inside }) => inside)) / steps,
  };
}

function scoreWindow(
  series: Series,
  begin: number,
  steps: number,
  { mean, levels, quantiles }: Forecast,
): WindowScore {
  const score = { mae: 0, crps: 0, inside: 0 };
  for (let h = 0; h < steps; h++) {
    const actual = series[begin + h]!;
    const fan = quantiles.map((quantile) => quantile[h]!);
    score.mae += Math.abs(mean[h]! - actual) / steps;
    score.crps += crpsQuantiles(actual, levels, fan) / steps;
    score.inside += actual >= fan[0]! && actual <= fan.at(-1)! ? 1 : 0;
  }
  return score;
}

const against = (one: RefitSide, other: RefitSide): DieboldMariano | null =>
  dieboldMariano(
    one.scores.map(({ mae }) => mae),
    other.scores.map(({ mae }) => mae),
    { power: 1 },
  );

/** Windows of the trial that overlap are cut where the next begins, and those since to the same length. */
function driftOf(
  series: Series,
  { model, then }: KeptModel,
  windows: Windows,
  since: RefitSide,
): DriftCheck | null {
  const { origins, runs } = then.backtest;
  const apart = origins.length > 1 ? origins[1]! - origins[0]! : windows.steps;
  const steps = Math.min(windows.steps, apart);
  const errors = (begins: readonly number[], forecasts: readonly (Forecast | null)[]) =>
    forecasts.flatMap((each, i) =>
      each ? [scoreWindow(series, begins[i]!, steps, each).mae] : [],
    );
  try {
    return driftCheck(
      errors(origins, runs.find((run) => run.model === model)!.forecasts),
      errors(windows.begins, since.forecasts),
    );
  } catch (error) {
    if (error instanceof MethodProblem) return null;
    throw error;
  }
}
