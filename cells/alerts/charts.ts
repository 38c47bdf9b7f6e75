import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { down, up } from "@/cells/plot/symbols";
import { periodName, type Period } from "@/cells/temporal/periods";
import type { CourseStep } from "./course-steps";
import { texts } from "./texts";

const { chart } = texts;
const accent = "var(--accent)";
const alarmColour = "#d95f02";

/** Counts over time with what was expected, the bound and the steps above it. */
export function courseChart(
  title: string,
  steps: readonly CourseStep[],
  { period, falls }: { period: Period; falls: boolean },
  { width, scale }: Place,
): SVGElement {
  const known = steps.flatMap(({ begin, count, watched }) =>
    watched ? [{ begin, count, ...watched, tip: tipOf(period, begin, count, watched) }] : [],
  );
  const alarms = known.filter(({ above, below }) => above || (falls && below));
  const top = Math.max(1, ...steps.map(({ count }) => count), ...known.map(({ upper }) => upper));
  const svg = Plot.plot({
    width,
    height: 240 * scale,
    marginTop: 24 * scale,
    marginBottom: 44 * scale,
    marginLeft: 44 * scale,
    x: { type: "utc", label: null, tickSpacing: 90 * scale },
    y: {
      label: chart.y(period),
      labelArrow: "none",
      grid: true,
      domain: [0, top * 1.08],
      ticks: Math.min(5, Math.ceil(top)),
      tickFormat: (value: number) => (Number.isInteger(value) ? value.toLocaleString("en-GB") : ""),
    },
    ariaLabel: title,
    style,
    marks: [
      Plot.areaY(known, {
        x: "begin",
        y1: ({ expected, lower }: { expected: number; lower: number }) =>
          falls && lower >= 0 ? lower : expected,
        y2: "upper",
        curve: "step-after",
        fill: accent,
        fillOpacity: 0.13,
      }),
      Plot.line(known, {
        x: "begin",
        y: "expected",
        stroke: "var(--soft)",
        strokeDasharray: "4,3",
      }),
      Plot.line(steps, { x: "begin", y: "count", stroke: accent, strokeWidth: 1.5 }),
      Plot.dot(alarms, {
        x: "begin",
        y: "count",
        symbol: ({ above }: { above: boolean }) => (above ? up : down),
        fill: alarmColour,
        stroke: "var(--paper)",
        r: 6 * scale,
      }),
      Plot.ruleY([0], { stroke: "var(--line)" }),
      Plot.tip(known, Plot.pointerX({ x: "begin", y: "count", title: "tip" })),
    ],
  });
  return finished(svg);
}

const tipOf = (
  period: Period,
  begin: Date,
  count: number,
  { expected, upper }: { expected: number; upper: number },
) => chart.tip(periodName(period, begin), count, expected, upper);
