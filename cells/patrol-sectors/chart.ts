import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { texts } from "./texts";
import type { LoadDot, SectorsView } from "./view-data";

const { loads: words } = texts.view;

/** A dot a sector along its load, a row a shift and a row for today's sectors of it. */
export function loadsChart(
  { loads, rows, tolerance }: SectorsView,
  { width, scale }: Place,
): SVGElement {
  const most = Math.max(1 + tolerance / 100, ...loads.map(({ load }) => load));
  const least = Math.min(1, ...loads.map(({ load }) => load));
  const room = 0.04 * (most - least);
  const longest = Math.max(...rows.map((row) => row.length));
  const radius = 4 * scale;
  const at = { x: "load", fy: "row" } as const;
  const dodged = (isToday: boolean) =>
    Plot.dot(
      loads.filter((each) => each.isToday === isToday),
      Plot.dodgeY("middle", {
        ...at,
        r: radius,
        padding: 1,
        ...(isToday
          ? { fill: "var(--paper)", stroke: "currentColor", strokeWidth: 1.5 }
          : { fill: "var(--accent)", stroke: "var(--paper)", strokeWidth: 0.5 }),
      }),
    );
  const last = (row: string) =>
    loads.filter((each) => each.row === row).reduce((a, b) => (b.load > a.load ? b : a));
  return finished(
    Plot.plot({
      width,
      height: (50 + 56 * rows.length) * scale,
      marginTop: 40 * scale,
      marginBottom: 6,
      marginLeft: Math.min(width * 0.4, (16 + 7.2 * longest) * scale),
      marginRight: 48 * scale,
      x: {
        axis: "top",
        domain: [Math.max(0, least - room), most + room],
        label: words.axis,
        labelArrow: "none",
        labelAnchor: "left",
        tickSpacing: 60 * scale,
        grid: true,
      },
      fy: { domain: rows, label: null, axis: "left", padding: 0.1 },
      ariaLabel: words.title,
      style,
      marks: [
        Plot.rectX(
          rows.map((row) => ({ row })),
          {
            fy: "row",
            x1: 1,
            x2: 1 + tolerance / 100,
            fill: "currentColor",
            fillOpacity: 0.1,
          },
        ),
        Plot.ruleX([1], { stroke: "var(--soft)" }),
        dodged(false),
        dodged(true),
        Plot.text(rows.map(last), {
          ...at,
          text: "label",
          textAnchor: "start",
          dx: radius + 4,
          fill: "currentColor",
          stroke: "var(--paper)",
          strokeWidth: 4,
          paintOrder: "stroke",
        }),
        Plot.tip(loads, Plot.pointer({ ...at, title: (each: LoadDot) => each.tip })),
      ],
    }),
  );
}
