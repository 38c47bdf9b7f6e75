import type { BacktestOptions } from "@/lib/methods/forecast/backtest";
import { pooledBoostedModel } from "@/lib/methods/forecast/boosting-model";
import { pooledPoissonModel } from "@/lib/methods/forecast/count-regression";
import { fanLevels, type Forecast } from "@/lib/methods/forecast/model";
import { pooledMembers, type Member } from "@/lib/methods/forecast/pooled";
import { MethodProblem } from "@/lib/methods/problem";
import type { ForecastInput } from "./compute";
import { seasonOf } from "./params";

/** Models that learn from all series of the cell at once. */
export const pooledModels = [pooledPoissonModel, pooledBoostedModel];

/** Fewer series than this have little to learn from each other. */
const leastSeries = 6;

/** Do models of all series together take part? Only where all are tried at the same points of the past. */
export const isPooled = (
  { breaks, models, counts }: ForecastInput,
  bottom: readonly number[],
): boolean =>
  bottom.length >= leastSeries && !breaks && models === null && counts.every(Number.isInteger);

/** What these models say of each series, at every point of the past and at the end; by series. */
export function poolSeries(input: ForecastInput, bottom: readonly number[]): Map<number, Member[]> {
  const { period, steps, horizon, counts, begins, seed } = input;
  const panel = bottom.map((s) => counts.slice(s * steps, (s + 1) * steps));
  const options: BacktestOptions = {
    ...seasonOf[period],
    horizon,
    levels: fanLevels,
    seed,
    counts: true,
    times: begins,
  };
  try {
    const found = pooledMembers(panel, pooledModels, options);
    return new Map(found.map((members, i) => [bottom[i]!, members.map(plain)]));
  } catch (error) {
    if (!(error instanceof MethodProblem)) throw error;
    return new Map();
  }
}

/** Without what a model keeps for itself: it is handed from worker to worker. */
const plain = ({ run, forecast }: Member): Member => {
  const told = (each: Forecast | null) =>
    each && {
      ...{ mean: each.mean, levels: each.levels, quantiles: each.quantiles },
      ...(each.form === undefined ? {} : { form: each.form }),
      ...(each.parameters === undefined ? {} : { parameters: each.parameters }),
    };
  return { run: { ...run, forecasts: run.forecasts.map(told) }, forecast: told(forecast) };
};
