import { MethodProblem } from "../problem";
import { checkSeries, type Series } from "./series";
import { stl, type Stl, type StlOptions } from "./stl";

export interface MstlOptions {
  /** Steps of each season: 7 and 365 for days, 24 and 168 for hours. */
  periods: readonly number[];
  /** One for each period, in the same order; 11, 15, 19 … from the shortest on when not given. */
  seasonWindows?: readonly (number | "periodic")[];
  /** Rounds over all seasons. */
  iterations?: number;
  robust?: boolean;
}

/** Lists as long as the series, which is the sum of all of them. */
export interface Mstl {
  /** Ascending by period. */
  seasons: { period: number; values: Float64Array }[];
  trend: Float64Array;
  remainder: Float64Array;
  /** Periods that the series is too short for, two of them at least being needed. */
  tooLong: number[];
}

/**
 * Several seasons, trend and remainder: season by season with `stl`, the others taken out, in turn.
 * A MethodProblem when no season fits twice or a value is missing.
 * Source: Bandara, Hyndman and Bergmeir, MSTL, Int. J. Operational Research 52 (2025).
 */
export function mstl(values: Series, options: MstlOptions): Mstl {
  checkSeries(values, 1, "A division into seasons");
  const asked = options.periods
    .map((period, i) => ({ period, window: options.seasonWindows?.[i] }))
    .sort((a, b) => a.period - b.period);
  const fitting = asked.filter(({ period }) => 2 * period < values.length);
  const tooLong = asked.filter((each) => !fitting.includes(each)).map(({ period }) => period);
  if (fitting.length === 0) {
    throw new MethodProblem(
      `The series has ${values.length} steps, and no season of ${tooLong.join(" or ")} fits in twice.`,
      "Take a longer span, or a shorter season.",
    );
  }
  const settings = fitting.map(({ period, window = 0 }, k): StlOptions => ({
    period,
    seasonWindow: window === 0 ? 7 + 4 * (k + 1) : window,
    robust: options.robust,
  }));
  const left = Float64Array.from(values);
  const seasons: Mstl["seasons"] = fitting.map(({ period }) => ({
    period,
    values: new Float64Array(left.length),
  }));
  const rounds = seasons.length === 1 ? 1 : Math.max(1, options.iterations ?? 2);
  let found: Stl | undefined;
  for (let round = 0; round < rounds; round++) {
    seasons.forEach((season, k) => {
      for (let i = 0; i < left.length; i++) left[i]! += season.values[i]!;
      found = stl(left, settings[k]!);
      season.values = found.season;
      for (let i = 0; i < left.length; i++) left[i]! -= season.values[i]!;
    });
  }
  const { trend } = found!;
  return { seasons, trend, remainder: left.map((value, i) => value - trend[i]!), tooLong };
}
