import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { periodName } from "@/cells/temporal/periods";
import { countAxis, countRoom } from "@/cells/plot/ticks";
import { ahead, came, highest } from "./charts";
import type { SeriesForecast, Told } from "./compute";
import type { Forecasts } from "./forecasts";
import { texts } from "./texts";
import { zonesOf } from "./zones";

const { charts } = texts;

export type Done = SeriesForecast & { told: Told };

interface Step {
  /** The trial that it belongs to. */
  trial: number;
  begin: Date;
  mean: number;
  low: number;
  high: number;
  counted: number;
  actual: number;
  tip: string;
}

/** Every period that was forecast in a trial. */
function stepsOf({ period, begins, historyOf }: Forecasts, { series, told }: Done): Step[] {
  const history = historyOf(series);
  return told.trials.flatMap(({ origin, mean, quantiles, counted }, trial) =>
    Array.from(mean, (each, h) => {
      const begin = new Date(begins[origin + h]!);
      const [low, high] = [quantiles[0]![h]!, quantiles.at(-1)![h]!];
      const actual = history[origin + h]!;
      const other = counted ? counted[h]! : NaN;
      const tip = texts.tips.trial(periodName(period, begin), h + 1, period, {
        ...{ actual, mean: each, low, high },
        counted: counted ? other : null,
      });
      return { trial, begin, mean: each, low, high, counted: other, actual, tip };
    }),
  );
}

/** What was forecast at each origin of the past against what came, and what counting said. */
export function trialChart(all: Forecasts, each: Done, { width, scale }: Place): SVGElement {
  const { period, begins, steps: size, recordedOf, nodes } = all;
  const steps = stepsOf(all, each);
  const from = Math.max(0, (each.told.trials[0]?.origin ?? 0) - all.horizon);
  const past = Array.from({ length: size - from }, (_, i) => ({
    begin: new Date(begins[from + i]!),
    count: recordedOf(each.series)[from + i]!,
  }));
  const origins = each.told.trials.map(({ origin }) => ({ begin: new Date(begins[origin]!) }));
  const usual = Math.max(1, ...past.map(({ count }) => count), ...steps.map(({ mean }) => mean));
  const top = Math.min(highest * usual, Math.max(usual, ...steps.map(({ high }) => high)));
  return finished(
    Plot.plot({
      width,
      height: 246 * scale,
      marginTop: 26 * scale,
      marginBottom: 36 * scale,
      marginLeft: countRoom(top, scale),
      marginRight: 24,
      x: { type: "utc", label: null },
      y: { ticks: 5, ...countAxis(charts.y(period), top) },
      ariaLabel: charts.trials(nodes[each.series]!.name),
      style,
      marks: [
        Plot.ruleX(origins, { x: "begin", stroke: "var(--line)" }),
        Plot.areaY(steps, {
          x: "begin",
          y1: "low",
          y2: "high",
          z: "trial",
          fill: ahead,
          fillOpacity: 0.15,
          clip: true,
        }),
        Plot.lineY(past, { x: "begin", y: "count", stroke: "var(--soft)", strokeWidth: 1 }),
        Plot.lineY(steps, {
          x: "begin",
          y: "counted",
          z: "trial",
          stroke: "currentColor",
          strokeDasharray: "4,3",
          strokeOpacity: 0.8,
        }),
        Plot.lineY(steps, {
          x: "begin",
          y: "mean",
          z: "trial",
          stroke: ahead,
          strokeWidth: 2.2,
        }),
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

/** What came less what was expected, in every trial. */
export function errorChart(all: Forecasts, each: Done, { width, scale }: Place): SVGElement {
  const steps = stepsOf(all, each).map((step) => ({ ...step, error: step.actual - step.mean }));
  const reach = Math.max(1, ...steps.map(({ error }) => Math.abs(error)));
  return finished(
    Plot.plot({
      width,
      height: 206 * scale,
      marginTop: 26 * scale,
      marginBottom: 36 * scale,
      marginLeft: countRoom(reach, scale) + 6,
      marginRight: 20,
      x: { type: "utc", label: null, ticks: Math.max(2, Math.floor(width / (110 * scale))) },
      y: {
        domain: [-reach, reach],
        label: charts.errorY,
        labelArrow: "none",
        grid: true,
        ticks: 5,
        tickFormat: (value: number) => value.toLocaleString("en-GB").replace("-", "−"),
      },
      ariaLabel: charts.errors,
      style,
      marks: [
        Plot.ruleX(steps, {
          x: "begin",
          y1: 0,
          y2: "error",
          stroke: "var(--soft)",
          strokeOpacity: 0.6,
        }),
        Plot.dot(steps, {
          x: "begin",
          y: "error",
          r: 2.5,
          fill: ({ actual, low, high }: Step) => (actual < low || actual > high ? came : ahead),
          symbol: ({ actual, low, high }: Step) =>
            actual < low || actual > high ? "diamond" : "circle",
        }),
        Plot.ruleY([0], { stroke: "currentColor" }),
        Plot.tip(steps, Plot.pointerX({ x: "begin", y: "error", title: "tip" })),
      ],
    }),
  );
}

/** How many of what came lay in each part of the fan, beside how many should. */
export function zoneChart(all: Forecasts, each: Done, { width, scale }: Place): SVGElement {
  const zones = zonesOf(each.told.trials, all.historyOf(each.series)).map((zone, i) => ({
    ...zone,
    seen: 100 * zone.seen,
    meant: 100 * zone.meant,
    name: charts.zones[i]!,
  }));
  const most = Math.max(...zones.flatMap(({ seen, meant }) => [seen, meant]));
  return finished(
    Plot.plot({
      width,
      height: 200 * scale,
      marginTop: 26 * scale,
      marginBottom: 34 * scale,
      marginLeft: 104 * scale,
      marginRight: 16,
      x: {
        domain: [0, most * 1.05],
        tickFormat: "d",
        label: charts.zoneX,
        labelArrow: "none",
        labelAnchor: "right",
        ticks: 4,
        grid: true,
      },
      y: { type: "band", domain: charts.zones, label: null, tickSize: 0 },
      ariaLabel: charts.zone,
      style,
      marks: [
        Plot.barX(zones, {
          x: "seen",
          y: "name",
          fill: ({ outside }: (typeof zones)[number]) => (outside ? came : ahead),
          fillOpacity: 0.6,
          insetTop: 2,
          insetBottom: 2,
          title: ({ name, seen, meant }) => texts.tips.zone(name, seen, meant),
          tip: true,
        }),
        Plot.tickX(zones, { x: "meant", y: "name", stroke: "currentColor", strokeWidth: 2.5 }),
        Plot.ruleX([0], { stroke: "var(--line)" }),
      ],
    }),
  );
}
