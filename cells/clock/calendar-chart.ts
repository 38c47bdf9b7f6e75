import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { formatDate } from "@/lib/table/format";
import { weekdayOf } from "./clocks";
import { shortMonths, weekdays } from "./names";
import { finished, letter, style } from "./plotted";
import { numbersFor, shades } from "./shades";
import { texts } from "./texts";

const { charts } = texts;
const day = 86_400_000;

export interface CalendarFigures {
  firstDay: number;
  byDay: Float64Array;
  /** Null for all years together: the mean of each date. */
  year: number | null;
}

interface DayCell {
  month: number;
  day: number;
  value: number;
  isSunday: boolean;
  tip: string;
}

/** Days of the month across, months down: of one year, or each date's mean over all years. */
export function calendarChart(figures: CalendarFigures, { width, scale }: Place): SVGElement {
  const cells = figures.year === null ? meanDays(figures) : daysOf(figures, figures.year);
  const shade = shades(Math.max(...cells.map(({ value }) => value)));
  const left = 40 * scale;
  const unit = (width - left - 8) / 31;
  const row = Math.max(19 * scale, Math.min(unit, 26 * scale));
  const values = cells.map(({ value }) => value);
  const write = numbersFor(values, unit, letter(scale) * 0.92);
  return finished(
    Plot.plot({
      width,
      height: 12 * row + 44 * scale,
      marginLeft: left,
      marginRight: 8,
      marginTop: 4,
      marginBottom: 40 * scale,
      x: { domain: [1, 32], axis: null },
      y: { domain: [0, 12], axis: null, reverse: true },
      ariaLabel: charts.calendar(
        figures.year === null ? texts.allYears : String(figures.year),
        texts.perDay,
      ),
      style,
      marks: [
        Plot.rect(cells, {
          x1: "day",
          x2: (cell) => cell.day + 1,
          y1: "month",
          y2: ({ month }) => month + 1,
          fill: ({ value }) => shade(value).ground,
          inset: 0.5,
        }),
        ...(write
          ? [
              Plot.text(cells, {
                x: (cell) => cell.day + 0.5,
                y: ({ month }) => month + 0.5,
                text: ({ value }) => write(value),
                fill: ({ value }) => shade(value).ink,
                fontSize: 11 * scale,
              }),
            ]
          : []),
        Plot.rect(
          cells.filter(({ isSunday }) => isSunday),
          {
            x1: (cell: DayCell) => cell.day,
            x2: (cell: DayCell) => cell.day + 1,
            y1: (cell: DayCell) => cell.month,
            y2: (cell: DayCell) => cell.month + 1,
            stroke: "var(--soft)",
            inset: 1,
          },
        ),
        Plot.text(shortMonths, {
          x: 1,
          y: (_, at: number) => at + 0.5,
          dx: -8,
          text: (name: string) => name,
          textAnchor: "end",
          fill: "currentColor",
        }),
        Plot.text(
          Array.from({ length: 31 }, (_, at) => at + 1),
          {
            x: (at: number) => at + 0.5,
            y: 12,
            dy: 12 * scale,
            text: (at: number) => String(at),
            fill: "currentColor",
          },
        ),
        Plot.text([charts.dayAxis], {
          x: 16.5,
          y: 12,
          dy: 30 * scale,
          text: (words: string) => words,
          fill: "var(--soft)",
        }),
        Plot.tip(
          cells,
          Plot.pointer({
            x: (cell: DayCell) => cell.day + 0.5,
            y: (cell: DayCell) => cell.month + 0.5,
            title: "tip",
            maxRadius: 40,
          }),
        ),
      ],
    }),
  );
}

const dates = ({ firstDay, byDay }: CalendarFigures) =>
  Array.from(byDay, (count, at) => ({ count, date: new Date((firstDay + at) * day) }));

function daysOf(figures: CalendarFigures, year: number): DayCell[] {
  return dates(figures)
    .filter(({ date }) => date.getUTCFullYear() === year)
    .map(({ count, date }) => {
      const weekday = weekdayOf(date.getTime() / day);
      return {
        ...{ month: date.getUTCMonth(), day: date.getUTCDate(), value: count },
        isSunday: weekday === 6,
        tip: charts.dateTip(`${weekdays[weekday]} ${formatDate(date)}`, count),
      };
    });
}

function meanDays(figures: CalendarFigures): DayCell[] {
  const sums = new Map<number, { count: number; days: number }>();
  for (const { count, date } of dates(figures)) {
    const key = date.getUTCMonth() * 32 + date.getUTCDate();
    const known = sums.get(key) ?? { count: 0, days: 0 };
    sums.set(key, { count: known.count + count, days: known.days + 1 });
  }
  return [...sums].map(([key, { count, days }]) => {
    const [month, date] = [Math.floor(key / 32), key % 32];
    return {
      ...{ month, day: date, value: count / days, isSunday: false },
      tip: charts.dateTipOf(`${date} ${shortMonths[month]}`, count, days),
    };
  });
}

/** The years that have a day in the window. */
export const yearsOf = (firstDay: number, size: number): number[] => {
  const [first, last] = [firstDay, firstDay + size - 1].map((at) =>
    new Date(at * day).getUTCFullYear(),
  ) as [number, number];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
};
