import { mstl } from "../temporal/mstl";
import { forecastEts } from "./ets-forecast";
import type { ForecastModel } from "./model";
import { asForecast } from "./quantiles";
import { answer, isPositive, smoothed } from "./smoothing-models";

/**
 * Seasons taken out by local regression, the rest smoothed, the last of each season put back. Seasons
 * that do not fit in twice are left out; where values are above 0 and no counts, logarithms are split.
 */
export const mstlEtsModel: ForecastModel = {
  name: "mstl_ets",
  forecast: (history, horizon, context, before) => {
    const n = history.length;
    const periods = context.seasons ?? [context.season];
    const grows = !context.counts && isPositive(history);
    const values = Float64Array.from(history, (value) => (grows ? Math.log(value) : value));
    const fitting = periods.filter((period) => period > 1 && 2 * period < n);
    const windows = fitting.map(() => "periodic" as const);
    const seasons =
      fitting.length > 0 ? mstl(values, { periods: fitting, seasonWindows: windows }).seasons : [];
    const inSeason = (t: number) =>
      seasons.reduce((sum, each) => sum + each.values[lastLike(t, n, each.period)]!, 0);
    const rest = values.map((value, t) => value - inSeason(t));
    const found = smoothed(rest, 1, context, before);
    const { mean, spread } = forecastEts(found.ets, horizon);
    const whole = mean.map((each, h) => each + inSeason(n + h));
    const forecast = asForecast(whole, spread, context);
    const named = nameOf(fitting, grows);
    if (!grows) return answer(found, forecast, named);
    // A wild log error must not become a number beyond all bounds.
    const back = (list: Float64Array) => list.map((value) => Math.exp(Math.min(700, value)));
    const quantiles = forecast.quantiles.map(back);
    return answer(found, { ...forecast, mean: back(whole), quantiles }, named);
  },
};

/** The step itself, or the last known one at the same place in the season. */
const lastLike = (t: number, n: number, period: number) =>
  t < n ? t : n - period + ((t - n) % period);

function nameOf(periods: readonly number[], logs: boolean): string {
  if (periods.length === 0) return logs ? "logarithms + " : "";
  return `seasons of ${periods.join(" and ")}${logs ? " of logarithms" : ""} + `;
}
