import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { ratioChart, ratioTicks } from "@/cells/plot/ratios";
import { countAxis, countRoom } from "@/cells/plot/ticks";
import { texts } from "./texts";
import type { EvaluationView } from "./view-data";

const { charts } = texts;
const accent = "var(--accent)";
const soft = "var(--soft)";
/** An orange that differs from the accent in lightness, too. */
export const orange = "#d55e00";

/** The operation as a shaded span. */
const operationMark = ({ operation: [from, to] }: EvaluationView) =>
  Plot.rectX([{ from, to }], { x1: "from", x2: "to", fill: soft, fillOpacity: 0.16 });

/** Treated and control areas over time, with the times that are compared. */
export function seriesChart(view: EvaluationView, { width, scale }: Place): SVGElement {
  const { points, period, spans } = view;
  const hasAround = points.some(({ displacement }) => displacement !== null);
  const top = Math.max(
    1,
    ...points.flatMap(({ treated, control, displacement }) => [
      treated,
      control,
      displacement ?? 0,
    ]),
  );
  const line = (y: "treated" | "control" | "displacement", options: Plot.LineYOptions) =>
    Plot.lineY(points, { x: "begin", y, ...options });
  return finished(
    Plot.plot({
      width,
      height: 312 * scale,
      marginTop: 34 * scale,
      marginBottom: 56 * scale,
      marginLeft: countRoom(top, scale),
      marginRight: 20,
      x: { type: "utc", label: null, tickPadding: 26 * scale, tickSpacing: 90 * scale },
      y: countAxis(charts.axis(period), top),
      ariaLabel: charts.series,
      style,
      marks: [
        operationMark(view),
        line("control", { stroke: soft, strokeWidth: 1.4, strokeDasharray: "5,3" }),
        ...(hasAround
          ? [line("displacement", { stroke: orange, strokeWidth: 1.4, strokeDasharray: "2,2" })]
          : []),
        line("treated", { stroke: accent, strokeWidth: 2 }),
        Plot.ruleY([0], { stroke: "var(--line)" }),
        Plot.ruleY(spans, {
          x1: "from",
          x2: "to",
          y: 0,
          stroke: "currentColor",
          strokeWidth: 4,
          dy: 7 * scale,
        }),
        Plot.text(spans, {
          x: ({ from, to }: { from: Date; to: Date }) => new Date((+from + +to) / 2),
          y: 0,
          text: "name",
          dy: 17 * scale,
          fill: "currentColor",
        }),
        Plot.tip(points, Plot.pointerX({ x: "begin", y: "treated", title: "tip" })),
      ],
    }),
  );
}

/** The series, its model, and what it would have been without the operation. */
export function fitChart(
  view: EvaluationView,
  { points }: NonNullable<EvaluationView["fit"]>,
  { width, scale }: Place,
): SVGElement {
  const after = points.filter(({ isAfter }) => isAfter);
  const most = Math.max(1, ...points.map(({ counted, fitted }) => Math.max(counted, fitted)));
  const top = Math.min(1.6 * most, Math.max(most, ...after.map(({ high }) => high)));
  return finished(
    Plot.plot({
      width,
      height: 280 * scale,
      marginTop: 34 * scale,
      marginBottom: 30 * scale,
      marginLeft: countRoom(top, scale),
      marginRight: 20,
      x: { type: "utc", label: null, tickSpacing: 90 * scale },
      y: countAxis(charts.axis(view.period), top, 1.04),
      ariaLabel: charts.fit,
      style,
      marks: [
        operationMark(view),
        Plot.areaY(after, {
          x: "begin",
          y1: "low",
          y2: "high",
          fill: orange,
          fillOpacity: 0.2,
          clip: true,
        }),
        Plot.dot(points, { x: "begin", y: "counted", r: 2.2, fill: soft, fillOpacity: 0.7 }),
        Plot.lineY(points, {
          x: "begin",
          y: "fitted",
          z: "isAfter",
          stroke: accent,
          strokeWidth: 2,
        }),
        Plot.lineY(after, {
          x: "begin",
          y: "expected",
          stroke: orange,
          strokeWidth: 2,
          strokeDasharray: "6,4",
          clip: true,
        }),
        Plot.ruleX([view.operation[0]], { stroke: "currentColor", strokeDasharray: "3,3" }),
        Plot.ruleY([0], { stroke: "var(--line)" }),
        Plot.tip(points, Plot.pointerX({ x: "begin", y: "counted", title: "tip" })),
      ],
    }),
  );
}

/** Treated beside control, by period. */
export function eventChart(
  view: EvaluationView,
  { points }: NonNullable<EvaluationView["event"]>,
  { width, scale }: Place,
): SVGElement {
  const known = points.filter(({ ratio }) => ratio !== null);
  const reach = known.flatMap(({ low, high }) => [low, high]);
  const domain = [
    Math.max(0.05, Math.min(0.5, ...reach)),
    Math.min(20, Math.max(2, ...reach)),
  ] as const;
  const ticks = ratioTicks(domain);
  return finished(
    Plot.plot({
      width,
      height: 230 * scale,
      marginTop: 34 * scale,
      marginBottom: 30 * scale,
      marginLeft: 46 * scale,
      marginRight: 20,
      x: { type: "utc", label: null, tickSpacing: 90 * scale },
      y: { type: "log", domain, clamp: true, axis: null },
      ariaLabel: charts.event,
      style,
      marks: [
        Plot.gridY(ticks),
        Plot.axisY(ticks, { label: charts.eventAxis, labelArrow: "none", text: String }),
        operationMark(view),
        Plot.ruleY([1], { stroke: "currentColor" }),
        Plot.ruleX(known, { x: "begin", y1: "low", y2: "high", stroke: soft }),
        Plot.dot(known, { x: "begin", y: "ratio", r: 3, fill: accent, title: "tip", tip: true }),
        Plot.ruleX([view.operation[0]], { stroke: "currentColor", strokeDasharray: "3,3" }),
      ],
    }),
  );
}

/** Gaps of the treated and of the placebos. */
export function gapChart(
  view: EvaluationView,
  { lines }: NonNullable<EvaluationView["gaps"]>,
  { width, scale }: Place,
): SVGElement {
  const points = lines.flatMap(({ isTreated, points: own }, line) =>
    own.map((point) => ({ ...point, line, isTreated })),
  );
  const sizes = points.map(({ gap }) => Math.abs(gap)).sort((a, b) => a - b);
  const most = Math.max(
    20,
    sizes[Math.floor(0.98 * sizes.length)] ?? 0,
    ...points.filter(({ isTreated }) => isTreated).map(({ gap }) => Math.abs(gap)),
  );
  return finished(
    Plot.plot({
      width,
      height: 260 * scale,
      marginTop: 34 * scale,
      marginBottom: 30 * scale,
      marginLeft: 52 * scale,
      marginRight: 20,
      x: { type: "utc", label: null, tickSpacing: 90 * scale },
      y: {
        domain: [-most, most],
        label: charts.gapAxis,
        labelArrow: "none",
        grid: true,
        ticks: 6,
        tickFormat: (value: number) => (value > 0 ? `+${value}` : `${value}`.replace("-", "−")),
      },
      ariaLabel: charts.gap,
      style,
      marks: [
        operationMark(view),
        Plot.lineY(
          points.filter(({ isTreated }) => !isTreated),
          {
            x: "begin",
            y: "gap",
            z: "line",
            stroke: soft,
            strokeWidth: 0.7,
            strokeOpacity: 0.45,
            clip: true,
          },
        ),
        Plot.ruleY([0], { stroke: "currentColor" }),
        Plot.lineY(
          points.filter(({ isTreated }) => isTreated),
          { x: "begin", y: "gap", stroke: accent, strokeWidth: 2.4, clip: true },
        ),
        Plot.ruleX([view.operation[0]], { stroke: "currentColor", strokeDasharray: "3,3" }),
      ],
    }),
  );
}

/** Effects of all methods as ratios, with their intervals. */
export const forestChart = ({ forest }: EvaluationView, place: Place): SVGElement =>
  ratioChart(
    {
      rows: forest,
      axis: charts.forestAxis,
      ariaLabel: charts.forest,
      least: [0.7, 1.5],
      most: [0.02, 50],
    },
    place,
  );
