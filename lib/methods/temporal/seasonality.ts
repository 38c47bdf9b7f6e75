import { kruskalWallis, type KruskalWallis } from "../statistics/kruskal-wallis";
import { checkSeries, type Series } from "./series";
import { stl, strength } from "./stl";
import { seasonalTrend } from "./theil-sen";

export interface Seasonality {
  /** 0 no season, 1 nothing but season and trend; above 0.64 commonly taken to be strong. */
  strength: number;
  trendStrength: number;
  /** Do the phases (all Januaries, all Februaries …) differ in level, a straight trend taken out? */
  test: KruskalWallis;
  /** Mean season, the first entry being that of step 0; it sums to about 0. */
  shape: Float64Array;
}

/**
 * Is there a season of `period` steps, how strong is it beside what is left, and what is its shape?
 * The test takes steps as independent: a slow wave that is no season makes its p too small, so trust it
 * with the strength. More than two periods, no value missing, or a MethodProblem.
 * Source: Wang, Smith and Hyndman (2006) for the strength; Kruskal and Wallis (1952) for the test.
 */
export function seasonality(values: Series, period: number): Seasonality {
  checkSeries(values, 2 * period + 1, `A season of ${period} steps`);
  const { season, trend, remainder } = stl(values, { period });
  const { slope } = seasonalTrend(values, period);
  const level = Float64Array.from(values, (value, i) => value - slope * i);
  return {
    strength: strength(season, remainder),
    trendStrength: strength(trend, remainder),
    test: kruskalWallis(
      level,
      level.map((_, i) => i % period),
    ),
    shape: season.slice(0, period),
  };
}
