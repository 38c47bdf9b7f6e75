import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { patternSchema } from "./params";

/** The same measures as the source of a TypeScript cell. */
export function patternCode(cell: Cell): string {
  const read = readParams(patternSchema, cell.source);
  if (!read.ok || !read.params.data) return "";
  const { data, latitude = "latitude", longitude = "longitude", ...params } = read.params;
  const clusters = {
    none: "",
    dbscan: `const clusters = methods.dbscan([x, y], { radius: ${params.radius}, least: ${params.least} });`,
    hdbscan: `const clusters = methods.hdbscan([x, y], { least: ${params.least} });`,
  }[params.clusters];
  return `const rows = await sql\`
  select ${q(longitude)} as x, ${q(latitude)} as y from ${q(data)}
  where ${q(latitude)} between -90 and 90 and ${q(longitude)} between -180 and 180 and ${q(latitude)} <> 0\`;
const { x, y, zone } = methods.projectPoints(rows.numbers("x"), rows.numbers("y"));
const centre = methods.meanCentre(x, y);
const median = methods.medianCentre(x, y);
const ellipse = methods.deviationalEllipse(x, y);
${clusters}
display({
  zone,
  centre,
  median,
  standardDistance: methods.standardDistance(x, y).unbiased,
  bearing: ellipse.bearingDegrees,
  axes: ellipse.scalings.${params.ellipse},${clusters ? "\n  clusters: [...clusters.sizes]," : ""}
});
`;
}
