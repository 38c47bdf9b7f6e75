import { meanOf } from "../statistics/sums";
import { prefix, type Series } from "../temporal/series";
import type { Backtest, BacktestRun } from "./backtest";
import { crpsQuantiles, pinball } from "./crps";
import { dieboldMariano, type DieboldMariano } from "./diebold-mariano";
import type { Forecast } from "./model";
import { naiveScale } from "./scores";

export interface ModelScores {
  model: string;
  /** Origins at which it answered. */
  origins: number;
  mae: number | null;
  rmse: number | null;
  /** Mean of forecast less actual. */
  bias: number | null;
  wape: number | null;
  /** In units of the seasonal naive within the history of each origin. */
  mase: number | null;
  crps: number | null;
  /** Mean loss of each quantile. */
  pinball: number[];
  /** Share within the widest interval of the levels, and the share that it is meant to hold. */
  coverage: number | null;
  nominal: number;
  /** By steps ahead, from 1. */
  byHorizon: { mae: number | null; crps: number | null; coverage: number | null }[];
  /** Against the baseline, by the mean absolute error at each origin; null where it cannot be told. */
  versusBaseline: DieboldMariano | null;
}

/** How each model of a backtest did; only origins at which both answered compare it with the baseline. */
export function scoreBacktest(
  series: Series,
  { origins, horizon, runs }: Backtest,
  { season, baseline }: { season: number; baseline: string },
): ModelScores[] {
  const scales = origins.map((origin) => naiveScale(prefix(series, origin), season));
  const base = runs.find(({ model }) => model === baseline);
  const ahead = origins.length > 1 ? Math.ceil(horizon / (origins[1]! - origins[0]!)) : 1;
  return runs.map((run) => {
    const test = base && base !== run ? compared(series, origins, run, base, ahead) : null;
    return { ...scoresOf(series, origins, horizon, run, scales), versusBaseline: test };
  });
}

function scoresOf(
  series: Series,
  origins: readonly number[],
  horizon: number,
  run: BacktestRun,
  scales: readonly (number | null)[],
): Omit<ModelScores, "versusBaseline"> {
  const levels = run.forecasts.find((each) => each)?.levels ?? [];
  const steps = Array.from({ length: horizon }, () => ({ absolute: 0, crps: 0, inside: 0 }));
  const losses = levels.map(() => 0);
  let [squared, signed, size, scaled, scaledCount, answered] = [0, 0, 0, 0, 0, 0];
  run.forecasts.forEach((forecast, i) => {
    if (!forecast) return;
    answered++;
    for (let h = 0; h < horizon; h++) {
      const actual = series[origins[i]! + h]!;
      const error = forecast.mean[h]! - actual;
      const values = forecast.quantiles.map((quantile) => quantile[h]!);
      steps[h]!.absolute += Math.abs(error);
      steps[h]!.crps += crpsQuantiles(actual, levels, values);
      steps[h]!.inside += actual >= values[0]! && actual <= values.at(-1)! ? 1 : 0;
      levels.forEach((level, q) => (losses[q]! += pinball(actual, level, values[q]!)));
      squared += error * error;
      signed += error;
      size += Math.abs(actual);
      if (scales[i] === null) continue;
      scaled += Math.abs(error) / scales[i]!;
      scaledCount++;
    }
  });
  const count = answered * horizon;
  const per = (sum: number, of: number) => (of > 0 ? sum / of : null);
  const total = (key: "absolute" | "crps" | "inside") =>
    steps.reduce((sum, each) => sum + each[key], 0);
  const interval = levels.length > 1;
  return {
    model: run.model,
    origins: answered,
    mae: per(total("absolute"), count),
    rmse: count > 0 ? Math.sqrt(squared / count) : null,
    bias: per(signed, count),
    wape: per(total("absolute"), size),
    mase: per(scaled, scaledCount),
    crps: interval ? per(total("crps"), count) : null,
    pinball: losses.map((sum) => sum / Math.max(1, count)),
    coverage: interval ? per(total("inside"), count) : null,
    nominal: interval ? levels.at(-1)! - levels[0]! : 0,
    byHorizon: steps.map(({ absolute, crps, inside }) => ({
      mae: per(absolute, answered),
      crps: interval ? per(crps, answered) : null,
      coverage: interval ? per(inside, answered) : null,
    })),
  };
}

/** The mean absolute error at each origin is one loss: windows that overlap are alike, and allowed for. */
function compared(
  series: Series,
  origins: readonly number[],
  run: BacktestRun,
  base: BacktestRun,
  ahead: number,
): DieboldMariano | null {
  const [own, other]: [number[], number[]] = [[], []];
  origins.forEach((origin, i) => {
    const [a, b] = [run.forecasts[i], base.forecasts[i]];
    if (!a || !b) return;
    own.push(meanError(series, origin, a));
    other.push(meanError(series, origin, b));
  });
  return dieboldMariano(own, other, { horizon: ahead, power: 1 });
}

const meanError = (series: Series, origin: number, { mean }: Forecast): number =>
  meanOf(mean.map((each, h) => Math.abs(each - series[origin + h]!)));
