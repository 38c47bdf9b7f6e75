import { finished, style } from "@/cells/plot/finished";
import * as Plot from "@observablehq/plot";
import { shortenLabels } from "./long-labels";
import type { MarkRow } from "./marks";
import type { Distinct, PlotTree } from "./spec";

interface Place {
  /** Pixels. */
  width: number;
  /** 1 for a screen, larger for a projector: type and margins grow together. */
  scale: number;
  summary: string;
  document?: Document;
}

type Draw = (data: unknown, options: unknown) => Plot.Markish;

/** Draws with currentColor and the page's variables, so that a change of theme needs no redraw. */
export function drawPlot(tree: PlotTree, rows: readonly MarkRow[], place: Place): SVGSVGElement {
  const options = fill(tree.options, rows) as Record<string, unknown>;
  for (const size of ["height", "marginTop", "marginRight", "marginBottom", "marginLeft"]) {
    if (typeof options[size] === "number") options[size] = options[size] * place.scale;
  }
  const marks = tree.marks.map(({ mark, data, options: own }) => {
    const draw = (Plot as unknown as Record<string, Draw>)[mark]!;
    return draw(data === true ? rows : data, fill(own, rows));
  });
  const svg = Plot.plot({
    ...options,
    ...(place.document && { document: place.document }),
    width: place.width,
    marks,
    ariaLabel: place.summary,
    style,
  } as Plot.PlotOptions) as unknown as SVGSVGElement;
  // Ticks and their gap stand between a label and its axis.
  const room = Number(options.marginLeft) - 12 * place.scale;
  for (const axis of ["y", "fy"] as const) {
    if (isNames(tree.options[axis])) shortenLabels(svg, axis, { room, scale: place.scale });
  }
  return finished(svg);
}

/** Whether an axis has the names of lying bars; ticks of numbers are never cut. */
function isNames(axis: unknown): boolean {
  const { domain } = (axis ?? {}) as { domain?: unknown };
  return typeof domain === "object" && domain !== null && "distinct" in domain
    ? domain.distinct === "y"
    : false;
}

/** Puts the rows' own values where the tree says "distinct". */
export function fill(part: unknown, rows: readonly MarkRow[]): unknown {
  if (Array.isArray(part) || part === null || typeof part !== "object") return part;
  if (isDistinct(part)) return [...new Set(rows.map((row) => row[part.distinct]))];
  return Object.fromEntries(
    Object.entries(part).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, fill(value, rows)]],
    ),
  );
}

export function isDistinct(part: object): part is Distinct {
  return "distinct" in part && Object.keys(part).length === 1;
}
