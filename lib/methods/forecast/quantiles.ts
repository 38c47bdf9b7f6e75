import { normalQuantile } from "../statistics/normal";
import type { Forecast, ForecastContext } from "./model";

/** From here on the distribution of a count is as good as normal. */
export const fewCases = 50;

/**
 * A forecast of means and standard errors. Values scatter normally; counts of under 50 as a negative
 * binomial of that variance, or as Poisson where it is below the mean.
 */
export function asForecast(
  mean: ArrayLike<number>,
  spread: ArrayLike<number>,
  { levels, counts }: Pick<ForecastContext, "levels" | "counts">,
): Forecast {
  const horizon = mean.length;
  const z = levels.map(normalQuantile);
  const quantiles = levels.map(() => new Float64Array(horizon));
  const means = Float64Array.from(mean, (each) => (counts ? Math.max(0, each) : each));
  for (let h = 0; h < horizon; h++) {
    const variance = spread[h]! * spread[h]!;
    const few = counts && means[h]! < fewCases ? countQuantiles(means[h]!, variance, levels) : null;
    for (let q = 0; q < levels.length; q++) {
      const value = few ? few[q]! : mean[h]! + z[q]! * spread[h]!;
      quantiles[q]![h] = counts ? Math.max(0, value) : value;
    }
  }
  return { mean: means, levels, quantiles };
}

/** Least counts that are not passed with at least the chance of each level, levels ascending. */
export function countQuantiles(
  mean: number,
  variance: number,
  levels: readonly number[],
): number[] {
  if (!(mean > 0)) return levels.map(() => 0);
  const scattered = variance > mean * (1 + 1e-9);
  const size = scattered ? (mean * mean) / (variance - mean) : Infinity;
  let chance = scattered ? (mean / variance) ** size : Math.exp(-mean);
  let [count, below] = [0, chance];
  // What the sum still lacks at the far end is rounding, so it is never waited for.
  const end = mean + 60 * Math.sqrt(Math.max(variance, mean)) + 60;
  return levels.map((level) => {
    while (below < level && count < end) {
      const next = scattered ? ((count + size) / (mean + size)) * mean : mean;
      chance *= next / (count + 1);
      count++;
      below += chance;
    }
    return count;
  });
}
