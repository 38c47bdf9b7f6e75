import { normalQuantile, twoSidedP } from "../statistics/normal";
import { mannKendall } from "./mann-kendall";
import { checkSeries, type Series } from "./series";

/** A straight trend that single wild steps hardly move. */
export interface RobustTrend {
  /** Change a step: the median of all changes a step between two values. */
  slope: number;
  /** Interval of the slope, from the same test that gives p. */
  low: number;
  high: number;
  /** Value of the line at step 0: the median of what the values are above the slope. */
  intercept: number;
  /** Does it rise or fall at all? By Mann and Kendall, two-sided. */
  p: number;
}

/**
 * Straight trend of a series at equal steps. A season is ignored: with one, use `seasonalTrend`.
 * Three values or more, none missing, or a MethodProblem. O(n² log n): a few thousand steps at most.
 * Source: Theil, Proc. Royal Netherlands Academy of Sciences 53 (1950); Sen, JASA 63 (1968).
 */
export function robustTrend(values: Series, confidence = 0.95): RobustTrend {
  checkSeries(values, 3, "A trend");
  const { variance, p } = mannKendall(values);
  return fromSlopes(values, slopesOf(values, 1), variance, p, confidence);
}

/**
 * The same from pairs of steps of the same season only (January with January), which no season
 * disturbs, however strong. The test takes the seasons as independent of each other, so that p is too
 * small where a wild year is wild in all its months. Two values a season or more.
 * Source: Hirsch, Slack and Smith, Water Resources Research 18 (1982).
 */
export function seasonalTrend(values: Series, period: number, confidence = 0.95): RobustTrend {
  checkSeries(values, 2 * period + 1, `A trend beside a season of ${period} steps`);
  let [s, variance] = [0, 0];
  for (let phase = 0; phase < period; phase++) {
    const own = every(values, phase, period);
    if (own.length < 2) continue;
    const found = mannKendall(own);
    s += found.s;
    variance += found.variance;
  }
  const z = s === 0 || variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
  return fromSlopes(values, slopesOf(values, period), variance, twoSidedP(z), confidence);
}

function every(values: Series, phase: number, period: number): Float64Array {
  const count = Math.ceil((values.length - phase) / period);
  return Float64Array.from({ length: count }, (_, m) => values[phase + m * period]!);
}

/** Changes a step between all pairs that lie a multiple of `apart` from each other, ascending. */
function slopesOf(values: Series, apart: number): Float64Array {
  const n = values.length;
  let pairs = 0;
  for (let i = 0; i < n; i++) pairs += Math.floor((n - 1 - i) / apart);
  const slopes = new Float64Array(pairs);
  let at = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + apart; j < n; j += apart) slopes[at++] = (values[j]! - values[i]!) / (j - i);
  }
  return slopes.sort();
}

function fromSlopes(
  values: Series,
  slopes: Float64Array,
  variance: number,
  p: number,
  confidence: number,
): RobustTrend {
  const slope = median(slopes);
  const reach = normalQuantile((1 + confidence) / 2) * Math.sqrt(variance);
  const at = (rank: number) =>
    slopes[Math.max(0, Math.min(slopes.length - 1, Math.round(rank) - 1))]!;
  return {
    slope,
    low: at((slopes.length - reach) / 2),
    high: at((slopes.length + reach) / 2 + 1),
    intercept: median(Float64Array.from(values, (value, i) => value - slope * i).sort()),
    p,
  };
}

function median(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
