import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { hourSpan } from "./names";
import { finished, style } from "@/cells/plot/finished";
import { texts } from "./texts";
import { countings, type Counting } from "./view-data";

const { charts } = texts;

/** 24 figures of each way of counting. */
export type Profiles = Record<Counting, Float64Array>;

/** Told apart by colour, by dash and by width. */
export const lines: Record<Counting, { stroke: string; dash: string; width: number }> = {
  spread: { stroke: "var(--accent)", dash: "none", width: 2.5 },
  start: { stroke: "#d55e00", dash: "6,3", width: 1.75 },
  end: { stroke: "#8f7ad9", dash: "2,3", width: 1.75 },
};

/** Share of the cases by hour of the day: over their spans, at the start, at the end. */
export function profileChart(profiles: Profiles, { width, scale }: Place): SVGElement {
  const rows = countings.flatMap((counting) => {
    const figures = profiles[counting];
    const total = figures.reduce((sum, figure) => sum + figure, 0) || 1;
    return Array.from(figures, (figure, hour) => ({
      ...{ counting, hour, share: (100 * figure) / total },
      tip: charts.profileTip(hourSpan(hour), texts.counting[counting], figure / total),
    }));
  });
  return finished(
    Plot.plot({
      width,
      height: 300 * scale,
      marginTop: 28 * scale,
      marginBottom: 40 * scale,
      marginLeft: 40 * scale,
      x: {
        domain: [0, 24],
        label: charts.hourAxis,
        labelArrow: "none",
        labelAnchor: "center",
        ticks: [0, 3, 6, 9, 12, 15, 18, 21, 24],
      },
      y: { label: charts.profileY, labelArrow: "none", grid: true, zero: true, ticks: 5 },
      ariaLabel: charts.profile,
      style,
      marks: [
        Plot.ruleY([0], { stroke: "var(--line)" }),
        ...countings.toReversed().map((counting) =>
          Plot.line(
            rows.filter((each) => each.counting === counting),
            {
              x: ({ hour }) => hour + 0.5,
              y: "share",
              stroke: lines[counting].stroke,
              strokeWidth: lines[counting].width,
              strokeDasharray: lines[counting].dash,
            },
          ),
        ),
        Plot.tip(rows, Plot.pointer({ x: ({ hour }) => hour + 0.5, y: "share", title: "tip" })),
      ],
    }),
  );
}
