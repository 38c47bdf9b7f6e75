import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import type { TestedModel } from "./tested";
import type { PlaceForecastView } from "./view-data";
import { viewTexts } from "./view-texts";

/** The count beside the model: another lightness and a dashed line as well. */
export const countColour = "#d55e00";
export const modelColour = "var(--accent)";

/** The model and the better count; once where they are the same. */
export function comparedIn({ tested }: PlaceForecastView): TestedModel[] {
  if (!tested) return [];
  const [own] = tested.models as [TestedModel];
  const count = tested.models.find(({ name }) => name === tested.count)!;
  return own === count ? [own] : [own, count];
}

const isOwn = (model: TestedModel) => model.role === "chosen";

/** How much is caught by how much ground. */
export function curveChart(view: PlaceForecastView, { width, scale }: Place): SVGElement {
  const compared = comparedIn(view);
  const { curveCells } = view.tested!;
  const ground = (cells: number) => (cells * view.cellKm2) / view.areaKm2;
  const points = compared.flatMap((model) =>
    curveCells.map((cells, i) => ({
      model: model.name,
      isOwn: isOwn(model),
      x: 100 * ground(cells),
      y: 100 * model.curve[i]!,
      tip: viewTexts.curveTip(model.name, ground(cells), model.curve[i]!, cells),
    })),
  );
  const here = 100 * ground(compared[0]!.origins[0]!.cells);
  return finished(
    Plot.plot({
      width,
      height: 260 * scale,
      marginTop: 34 * scale,
      marginBottom: 40 * scale,
      marginLeft: 44 * scale,
      marginRight: 24,
      x: { label: viewTexts.curveX, labelArrow: "none", labelAnchor: "right", nice: false },
      y: { label: viewTexts.curveY, labelArrow: "none", grid: true, domain: [0, roof(points)] },
      ariaLabel: viewTexts.curve,
      style,
      marks: [
        Plot.ruleX([here], { stroke: "var(--soft)", strokeDasharray: "2,3" }),
        Plot.text([here], {
          x: (value: number) => value,
          frameAnchor: "top",
          dy: -12 * scale,
          textAnchor: "start",
          text: () => viewTexts.curveHere,
          fill: "currentColor",
        }),
        Plot.ruleY([0], { stroke: "var(--line)" }),
        ...lines(points),
        Plot.tip(points, Plot.pointer({ x: "x", y: "y", title: "tip" })),
      ],
    }),
  );
}

interface CurvePoint {
  isOwn: boolean;
  x: number;
  y: number;
}

const roof = (points: readonly CurvePoint[]) =>
  Math.min(100, Math.max(5, 1.08 * Math.max(...points.map(({ y }) => y))));

const lines = (points: readonly CurvePoint[]) =>
  [false, true].map((own) =>
    Plot.lineY(
      points.filter((point) => point.isOwn === own),
      {
        x: "x",
        y: "y",
        stroke: own ? modelColour : countColour,
        strokeWidth: own ? 2.5 : 2,
        ...(own ? {} : { strokeDasharray: "6,4" }),
      },
    ),
  );

/** PAI of each period, with what chance in its hits leaves open. */
export function originChart(view: PlaceForecastView, { width, scale }: Place): SVGElement {
  const compared = comparedIn(view);
  const { horizon } = view.tested!;
  const dayLength = 86_400_000;
  const points = compared.flatMap((model) =>
    model.origins.flatMap(({ origin, pai, paiLow, paiHigh, hits, incidents }) =>
      pai === null
        ? []
        : [
            {
              isOwn: isOwn(model),
              // Beside each other, and not over.
              x: new Date((origin + horizon * (isOwn(model) ? 0.4 : 0.6)) * dayLength),
              pai,
              low: paiLow,
              high: paiHigh,
              tip: viewTexts.byOriginTip(model.name, origin, pai, hits, incidents),
            },
          ],
    ),
  );
  const known = points.filter(({ low }) => low !== null);
  const of = (own: boolean) => points.filter((point) => point.isOwn === own);
  return finished(
    Plot.plot({
      width,
      height: 240 * scale,
      marginTop: 28 * scale,
      marginBottom: 44 * scale,
      marginLeft: 48 * scale,
      marginRight: 24,
      x: { type: "utc", label: null, inset: 8, ticks: Math.max(2, Math.round(width / 130)) },
      y: { label: viewTexts.byOriginY, labelArrow: "none", grid: true, zero: true },
      ariaLabel: viewTexts.byOrigin,
      style,
      marks: [
        Plot.ruleY([1], { stroke: "var(--soft)", strokeDasharray: "2,3" }),
        Plot.ruleX(known, {
          x: "x",
          y1: "low",
          y2: "high",
          stroke: ({ isOwn: own }: { isOwn: boolean }) => (own ? modelColour : countColour),
          strokeOpacity: 0.55,
        }),
        Plot.dot(of(true), { x: "x", y: "pai", r: 4, fill: modelColour }),
        Plot.dot(of(false), {
          x: "x",
          y: "pai",
          r: 4,
          symbol: "diamond",
          stroke: countColour,
          strokeWidth: 1.5,
          fill: "var(--paper)",
        }),
        Plot.tip(points, Plot.pointer({ x: "x", y: "pai", title: "tip" })),
      ],
    }),
  );
}
