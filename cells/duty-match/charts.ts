import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import type { Mismatch } from "@/lib/methods/patrol/mismatch";
import { texts } from "./texts";
import type { DutyMatchView } from "./view-data";

const accent = "var(--accent)";
const { ratios, lorenz } = texts;

const ticks = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const longest = 46;

const shortened = (name: string) =>
  name.length > longest ? `${name.slice(0, longest - 1)}…` : name;

/** The largest ratios with their intervals, in the order given. */
export function ratiosChart(
  { beats, shifts, counts, hours, options, isWeighted }: DutyMatchView,
  found: Mismatch,
  shown: readonly number[],
  { width, scale }: Place,
): SVGElement {
  const rows = shown
    .filter((at) => !Number.isNaN(found.ratio[at]!))
    .map((at) => {
      const name = texts.place(
        beats.names[Math.floor(at / shifts.length)]!,
        shifts[at % shifts.length]!.name,
      );
      const own = {
        ratio: found.ratio[at]!,
        low: found.low[at]!,
        high: found.high[at]!,
        adjusted: found.adjusted[at]!,
        incidents: counts[at]!,
        hours: hours[at]!,
      };
      return { ...own, label: shortened(name), tip: ratios.tip(name, own) };
    });
  const low = Math.min(0.5, ...rows.map((each) => each.low));
  const high = Math.max(4, ...rows.map((each) => each.high));
  const domain: [number, number] = [Math.max(0.02, low * 0.9), Math.min(1000, high * 1.1)];
  const letters = Math.max(6, ...rows.map(({ label }) => label.length));
  return finished(
    Plot.plot({
      width,
      height: (56 + 26 * rows.length) * scale,
      marginTop: 44 * scale,
      marginBottom: 8,
      marginLeft: Math.min(width * 0.55, (24 + 7.6 * letters) * scale),
      marginRight: 20,
      x: {
        type: "log",
        domain,
        clamp: true,
        axis: "top",
        label: ratios.axis,
        labelArrow: "none",
        grid: true,
        ticks: ticks.filter((tick) => tick >= domain[0] && tick <= domain[1]),
        tickFormat: (tick: number) => `${tick}`,
      },
      y: { label: null, domain: rows.map(({ label }) => label), tickSize: 0 },
      ariaLabel: ratios.heading(isWeighted),
      style,
      marks: [
        Plot.ruleX([1], { stroke: "currentColor" }),
        Plot.ruleX([options.limit], { stroke: "var(--soft)", strokeDasharray: "4 3" }),
        Plot.link(rows, {
          x1: "low",
          x2: "high",
          y1: "label",
          y2: "label",
          stroke: accent,
          strokeWidth: 2.5,
        }),
        Plot.dot(rows, {
          x: "ratio",
          y: "label",
          r: 4.5 * scale,
          stroke: accent,
          strokeWidth: 2,
          fill: (each: (typeof rows)[number]) =>
            each.low > options.limit ? accent : "var(--paper)",
          title: "tip",
          tip: true,
        }),
      ],
    }),
  );
}

const curveOf = ({ lorenz: { duty, crime } }: Mismatch) =>
  Array.from(duty, (x, at) => ({ x: 100 * x, y: 100 * crime[at]! }));

/** Crime over duty, from the least to the most crime for its duty. */
export function lorenzChart(
  now: Mismatch,
  then: Mismatch | null,
  isWeighted: boolean,
  { width, scale }: Place,
): SVGElement {
  const size = Math.min(width, 420 * scale);
  const axis = { domain: [0, 100], grid: true, labelArrow: "none" as const, ticks: 6 };
  return finished(
    Plot.plot({
      width: size,
      height: size * 0.9,
      marginTop: 28 * scale,
      marginBottom: 44 * scale,
      marginLeft: 52 * scale,
      marginRight: 16,
      x: { ...axis, label: lorenz.x },
      y: { ...axis, label: isWeighted ? lorenz.yHarm : lorenz.y },
      ariaLabel: lorenz.title,
      style,
      marks: [
        Plot.line(
          [
            { x: 0, y: 0 },
            { x: 100, y: 100 },
          ],
          { x: "x", y: "y", stroke: "var(--soft)", strokeDasharray: "4 3" },
        ),
        Plot.line(curveOf(now), { x: "x", y: "y", stroke: accent, strokeWidth: 2.5 }),
        ...(then
          ? [
              Plot.line(curveOf(then), {
                x: "x",
                y: "y",
                stroke: "currentColor",
                strokeWidth: 2,
                strokeDasharray: "1 4",
                strokeLinecap: "round",
              }),
            ]
          : []),
      ],
    }),
  );
}
