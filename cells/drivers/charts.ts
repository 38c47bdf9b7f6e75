import { ticks } from "d3";
import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { texts } from "./texts";
import type { Bar, DriversView, Effect } from "./view-data";

const { charts } = texts;
const accent = "var(--accent)";
const grey = "var(--soft)";
/** The baseline: an orange that differs in lightness too. */
export const other = "#d55e00";

/** Bars of what is lost without a feature, with intervals; grey where the model explains nothing. */
export function importanceChart(
  bars: readonly Bar[],
  title: string,
  isBetter: boolean,
  { width, scale }: Place,
): SVGElement {
  const colour = isBetter ? accent : grey;
  const longest = Math.max(6, ...bars.map(({ name }) => name.length));
  const finite = (value: number) => (Number.isFinite(value) ? value : 0);
  const shown = bars.map((bar) => ({
    ...bar,
    low: Number.isFinite(bar.low) ? bar.low : bar.value,
    high: Number.isFinite(bar.high) ? bar.high : bar.value,
  }));
  const ends = shown.flatMap(({ value, low, high }) => [value, low, high].map(finite));
  const reach = Math.max(0.1, ...ends);
  return finished(
    Plot.plot({
      width,
      height: (44 + 22 * bars.length) * scale,
      marginTop: 38 * scale,
      marginBottom: 6,
      marginLeft: Math.min(width * 0.5, (20 + 8 * longest) * scale),
      marginRight: 20,
      x: {
        axis: "top",
        domain: [Math.min(0, ...ends), reach * 1.04],
        label: charts.riseAxis,
        labelArrow: "none",
        grid: true,
        tickSpacing: 80 * scale,
        tickFormat: (tick: number) => `${tick}`.replace("-", "−"),
      },
      y: { label: null, domain: shown.map(({ name }) => name), tickSize: 0 },
      ariaLabel: title,
      style,
      marks: [
        Plot.barX(shown, {
          x: "value",
          y: "name",
          fill: colour,
          fillOpacity: ({ isSure }) => (isSure && isBetter ? 0.7 : 0),
          stroke: colour,
          insetTop: 4,
          insetBottom: 4,
          title: "tip",
          tip: true,
        }),
        Plot.link(shown, {
          x1: "low",
          x2: "high",
          y1: "name",
          y2: "name",
          stroke: isBetter ? "currentColor" : grey,
        }),
        Plot.ruleX([0], { stroke: "currentColor" }),
      ],
    }),
  );
}

/** What was observed in the held-out periods, what the model and the baseline had foreseen. */
export function heldOutChart(
  { heldOut, period }: DriversView,
  { width, scale }: Place,
): SVGElement {
  const top = Math.max(
    1,
    ...heldOut.flatMap(({ observed, expected, baseline }) => [observed, expected, baseline]),
  );
  const digits = Math.round(top).toLocaleString("en-GB").length;
  return finished(
    Plot.plot({
      width,
      height: 240 * scale,
      marginTop: 30 * scale,
      marginBottom: 42 * scale,
      marginLeft: (20 + 8 * Math.max(2, digits)) * scale,
      marginRight: 24,
      x: { type: "utc", label: null, ticks: Math.min(heldOut.length, Math.floor(width / 90)) },
      y: {
        domain: [0, top * 1.08],
        label: charts.incidents(period),
        labelArrow: "none",
        grid: true,
        ...(top < 6
          ? { ticks: Array.from({ length: Math.ceil(top) + 1 }, (_, i) => i), tickFormat: "d" }
          : {}),
      },
      ariaLabel: charts.heldOut,
      style,
      marks: [
        Plot.line(heldOut, {
          x: "begin",
          y: "baseline",
          stroke: other,
          strokeWidth: 1.5,
          strokeDasharray: "5,4",
        }),
        Plot.line(heldOut, { x: "begin", y: "expected", stroke: accent, strokeWidth: 2.5 }),
        Plot.line(heldOut, { x: "begin", y: "observed", stroke: grey, strokeWidth: 1 }),
        Plot.dot(heldOut, { x: "begin", y: "observed", r: 3, fill: "currentColor" }),
        Plot.ruleY([0], { stroke: "var(--line)" }),
        Plot.tip(heldOut, Plot.pointerX({ x: "begin", y: "observed", title: "tip" })),
      ],
    }),
  );
}

/** One feature: times the mean by its value, all charts on one scale. */
export function effectChart(
  { name, points, names, isRatio }: Effect,
  reach: readonly [number, number],
  isBetter: boolean,
  { width, scale }: Place,
): SVGElement {
  const colour = isBetter ? accent : grey;
  const [least, most] = reach;
  const wide = [0.2, 0.33, 0.5, 0.7, 1, 1.5, 2, 3, 5];
  const inside =
    most / least > 1.8
      ? wide.filter((each) => each >= least && each <= most)
      : ticks(least, most, 4);
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const isWhole = values.every(Number.isInteger);
  const letters = width < 340 * scale && names !== null && names.length > 7 ? 1 : 3;
  const axis = isRatio
    ? {
        type: "log" as const,
        ticks: [0.1, 0.2, 0.5, 1, 2, 5, 10, 20].filter((tick) => tick >= low && tick <= high),
        tickFormat: (tick: number) => `${tick}`,
      }
    : names
      ? {
          domain: [1, names.length],
          ticks: names.map((_, i) => i + 1),
          tickFormat: (tick: number) => names[tick - 1]!.slice(0, letters),
        }
      : isWhole && high - low <= 12
        ? { ticks: Math.max(1, high - low), tickFormat: "d" }
        : { tickSpacing: 70 * scale };
  return finished(
    Plot.plot({
      width,
      height: 180 * scale,
      marginTop: 26 * scale,
      marginBottom: 32 * scale,
      marginLeft: 44 * scale,
      marginRight: 16,
      x: { label: null, ...axis },
      y: {
        type: "log",
        domain: [...reach],
        clamp: true,
        label: charts.effectsY,
        labelArrow: "none",
        grid: true,
        ticks: inside,
        tickFormat: (tick: number) => `${tick}`,
      },
      ariaLabel: name,
      style,
      marks: [
        Plot.ruleY([1], { stroke: "currentColor", strokeOpacity: 0.6 }),
        Plot.line(points, { x: "value", y: "ratio", stroke: colour, strokeWidth: 2 }),
        Plot.dot(points, {
          x: "value",
          y: "ratio",
          r: 2.5,
          fill: colour,
          title: "tip",
          tip: true,
        }),
      ],
    }),
  );
}
