import * as Plot from "@observablehq/plot";
import { shortWeekdays, weekdays } from "@/cells/clock/names";
import { shiftName } from "@/cells/patrol/texts";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { texts } from "./texts";
import type { ShiftRosterView } from "./view-data";

const { chart } = texts;

/** Bars of officers on duty, a line of the need over each, a row of bars a shift. */
export function coverChart(
  { cover, shifts }: ShiftRosterView,
  { width, scale }: Place,
): SVGElement {
  const top = Math.max(...cover.map(({ needed, onDuty }) => Math.max(needed, onDuty)));
  const bars = cover.map((each) => ({
    ...each,
    day: shortWeekdays[each.weekday]!,
    name: shiftName(shifts[each.shift]!),
    tip: chart.tip(weekdays[each.weekday]!, shifts[each.shift]!.name, each.needed, each.onDuty),
  }));
  return finished(
    Plot.plot({
      width: Math.min(width, 760 * scale),
      height: (40 + 96 * shifts.length) * scale,
      marginTop: 26 * scale,
      marginBottom: 26 * scale,
      marginLeft: 42 * scale,
      marginRight: 8,
      x: { label: null, domain: shortWeekdays, tickSize: 0 },
      y: {
        label: chart.y,
        labelArrow: "none",
        labelAnchor: "center",
        domain: [0, top * 1.18],
        grid: true,
        ticks: [0, Math.ceil(top / 2), Math.ceil(top)],
        tickFormat: "d",
      },
      fy: { label: null, axis: null, domain: shifts.map(shiftName), paddingInner: 0.28 },
      ariaLabel: chart.aria,
      style,
      marks: [
        Plot.text(shifts.map(shiftName), {
          fy: (name: string) => name,
          frameAnchor: "top-left",
          dy: -15 * scale,
          text: (name: string) => name,
          fill: "var(--soft)",
        }),
        Plot.barY(bars, {
          ...{ x: "day", y: "onDuty", fy: "name", insetLeft: 3, insetRight: 3 },
          ...{ fill: "var(--accent)", fillOpacity: 0.55, title: "tip", tip: true },
        }),
        Plot.tickY(bars, {
          ...{ x: "day", y: "needed", fy: "name" },
          ...{ stroke: "currentColor", strokeWidth: 2.5 },
        }),
        Plot.text(
          bars.filter(({ missing }) => missing > 0),
          {
            ...{ x: "day", y: "needed", fy: "name", dy: -9 * scale },
            text: ({ missing }) => chart.missing(missing),
            ...{ fontWeight: 700, fill: "currentColor" },
          },
        ),
        Plot.ruleY([0], { stroke: "var(--line)" }),
      ],
    }),
  );
}
