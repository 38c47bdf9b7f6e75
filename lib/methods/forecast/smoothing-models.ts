import type { Series } from "../temporal/series";
import { croston, tsb } from "./croston";
import { chooseEts, fitEts, type Ets } from "./ets";
import { forecastEts } from "./ets-forecast";
import { formName, formsFor, type EtsForm } from "./ets-form";
import { outgrown, type Forecast, type ForecastContext, type ForecastModel } from "./model";
import { asForecast } from "./quantiles";
import { theta } from "./theta";

/** Longer seasons have too many first states to be fitted in every form. */
const longestFitted = 24;

/** Half the slope on a smoothed level, the season taken out by factors where there is one. */
export const thetaModel: ForecastModel = {
  name: "theta",
  forecast: (history, horizon, context) => {
    const { mean, spread, alpha, slope, seasonal } = theta(history, horizon, context.season);
    return {
      ...asForecast(mean, spread, context),
      form: seasonal ? `theta with a season of ${context.season}` : "theta",
      parameters: { alpha, slope },
    };
  },
};

/** Exponential smoothing of the form with the lowest criterion; the form is kept at later origins. */
export const etsModel: ForecastModel = {
  name: "ets",
  forecast: (history, horizon, context, before) => {
    const season = context.season <= longestFitted ? context.season : 1;
    const found = smoothed(history, season, context, before);
    const { mean, spread } = forecastEts(found.ets, horizon);
    return answer(found, asForecast(mean, spread, context));
  },
};

/** Level and straight trend, whatever the criterion says: for series known to grow or shrink. */
export const holtModel: ForecastModel = {
  name: "holt",
  forecast: (history, horizon, context, before) => ofForm(history, horizon, context, before, "N"),
};

/** Level, straight trend and season, as factors where every value is above 0. */
export const holtWintersModel: ForecastModel = {
  name: "holt_winters",
  forecast: (history, horizon, context, before) =>
    ofForm(history, horizon, context, before, isPositive(history) ? "M" : "A"),
};

/** Size of what comes over the interval between, each smoothed; a little too high on average. */
export const crostonModel: ForecastModel = {
  name: "croston",
  forecast: (history, horizon, context) =>
    flat(history, horizon, context, croston(history).croston),
};

/** Croston's method less its bias, for series that are mostly 0. */
export const sbaModel: ForecastModel = {
  name: "sba",
  forecast: (history, horizon, context) => flat(history, horizon, context, croston(history).sba),
};

/** Size and chance smoothed apart, for series that are mostly 0 and may end. */
export const tsbModel: ForecastModel = {
  name: "tsb",
  forecast: (history, horizon, context) => flat(history, horizon, context, tsb(history)),
};

function ofForm(
  history: Series,
  horizon: number,
  context: ForecastContext,
  before: Forecast | undefined,
  wanted: EtsForm["season"],
): Forecast {
  const season = context.season > 1 ? wanted : "N";
  const form: EtsForm = { error: isPositive(history) ? "M" : "A", trend: "A", season };
  const kept = (before?.memory as Smoothed | undefined)?.ets;
  const near = kept && formName(kept.form) === formName(form) ? kept.figures : undefined;
  const ets = fitEts(history, form, season === "N" ? 1 : context.season, near);
  const { mean, spread } = forecastEts(ets, horizon);
  return answer({ ets, chosenAt: history.length }, asForecast(mean, spread, context));
}

/** What is kept at later origins: the smoothing, and the steps from which its form was chosen. */
export interface Smoothed {
  ets: Ets;
  chosenAt: number;
}

/** The form with the lowest criterion, or that of an earlier origin fitted again. */
export function smoothed(
  history: Series,
  season: number,
  context: ForecastContext,
  before?: Forecast,
): Smoothed {
  const kept = before?.memory as Smoothed | undefined;
  const { form, figures } = kept?.ets ?? {};
  const possible = form && (form.error === "A" || isPositive(history));
  const fits = possible && kept!.ets.season === season;
  if (fits && !outgrown(history, kept!.chosenAt, context)) {
    return { ets: fitEts(history, form, season, figures), chosenAt: kept!.chosenAt };
  }
  const ets = chooseEts(history, season, formsOf(history, season));
  return { ets, chosenAt: history.length };
}

export const isPositive = (history: Series) => Array.from(history).every((value) => value > 0);

const formsOf = (history: Series, season: number) =>
  formsFor(isPositive(history), season > 1 && history.length >= 2 * season);

/** A forecast with the form and the figures of the smoothing that it is made of. */
export function answer(found: Smoothed, forecast: Forecast, prefix = ""): Forecast {
  const { ets } = found;
  const { alpha, beta, gamma, phi } = ets.figures;
  const shares = Object.entries({ alpha, beta, gamma, phi });
  const parameters = Object.fromEntries(
    shares.filter((entry): entry is [string, number] => entry[1] !== undefined),
  );
  const form = prefix + formName(ets.form);
  return {
    ...forecast,
    form,
    parameters,
    memory: found,
    ...(prefix ? {} : { fitted: ets.fitted }),
  };
}

/** The same at every step, with the scatter that the history has about its own mean. */
function flat(history: Series, horizon: number, context: ForecastContext, rate: number): Forecast {
  const n = history.length;
  let [sum, squares] = [0, 0];
  for (let t = 0; t < n; t++) [sum, squares] = [sum + history[t]!, squares + history[t]! ** 2];
  const mean = sum / n;
  const dispersion = mean > 0 ? Math.max(1, (squares / n - mean * mean) / mean) : 1;
  const spread = Math.sqrt(rate * dispersion);
  const steps = new Float64Array(horizon);
  return asForecast(steps.slice().fill(rate), steps.fill(spread), context);
}
