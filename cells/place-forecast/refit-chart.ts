import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import type { PlaceRefit } from "@/lib/methods/places/refit";
import { countColour, modelColour } from "./charts";
import { refitTexts as texts } from "./refit-texts";

/** Pink, told from the accent by its dashes and the shape of its dots too. */
export const refittedColour = "#e377c2";

const dayLength = 86_400_000;

const lines = [
  {
    side: "baseline",
    stroke: countColour,
    strokeDasharray: "2,4",
    width: 2,
    r: 4,
    symbol: "square",
  },
  { side: "kept", stroke: modelColour, width: 4, r: 6, symbol: "circle" },
  // On top, and narrower: where both caught the same, both are seen.
  {
    side: "refitted",
    stroke: refittedColour,
    strokeDasharray: "6,4",
    width: 2,
    r: 3.5,
    symbol: "triangle",
  },
] as const;

/** PAI of the kept model, the refitted one and the plain count in each window since, and what the trial lets expect. */
export function refitChart(
  title: string,
  { begins, steps, sides, drift }: PlaceRefit,
  { width, scale }: Place,
): SVGElement {
  const points = lines.flatMap(({ side }) =>
    sides[side].scores.flatMap(({ pai, hits, incidents }, i) =>
      pai === null
        ? []
        : [
            {
              side,
              begin: new Date((begins[i]! + steps / 2) * dayLength),
              pai,
              tip: texts.tip(begins[i]!, steps, texts.sides[side], hits, incidents, pai),
            },
          ],
    ),
  );
  const top = Math.max(1, drift?.high ?? 0, ...points.map(({ pai }) => pai));
  const end = begins.at(-1)! + steps;
  return finished(
    Plot.plot({
      width,
      height: 220 * scale,
      marginTop: 28 * scale,
      marginBottom: 36 * scale,
      marginLeft: 48 * scale,
      marginRight: 20,
      x: {
        type: "utc",
        label: null,
        domain: [new Date(begins[0]! * dayLength), new Date(end * dayLength)],
        ticks: Math.max(2, Math.floor(width / (110 * scale))),
      },
      y: { domain: [0, 1.06 * top], label: texts.y, labelArrow: "none", grid: true, ticks: 5 },
      ariaLabel: title,
      style,
      marks: [
        drift
          ? Plot.rect([drift], {
              x1: new Date(begins[0]! * dayLength),
              x2: new Date(end * dayLength),
              y1: "low",
              y2: "high",
              fill: modelColour,
              fillOpacity: 0.1,
            })
          : null,
        ...lines.flatMap(({ side, symbol, width: strokeWidth, r, ...line }) => {
          const own = points.filter((point) => point.side === side);
          return [
            Plot.lineY(own, { x: "begin", y: "pai", strokeWidth, ...line }),
            Plot.dot(own, { x: "begin", y: "pai", fill: line.stroke, r, symbol }),
          ];
        }),
        Plot.ruleY([0], { stroke: "var(--line)" }),
        Plot.tip(points, Plot.pointer({ x: "begin", y: "pai", title: "tip" })),
      ],
    }),
  );
}
