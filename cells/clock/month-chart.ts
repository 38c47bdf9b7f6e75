import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { beginOf, periodName } from "@/cells/temporal/periods";
import { shortMonths } from "./names";
import { finished, letter, style } from "./plotted";
import { numbersFor, shades } from "./shades";
import { texts } from "./texts";
import type { Measure } from "./view-data";

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
  { width, scale }: Place,
): SVGElement {
  const figure = (count: number, days: number) =>
    measure === "count" ? count : days > 0 ? count / days : 0;
  const cells = Array.from(byMonth, (count, at) => {
    const [month, days] = [firstMonth + at, daysInMonth[at]!];
    const name = periodName("month", beginOf("month", month));
    return {
      x: month % 12,
      year: Math.floor(month / 12),
      ...{ count, days, value: figure(count, days) },
      tip: charts.monthTip(name, count, days, days > 0 ? count / days : 0),
    };
  });
  const [first, last] = [cells[0]!.year, cells.at(-1)!.year];
  const years = last - first + 1;
  const sums = (key: "x" | "year") =>
    [...new Set(cells.map((cell) => cell[key]))].map((at) => {
      const own = cells.filter((cell) => cell[key] === at);
      const count = own.reduce((sum, cell) => sum + cell.count, 0);
      const days = own.reduce((sum, cell) => sum + cell.days, 0);
      const name = key === "x" ? charts.everyYear(shortMonths[at]!) : String(at);
      const tip = charts.monthTip(name, count, days, days > 0 ? count / days : 0);
      return { at, value: figure(count, days), tip };
    });
  const [tops, sides] = [sums("x"), sums("year")];
  const [above, beside, gap] = [1.6, 2.2, 0.2];
  const left = 48 * scale;
  const unit = (width - left - 8) / (12 + gap + beside);
  const row = 26 * scale;
  const shade = shades(Math.max(...cells.map(({ value }) => value)));
  const numbers = cells.map(({ value }) => value);
  const write = numbersFor(numbers, unit, letter(scale));
  const side = numbersFor(
    sides.map(({ value }) => value),
    90 * scale,
    letter(scale),
  );
  const highest = Math.max(...tops.map(({ value }) => value)) || 1;
  const widest = Math.max(...sides.map(({ value }) => value)) || 1;
  const y = ({ year }: { year: number }) => year - first;
  return finished(
    Plot.plot({
      width,
      height: (years + gap + above) * row + 26 * scale,
      marginLeft: left,
      marginRight: 8,
      marginTop: 4,
      marginBottom: 22 * scale,
      x: { domain: [0, 12 + gap + beside], axis: null },
      y: { domain: [-gap - above, years], axis: null, reverse: true },
      ariaLabel: charts.months(measure === "rate" ? texts.perDay : texts.incidents),
      style,
      marks: [
        Plot.rect(cells, {
          x1: "x",
          x2: ({ x }) => x + 1,
          y1: y,
          y2: (cell) => y(cell) + 1,
          fill: ({ value }) => shade(value).ground,
          inset: 0.5,
        }),
        ...(write
          ? [
              Plot.text(cells, {
                x: ({ x }) => x + 0.5,
                y: (cell) => y(cell) + 0.5,
                text: ({ value }) => write(value),
                fill: ({ value }) => shade(value).ink,
              }),
            ]
          : []),
        Plot.rect(tops, {
          x1: "at",
          x2: ({ at }) => at + 1,
          y1: -gap,
          y2: ({ value }) => -gap - (0.95 * above * value) / highest,
          fill: "var(--accent)",
          fillOpacity: 0.6,
          insetLeft: 2,
          insetRight: 2,
        }),
        Plot.rect(sides, {
          x1: 12 + gap,
          x2: ({ value }) => 12 + gap + (beside * value) / widest,
          y1: ({ at }) => at - first,
          y2: ({ at }) => at - first + 1,
          fill: "var(--accent)",
          fillOpacity: 0.35,
          insetTop: 2,
          insetBottom: 2,
        }),
        ...(side
          ? [
              Plot.text(sides, {
                x: 12 + gap,
                y: ({ at }) => at - first + 0.5,
                text: ({ value }) => side(value),
                textAnchor: "start",
                dx: 5,
                fill: "currentColor",
              }),
            ]
          : []),
        Plot.text(sides, {
          x: 0,
          y: ({ at }) => at - first + 0.5,
          dx: -8,
          text: ({ at }) => String(at),
          textAnchor: "end",
          fill: "currentColor",
        }),
        Plot.text(shortMonths, {
          x: (_, at: number) => at + 0.5,
          y: years,
          dy: 12 * scale,
          text: (name: string) => name,
          fill: "currentColor",
        }),
        Plot.tip(
          [
            ...cells.map((cell) => ({ x: cell.x + 0.5, y: y(cell) + 0.5, tip: cell.tip })),
            ...tops.map(({ at, tip }) => ({ x: at + 0.5, y: -gap - above / 2, tip })),
            ...sides.map(({ at, tip }) => ({
              ...{ x: 12 + gap + beside / 2, y: at - first + 0.5, tip },
            })),
          ],
          Plot.pointer({ x: "x", y: "y", title: "tip", maxRadius: 80 }),
        ),
      ],
    }),
  );
}
