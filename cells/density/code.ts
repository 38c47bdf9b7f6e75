import { readParams } from "@/cells/params";
import { isUsablePoint } from "@/datasets/model/usable-point";
import type { Cell } from "@/lib/notebook/document";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { densitySchema, type DensityParams } from "./params";

/** The density as a TypeScript cell that calls the same functions. */
export function toCode(cell: Cell): string {
  const read = readParams(densitySchema, cell.source);
  if (!read.ok || !read.params.data) return "methods.densityOnGrid";
  const { data, kernel, cell: side, latitude, longitude, weight } = read.params;
  const [y, x] = [latitude ?? "latitude", longitude ?? "longitude"];
  const w = weight ? `, ${q(weight)} as w` : "";
  const weights = weight ? `, weight: points.kept.map((row) => rows.numbers("w")[row])` : "";
  const length = side === undefined ? "methods.cellFor(kernel.bandwidth, extent)" : String(side);
  return `{
  const rows = await sql\`
    select ${q(x)} as x, ${q(y)} as y${w}
    from ${q(data)}
    where ${isUsablePoint(q(y), q(x))}\`;
  const points = methods.projectPoints(rows.numbers("x"), rows.numbers("y"));
  const kernel = { name: "${kernel}", bandwidth: ${bandwidthCode(read.params)} };
  const extent = methods.grown(methods.coreExtent(points), kernel.bandwidth);
  const grid = methods.gridOver(extent, ${length});
  const perM2 = methods.densityOnGrid({ x: points.x, y: points.y${weights} }, kernel, grid, { reach: 6 });
  const peaks = methods.topPlaces(perM2, grid, points, { bandwidth: kernel.bandwidth, most: 10 });
  display(Plot.plot({
    aspectRatio: 1,
    axis: null,
    color: { scheme: "YlOrRd", legend: true, label: "incidents per km²" },
    marks: [
      Plot.raster(perM2.map((value) => value * 1e6), {
        width: grid.columns, height: grid.rows,
        x1: grid.west, x2: grid.west + grid.columns * grid.cell,
        y1: grid.south, y2: grid.south + grid.rows * grid.cell,
      }),
      Plot.dot(peaks, { x: "x", y: "y", stroke: "black", title: (peak) => \`\${peak.points} incidents\` }),
    ],
  }));
}`;
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
