import { prefix, type Series } from "../temporal/series";
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
  /** Its name: "combination", or the one that was asked for alone. */
  model: string;
  /** The models with a share, and what each said then: later answers keep its form. */
  members: { model: ForecastModel; share: number; said: Forecast }[];
  stretch: number;
  /** The forecast of that day, with its trial and the baseline that was hardest to beat then. */
  then: AutomaticForecast;
}

export interface KeepOptions extends AutomaticOptions {
  /** A model to be used by itself, not the combination. */
  alone?: ForecastModel;
}

/** The forecast from the first `knownAt` steps of a series, kept: its models with their shares and forms, and its stretch. */
export function keepModel(series: Series, knownAt: number, options: KeepOptions): KeptModel {
  const history = prefix(series, knownAt);
  const then = automaticForecast(history, options);
  const { alone } = options;
  if (alone) {
    const said = alone.forecast(history, options.horizon, contextOf(options));
    const members = [{ model: alone, share: 1, said }];
    return { knownAt, model: alone.name, members, stretch: 1, then };
  }
  const models = membersFor(history, options);
  const members = then.byModel.flatMap(({ model: name, share, forecast }) => {
    const model = models.find((each) => each.name === name);
    return model && forecast ? [{ model, share, said: forecast }] : [];
  });
  return { knownAt, model: "combination", members, stretch: then.stretch, then };
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
  const context = { ...contextOf(options), keepForm: true };
  const said = members.map(({ model, said }) => {
    const known = said.memory === undefined ? fresh?.get(model.name) : undefined;
    return known ?? answerOf(model, history, options.horizon, context, said);
  });
  if (said.every((each) => each === null)) return null;
  const shares = members.map(({ share }) => share);
  return stretched(mix(said, shares), stretch, options.counts);
}
