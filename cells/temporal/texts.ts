import { percent, rows, whole } from "@/cells/words";
import { formatDate } from "@/lib/table/format";
import { type Period, periodsOf } from "./periods";

export const texts = {
  choose: "Choose the table of incidents.",
  empty: (table: string) => `${table} has no rows.`,
  emptyHint: "Choose another table, or look at the filter that left nothing.",
  chooseTime: (table: string) => `Choose the column of ${table} that holds the time.`,
  timeHint: "A time is a column of dates or of dates with a clock time.",
  noTime: (table: string, column: string) =>
    `None of the rows of ${table} has a time in ${column}.`,
  reading: "reading the times",
  counting: "counting by period",
  dated: (part: number, all: number, column: string, precision: "time" | "day" | "month") =>
    `${whole(part)} of ${rows(all)} ${all === 1 ? "has" : "have"} a time in ${column} (${percent(part, all)})${
      precision === "time"
        ? ""
        : precision === "day"
          ? ", known to the day"
          : ", known to the month only"
    }.`,
  tooCoarse: (column: string, period: Period) =>
    `${column} tells only the month, so that nothing can be counted by ${period}.`,
  tooCoarseHint: "Choose months, quarters or years, or another column.",
  few: (size: number, period: Period, least: number) =>
    `The data covers ${size < 1 ? `no whole ${period}` : periodsOf(size, period)}; at least ${least} are needed.`,
  fewHint: "Choose a shorter period, or take data of a longer time.",
  manySeries: (count: number, most: number) =>
    `${whole(count)} series are more than the ${whole(most)} that can be compared.`,
  manySeriesHint: "Choose a column with fewer values.",
  all: "all incidents",
  span: (size: number, period: Period, begin: Date, end: Date, count: number) =>
    `${periodsOf(size, period)} from ${formatDate(begin)} to ${formatDate(new Date(end.getTime() - 86_400_000))} with ${whole(count)} incidents.`,
  cutOff: ({ first, last }: { first: boolean; last: boolean }, period: Period) =>
    `The ${first && last ? `first and last ${period} are` : `${first ? "first" : "last"} ${period} is`} left out: the data covers only part of ${first && last ? "them" : "it"}.`,
  outside: (count: number) =>
    `${rows(count)} outside these periods ${count === 1 ? "is" : "are"} left out.`,
  unnamed: (count: number, columns: readonly string[]) =>
    `${rows(count)} without a value in ${columns.join(" or ")} ${count === 1 ? "is" : "are"} left out.`,
};
