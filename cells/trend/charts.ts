import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { countAxis, countRoom } from "@/cells/plot/ticks";
import type { HolidayEffect } from "@/lib/methods/temporal/holiday-effects";
import type { SeasonFound } from "./seasons";
import type { TrendPeriod } from "./params";
import { phaseNames, texts } from "./texts";
import type { Point, SeriesView } from "./view-data";

const { charts } = texts;
const accent = "var(--accent)";
/** Breaks and outliers: an orange that differs in lightness too. */
export const strong = "#d55e00";
/** Curves. */
export const other = "#8f7ad9";

const mostOf = (points: readonly Point[]) => Math.max(0, ...points.map(({ observed }) => observed));

/** History, trend over it, changes of level. */
export function historyChart(
  { name, points, marks }: SeriesView,
  period: TrendPeriod,
  { width, scale }: Place,
): SVGElement {
  const top = Math.max(1, ...points.map(({ observed, trend }) => Math.max(observed, trend)));
  const lasting = marks.filter(({ to }) => to === null);
  const passing = marks.filter(({ to }) => to !== null);
  const curved = points.filter(({ curve }) => curve);
  return finished(
    Plot.plot({
      width,
      height: 300 * scale,
      marginTop: 34 * scale,
      marginBottom: 30 * scale,
      marginLeft: countRoom(mostOf(points), scale),
      marginRight: 24,
      x: { type: "utc", label: null },
      y: countAxis(charts.y(period), top, 1.08),
      ariaLabel: charts.history(name),
      style,
      marks: [
        Plot.rectX(passing, { x1: "from", x2: "to", fill: "var(--soft)", fillOpacity: 0.18 }),
        Plot.areaY(curved, {
          x: "begin",
          y1: ({ curve }: Point) => curve!.low,
          y2: ({ curve }: Point) => curve!.high,
          fill: other,
          fillOpacity: 0.2,
        }),
        Plot.lineY(points, {
          x: "begin",
          y: "observed",
          stroke: "var(--soft)",
          strokeWidth: period === "day" ? 0.5 : 1,
          strokeOpacity: period === "day" ? 0.7 : 1,
        }),
        Plot.lineY(points, { x: "begin", y: "trend", stroke: accent, strokeWidth: 2.5 }),
        Plot.lineY(curved, {
          x: "begin",
          y: ({ curve }: Point) => curve!.level,
          stroke: other,
          strokeWidth: 2,
          strokeDasharray: "6,4",
        }),
        Plot.ruleX(lasting, {
          x: "from",
          stroke: strong,
          strokeWidth: 1.5,
          strokeDasharray: "4,3",
        }),
        Plot.text(lasting, {
          x: "from",
          frameAnchor: "top",
          text: "label",
          dy: -14 * scale,
          fill: "currentColor",
          fontWeight: 600,
        }),
        Plot.dot(
          points.filter(({ outlier }) => outlier),
          { x: "begin", y: "observed", stroke: strong, strokeWidth: 1.5, r: 4, symbol: "diamond" },
        ),
        Plot.ruleY([0], { stroke: "var(--line)" }),
        Plot.tip(points, Plot.pointerX({ x: "begin", y: "observed", title: "tip" })),
      ],
    }),
  );
}

/** Mean month or weekday beside the level, in percent of it, and single years. */
export function seasonChart(season: SeasonFound, { width, scale }: Place): SVGElement {
  const names = phaseNames[season.of].map((name) => name.slice(0, 3));
  const bars = season.factors.flatMap((factor, phase) =>
    factor === null ? [] : [{ phase, value: 100 * (factor - 1), factor }],
  );
  const dots = season.seen.map(({ phase, factor, year }) => ({
    phase,
    year,
    value: 100 * (factor - 1),
    factor,
  }));
  const reach = Math.max(5, ...bars.map(({ value }) => Math.abs(value)));
  const kept = dots.filter(({ value }) => Math.abs(value) <= 2.5 * reach);
  return finished(
    Plot.plot({
      width,
      height: 220 * scale,
      marginTop: 28 * scale,
      marginBottom: 26 * scale,
      marginLeft: 46 * scale,
      x: {
        type: "band",
        domain: names.map((_, i) => i),
        tickFormat: (i: number) => names[i]!,
        label: null,
        tickSize: 0,
      },
      y: {
        label: charts.seasonY,
        labelArrow: "none",
        grid: true,
        ticks: 5,
        tickFormat: (value: number) => (value > 0 ? `+${value}` : `${value}`.replace("-", "−")),
      },
      ariaLabel: charts.season[season.of],
      style,
      marks: [
        Plot.barY(bars, {
          x: "phase",
          y: "value",
          fill: accent,
          fillOpacity: 0.5,
          title: ({ phase, factor }) => texts.seasonTip(phaseNames[season.of][phase]!, factor),
          tip: true,
        }),
        Plot.dot(kept, {
          x: "phase",
          y: "value",
          r: 2,
          fill: "currentColor",
          fillOpacity: 0.55,
          title: ({ phase, year, factor }) =>
            texts.seenTip(phaseNames[season.of][phase]!, year, factor),
        }),
        Plot.ruleY([0], { stroke: "currentColor" }),
      ],
    }),
  );
}

/** What trend and season leave, with what is far out. */
export function remainderChart(
  { points }: SeriesView,
  period: TrendPeriod,
  { width, scale }: Place,
): SVGElement {
  return finished(
    Plot.plot({
      width,
      height: 150 * scale,
      marginTop: 26 * scale,
      marginBottom: 28 * scale,
      marginLeft: countRoom(mostOf(points), scale),
      marginRight: 24,
      x: { type: "utc", label: null },
      y: {
        label: charts.remainderY,
        labelArrow: "none",
        grid: true,
        ticks: 4,
        tickFormat: (value: number) => value.toLocaleString("en-GB").replace("-", "−"),
      },
      ariaLabel: charts.remainder,
      style,
      marks: [
        Plot.ruleX(points, {
          x: "begin",
          y1: 0,
          y2: "remainder",
          stroke: "var(--soft)",
          strokeWidth: period === "month" ? 2 : 1,
          strokeOpacity: period === "day" ? 0.5 : 1,
        }),
        Plot.dot(
          points.filter(({ outlier }) => outlier),
          { x: "begin", y: "remainder", stroke: strong, strokeWidth: 1.5, r: 4, symbol: "diamond" },
        ),
        Plot.ruleY([0], { stroke: "currentColor" }),
        Plot.tip(points, Plot.pointerX({ x: "begin", y: "remainder", title: "tip" })),
      ],
    }),
  );
}

/** Holidays from the one with most to the one with fewest, beside other days; a logarithmic axis. */
export function holidayChart(
  holidays: readonly HolidayEffect[],
  { width, scale }: Place,
): SVGElement {
  const shown = holidays.map((each) => ({
    ...each,
    low: Math.max(each.low, 0.05),
    ratio: Math.max(each.ratio, 0.05),
    high: each.high ?? Math.max(1, each.ratio),
    isSure: each.adjusted < 0.05,
    tip: texts.holidays.tip(each),
  }));
  const reach = [
    Math.min(0.5, ...shown.map(({ ratio }) => ratio * 0.9)),
    Math.max(2, ...shown.map(({ ratio }) => ratio * 1.2)),
  ] as const;
  const longest = Math.max(8, ...shown.map(({ name }) => name.length));
  return finished(
    Plot.plot({
      width,
      height: (44 + 17 * shown.length) * scale,
      marginTop: 34 * scale,
      marginBottom: 6,
      marginLeft: Math.min(width * 0.4, (14 + 6.8 * longest) * scale),
      marginRight: 20,
      x: {
        type: "log",
        domain: reach,
        clamp: true,
        axis: "top",
        label: texts.holidays.axis,
        labelArrow: "none",
        grid: true,
        ticks: [0.1, 0.2, 0.5, 1, 2, 3, 5, 10, 20, 50].filter(
          (tick) => tick >= reach[0] && tick <= reach[1],
        ),
        tickFormat: (tick: number) => `${tick}`,
      },
      y: { label: null, domain: shown.map(({ name }) => name), tickSize: 0 },
      ariaLabel: texts.holidays.chart,
      style,
      marks: [
        Plot.ruleX([1], { stroke: "currentColor" }),
        Plot.link(shown, { x1: "low", x2: "high", y1: "name", y2: "name", stroke: "var(--soft)" }),
        Plot.dot(shown, {
          x: "ratio",
          y: "name",
          r: 4,
          stroke: accent,
          strokeWidth: 1.5,
          fill: ({ isSure }) => (isSure ? accent : "var(--paper)"),
          title: "tip",
          tip: true,
        }),
      ],
    }),
  );
}
