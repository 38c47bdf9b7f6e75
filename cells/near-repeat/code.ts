import { readParams } from "@/cells/params";
import { datedPointsCode } from "@/cells/spatial/dated-code";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { nearRepeatSchema } from "./params";
import type { NearRepeatView } from "./view-data";

/** The same test as the source of a TypeScript cell; the dates are from the column that the last run took. */
export function nearRepeatCode(cell: Cell, result?: CellResult): string {
  const read = readParams(nearRepeatSchema, cell.source);
  if (!read.ok || !read.params.data) return "";
  const { params } = read;
  const view = result?.view as NearRepeatView | undefined;
  const time = params.time ?? view?.time ?? "occurred_from";
  return `${datedPointsCode(params, time)}const time = Float64Array.from(kept, (row) => days[row]);
const steps = (width: number, count: number) => Array.from({ length: count }, (_, i) => (i + 1) * width);
const found = methods.nearRepeat(
  { x, y, time },
  {
    spaceBreaks: [0, 1, ...steps(${params.distance}, ${params.distances}), Infinity],
    timeBreaks: [0, ...steps(${params.days}, ${params.periods}), Infinity],
    metric: "${params.metric}",
    permutations: ${params.permutations},
  },
  { seed: 1 },
);
const columns = found.timeBreaks.length - 1;
const bands = Array.from(found.ratio, (ratio, i) => ({
  metres_from: found.spaceBreaks[Math.floor(i / columns)],
  metres_to: found.spaceBreaks[Math.floor(i / columns) + 1],
  days_from: found.timeBreaks[i % columns],
  days_to: found.timeBreaks[(i % columns) + 1],
  pairs: found.observed[i],
  expected: found.expected[i],
  ratio,
  p_adjusted: found.adjusted[i],
}));
display(bands);
`;
}
