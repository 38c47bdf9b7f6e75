import { meanForecast, seasonalNaive } from "@/lib/methods/forecast/baselines";
import { dieboldMariano } from "@/lib/methods/forecast/diebold-mariano";
import { naiveScale, pointScores } from "@/lib/methods/forecast/scores";
import type { Adapter } from "../case";

export const forecastMetricsAdapter: Adapter = {
  method: "forecast-metrics",
  run({ input, parameters }) {
    const values = input.values as number[];
    const season = Number(parameters.season);
    const length = Number(parameters.testLength);
    const words = String(parameters.dieboldMariano ?? "");
    const [history, actual] = [values.slice(0, -length), values.slice(-length)];
    const scale = naiveScale(history, season);
    const forecasts = {
      snaive: seasonalNaive(history, length, season),
      lastSeasonMean: meanForecast(history, length, season),
    };
    const scoresOf = (forecast: Float64Array) => {
      const { mae, rmse, bias, wape, mase, smape } = pointScores(actual, forecast, scale);
      return { MAE: mae, RMSE: rmse, bias, WAPE: wape, MASE: mase, sMAPE200: smape };
    };
    const errors = (forecast: Float64Array) => forecast.map((each, h) => actual[h]! - each);
    const test = dieboldMariano(errors(forecasts.snaive), errors(forecasts.lastSeasonMean), {
      horizon: Number(/\bh ?= ?(\d+)/.exec(words)?.[1] ?? 1),
      power: /absolute/.test(words) ? 1 : 2,
    });
    return {
      snaive: scoresOf(forecasts.snaive),
      lastSeasonMean: scoresOf(forecasts.lastSeasonMean),
      dieboldMariano: test,
    };
  },
};
