import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { funnelLimits } from "@/cells/plot/funnel-limits";
import { percent, texts } from "./texts";
import type { DistributionView, FunnelView } from "./view-data";

const { charts } = texts;
const accent = "var(--accent)";

/** Areas from the highest on, each with its interval. */
export function barsChart(
  { bars, measure }: DistributionView,
  { width, scale }: Place,
): SVGElement {
  const left = Math.min(
    width * 0.45,
    20 + 6.8 * scale * Math.max(4, ...bars.map(({ name }) => name.length)),
  );
  return finished(
    Plot.plot({
      width,
      height: (34 + 19 * bars.length) * scale,
      marginLeft: left,
      marginTop: 30 * scale,
      marginBottom: 4,
      marginRight: 16,
      x: { axis: "top", label: null, grid: true, zero: true, tickSpacing: 90 * scale },
      y: {
        label: null,
        domain: bars.map((_, i) => i),
        tickFormat: (i: number) => bars[i]!.name,
        tickSize: 0,
      },
      ariaLabel: charts.bars(measure),
      style,
      marks: [
        Plot.barX(bars, {
          x: "value",
          y: (_, i: number) => i,
          fill: accent,
          fillOpacity: 0.35,
          insetTop: 3,
          insetBottom: 3,
        }),
        Plot.link(bars, {
          x1: "low",
          x2: "high",
          y1: (_, i: number) => i,
          y2: (_, i: number) => i,
          stroke: "currentColor",
        }),
        Plot.tickX(bars, {
          x: "value",
          y: (_, i: number) => i,
          stroke: accent,
          strokeWidth: 2,
          insetTop: 3,
          insetBottom: 3,
          title: "tip",
          tip: true,
        }),
        Plot.ruleX([0], { stroke: "var(--line)" }),
      ],
    }),
  );
}

/** Share of incidents in the fullest areas, and what chance alone would put there. */
export function curveChart(
  { curve, curveByChance, half }: DistributionView,
  { width, scale }: Place,
): SVGElement {
  const whole = ([x, y]: [number, number]): [number, number] => [100 * x, 100 * y];
  return finished(
    Plot.plot({
      width,
      height: 260 * scale,
      marginTop: 28 * scale,
      marginBottom: 40 * scale,
      marginLeft: 40 * scale,
      x: { domain: [0, 100], label: charts.curveX, labelArrow: "none", grid: true },
      y: { domain: [0, 100], label: charts.curveY, labelArrow: "none", grid: true },
      ariaLabel: `${charts.curve}: ${charts.half(half)}`,
      style,
      marks: [
        Plot.line(curveByChance.map(whole), { stroke: "var(--soft)", strokeDasharray: "4,3" }),
        Plot.line(curve.map(whole), { stroke: accent, strokeWidth: 2, tip: true }),
        Plot.dot([[100 * half, 50]], { fill: accent, r: 4 }),
        Plot.text([[100 * half, 50]], {
          text: () => charts.half(half),
          dx: half > 0.25 ? -8 : 8,
          dy: half > 0.25 ? -8 : 0,
          textAnchor: half > 0.25 ? "end" : "start",
          fill: "currentColor",
          stroke: "var(--paper)",
          strokeWidth: 4,
        }),
        Plot.text([whole(curveByChance[Math.floor(curveByChance.length * 0.7)]!)], {
          text: () => charts.byChance,
          dx: 6,
          dy: 10,
          textAnchor: "start",
          fill: "var(--soft)",
        }),
      ],
    }),
  );
}

const dotOf: Record<string, { fill: string; label: string }> = {
  "far above": { fill: "#b35806", label: "far above" },
  above: { fill: "#f1a340", label: "above" },
  "as expected": { fill: "#9a9a9a", label: "as expected" },
  below: { fill: "#998ec3", label: "below" },
  "far below": { fill: "#542788", label: "far below" },
};

/** Rates by the size of the area, with the limits of what chance alone makes of one common rate. */
export function funnelChart(
  { base, overall, areas, limits }: FunnelView,
  { width, scale }: Place,
): SVGElement {
  const top = 1.05 * Math.max(...areas.map(({ rate }) => rate), overall);
  return finished(
    Plot.plot({
      width,
      height: 260 * scale,
      marginTop: 28 * scale,
      marginBottom: 40 * scale,
      marginLeft: 60 * scale,
      x: { label: charts.bases[base], labelArrow: "none", tickSpacing: 90 * scale },
      y: { domain: [0, top], label: texts.measure(base), labelArrow: "none", grid: true },
      color: {
        domain: Object.keys(dotOf),
        range: Object.values(dotOf).map(({ fill }) => fill),
      },
      ariaLabel: `${charts.funnel}: ${percent(areas.filter(({ place }) => place !== "as expected").length, areas.length)}`,
      style,
      marks: [
        funnelLimits(limits),
        Plot.ruleY([overall], { stroke: "currentColor" }),
        Plot.dot(areas, {
          x: "at",
          y: "rate",
          fill: "place",
          r: 3.5,
          stroke: "var(--paper)",
          strokeWidth: 0.5,
          title: "tip",
          tip: true,
        }),
      ],
    }),
  );
}

/** Colours of the funnel's dots that occur, for a legend. */
export const funnelClasses = ({ areas }: FunnelView) =>
  Object.entries(dotOf)
    .filter(([place]) => areas.some((area) => area.place === place))
    .map(([, entry]) => entry);
