"use client";

import * as Plot from "@observablehq/plot";
import { useEffect, useRef } from "react";
import { style } from "@/cells/plot/finished";
import { useTheme } from "@/lib/ui/theme";
import { texts } from "./texts";
import type { Curves, RelationsView } from "./view-data";

interface Step {
  radius: number;
  ratio: number;
  low: number;
  high: number;
}

/** Cross-K of a pair as a multiple of shuffled labels, with the band that 95 % of these fill. */
export function Curve({ view, a, b }: { view: RelationsView; a: number; b: number }) {
  const place = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  const { curves, types, within } = view;
  const at = a * types.length + b;

  useEffect(() => {
    const element = place.current;
    if (!element || !curves) return;
    const draw = () => {
      const scale = theme === "projector" ? 1.25 : 1;
      const width = Math.max(260, Math.floor(element.clientWidth));
      const label = texts.curveLabel(types[a]!, types[b]!, curves.p[at]!);
      element.replaceChildren(plotOf(stepsOf(curves, at), within, { width, scale, label }));
    };
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => observer.disconnect();
  }, [curves, types, within, a, b, at, theme]);

  if (!curves) return <p className="text-sm text-faint">{texts.noCurve}</p>;
  return (
    <figure>
      <figcaption className="text-sm text-soft">{texts.curve}</figcaption>
      <div ref={place} className="min-h-60 w-full" data-curve />
      <p className="text-xs text-soft">{texts.curveNote(curves.p[at]!, curves.permutations)}</p>
    </figure>
  );
}

function stepsOf({ radii, ratio, low, high }: Curves, at: number): Step[] {
  return radii
    .map((radius, r) => {
      const i = at * radii.length + r;
      return { radius, ratio: ratio[i]!, low: low[i]!, high: high[i]! };
    })
    .filter((step) => !Number.isNaN(step.ratio));
}

function plotOf(
  steps: Step[],
  within: number,
  { width, scale, label }: { width: number; scale: number; label: string },
): SVGSVGElement {
  const svg = Plot.plot({
    width,
    height: 260 * scale,
    marginTop: 28 * scale,
    marginLeft: 40 * scale,
    marginBottom: 42 * scale,
    x: { label: texts.curveX, labelArrow: "none" },
    y: { label: texts.curveY, labelArrow: "none", zero: true, grid: true, nice: true },
    marks: [
      Plot.areaY(steps, {
        x: "radius",
        y1: "low",
        y2: "high",
        fill: "var(--faint)",
        fillOpacity: 0.3,
      }),
      Plot.ruleY([1], { stroke: "var(--soft)" }),
      Plot.ruleX([within], { stroke: "var(--soft)", strokeDasharray: "2,3" }),
      Plot.lineY(steps, { x: "radius", y: "ratio", stroke: "var(--accent)", strokeWidth: 2 }),
      Plot.dot(steps, { x: "radius", y: "ratio", fill: "var(--accent)", r: 3 }),
    ],
    ariaLabel: label,
    style,
  }) as unknown as SVGSVGElement;
  svg.setAttribute("role", "img");
  return svg;
}
