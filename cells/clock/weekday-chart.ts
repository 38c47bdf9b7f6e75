import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { three } from "@/cells/words";
import { weekdays } from "./names";
import { finished, style } from "@/cells/plot/finished";
import { texts } from "./texts";
import { figureOf, type Measure } from "./view-data";

const { charts } = texts;

export interface WeekdayFigures {
  byWeekday: Float64Array;
  exposedDays: Float64Array;
  measure: Measure;
}

/** Bars by weekday, where no hour is known. */
export function weekdayChart(
  { byWeekday, exposedDays, measure }: WeekdayFigures,
  { width, scale }: Place,
): SVGElement {
  const bars = weekdays.map((name, at) => {
    const [count, days] = [byWeekday[at]!, exposedDays[at]!];
    return {
      name,
      value: figureOf(measure, count, days),
      tip: charts.dayTip(name, count, days),
    };
  });
  return finished(
    Plot.plot({
      width: Math.min(width, 720 * scale),
      height: 240 * scale,
      marginTop: 28 * scale,
      marginBottom: 28 * scale,
      marginLeft: 56 * scale,
      x: { label: null, domain: [...weekdays], tickSize: 0 },
      y: {
        label: texts.perDayOr(measure),
        labelArrow: "none",
        grid: true,
        ticks: 5,
      },
      ariaLabel: charts.weekdays(texts.perDayOr(measure)),
      style,
      marks: [
        Plot.barY(bars, {
          x: "name",
          y: "value",
          fill: "var(--accent)",
          fillOpacity: 0.6,
          inset: 4,
          title: "tip",
          tip: true,
        }),
        Plot.text(bars, {
          x: "name",
          y: "value",
          dy: -8 * scale,
          text: ({ value }) => three(value),
          fill: "currentColor",
        }),
        Plot.ruleY([0], { stroke: "var(--line)" }),
      ],
    }),
  );
}
