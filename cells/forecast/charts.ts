import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { countAxis, countRoom } from "@/cells/plot/ticks";
import { periodName } from "@/cells/temporal/periods";
import type { SeriesForecast, Told } from "./compute";
import type { Forecasts } from "./forecasts";
import { texts } from "./texts";

const { charts } = texts;

/** What is expected: the colour of forecasts, with its fan. */
export const ahead = "var(--accent)";
/** What came against a forecast. */
export const came = "#d55e00";

/** Periods of history that are drawn beside the forecast. */
const shown = { day: 120, week: 156, month: 96 };

interface Ahead {
  begin: Date;
  mean: number;
  edges: number[];
  tip: string;
}

/** A fan that reaches higher than so many times everything else leaves the chart. */
export const highest = 3;

const topOf = (seen: readonly { count: number }[], { mean, quantiles }: Told) => {
  const usual = Math.max(1, ...seen.map(({ count }) => count), ...mean);
  return Math.min(highest * usual, Math.max(usual, ...quantiles.at(-1)!));
};

/** History, fan and, where some was held back, what came. */
export function fanChart(
  all: Forecasts,
  { series, told }: SeriesForecast & { told: Told },
  { width, scale }: Place,
): SVGElement {
  const { period, begins, steps, recordedOf, heldOf, nodes } = all;
  const at = (t: number) => new Date(begins[t]!);
  const history = recordedOf(series);
  const from = Math.max(0, steps - shown[period]);
  const past = Array.from(history.subarray(from), (count, i) => ({
    begin: at(from + i),
    count,
    tip: `${periodName(period, at(from + i))}\n${texts.tips.observed(count)}`,
  }));
  const held = Array.from(heldOf(series), (count, h) => ({ begin: at(steps + h), count }));
  const fan = Array.from(told.mean, (mean, h): Ahead => {
    const edges = told.quantiles.map((each) => each[h]!);
    const name = periodName(period, at(steps + h));
    return {
      begin: at(steps + h),
      mean,
      edges,
      tip: texts.tips.ahead(name, mean, edges, held[h]?.count ?? null),
    };
  });
  const top = topOf([...past, ...held], told);
  const band = (low: number, high: number, opacity: number) =>
    Plot.areaY(fan, {
      x: "begin",
      y1: ({ edges }: Ahead) => edges[low]!,
      y2: ({ edges }: Ahead) => edges[high]!,
      fill: ahead,
      fillOpacity: opacity,
      clip: true,
    });
  return finished(
    Plot.plot({
      width,
      height: 300 * scale,
      marginTop: 28 * scale,
      marginBottom: 36 * scale,
      marginLeft: countRoom(top, scale),
      marginRight: 24,
      x: { type: "utc", label: null },
      y: countAxis(charts.y(period), top),
      ariaLabel: charts.fan(nodes[series]!.name),
      style,
      marks: [
        band(0, 6, 0.15),
        band(1, 5, 0.2),
        band(2, 4, 0.3),
        Plot.ruleX([at(steps)], { stroke: "var(--faint)", strokeDasharray: "2,3" }),
        Plot.lineY(past, { x: "begin", y: "count", stroke: "var(--soft)", strokeWidth: 1 }),
        Plot.lineY(fan, { x: "begin", y: "mean", stroke: ahead, strokeWidth: 2.5 }),
        Plot.dot(held, {
          x: "begin",
          y: "count",
          fill: "var(--paper)",
          stroke: came,
          strokeWidth: 2,
          r: 3.5,
        }),
        Plot.ruleY([0], { stroke: "var(--line)" }),
        Plot.tip(past, Plot.pointerX({ x: "begin", y: "count", title: "tip" })),
        Plot.tip(fan, Plot.pointerX({ x: "begin", y: "mean", title: "tip" })),
      ],
    }),
  );
}
