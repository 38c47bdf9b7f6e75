import { exactPeriod, fourier } from "./fourier";
import type { ForecastContext, ForecastModel } from "./model";
import { prophet } from "./prophet";
import { asForecast } from "./quantiles";

/** Waves of a season at most. */
const mostPairs = 10;

/** A straight trend that may bend, waves of every season that fits in twice, and holidays. */
export const prophetModel: ForecastModel = {
  name: "prophet",
  forecast: (history, horizon, context) => {
    const { times, regressors = [] } = context;
    const steps = history.length + horizon;
    const seasons = (context.seasons ?? [context.season]).filter(
      (season) => season > 1 && history.length >= 2 * season,
    );
    const found = prophet(history, horizon, {
      columns: [...seasons.flatMap((season) => waves(season, steps, context)), ...regressors],
      places: times && times.length >= steps ? times : undefined,
    });
    return {
      ...asForecast(found.mean, found.spread, context),
      form: `trend with ${found.bends} ${found.bends === 1 ? "bend" : "bends"}`,
      parameters: { slope: found.slope, sigma: found.sigma },
      fitted: found.fitted,
    };
  },
};

const waves = (season: number, steps: number, { times }: ForecastContext) =>
  fourier(exactPeriod({ season, times }), Math.min(mostPairs, Math.floor(season / 2)), steps);
