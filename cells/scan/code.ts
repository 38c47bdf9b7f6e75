import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { scanSchema } from "./params";
import type { ScanView } from "./view-data";

/** The scan by permutation as the source of a TypeScript cell, with squares of 250 m as locations. */
export function scanCode(cell: Cell, result?: CellResult): string {
  const read = readParams(scanSchema, cell.source);
  if (!read.ok || !read.params.data) return "";
  const { data, latitude = "latitude", longitude = "longitude", ...params } = read.params;
  const view = result?.view as ScanView | undefined;
  const time = params.time ?? view?.time ?? "occurred_from";
  return `const rows = await sql\`
  select ${q(longitude)} as x, ${q(latitude)} as y,
    date_diff('day', date '1970-01-01', try_cast(${q(time)} as date)) as day
  from ${q(data)}
  where ${q(latitude)} between -90 and 90 and ${q(longitude)} between -180 and 180
    and ${q(latitude)} <> 0 and ${q(time)} is not null\`;
const { x, y, kept } = methods.projectPoints(rows.numbers("x"), rows.numbers("y"));
const days = rows.numbers("day");
const last = days.reduce((latest, day) => Math.max(latest, day), -Infinity);
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
