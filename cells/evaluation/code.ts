import { sqlCode } from "@/cells/sql-code";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import type { EvaluationView } from "./view-data";

/** The evaluation as the source of a TypeScript cell, over the areas and days of the last result. */
export function evaluationCode(_cell: Cell, result?: CellResult): string {
  const view = result?.view as EvaluationView | undefined;
  if (!view) return "";
  const { rows, outlines, areas, plan, roles, options, isPlaced } = view.program;
  const json = (value: unknown) => JSON.stringify(value);
  const area = isPlaced
    ? `const shapes = (await ${sqlCode(outlines!)}).column("geometry");
const area = methods.locate(
  methods.indexAreas(methods.readAreas(Array.from(shapes)).areas),
  rows.numbers("x"),
  rows.numbers("y"),
).area;`
    : `const area = rows.numbers("area");`;
  return `const plan = ${json(plan)}; // days since 1970
const rows = await ${sqlCode(rows)};
${area}
const panel = methods.operationPanel(
  { area, day: rows.numbers("day"), amount: rows.numbers("n"), squares: rows.numbers("s") },
  ${areas},
  plan,
  methods.operationPeriods(plan),
);
const roles = methods.operationRoles(${areas}, ${json(roles)});
const found = methods.evaluateOperation(panel, roles, plan, ${json(options)});
display(
  found.rows.map(({ method, what, part, before, after, expected, effect, low, high, p, adjusted }) => ({
    ...{ method, what, part, before, after, expected, effect, low, high, p, adjusted },
  })),
);
`;
}
