import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { texts } from "./texts";
import type { CorrelatesView, Scatter } from "./view-data";

const { charts } = texts;
const accent = "var(--accent)";

const ticks = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 0.7, 1, 1.5, 2, 3, 5, 10, 20, 50, 100];

/** Rate ratios with their intervals, the farthest from 1 first. */
export function ratiosChart(
  { effects, protectedTraits, isSpatial }: CorrelatesView,
  { width, scale }: Place,
): SVGElement {
  const shown = effects
    .toSorted((a, b) => Math.abs(Math.log(b.ratio)) - Math.abs(Math.log(a.ratio)))
    .map((each) => ({
      ...each,
      label: protectedTraits.includes(each.name)
        ? `${each.name} (${texts.protectedMark})`
        : each.name,
      plainLow: each.plain.low,
      plainHigh: each.plain.high,
      tip: charts.tip(each),
    }));
  const low = Math.min(0.7, ...shown.flatMap((each) => [each.low, each.plain.low]));
  const high = Math.max(1.5, ...shown.flatMap((each) => [each.high, each.plain.high]));
  const domain = [Math.max(0.01, low * 0.95), Math.min(100, high * 1.05)];
  const longest = Math.max(6, ...shown.map(({ label }) => label.length));
  return finished(
    Plot.plot({
      width,
      height: (52 + 30 * shown.length) * scale,
      marginTop: 40 * scale,
      marginBottom: 8,
      marginLeft: Math.min(width * 0.5, (20 + 8 * longest) * scale),
      marginRight: 20,
      x: {
        type: "log",
        domain,
        clamp: true,
        axis: "top",
        label: charts.ratiosAxis,
        labelArrow: "none",
        grid: true,
        ticks: ticks.filter((tick) => tick >= domain[0]! && tick <= domain[1]!),
        tickFormat: (tick: number) => `${tick}`,
      },
      y: { label: null, domain: shown.map(({ label }) => label), tickSize: 0 },
      ariaLabel: charts.ratios,
      style,
      marks: [
        Plot.ruleX([1], { stroke: "currentColor" }),
        Plot.link(isSpatial ? shown : [], {
          x1: "plainLow",
          x2: "plainHigh",
          y1: "label",
          y2: "label",
          stroke: "var(--soft)",
          dy: 7 * scale,
        }),
        Plot.link(shown, {
          x1: "low",
          x2: "high",
          y1: "label",
          y2: "label",
          stroke: accent,
          strokeWidth: 3,
        }),
        Plot.dot(shown, {
          x: "ratio",
          y: "label",
          r: 4.5,
          stroke: accent,
          strokeWidth: 2,
          fill: ({ adjusted }) => (adjusted < 0.05 ? accent : "var(--paper)"),
          title: "tip",
          tip: true,
        }),
      ],
    }),
  );
}

/** Areas by one trait and their rate, with what the model has for the trait. */
export function scatterChart(
  { trait, rate, dots, line }: Scatter,
  { width, scale }: Place,
): SVGElement {
  const top = 1.05 * Math.max(...dots.map(({ y }) => y));
  const digits = Math.round(top).toLocaleString("en-GB").length;
  return finished(
    Plot.plot({
      width,
      height: 280 * scale,
      marginTop: 30 * scale,
      marginBottom: 42 * scale,
      marginLeft: (26 + 8 * Math.max(3, digits)) * scale,
      marginRight: 16,
      x: { label: trait, labelArrow: "none", tickSpacing: 90 * scale },
      y: { domain: [0, top || 1], label: rate, labelArrow: "none", grid: true },
      ariaLabel: charts.scatter(trait, rate),
      style,
      marks: [
        Plot.line(line, { stroke: "currentColor", strokeWidth: 1.5, clip: true }),
        Plot.dot(dots, {
          x: "x",
          y: "y",
          r: 3.5,
          fill: accent,
          fillOpacity: 0.6,
          stroke: "var(--paper)",
          strokeWidth: 0.5,
          title: "tip",
          tip: true,
        }),
      ],
    }),
  );
}
