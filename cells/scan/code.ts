import { readParams } from "@/cells/params";
import { datedPointsCode } from "@/cells/spatial/dated-code";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { scanSchema } from "./params";
import type { ScanView } from "./view-data";

/** The scan by permutation as the source of a TypeScript cell, with squares of 250 m as locations. */
export function scanCode(cell: Cell, result?: CellResult): string {
  const read = readParams(scanSchema, cell.source);
  if (!read.ok || !read.params.data) return "";
  const { params } = read;
  const view = result?.view as ScanView | undefined;
  const time = params.time ?? view?.time ?? "occurred_from";
  return `${datedPointsCode(params, time)}const last = days.reduce((latest, day) => Math.max(latest, day), -Infinity);
const first = last - ${params.period} + 1;
const squares = new Map<string, number>();
const [centreX, centreY, site, step]: number[][] = [[], [], [], []];
kept.forEach((row, i) => {
  if (days[row] < first) return;
  const [column, line] = [Math.floor(x[i] / 250), Math.floor(y[i] / 250)];
  const key = \`\${column} \${line}\`;
  if (!squares.has(key)) {
    squares.set(key, squares.size);
    centreX.push((column + 0.5) * 250);
    centreY.push((line + 0.5) * 250);
  }
  site.push(squares.get(key)!);
  step.push(days[row] - first);
});
const found = methods.scan(
  { x: centreX, y: centreY, site, step, steps: ${params.period} },
  {
    alive: ${params.look_for === "alive"},
    maxLength: ${params.longest},
    maxRadius: ${params.radius},
    maxShare: ${params.share},
    minCases: ${params.least},
    clusters: ${params.clusters},
    permutations: ${params.permutations},
  },
  { seed: 1 },
);
display(found.clusters);
`;
}
