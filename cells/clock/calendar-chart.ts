import type { Place } from "@/cells/plot/figure";
import { formatDate } from "@/lib/table/format";
import { weekdayOf } from "./clocks";
import { heatChart, type HeatCell } from "./heat-chart";
import { shortMonths, weekdays } from "./names";
import { texts } from "./texts";

const { charts } = texts;
const day = 86_400_000;

export interface CalendarFigures {
  firstDay: number;
  byDay: Float64Array;
  /** Null for all years together: the mean of each date. */
  year: number | null;
}

/** Days of the month across, months down: of one year, or each date's mean over all years. */
export function calendarChart(figures: CalendarFigures, place: Place): SVGElement {
  const { year } = figures;
  return heatChart(
    {
      ariaLabel: charts.calendar(year === null ? texts.allYears : String(year)),
      cells: year === null ? meanDays(figures) : daysOf(figures, year),
      rowNames: shortMonths,
      columns: 31,
      columnNames: Array.from({ length: 31 }, (_, at) => ({ at: at + 0.5, name: String(at + 1) })),
      columnTitle: charts.dayAxis,
      rowHeight: 22,
    },
    place,
  );
}

const dates = ({ firstDay, byDay }: CalendarFigures) =>
  Array.from(byDay, (count, at) => ({ count, date: new Date((firstDay + at) * day) }));

function daysOf(figures: CalendarFigures, year: number): HeatCell[] {
  return dates(figures)
    .filter(({ date }) => date.getUTCFullYear() === year)
    .map(({ count, date }) => {
      const weekday = weekdayOf(date.getTime() / day);
      return {
        ...{ x: date.getUTCDate() - 1, y: date.getUTCMonth(), value: count },
        isFramed: weekday === 6,
        tip: charts.dateTip(`${weekdays[weekday]} ${formatDate(date)}`, count),
      };
    });
}

function meanDays(figures: CalendarFigures): HeatCell[] {
  const sums = new Map<number, { count: number; days: number }>();
  for (const { count, date } of dates(figures)) {
    const key = date.getUTCMonth() * 31 + date.getUTCDate() - 1;
    const known = sums.get(key) ?? { count: 0, days: 0 };
    sums.set(key, { count: known.count + count, days: known.days + 1 });
  }
  return [...sums].map(([key, { count, days }]) => {
    const [y, x] = [Math.floor(key / 31), key % 31];
    const tip = charts.dayTip(`${x + 1} ${shortMonths[y]}`, count, days);
    return { x, y, value: count / days, tip };
  });
}

/** The years that have a day in the window. */
export const yearsOf = (firstDay: number, size: number): number[] => {
  const [first, last] = [firstDay, firstDay + size - 1].map((at) =>
    new Date(at * day).getUTCFullYear(),
  ) as [number, number];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
};
