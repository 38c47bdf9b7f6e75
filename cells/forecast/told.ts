import type { AutomaticForecast, AutomaticOptions } from "@/lib/methods/forecast/automatic";
import type { Forecast, ForecastModel } from "@/lib/methods/forecast/model";
import type { Member, Told, Trial } from "./compute";
import { totalOf } from "./total";

/** What is asked of the models of a series. */
export interface Asked {
  /** The history from the first step that is used. */
  from: number;
  history: Float64Array;
  options: AutomaticOptions;
  /** The one model that is used by itself. */
  alone: ForecastModel | null;
  /** Holidays among the regressors. */
  holidays: string[];
}

/** A forecast with the trial that its model was chosen by. */
export function toldOf(
  counts: Float64Array,
  { from }: Asked,
  found: AutomaticForecast,
  { forecast, ...of }: Pick<Told, "model" | "members" | "stretch"> & { forecast: Forecast },
): Told {
  const { mean, quantiles, form } = forecast;
  const trials = trialsOf(found, of.model, from);
  return {
    ...of,
    mean,
    quantiles,
    total: totalOf({ mean, quantiles, trials }, counts),
    form: form ?? of.model,
    scores: found.scores,
    baseline: found.baseline,
    trials,
  };
}

export const memberOf = (model: string, share: number, forecast: Forecast | null): Member => ({
  model,
  share,
  form: forecast?.form ?? null,
  parameters: forecast?.parameters ?? {},
});

function trialsOf(
  { backtest: { origins, runs }, baseline }: AutomaticForecast,
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
