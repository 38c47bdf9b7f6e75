import type { CellResult, RunContext } from "@/lib/session/kind";
import { CellFailure } from "@/lib/session/kind";
import { readParams } from "../params";
import { queryRows, type Row } from "../rows";
import { fillGaps, type MarkRow, toMarkRows } from "./marks";
import { chartSchema } from "./params";
import { mostMarks, type Plan } from "./plan";
import { resolve } from "./resolve";
import { readSurvey, settle, surveySql } from "./settle";
import { chartSql } from "./sql";
import { suggestionFor } from "./suggest";
import { findingsOf, provenanceOf, summaryOf } from "./words";

/** What the View draws: plain data, so that it can be stored and shown again. */
export interface ChartView {
  plan: Plan;
  rows: MarkRow[];
  /** For readers who do not see the picture. */
  summary: string;
}

/** Sums of one row each are the table's own figures, and are called so. */
function withGivenFigures(plan: Plan, answer: readonly Row[]): Plan {
  const { measure } = plan;
  if (measure?.aggregate !== "sum" || answer.length === 0) return plan;
  const isGiven = answer.every(({ n }) => Number(n) === 1);
  return isGiven ? { ...plan, measure: { ...measure, isGiven } } : plan;
}

export async function runChart(context: RunContext): Promise<CellResult> {
  const read = readParams(chartSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const table = await context.table(read.params.data);
  const { engine, signal } = context;
  const params = suggestionFor(read.params, table) ?? read.params;
  const draft = resolve(params, table, context.seed);
  const [first] = await queryRows(engine, surveySql(draft), { signal });
  const survey = readSurvey(draft, first!);
  const settled = settle(draft, survey);
  const answer = await queryRows(engine, chartSql(settled), { signal });
  const plan = withGivenFigures(settled, answer);
  const isCut = plan.measure !== null && answer.length > mostMarks;
  const drawn = toMarkRows(plan, isCut ? answer.slice(0, mostMarks) : answer);
  const rows = fillGaps(plan, drawn);
  const findings = findingsOf(plan, survey, rows);
  return {
    findings,
    provenance: provenanceOf(plan, survey, drawn, isCut),
    view: { plan, rows, summary: summaryOf(plan, rows, findings) } satisfies ChartView,
  };
}
