import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { ratioChart } from "@/cells/plot/ratios";
import { texts } from "./texts";
import type { CorrelatesView, Scatter } from "./view-data";

const { charts } = texts;
const accent = "var(--accent)";

/** Rate ratios with their intervals, the farthest from 1 first. */
export function ratiosChart(
  { effects, protectedTraits, isSpatial }: CorrelatesView,
  place: Place,
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
      isSure: each.adjusted < 0.05,
    }));
  return ratioChart(
    {
      rows: shown,
      axis: charts.ratiosAxis,
      ariaLabel: charts.ratios,
      least: [0.7, 1.5],
      most: [0.01, 100],
      holds: shown.flatMap(({ plainLow, plainHigh }) => [plainLow, plainHigh]),
      under: [
        Plot.link(isSpatial ? shown : [], {
          x1: "plainLow",
          x2: "plainHigh",
          y1: "label",
          y2: "label",
          stroke: "var(--soft)",
          dy: 7 * place.scale,
        }),
      ],
    },
    place,
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
