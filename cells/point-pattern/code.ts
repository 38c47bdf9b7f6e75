import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import type { PatternView } from "./draw";
import { patternSchema } from "./params";

/** The same measures as the source of a TypeScript cell; with the last result, of the columns that it read. */
export function patternCode(cell: Cell, result?: CellResult): string {
  const read = readParams(patternSchema, cell.source);
  if (!read.ok) return "";
  const { data = "", latitude = "latitude", longitude = "longitude", ...params } = read.params;
  const seen = (result?.view as PatternView | undefined)?.read;
  const { x, y, isUsable } = seen ?? {
    x: q(longitude),
    y: q(latitude),
    isUsable: `${q(latitude)} <> 0 and ${q(longitude)} <> 0`,
  };
  const clusters = {
    none: "",
    dbscan: `\n  const clusters = methods.dbscan([x, y], { radius: ${params.radius}, least: ${params.least} });`,
    hdbscan: `\n  const clusters = methods.hdbscan([x, y], { least: ${params.least} });`,
  }[params.clusters];
  return `{
  const rows = await sql\`
    select ${x} as x, ${y} as y from ${q(data)}
    where ${isUsable}\`;
  const { x, y, zone } = methods.projectPoints(rows.numbers("x"), rows.numbers("y"));
  const ellipse = methods.deviationalEllipse(x, y);${clusters}
  display({
    zone,
    meanCentre: methods.meanCentre(x, y),
    medianCentre: methods.medianCentre(x, y),
    standardDistance: methods.standardDistance(x, y).unbiased,
    bearing: ellipse.bearingDegrees,
    axes: ellipse.scalings.${params.ellipse},${clusters ? "\n    clusters: [...clusters.sizes]," : ""}
  });
}
`;
}
