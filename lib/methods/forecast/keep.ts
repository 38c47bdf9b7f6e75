import type { Series } from "../temporal/series";
import {
  automaticForecast,
  membersFor,
  type AutomaticForecast,
  type AutomaticOptions,
} from "./automatic";
import { contextOf } from "./backtest";
import { mix, stretched } from "./combine";
import { answerOf, type Forecast, type ForecastModel } from "./model";

/** A model as it was chosen from what was known on a day, to be used on what came since. */
export interface KeptModel {
  /** Steps of the series that it was chosen from. */
  knownAt: number;
  /** The models with a share, and what each said then: later answers keep its form. */
  members: { model: ForecastModel; share: number; said: Forecast }[];
  stretch: number;
  /** The forecast of that day, with its trial and the baseline that was hardest to beat then. */
  then: AutomaticForecast;
}

/** The automatic forecast from the first `knownAt` steps of a series, kept: models, shares, forms and stretch. */
export function keepModel(series: Series, knownAt: number, options: AutomaticOptions): KeptModel {
  const history = prefix(series, knownAt);
  const then = automaticForecast(history, options);
  const models = membersFor(history, options);
  const members = then.byModel.flatMap(({ model: name, share, forecast }) => {
    const model = models.find((each) => each.name === name);
    return model && forecast ? [{ model, share, said: forecast }] : [];
  });
  return { knownAt, members, stretch: then.stretch, then };
}

/**
 * What a kept model says at the end of a longer history: the same models in the same shares and forms,
 * their figures fitted to that history, and the same stretch. Null where none of them can answer. `fresh`
 * are answers of models there, which stand for those that keep no form.
 */
export function forecastKept(
  { members, stretch }: KeptModel,
  history: Series,
  options: AutomaticOptions,
  fresh?: ReadonlyMap<string, Forecast | null>,
): Forecast | null {
  const context = contextOf(options);
  const said = members.map(({ model, said }) => {
    const known = said.memory === undefined ? fresh?.get(model.name) : undefined;
    return known ?? answerOf(model, history, options.horizon, context, said);
  });
  if (said.every((each) => each === null)) return null;
  const shares = members.map(({ share }) => share);
  return stretched(mix(said, shares), stretch, options.counts);
}

export const prefix = (series: Series, length: number): Float64Array =>
  Float64Array.from({ length }, (_, t) => series[t]!);
