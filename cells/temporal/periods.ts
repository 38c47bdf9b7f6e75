import { formatDate } from "@/lib/table/format";

/** Periods that a series is cut into. Weeks begin on Monday. */
export const periods = ["day", "week", "month", "quarter", "year"] as const;
export type Period = (typeof periods)[number];

const day = 86_400_000;

/** SQL: a whole number that rises by one with each period. `time` is a SQL timestamp or date. */
export const numberSql: Record<Period, (time: string) => string> = {
  day: (time) => `date_diff('day', date '1970-01-01', cast(${time} as date))::integer`,
  week: (time) =>
    `floor(date_diff('day', date '1970-01-05', cast(${time} as date)) / 7.0)::integer`,
  month: (time) => `(year(${time}) * 12 + month(${time}) - 1)::integer`,
  quarter: (time) => `(year(${time}) * 4 + quarter(${time}) - 1)::integer`,
  year: (time) => `year(${time})::integer`,
};

/** First day of the period of that number. 5 Jan 1970 was a Monday; 24,000 months before 2000 began year 0. */
export const beginOf = (period: Period, number: number): Date =>
  new Date(
    {
      day: () => day * number,
      week: () => Date.UTC(1970, 0, 5 + 7 * number),
      month: () => Date.UTC(2000, number - 24_000, 1),
      quarter: () => Date.UTC(2000, 3 * (number - 8_000), 1),
      year: () => Date.UTC(2000, 12 * (number - 2_000), 1),
    }[period](),
  );

/** The number of the period that a moment lies in: what `numberSql` gives. */
export const numberOf = (period: Period, time: Date): number => {
  const [year, month] = [time.getUTCFullYear(), time.getUTCMonth()];
  return {
    day: () => Math.floor(time.getTime() / day),
    week: () => Math.floor((time.getTime() / day - 4) / 7),
    month: () => year * 12 + month,
    quarter: () => year * 4 + Math.floor(month / 3),
    year: () => year,
  }[period]();
};

/** How many steps make a year, on average: the period of its season. */
export const stepsAYear: Record<Period, number> = {
  day: 365.25,
  week: 365.25 / 7,
  month: 12,
  quarter: 4,
  year: 1,
};

const monthAndYear = new Intl.DateTimeFormat("en-GB", {
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** `5 Mar 2018`, `week of 5 Mar 2018`, `Mar 2018`, `2nd quarter of 2018`, `2018`. */
export const periodName = (period: Period, begin: Date): string => {
  if (period === "day") return formatDate(begin);
  if (period === "week") return `week of ${formatDate(begin)}`;
  if (period === "month") return monthAndYear.format(begin);
  if (period === "year") return String(begin.getUTCFullYear());
  const quarter = ["1st", "2nd", "3rd", "4th"][Math.floor(begin.getUTCMonth() / 3)]!;
  return `${quarter} quarter of ${begin.getUTCFullYear()}`;
};

/** `1 week`, `312 weeks`. */
export const periodsOf = (count: number, period: Period): string =>
  `${count.toLocaleString("en-GB")} ${period}${count === 1 ? "" : "s"}`;

/** SQL: the midnight that a day begins with. */
export const stampOf = (date: Date): string => `timestamp '${date.toISOString().slice(0, 10)}'`;
