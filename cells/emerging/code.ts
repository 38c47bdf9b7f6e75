import { groundLines, programOf } from "@/cells/local-clusters/grid-code";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { alpha } from "./emerge";
import { emergingSchema } from "./params";
import type { EmergingView } from "./view-data";

/** The same analysis as the source of a TypeScript cell. */
export function toCode(cell: Cell, result?: CellResult): string {
  const read = readParams(emergingSchema, cell.source);
  const view = result?.view as EmergingView | undefined;
  if (!read.ok || !view) return "";
  const { params } = read;
  return programOf(cell.name ?? cell.id, [
    ...groundLines(view.source, params, params),
    'const slice = points.numbers("s");',
    `const [places, slices] = [cells.id.length, ${view.sliceNames.length}];`,
    "const counts = new Float64Array(places * slices);",
    "at.forEach((cell, i) => {",
    "  if (cell !== -1 && !Number.isNaN(slice[i])) counts[slice[i] * places + cell]++;",
    "});",
    "const cube = { places, slices, counts };",
    `const found = methods.emergingHotSpots(cube, weights, { preceding: ${params.preceding}, alpha: ${alpha} });`,
    "return cells.id.map((cell, i) => ({",
    "  cell,",
    '  class: found.classes[i] ? `${found.classes[i].pattern} ${found.classes[i].side}` : "none",',
    "  trend_z: found.trendZ[i],",
    "  trend_p: found.trendP[i],",
    "  last_z: found.z[(slices - 1) * places + i],",
    "  geometry: cells.outline[i],",
    "}));",
  ]);
}
