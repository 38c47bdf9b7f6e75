import { MethodProblem } from "../problem";

/** What is compared. Weeks begin on Monday; 28 days are four whole weeks. */
export const comparedPeriods = ["week", "28 days", "month", "quarter", "year"] as const;
export type ComparedPeriod = (typeof comparedPeriods)[number];

/** What it is compared with. */
export const comparisons = [
  "last period",
  "same period last year",
  "year to date",
  "three-year mean",
] as const;
export type Comparison = (typeof comparisons)[number];

/** Days since 1 Jan 1970, `to` not among them. */
export interface Span {
  from: number;
  to: number;
}

export interface ComparedWindow {
  comparison: Comparison;
  current: Span;
  /** One span, or three for the mean of three years. */
  before: Span[];
}

export interface ComparisonWindows {
  period: ComparedPeriod;
  /** The last whole period. */
  current: Span;
  /** Comparisons whose days are all covered, each pair of spans once. */
  windows: ComparedWindow[];
  /** Comparisons that the data begins too late for. */
  missing: Comparison[];
  /** Days after the last whole period: part of one, compared with nothing. */
  rest: Span | null;
  /** The same period in each year that is covered, newest first. */
  pastYears: Span[];
  /** The year so far, and as much of each of up to three years before. */
  yearsToDate: Span[];
}

const day = 86_400_000;
const monthsOf = { month: 1, quarter: 3, year: 12 } as const;
const mostYears = 12;

/**
 * The last whole period that is covered, and what it is compared with. Weeks and 28 days move back by
 * whole weeks, so that every weekday stands in both as often: by as many as come nearest to 1, 2, 3 …
 * years (52, 104, 157 …). Their year begins with the week that has most of its days in January
 * (ISO 8601). Months, quarters and years keep their dates; where these differ in days (29 February,
 * 28 against 31), the days are the exposure. A MethodProblem when no whole period is covered.
 */
export function comparisonWindows(period: ComparedPeriod, covered: Span): ComparisonWindows {
  const calendar = period === "week" || period === "28 days" ? weekly(period) : monthly(period);
  const current = calendar.last(covered.to);
  if (!(covered.to > covered.from) || current.from < covered.from) {
    throw new MethodProblem(
      `The days that are covered hold no whole ${period === "28 days" ? "four weeks" : period}.`,
      "Choose a shorter period, or take data of a longer time.",
    );
  }
  const isCovered = ({ from }: Span) => from >= covered.from;
  const toDate = calendar.yearToDate(current);
  const back = (years: number) => calendar.back(current, years);
  const all: ComparedWindow[] = [
    { comparison: "last period", current, before: [calendar.before(current)] },
    { comparison: "same period last year", current, before: [back(1)] },
    { comparison: "year to date", current: toDate, before: [calendar.back(toDate, 1)] },
    { comparison: "three-year mean", current, before: [back(1), back(2), back(3)] },
  ];
  const seen = new Set<string>();
  const different = all.filter(({ current: now, before }) => {
    const key = [now, ...before].map(({ from, to }) => `${from}-${to}`).join();
    return !seen.has(key) && seen.add(key);
  });
  return {
    period,
    current,
    windows: different.filter(({ current: now, before }) => [now, ...before].every(isCovered)),
    missing: different
      .filter(({ current: now, before }) => ![now, ...before].every(isCovered))
      .map(({ comparison }) => comparison),
    rest: covered.to > current.to ? { from: current.to, to: covered.to } : null,
    pastYears: [0, ...upTo(mostYears)].map(back).filter(isCovered),
    yearsToDate: [toDate, ...upTo(3).map((years) => calendar.back(toDate, years))].filter(
      isCovered,
    ),
  };
}

/** Days on which the weeks or months begin that the covered days hold whole, and the day after the last. */
export function stepEdges(period: ComparedPeriod, covered: Span): Float64Array {
  const edges: number[] = [];
  if (period === "week" || period === "28 days") {
    const first = mondayOf(covered.from + 6);
    for (let edge = first; edge <= covered.to; edge += 7) edges.push(edge);
  } else {
    const first = monthOf(covered.from - 1) + 1;
    for (let month = first; dayOf(0, month) <= covered.to; month++) edges.push(dayOf(0, month));
  }
  return Float64Array.from(edges);
}

/** Days of spans taken together. */
export const daysOf = (...spans: readonly Span[]): number =>
  spans.reduce((sum, { from, to }) => sum + to - from, 0);

/** How many Mondays, Tuesdays … the first span has more than the second, both of about the same length. */
export function weekdayShift(current: Span, before: Span): number[] {
  const of = ({ from, to }: Span) => {
    const days = new Array<number>(7).fill(0);
    for (let i = from; i < to; i++) days[(((i - 4) % 7) + 7) % 7]!++;
    return days;
  };
  const then = of(before);
  return of(current).map((count, i) => count - then[i]!);
}

interface Calendar {
  /** The last whole period that ends by that day. */
  last(end: number): Span;
  before(span: Span): Span;
  back(span: Span, years: number): Span;
  yearToDate(span: Span): Span;
}

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

function weekly(period: "week" | "28 days"): Calendar {
  const length = period === "week" ? 7 : 28;
  const moved = ({ from, to }: Span, days: number) => ({ from: from - days, to: to - days });
  return {
    last: (end) => {
      const to = mondayOf(end);
      return { from: to - length, to };
    },
    before: (span) => moved(span, length),
    back: (span, years) => {
      // A 53rd week must not be compared with itself.
      const least = years === 1 ? span.to - span.from : 0;
      return moved(span, Math.max(least, 7 * Math.round((years * 365.25) / 7)));
    },
    yearToDate: ({ to }) => {
      // A week belongs to the year of its Thursday, and 4 January to the first.
      const thursday = new Date((to - 4) * day);
      return { from: mondayOf(dayOf(thursday.getUTCFullYear(), 0, 4)), to };
    },
  };
}

function monthly(period: keyof typeof monthsOf): Calendar {
  const length = monthsOf[period];
  const begin = (month: number) => dayOf(0, month);
  const spanOf = (from: number, to: number) => ({ from: begin(from), to: begin(to) });
  const monthsIn = ({ from, to }: Span) => [monthOf(from), monthOf(to)] as const;
  return {
    last: (end) => {
      const to = length * Math.floor(monthOf(end) / length);
      return spanOf(to - length, to);
    },
    before: (span) => {
      const [from, to] = monthsIn(span);
      return spanOf(from - length, to - length);
    },
    back: (span, years) => {
      const [from, to] = monthsIn(span);
      return spanOf(from - 12 * years, to - 12 * years);
    },
    yearToDate: (span) => {
      const [, to] = monthsIn(span);
      return spanOf(12 * Math.floor((to - 1) / 12), to);
    },
  };
}

/** Number of the day; months count on beyond December. Date.UTC alone takes the years 0 to 99 as 1900 to 1999. */
const dayOf = (year: number, month: number, date = 1): number =>
  Date.UTC(2000, 12 * (year - 2000) + month, date) / day;

const monthOf = (number: number): number => {
  const date = new Date(number * day);
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
};

/** The Monday of the week that a day is in; 5 Jan 1970 was one. */
const mondayOf = (number: number): number => 4 + 7 * Math.floor((number - 4) / 7);
