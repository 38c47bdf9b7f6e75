import { MethodProblem } from "../problem";
import { fitAt, loess, type Smoothing } from "./loess";
import { checkSeries, type Series } from "./series";

export interface StlOptions {
  /** Steps of a season, 2 or more: 12 months, 52 weeks, 7 days. */
  period: number;
  /** Seasons over which the shape of a season may change; "periodic" keeps it the same. Odd, 7 or more is advised. */
  seasonWindow?: number | "periodic";
  /** Bisquare weights, so that single wild steps move nothing: 15 rounds of them when not said otherwise. */
  robust?: boolean;
  /** Steps of a local line of the trend. */
  trendWindow?: number;
  lowPassWindow?: number;
  seasonDegree?: 0 | 1;
  trendDegree?: 0 | 1;
  lowPassDegree?: 0 | 1;
  seasonJump?: number;
  trendJump?: number;
  lowPassJump?: number;
  /** Rounds within a set of weights, and sets of weights after the first. */
  inner?: number;
  outer?: number;
}

/** Lists as long as the series, which is the sum of the first three. */
export interface Stl {
  season: Float64Array;
  trend: Float64Array;
  remainder: Float64Array;
  /** 1 for a step like the others, 0 for one that was left aside; all 1 when not robust. */
  weights: Float64Array;
}

/**
 * Season, trend and remainder of a series by local regression. More than two whole periods, no value
 * missing, or a MethodProblem. Counts with a season that grows with the level: give their logarithms.
 * Source: Cleveland, Cleveland, McRae and Terpenning, J. Official Statistics 6 (1990); where an option
 * is not given it has the value that R's stl has.
 */
export function stl(values: Series, options: StlOptions): Stl {
  const { period } = options;
  if (!Number.isInteger(period) || period < 2) {
    throw new MethodProblem(
      `A season of ${period} steps is none.`,
      "Give the number of steps after which the season begins again: 12 for months, 52 for weeks.",
    );
  }
  checkSeries(values, 2 * period + 1, `A season of ${period} steps`);
  const set = settings(values.length, options);
  const y = Float64Array.from(values);
  const n = y.length;
  const [season, trend] = [new Float64Array(n), new Float64Array(n)];
  let weights: Float64Array | null = null;
  for (let round = 0; round <= set.outer; round++) {
    for (let step = 0; step < set.inner; step++) improve(y, period, set, weights, season, trend);
    if (round < set.outer) weights = bisquare(y, season, trend);
  }
  if (options.seasonWindow === "periodic") sameEachPeriod(season, period);
  return {
    season,
    trend,
    remainder: y.map((value, i) => value - season[i]! - trend[i]!),
    weights: weights ?? new Float64Array(n).fill(1),
  };
}

interface Settings {
  season: Smoothing;
  trend: Smoothing;
  lowPass: Smoothing;
  inner: number;
  outer: number;
}

function settings(n: number, options: StlOptions): Settings {
  const { period, seasonWindow = "periodic", robust = false } = options;
  const window = seasonWindow === "periodic" ? 10 * n + 1 : seasonWindow;
  const trend = options.trendWindow ?? nextOdd(Math.ceil((1.5 * period) / (1 - 1.5 / window)));
  const lowPass = options.lowPassWindow ?? nextOdd(period);
  const smoothing = (width: number, degree: 0 | 1, jump = Math.ceil(width / 10)): Smoothing => ({
    window: Math.max(3, nextOdd(width)),
    degree,
    jump: Math.max(1, jump),
  });
  const seasonDegree = seasonWindow === "periodic" ? 0 : (options.seasonDegree ?? 0);
  return {
    season: smoothing(window, seasonDegree, options.seasonJump),
    trend: smoothing(trend, options.trendDegree ?? 1, options.trendJump),
    lowPass: smoothing(
      lowPass,
      options.lowPassDegree ?? options.trendDegree ?? 1,
      options.lowPassJump,
    ),
    inner: options.inner ?? (robust ? 1 : 2),
    outer: options.outer ?? (robust ? 15 : 0),
  };
}

function nextOdd(value: number): number {
  const whole = Math.round(value);
  return whole % 2 === 0 ? whole + 1 : whole;
}

/** One round: a season from what is left beside the trend, then a trend from what is left beside the season. */
function improve(
  y: Float64Array,
  period: number,
  set: Settings,
  weights: Float64Array | null,
  season: Float64Array,
  trend: Float64Array,
) {
  const n = y.length;
  const cycle = smoothCycles(
    y.map((value, i) => value - trend[i]!),
    period,
    set.season,
    weights,
  );
  const averaged = movingMean(movingMean(movingMean(cycle, period), period), 3);
  const lowPass = new Float64Array(n);
  loess(averaged, set.lowPass, null, lowPass);
  for (let i = 0; i < n; i++) season[i] = cycle[i + period]! - lowPass[i]!;
  loess(
    y.map((value, i) => value - season[i]!),
    set.trend,
    weights,
    trend,
  );
}

/** Each cycle (all Januaries, all Februaries …) smoothed by itself and extended by one at both ends. */
function smoothCycles(
  detrended: Float64Array,
  period: number,
  smoothing: Smoothing,
  weights: Float64Array | null,
): Float64Array {
  const n = detrended.length;
  const cycle = new Float64Array(n + 2 * period);
  for (let phase = 0; phase < period; phase++) {
    const count = Math.floor((n - 1 - phase) / period) + 1;
    const every = (list: Float64Array) =>
      Float64Array.from({ length: count }, (_, m) => list[phase + m * period]!);
    const values = every(detrended);
    const own = weights && every(weights);
    const smooth = new Float64Array(count);
    loess(values, smoothing, own, smooth);
    const fit = { values, weights: own, smoothing };
    const width = Math.min(smoothing.window, count);
    cycle[phase] = fitAt(fit, -1, 0, width - 1) ?? smooth[0]!;
    for (let m = 0; m < count; m++) cycle[phase + (m + 1) * period] = smooth[m]!;
    cycle[phase + (count + 1) * period] =
      fitAt(fit, count, count - width, count - 1) ?? smooth[count - 1]!;
  }
  return cycle;
}

function movingMean(values: Float64Array, width: number): Float64Array {
  const means = new Float64Array(values.length - width + 1);
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i]!;
    if (i >= width) sum -= values[i - width]!;
    if (i >= width - 1) means[i - width + 1] = sum / width;
  }
  return means;
}

function bisquare(y: Float64Array, season: Float64Array, trend: Float64Array): Float64Array {
  const size = y.map((value, i) => Math.abs(value - season[i]! - trend[i]!));
  const sorted = size.slice().sort();
  const n = sorted.length;
  const limit = 3 * (sorted[(n - 1) >> 1]! + sorted[n >> 1]!);
  return size.map((each) => {
    if (each <= 0.001 * limit) return 1;
    return each <= 0.999 * limit ? (1 - (each / limit) ** 2) ** 2 : 0;
  });
}

function sameEachPeriod(season: Float64Array, period: number) {
  for (let phase = 0; phase < period; phase++) {
    let [sum, count] = [0, 0];
    for (let i = phase; i < season.length; i += period)
      [sum, count] = [sum + season[i]!, count + 1];
    for (let i = phase; i < season.length; i += period) season[i] = sum / count;
  }
}

/**
 * How much of what moves is season (or trend), beside the remainder: 0 nothing, 1 all of it; 0 when
 * nothing moves. Above 0.64 a season is commonly taken to be strong.
 * Source: Wang, Smith and Hyndman, Data Mining and Knowledge Discovery 13 (2006).
 */
export function strength(part: Float64Array, remainder: Float64Array): number {
  const both = variance(part.map((value, i) => value + remainder[i]!));
  return both > 0 ? Math.max(0, 1 - variance(remainder) / both) : 0;
}

function variance(values: Float64Array): number {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  return values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1);
}
