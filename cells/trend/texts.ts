import type { Period } from "@/cells/temporal/periods";
import { besideWords, levelWords } from "@/cells/temporal/level-words";
import { pWords, whole } from "@/cells/words";
import type { HolidayEffect } from "@/lib/methods/temporal/holiday-effects";
import type { YearlyChange } from "@/lib/methods/temporal/yearly-change";

export const phaseNames = {
  year: [
    ...["January", "February", "March", "April", "May", "June"],
    ...["July", "August", "September", "October", "November", "December"],
  ],
  week: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
};

const signed = (share: number) =>
  `${share >= 0 ? "+" : "−"}${Math.abs(100 * share).toFixed(Math.abs(share) < 0.1 ? 1 : 0)} %`;

const number = (value: number) => (Math.abs(value) < 0.05 ? "0.0" : value.toFixed(1));

const times = (ratio: number) => `${ratio.toFixed(ratio < 10 ? 2 : 1)} times`;

const moves = { up: "rises", down: "falls" };

/** `falls by 3.1 % a year (95 % interval −4.0 % to −2.2 %, p < 0.001)`. */
export function changeWords({ change, low, high, of, p }: YearlyChange, period: Period): string {
  const isShare = of === "level";
  const interval = isShare
    ? `95 % interval ${signed(low)} to ${signed(high)}`
    : `95 % interval ${number(low)} to ${number(high)}`;
  if (!(p < 0.05)) return `neither rises nor falls for sure (${interval} a year, ${pWords(p)})`;
  const verb = change >= 0 ? moves.up : moves.down;
  const by = isShare
    ? `${Math.abs(100 * change).toFixed(1)} % a year`
    : `${number(Math.abs(change))} a ${period} from year to year`;
  return `${verb} by ${by} (${interval}, ${pWords(p)})`;
}

export const texts = {
  editor: "Trend and season",
  source: "Parameters as text",
  working: "dividing into trend and season",
  writing: "writing the tables",
  shownSeries: (some: number, all: number, column: string) =>
    `The ${whole(some)} most frequent of ${whole(all)} series by ${column} are taken.`,
  by: (name: string) => (name === "" ? "The series" : name),
  changeOf: { level: "share of the level", cases: "cases a period" },
  trend: (name: string, words: string, apart: boolean) =>
    `${name}${apart ? ", its level breaks apart," : ""} ${words}.`,
  trends: (all: number, up: number, down: number) =>
    `Of ${whole(all)} series ${whole(up)} ${up === 1 ? "rises" : "rise"} and ${whole(down)} ${down === 1 ? "falls" : "fall"} more than chance would explain (Mann–Kendall within seasons, 5 % false discovery rate).`,
  season: (
    name: string,
    of: "year" | "week",
    high: { phase: number; factor: number },
    low: { phase: number; factor: number },
    strength: number,
    p: number,
  ) =>
    `${name}: most ${seasonName(of, high.phase)} (${signed(high.factor - 1)}), least ${seasonName(of, low.phase)} (${signed(low.factor - 1)}), strength ${strength.toFixed(2)}, Kruskal–Wallis ${pWords(p)}.`,
  noSeason: (name: string, of: "year" | "week", p: number) =>
    `${name}: no season of the ${of} is to be seen (Kruskal–Wallis ${pWords(p)}).`,
  outlier: (name: string, count: number, expected: number, isLowest: boolean, period: Period) => {
    const beside = besideWords(count, expected);
    const of = isLowest ? "lowest" : "highest";
    return `${name} is the ${of} ${period}, ${whole(count)}${beside ? `, ${beside} what season and trend let expect` : ` where ${levelWords(expected)} were to be expected`}.`;
  },
  tooShort: (period: Period) =>
    `Fewer than two whole seasons of ${period}s: no season is taken out, and the trend is a straight robust line.`,
  methods: (period: Period) =>
    period === "day"
      ? "Trend and season: MSTL over the week and the year, robust, in logarithms where the season grows with the level."
      : "Trend and season: STL over the year, robust, in logarithms where the season grows with the level.",
  changeMethod:
    "Change a year: seasonal Theil–Sen slope with its interval, p by Mann and Kendall within seasons; steps that depend on the one before make p too small.",
  holidays: {
    columns: (table: string) => `${table} has no columns called date and name.`,
    hint: "A table of holidays has the columns date and name, and if you like before and after, the days about it that belong to it.",
    empty: (table: string) => `No row of ${table} has a date and a name.`,
    noDays: "Holidays need days, and this time is known to the month only.",
    noDaysHint: "Write “holidays: none”, or take another column.",
    method: (tests: number, name: string) =>
      `Holidays of ${name}: quasi-Poisson model of the days with weekday, season, slope, changes of level and all holidays together; ${whole(tests)} tests, p adjusted for them (Benjamini–Hochberg). A holiday of fewer than two days in the data is not tested.`,
    karnataka: "Karnataka, as the calendar has them",
    finding: (
      series: string,
      { name, ratio, low, high, days, adjusted }: HolidayEffect,
      others: number,
    ) =>
      `${series ? `${series} at ${name}` : name}: ${times(ratio)} as many as on other days (95 % interval ${times(low)} to ${high === null ? "?" : times(high)}, ${whole(days)} days, adjusted ${pWords(adjusted)})${others > 0 ? `; ${whole(others)} more ${others === 1 ? "holiday differs" : "holidays differ"}` : ""}.`,
    untold: (name: string, why: string) =>
      `Holidays of ${name || "the series"} are not told: ${why}`,
    nothing: (tests: number) =>
      `None of ${whole(tests)} holidays differs from other days more than chance would explain.`,
    chart: "Holidays: times as many as on other days",
    axis: "times as many as on other days",
    caption:
      "Dots: ratio; lines: 95 % interval. Full dots differ more than chance would explain, adjusted for all holidays of the cell.",
    tip: ({ name, ratio, low, high, observed, expected, days }: HolidayEffect) =>
      `${name}\n${times(ratio)} (${times(low)} to ${high === null ? "?" : times(high)})\n${whole(observed)} where ${levelWords(expected)} were to be expected, ${whole(days)} days`,
  },
  noLevels: "Changes of level are not looked for.",
  levelMethods: {
    poisson: (strict: string) =>
      `Changes of level: exact Poisson segmentation, season and slope taken out, penalty 3 ln n times the dispersion (${strict}); a new level lasts half a year.`,
    squares: () =>
      "Changes of level: exact least squares and Schwarz's criterion, the season taken out.",
  },
  tests: (count: number) =>
    `${whole(count)} ${count === 1 ? "trend is" : "trends are"} tested; p_adjusted is for all of them (Benjamini–Hochberg).`,
  logs: (some: number, all: number) =>
    `${whole(some)} of ${whole(all)} series ${some === 1 ? "is" : "are"} divided in logarithms.`,
  recorded: "Recorded crime follows recording: a break or a trend may be of the register.",
  charts: {
    history: (name: string) => `${name || "Incidents"}: history and trend`,
    y: (period: Period) => `incidents a ${period}`,
    observed: "observed",
    trend: "trend",
    expected: "trend and season",
    curve: "curve",
    outlier: "far from what was expected",
    break: "the level changes for good",
    passing: "a low or high that passed",
    season: { year: "Season of the year", week: "Week" },
    seasonY: "of the level (%)",
    seasonCaption: (of: "year" | "week", strength: number, p: number) =>
      `Bars: mean ${of === "year" ? "month" : "weekday"} beside the level; dots: single years. Strength ${strength.toFixed(2)}, Kruskal–Wallis ${pWords(p)}.`,
    remainder: "Remainder: what trend and season leave",
    remainderY: "incidents more or fewer",
  },
  tip: (name: string, observed: number, expected: number, trend: number) =>
    `${name}\n${whole(observed)} observed\n${levelWords(expected)} expected by trend and season\n${levelWords(trend)} by trend`,
  seasonTip: (name: string, factor: number) => `${name}: ${signed(factor - 1)} of the level`,
  seenTip: (name: string, year: number, factor: number) => `${name} ${year}: ${signed(factor - 1)}`,
  choose: "Series",
  total: (incidents: number, name: string) => `${name} (${whole(incidents)})`,
  fields: {
    period: "Counted by",
    by: "A series for each",
    byNone: "one series",
    series: "Series at most",
    breaks: "Changes of level",
    curve: "Curve",
    holidays: "Holidays",
    noHolidays: "none",
    karnataka: "Karnataka's calendar",
  },
  periods: { day: "Day", week: "Week", month: "Month" },
  breakMethods: { poisson: "Poisson counts", squares: "Least squares", none: "Not looked for" },
  curves: {
    none: "None",
    straight: "Straight",
    exponential: "Exponential",
    polynomial: "Polynomial (cubic, in logarithms)",
  },
};

const seasonName = (of: "year" | "week", phase: number) =>
  of === "week" ? `on ${phaseNames.week[phase]}s` : `in ${phaseNames.year[phase]}`;
