import type { Series } from "../temporal/series";
import { longAr } from "./long-ar";
import type { Forecast, ForecastContext, ForecastModel } from "./model";
import { asForecast } from "./quantiles";

/** A little more than a season, so that the turn of the year finds its neighbours too. */
const longest = (season: number) => season + 8;

/** Seasons that count as recent. */
const recent = 5;

/** Earlier changes, over the whole history. */
export const longArModel: ForecastModel = {
  name: "long_ar",
  forecast: (history, horizon, context) => byChanges(history, horizon, context),
};

/** The same on the last five seasons, for series that have become others than they were. */
export const recentArModel: ForecastModel = {
  name: "recent_ar",
  forecast: (history, horizon, context) => {
    const steps = Math.max(recent * context.season, 30);
    const from = Math.max(0, history.length - steps);
    const last = Float64Array.from({ length: history.length - from }, (_, t) => history[from + t]!);
    return byChanges(last, horizon, context);
  },
};

/** The same on logarithms where every value is above 0: changes in percent. */
export const logArModel: ForecastModel = {
  name: "log_ar",
  forecast: (history, horizon, context) => {
    if (Array.from(history).some((value) => !(value > 0))) {
      return byChanges(history, horizon, context);
    }
    const logs = Float64Array.from(history, Math.log);
    const found = byChanges(logs, horizon, { ...context, counts: false });
    // A wild log error must not become a number beyond all bounds.
    const back = (values: Float64Array) => values.map((value) => Math.exp(Math.min(700, value)));
    return { ...found, mean: back(found.mean), quantiles: found.quantiles.map(back) };
  },
};

function byChanges(history: Series, horizon: number, context: ForecastContext): Forecast {
  const { mean, spread, weights } = longAr(history, horizon, longest(context.season));
  return { ...asForecast(mean, spread, context), form: `AR(${weights.length}) of changes` };
}
