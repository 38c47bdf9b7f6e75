import { checkSeries, type Series } from "./series";
import { robustTrend, seasonalTrend, type RobustTrend } from "./theil-sen";

export interface YearlyChange {
  /** As a share of the level (0.03 is 3 % more a year), or in cases a step from year to year. */
  change: number;
  /** 95 % interval. */
  low: number;
  high: number;
  of: "level" | "cases";
  /** Does it rise or fall at all? By Mann and Kendall within the phases of the season, two-sided. */
  p: number;
}

/** From so many cases a step on, and none without any, a change is a share of the level. */
const enough = 5;

/**
 * Change a year of a straight trend that single wild steps hardly move: the seasonal Theil–Sen slope of
 * the logarithms, so that it is a share of the level, or of the counts where they are few. Without two
 * whole seasons the plain slope. Three steps or more, or a MethodProblem.
 */
export function yearlyChange(series: Series, period: number, stepsAYear: number): YearlyChange {
  checkSeries(series, 3, "A trend");
  const values = Float64Array.from(series);
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const isShare = mean >= enough && values.every((each) => each > 0);
  const trend = slopeOf(isShare ? values.map(Math.log) : values, period);
  const yearly = (slope: number) => (isShare ? Math.expm1(slope * stepsAYear) : slope * stepsAYear);
  return {
    change: yearly(trend.slope),
    low: yearly(trend.low),
    high: yearly(trend.high),
    of: isShare ? "level" : "cases",
    p: trend.p,
  };
}

const slopeOf = (values: Float64Array, period: number): RobustTrend =>
  period >= 2 && values.length > 2 * period ? seasonalTrend(values, period) : robustTrend(values);
