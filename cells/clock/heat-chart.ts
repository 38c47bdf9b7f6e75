import * as Plot from "@observablehq/plot";
import type { Place } from "@/cells/plot/figure";
import { finished, style } from "@/cells/plot/finished";
import { letteringFor, shades } from "./shades";

export interface HeatCell {
  /** Column and row, from 0. */
  x: number;
  y: number;
  value: number;
  tip: string;
  isFramed?: boolean;
}

/** The sum of a column or of a row. */
export interface HeatSum {
  at: number;
  value: number;
  tip: string;
}

export interface Heat {
  ariaLabel: string;
  cells: readonly HeatCell[];
  rowNames: readonly string[];
  /** Where each stands, in columns. */
  columnNames: readonly { at: number; name: string }[];
  columns: number;
  columnTitle?: string;
  /** Bars above the columns and beside the rows. */
  sums?: { columns: readonly HeatSum[]; rows: readonly HeatSum[]; title: string };
  /** Pixels at scale 1. */
  rowHeight: number;
}

/** Height of the bars above in rows, and width of those beside as a share of the columns. */
const [above, besideShare, gap] = [1.8, 0.14, 0.25];
const bars = { fill: "var(--accent)", fillOpacity: 0.4 };

/** A grid of cells with their numbers, light for the least and dark for the most, and bars of its sums. */
export function heatChart(heat: Heat, { width, scale }: Place): SVGElement {
  const { cells, columns, sums, rowNames } = heat;
  const rows = rowNames.length;
  const beside = sums ? columns * besideShare : 0;
  const [right, top] = sums ? [columns + gap + beside, gap + above] : [columns, 0];
  const left = 46 * scale;
  const unit = (width - left - 8) / right;
  const row = heat.rowHeight * scale;
  const bottom = (heat.columnTitle ? 38 : 22) * scale;
  const values = cells.map(({ value }) => value);
  const shade = shades(values);
  const lettering = letteringFor(values, unit, scale);
  const named = (at: (i: number) => Plot.TextOptions, names: readonly string[]) =>
    names.map((name, i) => Plot.text([name], { text: () => name, fill: "currentColor", ...at(i) }));
  return finished(
    Plot.plot({
      width,
      height: (rows + top) * row + bottom + 4,
      marginLeft: left,
      marginRight: 8,
      marginTop: 4,
      marginBottom: bottom,
      x: { domain: [0, right], axis: null },
      y: { domain: [-top, rows], axis: null, reverse: true },
      ariaLabel: heat.ariaLabel,
      style,
      marks: [
        Plot.rect(cells, {
          ...{ x1: "x", x2: ({ x }) => x + 1, y1: "y", y2: ({ y }) => y + 1 },
          fill: ({ value }) => shade(value).ground,
          stroke: ({ isFramed }) => (isFramed ? "var(--ink)" : "none"),
          inset: 0.75,
        }),
        ...(lettering
          ? [
              Plot.text(cells, {
                ...{ x: ({ x }) => x + 0.5, y: ({ y }) => y + 0.5 },
                text: ({ value }) => lettering.write(value),
                fill: ({ value }) => shade(value).ink,
                fontSize: lettering.size,
              }),
            ]
          : []),
        ...(sums ? sumMarks(sums, { columns, beside, scale }) : []),
        ...named((i) => ({ x: 0, y: i + 0.5, dx: -8, textAnchor: "end" }), rowNames),
        ...named(
          (i) => ({ x: heat.columnNames[i]!.at, y: rows, dy: 12 * scale }),
          heat.columnNames.map(({ name }) => name),
        ),
        ...named(
          () => ({ x: columns / 2, y: rows, dy: 29 * scale, fill: "var(--soft)" }),
          heat.columnTitle ? [heat.columnTitle] : [],
        ),
        Plot.tip(
          tipsOf(heat, beside),
          Plot.pointer({ x: "x", y: "y", title: "tip", maxRadius: 80 }),
        ),
      ],
    }),
  );
}

interface Bounds {
  columns: number;
  beside: number;
  scale: number;
}

function sumMarks(sums: NonNullable<Heat["sums"]>, { columns, beside, scale }: Bounds) {
  const most = (some: readonly HeatSum[]) => Math.max(...some.map(({ value }) => value)) || 1;
  const [highest, widest] = [most(sums.columns), most(sums.rows)];
  const from = columns + gap;
  const lettering = letteringFor(
    sums.rows.map(({ value }) => value),
    100 * scale,
    scale,
  );
  return [
    Plot.rect(sums.columns, {
      ...{ x1: "at", x2: ({ at }) => at + 1, insetLeft: 1.5, insetRight: 1.5 },
      ...{ y1: -gap, y2: ({ value }) => -gap - (above * value) / highest },
      ...bars,
    }),
    Plot.rect(sums.rows, {
      ...{ x1: from, x2: ({ value }) => from + (beside * value) / widest },
      ...{ y1: "at", y2: ({ at }) => at + 1, insetTop: 2, insetBottom: 2 },
      ...bars,
    }),
    Plot.text(sums.rows, {
      ...{ x: from, y: ({ at }) => at + 0.5, dx: 5, textAnchor: "start" },
      text: ({ value }) => lettering?.write(value) ?? "",
      fill: "currentColor",
    }),
    Plot.text([sums.title], {
      ...{ x: from + beside, y: 0, dy: -9 * scale, textAnchor: "end" },
      text: (words: string) => words,
      fill: "var(--soft)",
    }),
  ];
}

function tipsOf({ cells, sums, columns }: Heat, beside: number) {
  return [
    ...cells.map(({ x, y, tip }) => ({ x: x + 0.5, y: y + 0.5, tip })),
    ...(sums?.columns ?? []).map(({ at, tip }) => ({ x: at + 0.5, y: -gap - above / 2, tip })),
    ...(sums?.rows ?? []).map(({ at, tip }) => ({
      ...{ x: columns + gap + beside / 2, y: at + 0.5, tip },
    })),
  ];
}
