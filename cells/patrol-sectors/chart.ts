import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { texts } from "./texts";
import type { LoadDot, SectorsView } from "./view-data";

const { loads: words } = texts.view;

/** A dot a sector along its load, a row a shift and a row for today's sectors of it. */
export function loadsChart(
  { loads, rows, tolerance, within }: SectorsView,
  { width, scale }: Place,
): SVGElement {
  const alike = within === "city" ? 1 + tolerance / 100 : 1;
  const most = Math.max(alike, ...loads.map(({ load }) => load));
  const least = Math.min(1, ...loads.map(({ load }) => load));
  const room = 0.04 * (most - least);
  const longest = Math.max(...rows.map((row) => row.length));
  const last = (row: string) =>
    loads.filter((each) => each.row === row).reduce((a, b) => (b.load > a.load ? b : a));
  const busiest = rows.map(last);
  const widest = Math.max(...busiest.map(({ label }) => label.length));
  const radius = 3.5 * scale;
  const marginLeft = Math.min(width * 0.4, (16 + 7.2 * longest) * scale);
  const marginRight = Math.min(width * 0.3, (16 + 7.2 * widest) * scale);
  const wide = (width - marginLeft - marginRight) / (most - least + 2 * room || 1);
  const high = Math.max(40 * scale, highest(loads, (2 * radius + 1) / wide) * (2 * radius + 2) + 8);
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
  return finished(
    Plot.plot({
      width,
      height: 50 * scale + (high / 0.9) * rows.length,
      marginTop: 40 * scale,
      marginBottom: 6,
      marginLeft,
      marginRight,
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
            x2: alike,
            fill: "currentColor",
            fillOpacity: 0.1,
          },
        ),
        Plot.ruleX([1], { stroke: "var(--soft)" }),
        dodged(false),
        dodged(true),
        Plot.text(busiest, {
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

/** Dots of a row that come to lie above each other at most, each so wide. */
function highest(loads: readonly LoadDot[], wide: number): number {
  const counts = new Map<string, number>();
  for (const { row, load } of loads) {
    const key = `${row} ${Math.floor(load / wide)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Math.max(...counts.values());
}
