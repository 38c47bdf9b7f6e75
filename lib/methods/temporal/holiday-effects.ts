import { MethodProblem } from "../problem";
import { benjaminiHochberg } from "../statistics/fdr";
import { glm } from "../statistics/glm";
import { twoSidedP } from "../statistics/normal";
import { seasonColumns } from "./level-model";
import { checkCounts, type Series } from "./series";

/** A holiday: the steps (days) of the series that belong to it, in all years. */
export interface HolidayDays {
  name: string;
  days: readonly number[];
}

export interface HolidayOptions {
  /** Number of the first day since 1 Jan 1970, a Thursday. */
  firstDay: number;
  /** Level of each day by known breaks, as a factor; 1 when not given. */
  level?: Series;
  /** Days that do not count, as those of a lockdown. */
  aside?: ArrayLike<number>;
}

export interface HolidayEffect {
  name: string;
  /** Days of it that the series holds and that count. */
  days: number;
  observed: number;
  /** What weekday, season, trend and the other holidays let expect on these days. */
  expected: number;
  /** Times as many as otherwise, and its 95 % interval; `high` is null where none was observed. */
  ratio: number;
  low: number;
  high: number | null;
  p: number;
  /** For all holidays tested (Benjamini–Hochberg). */
  adjusted: number;
}

/** A holiday of fewer days tells nothing of itself. */
const leastDays = 2;
const year = 365.25;

/**
 * How many times as many incidents happen on each holiday as on other days: a quasi-Poisson model of a
 * series of days with weekday, three waves of the year, a slope that bends once, and the holidays
 * together, so that one is not taken for another. Days are taken as independent. A MethodProblem for
 * less than a year of days or a day that is not a count.
 * Source: McCullagh and Nelder, Generalized Linear Models (1989), 6 and 9.
 */
export function holidayEffects(
  counts: Series,
  holidays: readonly HolidayDays[],
  { firstDay, level, aside }: HolidayOptions,
): HolidayEffect[] {
  checkCounts(counts, 365, "The effect of holidays");
  const n = counts.length;
  const counted = (day: number) => day >= 0 && day < n && !aside?.[day];
  const known = distinct(
    holidays.map(({ name, days }) => ({ name, days: [...new Set(days.filter(counted))] })),
  ).filter(({ days }) => days.length >= leastDays && days.length <= n / 3);
  const sum = (days: readonly number[]) => days.reduce((all, day) => all + counts[day]!, 0);
  const silent = known.filter(({ days }) => sum(days) === 0);
  const heard = known.filter((each) => !silent.includes(each));
  const weights = Float64Array.from({ length: n }, (_, day) => Number(counted(day)));
  for (const { days } of silent) for (const day of days) weights[day] = 0;
  const base = calendarColumns(n, firstDay);
  const columns = [...base, ...heard.map(({ days }) => indicator(n, days))];
  const offset = Float64Array.from({ length: n }, (_, day) => Math.log(level?.[day] ?? 1));
  const fit = glm(counts, columns, { family: "poisson", weights, offset });
  if (!fit.converged) throw new MethodProblem("The model of the holidays does not come to rest.");
  const dispersion = Math.max(1, fit.dispersion);
  const usual = (days: readonly number[]) => days.reduce((all, day) => all + fit.fitted[day]!, 0);
  const effects = [
    ...heard.map(({ name, days }, i) => {
      const size = fit.coefficients[base.length + i]!;
      const error = fit.errors[base.length + i]! * Math.sqrt(dispersion);
      const at = (side: number) => Math.exp(size + side * 1.959964 * error);
      return {
        ...{ name, days: days.length, observed: sum(days), expected: usual(days) / at(0) },
        ...{ ratio: at(0), low: at(-1), high: at(1), p: twoSidedP(size / error) },
      };
    }),
    ...silent.map(({ name, days }) => {
      const expected = usual(days);
      const p = Math.min(1, 2 * Math.exp(-expected / dispersion));
      return { name, days: days.length, observed: 0, expected, ratio: 0, low: 0, high: null, p };
    }),
  ];
  const adjusted = benjaminiHochberg(effects.map(({ p }) => p));
  return effects.map((each, i) => ({ ...each, adjusted: adjusted[i]! }));
}

/** Of holidays on the very same days only the first can be told. */
function distinct(holidays: HolidayDays[]): HolidayDays[] {
  const seen = new Set<string>();
  return holidays.filter(({ days }) => {
    const key = days.toSorted((a, b) => a - b).join();
    return !seen.has(key) && seen.add(key);
  });
}

function calendarColumns(n: number, firstDay: number): Float64Array[] {
  const list = (value: (day: number) => number) =>
    Float64Array.from({ length: n }, (_, day) => value(day));
  const time = list((day) => (2 * day) / (n - 1) - 1);
  const weekdays = [1, 2, 3, 4, 5, 6].map((weekday) =>
    list((day) => Number((firstDay + day + 3) % 7 === weekday)),
  );
  const season = n >= 2 * year ? seasonColumns(n, year, 3) : [];
  return [list(() => 1), ...weekdays, time, time.map((each) => each * each), ...season];
}

const indicator = (n: number, days: readonly number[]) => {
  const column = new Float64Array(n);
  for (const day of days) column[day] = 1;
  return column;
};
