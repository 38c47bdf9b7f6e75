import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { byHourOfDay, byWeekday } from "@/lib/methods/temporal/week-hours";
import { hourOfWeekName, hourSpan, shortWeekdays, weekdays } from "./names";
import { finished, letter, style } from "./plotted";
import { numbersFor, shades } from "./shades";
import { texts } from "./texts";
import type { Measure } from "./view-data";

const { charts } = texts;

export interface WeekFigures {
  /** 168 figures, and how many such hours there were. */
  hours: Float64Array;
  exposed: Float64Array;
  measure: Measure;
}

/** Height of the bars by hour and width of those by weekday, in rows and columns of the grid. */
const [above, beside] = [1.9, 3.2];
const gap = 0.25;

/** Weekday by hour with numbers, bars of the hours above and of the weekdays beside. */
export function weekChart({ hours, exposed, measure }: WeekFigures, { width, scale }: Place) {
  const rated = (figures: ArrayLike<number>, held: ArrayLike<number>, at: number) => {
    if (measure === "count") return figures[at]!;
    return held[at]! > 0 ? figures[at]! / held[at]! : 0;
  };
  const rate = (count: number, held: number) => (held > 0 ? count / held : 0);
  const [dayHours, dayHeld] = [byHourOfDay(hours), byHourOfDay(exposed)];
  const [days, heldDays] = [byWeekday(hours), byWeekday(exposed).map((held) => held / 24)];
  const cells = Array.from(hours, (_, at) => rated(hours, exposed, at));
  const shade = shades(Math.max(...cells));
  const left = 40 * scale;
  const unit = (width - left - 8) / (24 + gap + beside);
  const row = Math.max(22 * scale, Math.min(unit, 34 * scale));
  const write = numbersFor(cells, unit, letter(scale) * 0.92);
  const grid = cells.map((value, at) => ({
    ...{ x: at % 24, y: Math.floor(at / 24), value, ...shade(value) },
    tip: charts.hourTip(
      hourOfWeekName(at),
      hours[at]!,
      exposed[at]!,
      rate(hours[at]!, exposed[at]!),
    ),
  }));
  const tops = Array.from(dayHours, (count, hour) => ({
    ...{ at: hour, value: rated(dayHours, dayHeld, hour) },
    tip: charts.hoursTip(hourSpan(hour), count, dayHeld[hour]!, rate(count, dayHeld[hour]!)),
  }));
  const sides = Array.from(days, (count, weekday) => ({
    ...{ at: weekday, value: rated(days, heldDays, weekday) },
    tip: charts.dayTip(
      weekdays[weekday]!,
      count,
      heldDays[weekday]!,
      rate(count, heldDays[weekday]!),
    ),
  }));
  const highest = Math.max(...tops.map(({ value }) => value)) || 1;
  const widest = Math.max(...sides.map(({ value }) => value)) || 1;
  const side = numbersFor(
    sides.map(({ value }) => value),
    60 * scale,
    letter(scale),
  );
  return finished(
    Plot.plot({
      width,
      height: (7 + gap + above) * row + 40 * scale,
      marginLeft: left,
      marginRight: 8,
      marginTop: 4,
      marginBottom: 36 * scale,
      x: { domain: [0, 24 + gap + beside], axis: null },
      y: { domain: [-gap - above, 7], axis: null, reverse: true },
      ariaLabel: charts.week(measure === "rate" ? texts.perHour : texts.incidents),
      style,
      marks: [
        Plot.rect(grid, {
          x1: "x",
          x2: ({ x }) => x + 1,
          y1: "y",
          y2: ({ y }) => y + 1,
          fill: "ground",
          inset: 0.5,
        }),
        ...(write
          ? [
              Plot.text(grid, {
                x: ({ x }) => x + 0.5,
                y: ({ y }) => y + 0.5,
                text: ({ value }) => write(value),
                fill: "ink",
                fontSize: 11.5 * scale,
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
          insetLeft: 1,
          insetRight: 1,
        }),
        Plot.rect(sides, {
          x1: 24 + gap,
          x2: ({ value }) => 24 + gap + (beside * value) / widest,
          y1: "at",
          y2: ({ at }) => at + 1,
          fill: "var(--accent)",
          fillOpacity: 0.35,
          insetTop: 2,
          insetBottom: 2,
        }),
        ...(side
          ? [
              Plot.text(sides, {
                x: 24 + gap,
                y: ({ at }) => at + 0.5,
                text: ({ value }) => side(value),
                textAnchor: "start",
                dx: 5,
                fill: "currentColor",
              }),
            ]
          : []),
        Plot.text(shortWeekdays, {
          x: 0,
          y: (_, at: number) => at + 0.5,
          dx: -8,
          text: (name: string) => name,
          textAnchor: "end",
          fill: "currentColor",
        }),
        Plot.text(
          Array.from({ length: 24 }, (_, hour) => hour).filter(
            (hour) => hour % (unit > 24 * scale ? 1 : 3) === 0,
          ),
          {
            x: (hour: number) => hour,
            y: 7,
            dy: 12 * scale,
            text: (hour: number) => String(hour),
            fill: "currentColor",
          },
        ),
        Plot.text([charts.hourAxis], {
          x: 12,
          y: 7,
          dy: 28 * scale,
          text: (words: string) => words,
          fill: "var(--soft)",
        }),
        Plot.text([measure === "rate" ? charts.perDay : charts.byWeekday], {
          x: 24 + gap,
          y: 0,
          dy: -8 * scale,
          textAnchor: "start",
          text: (words: string) => words,
          fill: "var(--soft)",
        }),
        Plot.tip(
          [
            ...grid.map(({ x, y, tip }) => ({ x: x + 0.5, y: y + 0.5, tip })),
            ...tops.map(({ at, tip }) => ({ x: at + 0.5, y: -gap - above / 2, tip })),
            ...sides.map(({ at, tip }) => ({ x: 24 + gap + beside / 2, y: at + 0.5, tip })),
          ],
          Plot.pointer({ x: "x", y: "y", title: "tip", maxRadius: 60 }),
        ),
      ],
    }),
  );
}
