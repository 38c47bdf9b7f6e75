import { normalQuantile } from "../statistics/normal";
import { meanOf } from "../statistics/sums";
import type { Series } from "../temporal/series";

/**
 * Whether steps one season apart are alike beyond what a series without a season shows, at one chance
 * in ten: |r(m)| > 1.645 · √((1 + 2 Σ r(k)²) / n), k below m. Needs more than two seasons, else no.
 * Source: the test of the theta method in the M3 and M4 competitions.
 */
export function looksSeasonal(values: Series, season: number): boolean {
  const n = values.length;
  if (season < 2 || n <= 2 * season) return false;
  const mean = meanOf(values);
  const product = (lag: number) => {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += (values[t]! - mean) * (values[t - lag]! - mean);
    return sum;
  };
  const own = product(0);
  if (!(own > 1e-24 * n * mean * mean)) return false;
  let squares = 0;
  for (let lag = 1; lag < season; lag++) squares += (product(lag) / own) ** 2;
  const limit = normalQuantile(0.95) * Math.sqrt((1 + 2 * squares) / n);
  return Math.abs(product(season) / own) > limit;
}

/**
 * What each step of a season is to the level, by a centred moving average over one season: factors with
 * mean 1 (`times`) or differences with mean 0 (`plus`). Entry i is for the steps i, i + season, …
 * Null when a step of the season was never seen beside the level, or a level is 0.
 */
export function seasonalIndices(
  values: Series,
  season: number,
  kind: "times" | "plus",
): Float64Array | null {
  const sums = new Float64Array(season);
  const counts = new Float64Array(season);
  const half = Math.floor(season / 2);
  const even = season % 2 === 0;
  for (let t = half; t < values.length - half; t++) {
    let level = 0;
    for (let k = -half; k <= half; k++) {
      level += values[t + k]! * (even && Math.abs(k) === half ? 0.5 : 1);
    }
    level /= season;
    sums[t % season]! += kind === "times" ? values[t]! / level : values[t]! - level;
    counts[t % season]! += 1;
  }
  const indices = sums.map((sum, i) => sum / counts[i]!);
  const mean = meanOf(indices);
  const centred = indices.map((each) => (kind === "times" ? each / mean : each - mean));
  return centred.every(Number.isFinite) ? centred : null;
}
