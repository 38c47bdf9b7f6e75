import { normalQuantile } from "../statistics/normal";
import type { Series } from "../temporal/series";
import type { Backtest, BacktestRun } from "./backtest";
import type { Forecast } from "./model";

export interface CombineOptions {
  /** A model whose error is more than so many times that of the best is left out. */
  cut?: number;
  /** How much more a smaller error counts. */
  power?: number;
}

/** A share for each run of a backtest, 1 in all, and what to stretch the fan by. */
export interface Combination {
  shares: Float64Array;
  stretch: number;
}

/**
 * Shares of the models of a backtest by their mean absolute errors in what was known at `known` steps of
 * the series (its whole length when not given): all alike before anything is known, else the smaller the
 * error the larger the share, and none for a model far behind.
 */
export function sharesOf(
  series: Series,
  { origins, horizon, runs }: Backtest,
  known = series.length,
  { cut = 1.3, power = 4 }: CombineOptions = {},
): Float64Array {
  const errors = runs.map(({ forecasts }) => {
    let [sum, count] = [0, 0];
    forecasts.forEach((forecast, i) => {
      const until = Math.min(horizon, known - origins[i]!);
      for (let h = 0; h < until; h++) {
        sum += forecast ? Math.abs(forecast.mean[h]! - series[origins[i]! + h]!) : Infinity;
        count++;
      }
    });
    return count > 0 ? sum / count : 1;
  });
  const best = Math.min(...errors);
  if (best === Infinity) return Float64Array.from(errors, () => 1 / errors.length);
  const weights = errors.map((error) => {
    if (error === best) return 1;
    return error <= best * cut ? (best / error) ** power : 0;
  });
  const total = weights.reduce((sum, each) => sum + each, 0);
  return Float64Array.from(weights, (each) => each / total);
}

/** Means and quantiles in given shares; a model without an answer leaves its share to the others. */
export function mix(forecasts: readonly (Forecast | null)[], shares: ArrayLike<number>): Forecast {
  const used = forecasts.flatMap((forecast, k) =>
    forecast && shares[k]! > 0 ? [{ forecast, share: shares[k]! }] : [],
  );
  const any = used[0]?.forecast ?? forecasts.find((each) => each);
  if (!any) throw new Error("There is no forecast to combine.");
  if (used.length === 0) return any;
  const total = used.reduce((sum, { share }) => sum + share, 0);
  const blend = (of: (forecast: Forecast) => Float64Array) => {
    const values = new Float64Array(any.mean.length);
    for (const { forecast, share } of used) {
      of(forecast).forEach((value, h) => (values[h]! += (value * share) / total));
    }
    return values;
  };
  return {
    mean: blend(({ mean }) => mean),
    levels: any.levels,
    quantiles: any.levels.map((_, q) => blend(({ quantiles }) => quantiles[q]!)),
  };
}

/** The fan made wider or narrower about the mean; nothing below 0 where values are counts. */
export function stretched(forecast: Forecast, factor: number, counts = false): Forecast {
  const { mean, quantiles } = forecast;
  return {
    ...forecast,
    quantiles: quantiles.map((quantile) =>
      quantile.map((value, h) => {
        const moved = mean[h]! + (value - mean[h]!) * factor;
        return counts ? Math.max(0, moved) : moved;
      }),
    ),
  };
}

/**
 * The combination at every origin of a backtest, with shares and stretch from what was known there, and
 * those that hold at the end of the series. What it is scored by it has never seen.
 */
export function combineBacktest(
  series: Series,
  backtest: Backtest,
  { counts = false, ...options }: CombineOptions & { counts?: boolean } = {},
): { run: BacktestRun; final: Combination } {
  const { origins, horizon, runs } = backtest;
  const mixed: Forecast[] = [];
  const at = (known: number): Combination => ({
    shares: sharesOf(series, backtest, known, options),
    stretch: stretchOf(series, origins, horizon, mixed, known),
  });
  const forecasts = origins.map((origin, i) => {
    const { shares, stretch } = at(origin);
    const here = runs.map((run) => run.forecasts[i] ?? null);
    if (here.every((each) => each === null)) return null;
    mixed[i] = mix(here, shares);
    return stretched(mixed[i], stretch, counts);
  });
  return { run: { model: "combination", forecasts }, final: at(series.length) };
}

/** Origins that the fan is trusted as much as. */
const trust = 2;

/**
 * Root of the mean square of errors in units of the fan's own standard error, drawn towards 1 as if the
 * fan had been right at a few more origins. Wild errors are cut at 6.
 */
function stretchOf(
  series: Series,
  origins: readonly number[],
  horizon: number,
  mixed: readonly Forecast[],
  known: number,
): number {
  let [squares, count] = [trust * horizon, trust * horizon];
  mixed.forEach(({ mean, quantiles, levels }, i) => {
    const low = levels.findIndex((level) => level > 0.01);
    const high = levels.length - 1 - low;
    if (high <= low) return;
    for (let h = 0; h < Math.min(horizon, known - origins[i]!); h++) {
      const error = series[origins[i]! + h]! - mean[h]!;
      const edge = quantiles[error > 0 ? high : low]![h]!;
      const unit = Math.abs(edge - mean[h]!) / normalQuantile(levels[high]!);
      if (!(unit > 0)) continue;
      squares += Math.min(36, (error / unit) ** 2);
      count++;
    }
  });
  return Math.sqrt(squares / count);
}
