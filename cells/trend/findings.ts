import { breakWords, passingWords } from "@/cells/temporal/level-words";
import { periodName } from "@/cells/temporal/periods";
import { benjaminiHochberg } from "@/lib/methods/statistics/fdr";
import type { HolidayEffect } from "@/lib/methods/temporal/holiday-effects";
import type { SeriesTrend, Trends } from "./compute";
import type { TrendParams } from "./params";
import type { SeasonFound } from "./seasons";
import { changeWords, texts } from "./texts";

const shown = 0.05;

/** A season is told in percent only where its months, or weekdays, have so many cases on average. */
const leastCases = 30;

/** Trend, season, breaks: at most four sentences. */
export function findingsOf(trends: Trends, params: TrendParams, begins: number[]): string[] {
  const { series } = trends;
  const levels = levelFindings(trends, params);
  const holidays = holidayFinding(series);
  if (series.length > 1) {
    return [
      manyTrends(series),
      ...seasonFindings(series, 1),
      ...levels.slice(0, holidays.length > 0 ? 1 : 2),
      ...holidays,
    ];
  }
  const [only] = series;
  if (!only) return [];
  const [season = [], ...seasons] = seasonFindings([only], 2).map((each) => [each]);
  const first = [
    trendFinding(only, trends),
    ...season,
    ...levels.slice(0, 1),
    ...[...extreme(only, begins, params), ...levels.slice(1)].slice(0, 1),
    ...seasons.flat(),
  ];
  return [...first.slice(0, 4 - holidays.length), ...holidays];
}

function trendFinding({ name, change, levels }: SeriesTrend, { levelPeriod }: Trends): string {
  const words = changeWords(change, levelPeriod);
  return texts.trend(texts.by(name), words, (levels?.breaks.length ?? 0) > 0);
}

function manyTrends(series: readonly SeriesTrend[]): string {
  const adjusted = benjaminiHochberg(series.map(({ change }) => change.p));
  const count = (sign: number) =>
    series.filter(({ change }, i) => adjusted[i]! < shown && Math.sign(change.change) === sign)
      .length;
  return texts.trends(series.length, count(1), count(-1));
}

/** The strongest season of all series. */
function seasonFindings(series: readonly SeriesTrend[], most: number): string[] {
  const all = series.flatMap(({ name, observed, seasons }) => {
    const cases = observed.reduce((sum, count) => sum + count, 0);
    return seasons
      .filter(({ factors }) => cases >= leastCases * factors.length)
      .map((found) => ({ name, found }));
  });
  const seen = all.filter(({ found }) => found.p < shown / all.length);
  if (seen.length === 0) {
    return all
      .slice(0, 1)
      .map(({ name, found }) => texts.noSeason(texts.by(name), found.of, found.p));
  }
  seen.sort((a, b) => b.found.strength - a.found.strength);
  return seen.slice(0, most).map(({ name, found }) => seasonFinding(texts.by(name), found));
}

function seasonFinding(name: string, { of, factors, strength, p }: SeasonFound): string {
  const known = factors.flatMap((factor, phase) => (factor === null ? [] : [{ phase, factor }]));
  known.sort((a, b) => b.factor - a.factor);
  return texts.season(name, of, known[0]!, known.at(-1)!, strength, p);
}

/** Lasting changes first, the largest of them, then what passed. */
function levelFindings(
  { series, levelBegins, levelPeriod }: Trends,
  params: TrendParams,
): string[] {
  const dates = levelBegins.map((each) => new Date(each));
  const named = (name: string, words: string) => (name ? `${name}: ${words}` : words);
  const breaks = series
    .flatMap(({ name, levels }) => (levels?.breaks ?? []).map((step) => ({ name, step })))
    .sort((a, b) => b.step.strength - a.step.strength)
    .map(({ name, step }) => named(name, breakWords(step, dates, levelPeriod)));
  const passing = series
    .flatMap(({ name, levels }) => (levels?.passing ?? []).map((each) => ({ name, each })))
    .sort((a, b) => Math.abs(Math.log(a.each.ratio)) - Math.abs(Math.log(b.each.ratio)))
    .reverse()
    .map(({ name, each }) => named(name, passingWords(each, dates, levelPeriod)));
  return params.breaks === "none"
    ? []
    : [...breaks.slice(0, 1), ...passing.slice(0, 1), ...breaks.slice(1)];
}

/** The lowest period, or else the highest, where it is far from what was expected. */
function extreme(
  { parts, observed }: SeriesTrend,
  begins: number[],
  { period }: TrendParams,
): string[] {
  const ends = [Math.min(...observed), Math.max(...observed)];
  const at = ends.map((end) => observed.indexOf(end)).find((t) => parts.outlier[t] === 1);
  if (at === undefined) return [];
  const name = periodName(period, new Date(begins[at]!));
  const isLowest = observed[at] === ends[0];
  return [texts.outlier(name, observed[at]!, parts.expected[at]!, isLowest, period)];
}

/** The holiday that stands out most surely, and how many more do. */
function holidayFinding(series: readonly SeriesTrend[]): string[] {
  const all = series.flatMap(({ name, holidays }) => holidays.map((effect) => ({ name, effect })));
  if (all.length === 0) return [];
  const seen = all.filter(({ effect }) => effect.adjusted < shown);
  seen.sort((a, b) => surely(b.effect) - surely(a.effect));
  const [first] = seen;
  if (!first) return [texts.holidays.nothing(all.length)];
  return [texts.holidays.finding(first.name, first.effect, seen.length - 1)];
}

/** How far the nearer end of the interval is from no effect. */
const surely = ({ low, high }: HolidayEffect) =>
  low > 1 ? Math.log(low) : high !== null && high < 1 ? -Math.log(high) : 0;
