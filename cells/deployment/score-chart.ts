import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { hindsight, type PlanScore } from "@/lib/methods/patrol/score";
import { strategies } from "./score-names";
import { scoreTexts, shareWords, type Said } from "./score-texts";

const accent = "var(--accent)";

/** Dots with intervals, a row a strategy, the most that could be reached as a ceiling. */
export function scoreChart(
  { strategies: scored }: PlanScore,
  said: Said,
  { width, scale }: Place,
): SVGElement {
  const rows = scored.map(({ name, harmReached, harmInside }) => ({
    name: scoreTexts.names[name]!,
    isOwn: name === strategies.plan,
    isCeiling: name === hindsight,
    value: 100 * harmReached.ratio,
    low: 100 * (harmReached.low ?? harmReached.ratio),
    high: 100 * (harmReached.high ?? harmReached.ratio),
    tip: scoreTexts.tip(scoreTexts.names[name]!, scoreTexts.explained[name]!, {
      reached: shareWords(harmReached.ratio),
      low: shareWords(harmReached.low ?? harmReached.ratio),
      high: shareWords(harmReached.high ?? harmReached.ratio),
      inside: shareWords(harmInside.ratio),
    }),
  }));
  const ceiling = rows.at(-1)!.value;
  const ends = rows.flatMap(({ low, high }) => [low, high]);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const room = Math.max(0.5, 0.12 * (most - least));
  const longest = Math.max(...rows.map(({ name }) => name.length));
  const others = rows.filter(({ isOwn, isCeiling }) => !isOwn && !isCeiling);
  return finished(
    Plot.plot({
      width,
      height: (46 + 26 * rows.length) * scale,
      marginTop: 38 * scale,
      marginBottom: 8,
      marginLeft: Math.min(width * 0.5, (16 + 7.2 * longest) * scale),
      marginRight: 56 * scale,
      x: {
        axis: "top",
        domain: [Math.max(0, least - room), Math.min(100, most + room)],
        label: scoreTexts.axis(said.hasHarm),
        labelArrow: "none",
        labelAnchor: "left",
        grid: true,
        tickSpacing: 50 * scale,
      },
      y: { label: null, domain: rows.map(({ name }) => name), tickSize: 0 },
      ariaLabel: scoreTexts.chart(said),
      style,
      marks: [
        Plot.ruleX([ceiling], { stroke: "currentColor", strokeDasharray: "4,3" }),
        Plot.link(rows, {
          x1: "low",
          x2: "high",
          y1: "name",
          y2: "name",
          stroke: ({ isOwn }: { isOwn: boolean }) => (isOwn ? accent : "currentColor"),
          strokeWidth: 2 * scale,
          strokeOpacity: 0.6,
        }),
        Plot.dot(others, {
          ...at,
          r: 4.5 * scale,
          fill: "var(--paper)",
          stroke: "currentColor",
          strokeWidth: 1.5,
        }),
        Plot.dot(
          rows.filter(({ isCeiling }) => isCeiling),
          {
            ...at,
            r: 5 * scale,
            symbol: "diamond",
            fill: "currentColor",
          },
        ),
        Plot.dot(
          rows.filter(({ isOwn }) => isOwn),
          { ...at, r: 5.5 * scale, fill: accent },
        ),
        // In a column beside the chart: no line runs through them.
        Plot.text(rows, {
          frameAnchor: "right",
          y: "name",
          text: ({ value }: { value: number }) => shareWords(value / 100),
          textAnchor: "start",
          dx: 8 * scale,
          fill: "currentColor",
        }),
        Plot.tip(rows, Plot.pointer({ ...at, title: "tip" })),
      ],
    }),
  );
}

const at = { x: "value", y: "name" } as const;
