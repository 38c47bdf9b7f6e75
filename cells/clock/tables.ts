import { numbers, wholes, words } from "@/lib/table/columns";
import { toStream, type NamedColumn } from "@/lib/table/stream";
import type { Clock, Clocks } from "./clocks";
import type { Counted } from "./counted";
import { weekdays } from "./names";

/** Name of the table that has the months. */
export const monthsName = (name: string): string => `${name}_months`;

/** Clocks that are rows: each type where there are types, otherwise all together. */
const listed = (clocks: readonly Clock[]) => (clocks.length > 1 ? clocks.slice(1) : clocks);

const repeated = <Value>(clocks: readonly Clock[], of: (clock: Clock) => ArrayLike<Value>) =>
  clocks.flatMap((clock) => Array.from(of(clock)));

const typeColumn = (all: readonly Clock[], times: number): NamedColumn[] => {
  if (all.length === 1) return [];
  return [["type", words(repeated(listed(all), ({ type }) => Array<string>(times).fill(type!)))]];
};

const ratesOf = (figures: ArrayLike<number>, exposed: ArrayLike<number>) =>
  Array.from(figures, (figure, at) => (exposed[at]! > 0 ? figure / exposed[at]! : null));

/** A row for each type, weekday and hour; for each weekday, or month, where only those are known. */
export function mainTable(counted: Counted, found: Clocks): Uint8Array {
  if (counted.precision === "month") return monthsTable(counted, found);
  const rows = listed(found.clocks);
  if (counted.precision === "day") {
    const { exposedDays } = found;
    const day = Array.from({ length: 7 }, (_, at) => at);
    return toStream([
      ...typeColumn(found.clocks, 7),
      ["weekday", wholes(repeated(rows, () => day.map((at) => at + 1)))],
      ["weekday_name", words(repeated(rows, () => weekdays))],
      ["incidents", numbers(repeated(rows, ({ byWeekday }) => byWeekday!))],
      ["exposed_days", numbers(repeated(rows, () => exposedDays))],
      ["per_day", numbers(repeated(rows, ({ byWeekday }) => ratesOf(byWeekday!, exposedDays)))],
    ]);
  }
  const { exposedHours } = found;
  const hours = Array.from({ length: 168 }, (_, at) => at);
  const spread: NamedColumn[] = counted.spread
    ? [
        ["aoristic", numbers(repeated(rows, (clock) => clock.spread!.hours))],
        [
          "aoristic_per_hour",
          numbers(repeated(rows, (clock) => ratesOf(clock.spread!.hours, exposedHours))),
        ],
      ]
    : [];
  return toStream([
    ...typeColumn(found.clocks, 168),
    ["weekday", wholes(repeated(rows, () => hours.map((at) => Math.floor(at / 24) + 1)))],
    [
      "weekday_name",
      words(repeated(rows, () => hours.map((at) => weekdays[Math.floor(at / 24)]!))),
    ],
    ["hour", wholes(repeated(rows, () => hours.map((at) => at % 24)))],
    ["incidents", numbers(repeated(rows, ({ byHour }) => byHour!))],
    ["exposed_hours", numbers(repeated(rows, () => exposedHours))],
    ["per_hour", numbers(repeated(rows, ({ byHour }) => ratesOf(byHour!, exposedHours)))],
    ...spread,
  ]);
}

/** A row for each type and month, with the days of it that are covered. */
export function monthsTable(counted: Counted, { clocks }: Clocks): Uint8Array {
  const rows = listed(clocks);
  const { firstMonth, months, daysInMonth } = counted;
  const month = Array.from({ length: months }, (_, at) => firstMonth + at);
  return toStream([
    ...typeColumn(clocks, months),
    ["year", wholes(repeated(rows, () => month.map((at) => Math.floor(at / 12))))],
    ["month", wholes(repeated(rows, () => month.map((at) => (at % 12) + 1)))],
    ["incidents", numbers(repeated(rows, ({ byMonth }) => byMonth))],
    ["days", numbers(repeated(rows, () => daysInMonth))],
    ["per_day", numbers(repeated(rows, ({ byMonth }) => ratesOf(byMonth, daysInMonth)))],
  ]);
}
