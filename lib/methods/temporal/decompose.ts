import type { LevelStep } from "./level-step";
import { mstl } from "./mstl";
import { checkSeries, type Series } from "./series";
import { stl } from "./stl";
import { robustTrend } from "./theil-sen";

export interface DecomposeOptions {
  /** Whole steps of its seasons: [12] for months, [52] for weeks, [7, 365] for days. Those that do not fit in twice are left out. */
  periods: readonly number[];
  /** Changes of level that the trend jumps at instead of being smoothed over them. */
  breaks?: readonly Pick<LevelStep, "at" | "ratio">[];
}

/** Lists as long as the series. observed = trend + season + remainder, in cases. */
export interface Decomposition {
  trend: Float64Array;
  /** All seasons together. */
  season: Float64Array;
  remainder: Float64Array;
  /** Trend and season: what a step was to be expected to have. */
  expected: Float64Array;
  /** Each season by itself, as a factor of the trend. */
  seasons: { period: number; factor: Float64Array }[];
  /** The season grows with the level: it was sought in the logarithms. */
  log: boolean;
  /** 1 for a step whose remainder is far out, and more than chance alone scatters counts. */
  outlier: Uint8Array;
  /** Remainder over its usual size (from the median), signed. */
  distance: Float64Array;
}

/** Farther out than so many usual sizes of the remainder is an outlier. */
const far = 3.5;

/**
 * Trend, seasons and what is left, robust: by STL with one season, by MSTL with several, a straight
 * Theil–Sen line where no season fits. A MethodProblem for fewer than four steps or one without value.
 */
export function decompose(
  series: Series,
  { periods, breaks = [] }: DecomposeOptions,
): Decomposition {
  checkSeries(series, 4, "A trend");
  const n = series.length;
  const observed = Float64Array.from(series);
  const jumps = jumpsOf(n, breaks);
  const level = observed.map((each, t) => each / jumps[t]!);
  const fitting = periods.filter((period) => 2 * period + 1 <= n);
  const log = fitting.length > 0 && growsWithLevel(level, fitting.at(-1)!);
  const values = log ? level.map(Math.log) : level;
  const { trend: smooth, parts } = split(values, fitting);
  const back = (t: number, each: number) => (log ? Math.exp(each) : each) * jumps[t]!;
  const trend = smooth.map((each, t) => Math.max(0, back(t, each)));
  const total = smooth.map((each, t) => parts.reduce((sum, { values }) => sum + values[t]!, each));
  const expected = total.map((each, t) => Math.max(0, back(t, each)));
  const remainder = observed.map((each, t) => each - expected[t]!);
  const rest = values.map((each, t) => each - total[t]!);
  const size = 1.4826 * middle(rest.map(Math.abs));
  const distance = rest.map((each) => (size > 0 ? each / size : 0));
  return {
    trend,
    season: expected.map((each, t) => each - trend[t]!),
    remainder,
    expected,
    seasons: parts.map(({ period, values }) => ({
      period,
      factor: values.map((each, t) => {
        if (log) return Math.exp(each);
        return smooth[t]! > 0 ? Math.max(0, 1 + each / smooth[t]!) : 1;
      }),
    })),
    log,
    outlier: Uint8Array.from(distance, (each, t) =>
      Number(Math.abs(each) > far && Math.abs(remainder[t]!) > 3 * Math.sqrt(expected[t]!)),
    ),
    distance,
  };
}

/** What each step's level is to the first one's, by the breaks before it; 1 without breaks. */
export function jumpsOf(
  n: number,
  breaks: readonly Pick<LevelStep, "at" | "ratio">[],
): Float64Array {
  const jumps = new Float64Array(n).fill(1);
  for (const { at, ratio } of breaks) {
    if (ratio) for (let t = at; t < n; t++) jumps[t]! *= ratio;
  }
  return jumps;
}

interface Split {
  trend: Float64Array;
  parts: { period: number; values: Float64Array }[];
}

function split(values: Float64Array, periods: readonly number[]): Split {
  if (periods.length === 0) {
    const { slope, intercept } = robustTrend(values);
    return { trend: values.map((_, t) => intercept + slope * t), parts: [] };
  }
  if (periods.length === 1) {
    const period = periods[0]!;
    const { season, trend } = stl(values, { period, seasonWindow: "periodic", robust: true });
    return { trend, parts: [{ period, values: season }] };
  }
  const windows = periods.map(() => "periodic" as const);
  const { seasons, trend } = mstl(values, { periods, seasonWindows: windows, robust: true });
  return { trend, parts: seasons };
}

/**
 * Do the values of a period scatter in proportion to their mean, more than by the same amount in each?
 * Counts with a zero among them have no logarithm and no.
 * Source: Guerrero, J. Forecasting 12 (1993), between his λ of 0 and of 1.
 */
function growsWithLevel(values: Float64Array, period: number): boolean {
  if (values.some((each) => !(each > 0))) return false;
  const [plain, relative]: [number[], number[]] = [[], []];
  for (let from = values.length % period; from + period <= values.length; from += period) {
    const own = values.slice(from, from + period);
    const [mean, sd] = momentsOf(own);
    plain.push(sd);
    relative.push(sd / mean);
  }
  const variation = (list: number[]) => {
    const [mean, sd] = momentsOf(list);
    return mean > 0 ? sd / mean : 0;
  };
  return variation(relative) <= variation(plain);
}

function momentsOf(list: ArrayLike<number>): [mean: number, sd: number] {
  const values = Array.from(list);
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const squares = values.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return [mean, Math.sqrt(squares / Math.max(1, values.length - 1))];
}

function middle(list: Float64Array): number {
  const sorted = list.slice().sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
