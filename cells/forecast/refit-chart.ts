import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { periodName } from "@/cells/temporal/periods";
import { countAxis, countRoom } from "@/cells/plot/ticks";
import { ahead, came, highest } from "./charts";
import type { Forecasts } from "./forecasts";
import type { Learned, SeriesLearned } from "./learned";
import { learnedTexts as texts } from "./learned-texts";
import { texts as forecastTexts } from "./texts";

/** Pink, told from the accent by its dashes too. */
export const refittedColour = "#e377c2";

interface Step {
  window: number;
  begin: Date;
  actual: number;
  kept: number;
  refitted: number;
  baseline: number;
  low: number;
  high: number;
  tip: string;
}

function stepsOf({ period, begins, historyOf }: Forecasts, each: SeriesLearned): Step[] {
  const history = historyOf(each.series);
  return each.windows.flatMap(({ kept, refitted, baseline }, window) =>
    Array.from(kept.mean, (mean, h) => {
      const at = each.begins[window]! + h;
      const begin = new Date(begins[at]!);
      const said = { kept: mean, refitted: refitted.mean[h]!, baseline: baseline.mean[h]! };
      const [actual, low, high] = [history[at]!, kept.low[h]!, kept.high[h]!];
      const tip = texts.tip(periodName(period, begin), actual, said, [low, high]);
      return { window, begin, actual, ...said, low, high, tip };
    }),
  );
}

/** What came since the model was kept, and what both models and counting said before each window. */
export function refitChart(
  all: Forecasts,
  learned: Learned,
  each: SeriesLearned,
  { width, scale }: Place,
): SVGElement {
  const { period, begins, steps: size, recordedOf, nodes } = all;
  const steps = stepsOf(all, each);
  const from = Math.max(0, learned.known - each.begins.length * each.steps);
  const past = Array.from({ length: size - from }, (_, i) => ({
    begin: new Date(begins[from + i]!),
    count: recordedOf(each.series)[from + i]!,
  }));
  const means = steps.flatMap(({ kept, refitted, baseline }) => [kept, refitted, baseline]);
  const usual = Math.max(1, ...past.map(({ count }) => count), ...means);
  const top = Math.min(highest * usual, Math.max(usual, ...steps.map(({ high }) => high)));
  const said = (y: "kept" | "refitted" | "baseline", options: Plot.LineYOptions) =>
    Plot.lineY(steps, { x: "begin", y, z: "window", ...options });
  return finished(
    Plot.plot({
      width,
      height: 260 * scale,
      marginTop: 28 * scale,
      marginBottom: 36 * scale,
      marginLeft: countRoom(top, scale),
      marginRight: 24,
      x: { type: "utc", label: null, ticks: Math.max(2, Math.floor(width / (110 * scale))) },
      y: { ticks: 5, ...countAxis(forecastTexts.charts.y(period), top) },
      ariaLabel: `${nodes[each.series]!.name}: ${texts.title(learned.kept, each.windows.length * each.steps, period)}`,
      style,
      marks: [
        Plot.areaY(steps, {
          x: "begin",
          y1: "low",
          y2: "high",
          z: "window",
          fill: ahead,
          fillOpacity: 0.15,
          clip: true,
        }),
        Plot.ruleX([new Date(begins[learned.known]!)], { stroke: "currentColor" }),
        Plot.text([new Date(begins[learned.known]!)], {
          x: (date: Date) => date,
          frameAnchor: "top",
          textAnchor: "end",
          dx: -5,
          dy: 2,
          text: () => texts.knew,
          fill: "var(--soft)",
        }),
        Plot.lineY(past, { x: "begin", y: "count", stroke: "var(--soft)", strokeWidth: 1 }),
        said("baseline", { stroke: "currentColor", strokeDasharray: "1,4", strokeWidth: 1.5 }),
        said("kept", { stroke: ahead, strokeWidth: 4 }),
        // On top, and narrower: where both say the same, both are seen.
        said("refitted", { stroke: refittedColour, strokeDasharray: "6,4", strokeWidth: 2 }),
        Plot.dot(
          steps.filter(({ actual, low, high }) => actual < low || actual > high),
          { x: "begin", y: "actual", stroke: came, strokeWidth: 1.5, r: 4, symbol: "diamond" },
        ),
        Plot.ruleY([0], { stroke: "var(--line)" }),
        Plot.tip(steps, Plot.pointerX({ x: "begin", y: "actual", title: "tip" })),
      ],
    }),
  );
}
