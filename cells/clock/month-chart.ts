import type { Place } from "@/cells/plot/figure";
import { beginOf, periodName } from "@/cells/temporal/periods";
import { heatChart, type HeatSum } from "./heat-chart";
import { shortMonths } from "./names";
import { texts } from "./texts";
import { figureOf, type Measure } from "./view-data";

const { charts } = texts;

export interface MonthFigures {
  firstMonth: number;
  byMonth: Float64Array;
  daysInMonth: Float64Array;
  measure: Measure;
}

/** Months across, years down, with bars of the months above and of the years beside. */
export function monthChart(
  { firstMonth, byMonth, daysInMonth, measure }: MonthFigures,
  place: Place,
): SVGElement {
  const firstYear = Math.floor(firstMonth / 12);
  const months = Array.from(byMonth, (count, at) => ({
    ...{ month: (firstMonth + at) % 12, row: Math.floor((firstMonth + at) / 12) - firstYear },
    ...{
      count,
      days: daysInMonth[at]!,
      name: periodName("month", beginOf("month", firstMonth + at)),
    },
  }));
  const rows = months.at(-1)!.row + 1;
  const sums = (key: "month" | "row", length: number, name: (at: number) => string): HeatSum[] =>
    Array.from({ length }, (_, at) => {
      const own = months.filter((each) => each[key] === at);
      const count = own.reduce((sum, each) => sum + each.count, 0);
      const days = own.reduce((sum, each) => sum + each.days, 0);
      const value = figureOf(measure, count, days);
      return { at, value, tip: charts.dayTip(name(at), count, days) };
    });
  const yearName = (at: number) => String(firstYear + at);
  return heatChart(
    {
      ariaLabel: charts.months(texts.perDayOr(measure)),
      cells: months.map(({ month, row, count, days, name }) => ({
        ...{ x: month, y: row, value: figureOf(measure, count, days) },
        tip: charts.dayTip(name, count, days),
      })),
      rowNames: Array.from({ length: rows }, (_, at) => yearName(at)),
      columns: 12,
      columnNames: shortMonths.map((name, at) => ({ at: at + 0.5, name })),
      sums: {
        columns: sums("month", 12, (at) => charts.everyYear(shortMonths[at]!)),
        rows: sums("row", rows, yearName),
        title: texts.perDayOr(measure),
      },
      rowHeight: 26,
    },
    place,
  );
}
