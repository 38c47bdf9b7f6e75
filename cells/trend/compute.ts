import { numberOf, stepsAYear } from "@/cells/temporal/periods";
import { MethodProblem } from "@/lib/methods/problem";
import { benjaminiHochberg } from "@/lib/methods/statistics/fdr";
import { decompose, jumpsOf, type Decomposition } from "@/lib/methods/temporal/decompose";
import { holidayEffects, type HolidayEffect } from "@/lib/methods/temporal/holiday-effects";
import { levelBreaks, type LevelBreaks } from "@/lib/methods/temporal/level-breaks";
import { squareBreaks } from "@/lib/methods/temporal/square-breaks";
import { trendCurve, type TrendCurve } from "@/lib/methods/temporal/trend-curve";
import { yearlyChange, type YearlyChange } from "@/lib/methods/temporal/yearly-change";
import { holidayDays, type HolidayDate } from "./holiday-days";
import type { TrendParams, TrendPeriod } from "./params";
import { seasonsOf, type SeasonFound } from "./seasons";

export interface TrendInput {
  period: TrendPeriod;
  /** First moments of the periods, milliseconds. */
  begins: number[];
  names: string[];
  /** Period t of series s at s * begins.length + t. */
  counts: Float64Array;
  breaks: TrendParams["breaks"];
  curve: TrendParams["curve"];
  /** Days of the same series, and the holidays to be looked at. */
  daily: { firstDay: number; counts: Float64Array } | null;
  holidays: HolidayDate[];
}

/** What is known of one series. */
export interface SeriesTrend {
  name: string;
  incidents: number;
  observed: Float64Array;
  parts: Decomposition;
  change: YearlyChange;
  seasons: SeasonFound[];
  /** Changes of level, over `levelBegins`: weeks where days are counted. */
  levels: LevelBreaks | null;
  curve: TrendCurve | null;
  holidays: HolidayEffect[];
  /** Why holidays could not be told apart in this series. */
  holidayProblem: string | null;
}

export interface Trends {
  series: SeriesTrend[];
  /** First moments of the steps in which levels are sought. */
  levelBegins: number[];
  levelPeriod: "week" | "month";
}

export const wholePeriods: Record<TrendPeriod, number[]> = {
  day: [7, 365],
  week: [52],
  month: [12],
};

/** Steps in which changes of level are looked for. */
interface LevelSteps {
  begins: number[];
  period: "week" | "month";
  of(counts: Float64Array): Float64Array;
}

export function computeTrends(
  input: TrendInput,
  progress: (fraction: number | null, words: string) => void,
): Trends {
  const { begins, names, counts } = input;
  const n = begins.length;
  const steps = levelSteps(input);
  const series = names.map((name, s) => {
    progress(s / names.length, name);
    const own = trendOf(name, counts.slice(s * n, (s + 1) * n), input, steps);
    return { ...own, ...triedHolidays(s, own.levels, input, steps) };
  });
  adjustHolidays(series);
  return { series, levelBegins: steps.begins, levelPeriod: steps.period };
}

/** One family of tests: all holidays of all series. */
function adjustHolidays(series: readonly SeriesTrend[]) {
  const effects = series.flatMap(({ holidays }) => holidays);
  const adjusted = benjaminiHochberg(effects.map(({ p }) => p));
  effects.forEach((effect, i) => (effect.adjusted = adjusted[i]!));
}

function trendOf(
  name: string,
  observed: Float64Array,
  { period, begins, breaks, curve }: TrendInput,
  steps: LevelSteps,
): Omit<SeriesTrend, "holidays" | "holidayProblem"> {
  const coarse = steps.of(observed);
  const levels = levelsOf(coarse, steps.period, breaks);
  const found = levels?.breaks ?? [];
  const ratios = found.map(({ at, ratio }) => ({ at: firstAt(begins, steps.begins[at]!), ratio }));
  const parts = decompose(observed, { periods: wholePeriods[period], breaks: ratios });
  const jumps = jumpsOf(coarse.length, found);
  const unbroken = coarse.map((each, t) => each / jumps[t]!);
  const yearly = wholePeriods[steps.period][0]!;
  return {
    name,
    incidents: observed.reduce((sum, each) => sum + each, 0),
    observed,
    parts,
    change: yearlyChange(unbroken, yearly, stepsAYear[steps.period]),
    seasons: seasonsOf(observed, parts, period, begins),
    levels,
    curve: curve === "none" ? null : curveOf(observed, parts, curve),
  };
}

/** One series that a model of holidays does not fit leaves the others what they are. */
function triedHolidays(...of: Parameters<typeof holidaysOf>) {
  try {
    return { holidays: holidaysOf(...of), holidayProblem: null };
  } catch (error) {
    if (!(error instanceof MethodProblem)) throw error;
    return { holidays: [], holidayProblem: error.message };
  }
}

/** Effects of holidays on the days of series s, its changes of level and passing lows set apart. */
function holidaysOf(
  s: number,
  levels: LevelBreaks | null,
  { daily, holidays, names }: TrendInput,
  steps: LevelSteps,
): HolidayEffect[] {
  if (!daily || holidays.length === 0) return [];
  const n = daily.counts.length / names.length;
  const counts = daily.counts.slice(s * n, (s + 1) * n);
  if (n < 365 || counts.every((each) => each === 0)) return [];
  const dayOf = (step: number) =>
    step < steps.begins.length ? Math.round(steps.begins[step]! / 86_400_000) - daily.firstDay : n;
  const aside = new Uint8Array(n);
  for (const { from, to } of levels?.passing ?? []) {
    aside.fill(1, Math.max(0, dayOf(from)), Math.max(0, dayOf(to)));
  }
  const breaks = (levels?.breaks ?? []).map(({ at, ratio }) => ({ at: dayOf(at), ratio }));
  const { firstDay } = daily;
  const level = jumpsOf(n, breaks);
  return holidayEffects(counts, holidayDays(holidays, firstDay), { firstDay, level, aside });
}

const firstAt = (begins: readonly number[], moment: number) => {
  const at = begins.findIndex((each) => each >= moment);
  return at < 0 ? begins.length : at;
};

function curveOf(
  observed: Float64Array,
  { seasons }: Decomposition,
  shape: Exclude<TrendParams["curve"], "none">,
) {
  const season = observed.map((_, t) =>
    seasons.reduce((product, { factor }) => product * factor[t]!, 1),
  );
  return observed.every((each) => each === 0) ? null : trendCurve(observed, season, shape);
}

/** Fewer steps than this show no two levels that last. */
const least = { week: 52, month: 12 };

function levelsOf(
  counts: Float64Array,
  period: "week" | "month",
  breaks: TrendParams["breaks"],
): LevelBreaks | null {
  if (breaks === "none" || counts.length < least[period]) return null;
  if (counts.some((each) => !Number.isInteger(each) || each < 0)) return null;
  const find = breaks === "squares" ? squareBreaks : levelBreaks;
  return find(counts, stepsAYear[period]);
}

/** Days are put together to weeks: a level of days is that of its weeks. */
function levelSteps({ period, begins }: TrendInput): LevelSteps {
  if (period !== "day") return { begins, period, of: (counts) => counts };
  const weeks = begins.map((begin) => numberOf("week", new Date(begin)));
  const whole = new Map<number, number[]>();
  weeks.forEach((week, t) => whole.set(week, [...(whole.get(week) ?? []), t]));
  const days = [...whole.values()].filter(({ length }) => length === 7);
  return {
    begins: days.map(([first]) => begins[first!]!),
    period: "week",
    of: (counts) => Float64Array.from(days, (own) => own.reduce((sum, t) => sum + counts[t]!, 0)),
  };
}
