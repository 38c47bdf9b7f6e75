import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { ratioChart } from "@/cells/plot/ratios";
import type { Mismatch } from "@/lib/methods/patrol/mismatch";
import { texts } from "./texts";
import type { DutyMatchView } from "./view-data";

const accent = "var(--accent)";
const { ratios, lorenz } = texts;

const longest = 46;

const shortened = (name: string) =>
  name.length > longest ? `${name.slice(0, longest - 1)}…` : name;

/** The largest ratios with their intervals, in the order given. */
export function ratiosChart(
  { beats, shifts, counts, hours, options, isWeighted }: DutyMatchView,
  found: Mismatch,
  shown: readonly number[],
  place: Place,
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
      const isSure = own.low > options.limit;
      return { ...own, isSure, label: shortened(name), tip: ratios.tip(name, own) };
    });
  return ratioChart(
    {
      rows,
      axis: ratios.axis,
      ariaLabel: ratios.heading(isWeighted),
      least: [0.5, 4],
      most: [0.02, 1000],
      under: [Plot.ruleX([options.limit], { stroke: "var(--soft)", strokeDasharray: "4 3" })],
    },
    place,
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
