import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import type { FoundFactor } from "./data";
import { shown } from "./findings";
import { texts } from "./texts";

const { chart } = texts;
const accent = "var(--accent)";
/** On the half that did not choose it: another form, and darker or lighter. */
export const elsewhereColour = "#d55e00";

const ticks = [0.05, 0.1, 0.2, 0.5, 1, 2, 3, 5, 10, 20, 50, 100];

/** Words of a label are broken before they are wider than this share of the chart. */
const labelShare = 0.42;

/** Relative risk values from the strongest on, on a logarithmic axis. */
export function factorChart(factors: readonly FoundFactor[], { width, scale }: Place): SVGElement {
  const letter = 6.9 * scale;
  const longest = Math.max(...factors.map(({ where }) => where.length));
  const margin = Math.min(labelShare * width, 18 * scale + letter * longest);
  const perLine = Math.max(12, Math.floor((margin - 18 * scale) / letter));
  const lines = Math.ceil(longest / perLine);
  const data = factors.map((factor) => ({
    ...factor,
    isSure: factor.pAdjusted < shown,
    elsewhere: factor.held?.rrvElsewhere ?? null,
    tip: chart.tip(factor),
  }));
  const reach = reachOf(factors);
  const clamped = (value: number) => Math.min(reach[1], Math.max(reach[0], value));
  const held = data.filter(({ elsewhere }) => elsewhere !== null);
  return finished(
    Plot.plot({
      width,
      height: (48 + (14 + 16 * lines) * factors.length) * scale,
      marginTop: 36 * scale,
      marginBottom: 8,
      marginLeft: margin,
      marginRight: 20,
      x: {
        type: "log",
        domain: reach,
        axis: "top",
        label: chart.axis,
        labelAnchor: "center",
        labelArrow: "none",
        grid: true,
        ticks: ticks.filter((tick) => tick >= reach[0] && tick <= reach[1]),
        tickFormat: (tick: number) => `${tick}`,
      },
      y: { label: null, domain: factors.map(({ where }) => where), axis: null },
      ariaLabel: chart.label(factors.length),
      style,
      marks: [
        Plot.axisY({
          tickSize: 0,
          label: null,
          lineWidth: perLine * 0.62,
          textOverflow: "clip-end",
        } as Plot.AxisYOptions),
        Plot.ruleX([1], { stroke: "currentColor" }),
        Plot.link(data, {
          x1: ({ rrvLow }: FoundFactor) => clamped(rrvLow),
          x2: ({ rrvHigh }: FoundFactor) => clamped(rrvHigh),
          y1: "where",
          y2: "where",
          stroke: "currentColor",
          strokeWidth: 1.5,
        }),
        Plot.dot(held, {
          x: ({ elsewhere }: { elsewhere: number | null }) => clamped(elsewhere!),
          y: "where",
          symbol: "times",
          stroke: elsewhereColour,
          strokeWidth: 2,
          r: 4 * scale,
          dy: 8 * scale,
        }),
        Plot.dot(data, {
          x: "rrv",
          y: "where",
          r: 5 * scale,
          stroke: accent,
          strokeWidth: 2,
          fill: ({ isSure }: { isSure: boolean }) => (isSure ? accent : "var(--paper)"),
        }),
        Plot.tip(data, Plot.pointerY({ x: "rrv", y: "where", title: "tip" })),
      ],
    }),
  );
}

/** Around all values and what fits of their intervals. */
function reachOf(factors: readonly FoundFactor[]): [number, number] {
  const values = factors.map(({ rrv }) => rrv);
  const low = Math.min(0.8, ...values.map((value) => value * 0.7));
  const high = Math.max(1.25, ...values.map((value) => value * 1.4));
  return [
    Math.max(low * 0.4, Math.min(low, ...factors.map(({ rrvLow }) => rrvLow * 0.95))),
    Math.min(high * 2.5, Math.max(high, ...factors.map(({ rrvHigh }) => rrvHigh * 1.05))),
  ];
}
