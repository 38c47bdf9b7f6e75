import { normalQuantile } from "../statistics/normal";
import { checkSeries, type Series } from "../temporal/series";
import { arima, type Arima } from "./arima";
import { arimaForecast } from "./arima-forecast";
import { dynamicTerms, type Orders } from "./arima-order";
import { scaleFor, scales, type Scale } from "./arima-scale";
import { arimaSearch } from "./arima-search";
import { exactPeriod, fourier } from "./fourier";
import { outgrown, type Forecast, type ForecastContext, type ForecastModel } from "./model";
import { asForecast, fewCases } from "./quantiles";
import { differencesNeeded } from "./unit-roots";

/** What is found once and kept at later origins. */
interface Memory {
  scale: Scale["name"];
  orders: Orders;
  dynamics: Float64Array;
  /** Waves of a long season beside the model. */
  pairs: number;
  /** Steps that it was found from. */
  chosenAt: number;
}

/** Seasons longer than this are waves beside the model: terms at their lag are too slow and too few. */
const longSeason = 24;
const mostPairs = 4;

/**
 * ARIMA with orders found by `arimaSearch`; a season above 24 steps as waves beside it, as many as
 * Akaike's corrected criterion wants. Counts may be fitted as roots or logarithms. Errors are normal on
 * that scale, those of few cases scatter as counts; the coefficients are taken as known.
 */
export const arimaModel: ForecastModel = {
  name: "arima",
  forecast(history, horizon, context, before) {
    checkSeries(history, 4, "An ARIMA model");
    const known = stillGood(before?.memory as Memory | undefined, history, context);
    const long = context.season > longSeason;
    const season = long ? 1 : context.season;
    const scale = known
      ? scales[known.scale]
      : context.counts
        ? scaleFor(history, season)
        : scales.plain;
    const values = Float64Array.from(history, scale.to);
    const steps = history.length + horizon;
    const waves = (pairs: number) => fourier(exactPeriod(context), pairs, steps);
    const pairs = known?.pairs ?? (long ? pairsFor(values, context.season, waves) : 0);
    const regressors = waves(pairs);
    const again = known && refit(values, known, regressors);
    const model = again ?? arimaSearch(values, { period: season, regressors });
    const { mean, variance } = arimaForecast(model, values, horizon, regressors);
    const free = model.used / Math.max(1, model.used - model.coefficients.length);
    const spread = variance.map((each) => Math.sqrt(each * free));
    const memory: Memory = {
      scale: scale.name,
      orders: model.orders,
      dynamics: model.coefficients.slice(0, dynamicTerms(model.orders)),
      pairs,
      chosenAt: known?.chosenAt ?? history.length,
    };
    return {
      ...fan(mean, spread, scale, context),
      form: formOf(model, scale, pairs),
      parameters: Object.fromEntries(model.names.map((name, k) => [name, model.coefficients[k]!])),
      fitted: model.fitted.map(scale.back),
      memory,
    };
  },
};

/** What was found at an earlier origin, unless the history outgrew it or a 0 has come that has no logarithm. */
function stillGood(
  known: Memory | undefined,
  history: Series,
  context: ForecastContext,
): Memory | undefined {
  if (!known || outgrown(history, known.chosenAt, context)) return undefined;
  const possible = known.scale !== "log" || Array.from(history).every((value) => value > 0);
  return possible ? known : undefined;
}

/** Few cases scatter as counts do, many cases and other values normally on the scale. */
function fan(
  mean: Float64Array,
  spread: Float64Array,
  scale: Scale,
  context: ForecastContext,
): Forecast {
  const means = mean.map((each, h) => scale.mean(each, spread[h]! ** 2));
  const spreads = mean.map((each, h) => Math.sqrt(scale.variance(each, spread[h]! ** 2)));
  const plain = asForecast(means, spreads, context);
  if (scale.name === "plain") return plain;
  const quantiles = plain.quantiles.map((list, k) => {
    const z = normalQuantile(context.levels[k]!);
    const many = (h: number) => Math.max(0, scale.back(mean[h]! + z * spread[h]!));
    return list.map((count, h) => (means[h]! < fewCases ? count : many(h)));
  });
  return { ...plain, quantiles };
}

/** The same form again, figures from those found before; null where the series no longer carries it. */
function refit(values: Series, { orders, dynamics }: Memory, regressors: Float64Array[]) {
  const { p, d, q, P, D, Q, period, constant } = orders;
  const needed = d + D * period + dynamics.length + regressors.length + 4;
  if (values.length < needed) return null;
  return arima(values, {
    ...{ order: [p, d, q], seasonal: [P, D, Q], period, constant, regressors },
    from: dynamics,
  });
}

/** As many waves as pay for themselves beside a simple model. */
function pairsFor(
  values: Series,
  season: number,
  waves: (pairs: number) => Float64Array[],
): number {
  if (values.length < 1.5 * season) return 0;
  const d = Math.min(1, differencesNeeded(values));
  const criterion = (pairs: number) =>
    arima(values, { order: [1, d, 1], constant: d === 0, regressors: waves(pairs) }).aicc;
  let [best, lowest] = [0, criterion(0)];
  for (let pairs = 1; pairs <= mostPairs; pairs++) {
    const reached = criterion(pairs);
    if (reached < lowest) [best, lowest] = [pairs, reached];
  }
  return best;
}

function formOf({ form }: Arima, scale: Scale, pairs: number): string {
  const waves = pairs > 0 ? `, ${pairs} ${pairs === 1 ? "wave" : "waves"} of the season` : "";
  return (
    { plain: form, root: `${form} of roots`, log: `${form} of logarithms` }[scale.name] + waves
  );
}
