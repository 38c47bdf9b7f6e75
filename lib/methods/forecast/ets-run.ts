import type { Series } from "../temporal/series";
import type { EtsFigures, EtsForm } from "./ets-form";

export interface EtsRun {
  /** Forecast of each step one before. */
  fitted: Float64Array;
  /** In units of the values, or of the forecast where the error multiplies. */
  errors: Float64Array;
  /** The states after the last step; the seasons begin with that of the step to come. */
  level: number;
  change: number;
  seasons: Float64Array;
  /** −½ (n ln Σe² + 2 Σ ln|forecast|), the second sum only where the error multiplies. */
  logLikelihood: number;
  squaredError: number;
}

/**
 * Runs given figures through a series. The states take up the surprise alike whether the error is added
 * or multiplies; only the likelihood differs.
 */
export function runEts(values: Series, form: EtsForm, figures: EtsFigures): EtsRun {
  const n = values.length;
  const { alpha, beta = 0, gamma = 0 } = figures;
  const phi = form.trend === "N" ? 0 : (figures.phi ?? 1);
  const seasons = figures.seasons.slice();
  const m = Math.max(1, seasons.length);
  const [plus, times] = [form.season === "A", form.season === "M"];
  let { level, change } = figures;
  let [squares, logs, squaredError] = [0, 0, 0];
  const fitted = new Float64Array(n);
  const errors = new Float64Array(n);
  for (let t = 0; t < n; t++) {
    const season = plus || times ? seasons[t % m]! : 0;
    const base = level + phi * change;
    const forecast = times ? base * season : base + season;
    const off = values[t]! - forecast;
    const surprise = times ? off / season : off;
    fitted[t] = forecast;
    errors[t] = form.error === "M" ? off / forecast : off;
    squares += errors[t]! * errors[t]!;
    squaredError += off * off;
    if (form.error === "M") logs += Math.log(Math.abs(forecast));
    level = base + alpha * surprise;
    change = phi * change + beta * surprise;
    if (plus || times) seasons[t % m] = season + gamma * (times ? off / base : off);
  }
  const turned = seasons.map((_, i) => seasons[(n + i) % m]!);
  const logLikelihood = -0.5 * (n * Math.log(Math.max(squares, 1e-300)) + 2 * logs);
  return { fitted, errors, level, change, seasons: turned, logLikelihood, squaredError };
}
