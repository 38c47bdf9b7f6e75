import * as Plot from "@observablehq/plot";
import { finished, style } from "./finished";
import type { Place } from "./figure";

/** A ratio with its interval, under a name; all above 0. */
export interface RatioRow {
  label: string;
  ratio: number;
  low: number;
  high: number;
  tip: string;
  /** Filled: beyond what chance explains. */
  isSure: boolean;
}

interface RatioChart {
  rows: readonly RatioRow[];
  axis: string;
  ariaLabel: string;
  /** What is shown at least, and at most. */
  least: readonly [low: number, high: number];
  most: readonly [low: number, high: number];
  /** Drawn over the line at 1, under the rows. */
  under?: readonly Plot.Markish[];
  /** Further values that the axis must hold. */
  holds?: readonly number[];
}

const accent = "var(--accent)";
/** Ticks that can be read on every axis, and those between them where it is short. */
const round = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const between = [0.7, 1.5, 3];

/** Ticks of a logarithmic axis of ratios. */
export const ratioTicks = ([low, high]: readonly [number, number]): number[] =>
  (high / low > 100 ? round : [...round, ...between]).filter((tick) => tick >= low && tick <= high);

/** Those of them whose numbers have room beside each other on an axis so many pixels long. */
export function ticksThatFit(
  [low, high]: readonly [number, number],
  length: number,
  letter: number,
): number[] {
  const all = ratioTicks([low, high]);
  const placeOf = (tick: number) => (length * Math.log(tick / low)) / Math.log(high / low);
  const fits = (ticks: readonly number[]) =>
    ticks.every((tick, at) => {
      const before = ticks[at - 1];
      const letters = (`${before}`.length + `${tick}`.length) / 2 + 1;
      return before === undefined || placeOf(tick) - placeOf(before) >= letters * letter;
    });
  const sets = [all, all.filter((tick) => round.includes(tick))].map((ticks) =>
    ticks.toSorted((a, b) => a - b),
  );
  return sets.find(fits) ?? all.filter((tick) => Number.isInteger(Math.log10(tick)));
}

/** Ratios on a logarithmic axis, a row each, with 1 as the line where nothing differs. */
export function ratioChart(
  { rows, axis, ariaLabel, least, most, under = [], holds = [] }: RatioChart,
  { width, scale }: Place,
): SVGElement {
  const low = Math.min(least[0], ...rows.map((row) => row.low || row.ratio), ...holds);
  const high = Math.max(least[1], ...rows.map((row) => row.high), ...holds);
  const domain: [number, number] = [Math.max(most[0], low * 0.95), Math.min(most[1], high * 1.05)];
  const letters = Math.max(6, ...rows.map(({ label }) => label.length));
  const [marginLeft, marginRight] = [Math.min(width * 0.6, (20 + 8 * letters) * scale), 20];
  const ticks = ticksThatFit(domain, width - marginLeft - marginRight, 7 * scale);
  return finished(
    Plot.plot({
      width,
      height: (54 + 28 * rows.length) * scale,
      marginTop: 42 * scale,
      marginBottom: 8,
      ...{ marginLeft, marginRight },
      x: { type: "log", domain, clamp: true, axis: null },
      y: { label: null, domain: rows.map(({ label }) => label), tickSize: 0 },
      ariaLabel,
      style,
      marks: [
        Plot.gridX(ticks),
        // A logarithmic scale leaves out the numbers of some ticks unless they are words.
        Plot.axisX(ticks, { anchor: "top", label: axis, labelArrow: "none", text: String }),
        Plot.ruleX([1], { stroke: "currentColor" }),
        ...under,
        Plot.link(rows, {
          x1: "low",
          x2: "high",
          y1: "label",
          y2: "label",
          stroke: accent,
          strokeWidth: 3,
        }),
        Plot.dot(rows, {
          x: "ratio",
          y: "label",
          r: 4.5,
          stroke: accent,
          strokeWidth: 2,
          fill: ({ isSure }: RatioRow) => (isSure ? accent : "var(--paper)"),
          title: "tip",
          tip: true,
        }),
      ],
    }),
  );
}
