import { readParams } from "@/cells/params";
import { sqlCode } from "@/cells/sql-code";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import type { DensityView } from "./map";
import { densitySchema, type DensityParams } from "./params";
import { texts } from "./texts";

/** The density as a TypeScript cell that calls the same functions. */
export function toCode(cell: Cell, result?: CellResult): string {
  const read = readParams(densitySchema, cell.source);
  const view = result?.view as DensityView | undefined;
  if (!read.ok || !view) return "";
  const { kernel, cell: side, weight, places } = read.params;
  const weights = weight ? `, weight: points.kept.map((row) => rows.numbers("w")[row])` : "";
  const length = side === undefined ? "methods.cellFor(kernel.bandwidth, extent)" : String(side);
  const lines = `const rows = await ${sqlCode(view.points)};
const points = methods.projectPoints(rows.numbers("x"), rows.numbers("y"));
const kernel = { name: "${kernel}", bandwidth: ${bandwidthCode(read.params)} };
const extent = methods.grown(methods.coreExtent(points), kernel.bandwidth);
const grid = methods.gridOver(extent, ${length});
const perM2 = methods.densityOnGrid({ x: points.x, y: points.y${weights} }, kernel, grid, { reach: 6 });
const peaks = methods.topPlaces(perM2, grid, points, { bandwidth: kernel.bandwidth, most: ${places} });
display(Plot.plot({
  aspectRatio: 1,
  axis: null,
  color: { scheme: "YlOrRd", legend: true, label: "incidents per km²" },
  marks: [
    Plot.raster(perM2.map((value) => value * 1e6), {
      width: grid.columns,
      height: grid.rows,
      x1: grid.west,
      x2: grid.west + grid.columns * grid.cell,
      y1: grid.south,
      y2: grid.south + grid.rows * grid.cell,
    }),
    Plot.dot(peaks, { x: "x", y: "y", title: (peak) => \`\${peak.points} incidents\` }),
  ],
}));`;
  const isMore = read.params.boundary !== undefined || read.params.against !== undefined;
  const remark = isMore ? `// ${texts.codeIsPlain}\n` : "";
  return `${remark}{\n${lines.replace(/^(?=.)/gm, "  ")}\n}`;
}

function bandwidthCode({ bandwidth, kernel }: DensityParams): string {
  if (typeof bandwidth === "number") return String(bandwidth);
  const sigma = {
    scott: "methods.forBothAxes(methods.scottBandwidth(points))",
    "normal reference": "methods.forBothAxes(methods.normalReferenceBandwidth(points)) / 4",
    diggle: "methods.diggleBandwidth(points, { isApart: true }).bandwidth",
    likelihood: "methods.likelihoodBandwidth(points, { isApart: true }).bandwidth",
  }[bandwidth];
  return `methods.bandwidthFor("${kernel}", ${sigma})`;
}
