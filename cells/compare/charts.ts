import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { down } from "@/cells/plot/symbols";
import { whole } from "@/cells/words";
import { normalQuantile } from "@/lib/methods/statistics/normal";
import { formatDate } from "@/lib/table/format";
import { spanWords, texts } from "./texts";
import { highestRatio, verdictColours, type CompareView, type SheetRow } from "./view-data";

const { charts } = texts;
const day = 86_400_000;

/** Symbols by verdict, so that colour is not needed to tell them. */
const symbols = {
  rise: "triangle",
  fall: down,
  "within chance": "circle",
} as const;

const topOf = (ratios: readonly number[]) => Math.min(highestRatio, Math.max(2, ...ratios) * 1.05);

/** Observed by expected, with what chance alone makes of it: the fewer, the more. */
export function funnelChart(
  view: CompareView,
  chosen: number,
  { width, scale }: Place,
): SVGElement {
  const { points } = view.funnels[chosen]!;
  const { days, daysBefore, title } = view.comparisons[chosen]!;
  const top = topOf(points.map(({ ratio }) => ratio));
  const [least, most] = [
    Math.min(...points.map(({ at }) => at)),
    Math.max(...points.map(({ at }) => at)),
  ];
  const steps = Array.from({ length: 100 }, (_, i) => {
    const share = i / 99;
    return (Math.sqrt(least) * (1 - share) + Math.sqrt(most) * share) ** 2;
  });
  const limit = (coverage: number, side: 1 | -1, dash?: string) => {
    // The square root of a Poisson count has the variance 1/4, whatever its mean.
    const reach = (-normalQuantile((1 - coverage) / 2) / 2) * Math.sqrt(1 + days / daysBefore);
    return Plot.line(steps, {
      x: (at: number) => at,
      y: (at: number) => Math.max(0, Math.sqrt(at) + side * reach) ** 2 / at,
      stroke: "var(--soft)",
      clip: true,
      ...(dash ? { strokeDasharray: dash } : {}),
    });
  };
  return finished(
    Plot.plot({
      width,
      height: 300 * scale,
      marginTop: 30 * scale,
      marginBottom: 42 * scale,
      marginLeft: 44 * scale,
      x: {
        type: "sqrt",
        label: charts.funnelX,
        labelArrow: "none",
        tickSpacing: 80 * scale,
        tickFormat: (value: number) => (Number.isInteger(value) ? whole(value) : ""),
      },
      y: { domain: [0, top], label: charts.funnelY, labelArrow: "none", grid: true, ticks: 5 },
      symbol: { domain: Object.keys(symbols), range: Object.values(symbols) },
      color: { domain: Object.keys(verdictColours), range: Object.values(verdictColours) },
      ariaLabel: charts.funnel(title),
      style,
      marks: [
        limit(0.95, -1, "3,3"),
        limit(0.95, 1, "3,3"),
        limit(0.998, -1),
        limit(0.998, 1),
        Plot.ruleY([1], { stroke: "currentColor" }),
        Plot.dot(points.toReversed(), {
          x: "at",
          y: ({ ratio }: { ratio: number }) => Math.min(top, ratio),
          fill: "verdict",
          symbol: "verdict",
          r: ({ verdict }: { verdict: string }) =>
            (verdict === "within chance" ? 2.5 : 4.5) * scale,
          stroke: "var(--paper)",
          strokeWidth: 0.5,
          title: "tip",
          tip: true,
        }),
      ],
    }),
  );
}

const lineOf = [
  { stroke: "var(--accent)", strokeWidth: 2.5 },
  { stroke: "#d55e00", strokeWidth: 1.8, strokeDasharray: "6,3" },
  { stroke: "var(--soft)", strokeWidth: 1.5, strokeDasharray: "2,3" },
];

/** The year so far beside last year and the mean of three. */
export function toDateChart(
  { toDate }: CompareView,
  { toDate: sums, name }: SheetRow,
  { width, scale }: Place,
): SVGElement {
  const begin = toDate.edges[0]!;
  const [own, last] = sums;
  const mean =
    sums.length === 4
      ? own!.map((_, t) => (sums[1]![t]! + sums[2]![t]! + sums[3]![t]!) / 3)
      : undefined;
  const lines = [
    { label: String(toDate.years[0]), sums: own },
    { label: String(toDate.years[1]), sums: last },
    { label: charts.mean, sums: mean },
  ].flatMap(({ label, sums: each }, i) =>
    each ? [{ label, style: lineOf[i]!, points: [0, ...each] }] : [],
  );
  const at = (t: number) => new Date((toDate.edges[t] ?? begin) * day);
  const placed = spread(
    lines.map(({ points }) => points.at(-1)!),
    0.09 * Math.max(1, ...lines.flatMap(({ points }) => points)) * 1,
  );
  return finished(
    Plot.plot({
      width,
      height: 280 * scale,
      marginTop: 30 * scale,
      marginBottom: 34 * scale,
      marginLeft: 56 * scale,
      marginRight: 128 * scale,
      x: { type: "utc", label: null, tickSpacing: 80 * scale },
      y: {
        zero: true,
        label: charts.toDateY,
        labelArrow: "none",
        grid: true,
        ticks: 5,
        tickFormat: (value: number) => (Number.isInteger(value) ? whole(value) : ""),
      },
      ariaLabel: charts.toDate(name),
      style,
      marks: [
        ...lines.map(({ points, style: own }) =>
          Plot.line(points, {
            x: (_: number, t: number) => at(t),
            y: (each: number) => each,
            ...own,
          }),
        ),
        ...lines.map(({ label, points }, i) =>
          Plot.text([points.at(-1)!], {
            x: at(points.length - 1),
            y: placed[i]!,
            text: () => label,
            textAnchor: "start",
            dx: 6,
            fill: lineOf[i]!.stroke,
            fontWeight: i === 0 ? 600 : 400,
          }),
        ),
        Plot.tip(
          own!,
          Plot.pointerX({
            x: (_: number, t: number) => at(t + 1),
            y: (each: number) => each,
            title: (_: number, t: number) =>
              [
                `until ${formatDate(new Date(at(t + 1).getTime() - day))}`,
                ...lines.map(({ label, points }) => `${label}: ${whole(points[t + 1]!)}`),
              ].join("\n"),
          }),
        ),
      ],
    }),
  );
}

/** Moves values apart so far that words beside them do not overlap. */
function spread(values: readonly number[], apart: number): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const placed = [...values];
  order.forEach((i, at) => {
    if (at > 0) placed[i] = Math.max(placed[i]!, placed[order[at - 1]!]! + apart);
  });
  return placed;
}

/** The same period of each year, this one filled. */
export function yearsChart(
  { pastYears, period }: CompareView,
  { years, name }: SheetRow,
  { width, scale }: Place,
): SVGElement {
  const bars = pastYears.map(({ span, label }, i) => ({
    label,
    span,
    count: years[i]!,
    isNow: i === 0,
  }));
  return finished(
    Plot.plot({
      width,
      height: 280 * scale,
      marginTop: 30 * scale,
      marginBottom: 34 * scale,
      marginLeft: 56 * scale,
      x: { label: null, domain: bars.map(({ label }) => label).toReversed() },
      y: {
        zero: true,
        label: charts.yearsY,
        labelArrow: "none",
        grid: true,
        ticks: 5,
        tickFormat: (value: number) => (Number.isInteger(value) ? whole(value) : ""),
      },
      ariaLabel: charts.years(name, period),
      style,
      marks: [
        Plot.barY(bars, {
          x: "label",
          y: "count",
          fill: "var(--accent)",
          fillOpacity: ({ isNow }: { isNow: boolean }) => (isNow ? 0.9 : 0.35),
          title: ({ span, count }: (typeof bars)[number]) => `${spanWords(span)}\n${whole(count)}`,
          tip: true,
        }),
        Plot.text(bars, {
          x: "label",
          y: "count",
          text: ({ count }: { count: number }) => whole(count),
          dy: -8,
          fill: "currentColor",
        }),
        Plot.ruleY([0], { stroke: "var(--line)" }),
      ],
    }),
  );
}
