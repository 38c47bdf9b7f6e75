import { readParams } from "@/cells/params";
import { workOf } from "@/cells/work";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import type { RosterFound, RosterInput } from "./compute";
import { findingsOf, perPost } from "./findings";
import { readNeeds, type Needs } from "./needs";
import { daysOf, shiftRosterSchema, type ShiftRosterParams } from "./params";
import { coverName, coverTable, rosterTable, sheetName, sheetTable } from "./tables";
import { texts } from "./texts";
import { viewOf, type ShiftRosterView } from "./view-data";

export async function run(context: RunContext): Promise<CellResult> {
  const parsed = readParams(shiftRosterSchema, context.cell.source);
  if (!parsed.ok) throw new CellFailure(parsed.problem);
  const params = parsed.params;
  const needs = await readNeeds(context, params);
  const { shifts, need } = needs;
  const { rotate, weeks } = params;
  const input: RosterInput = {
    ...{ shifts, need, rotate, weeks, leave: params.leave / 100 },
    officers: params.officers ?? null,
    patterns: params.patterns.map(daysOf),
  };
  context.progress(null, texts.solving);
  const worker = new Worker(new URL("./shift-roster.worker.ts", import.meta.url), {
    type: "module",
  });
  const found = await workOf<RosterFound>(worker, input, context);
  context.progress(null, texts.writing);
  const view = viewOf(found, input);
  const { engine, signal, cell } = context;
  const name = cell.name ?? cell.id;
  const put = (as: string, bytes: Uint8Array) => engine.ingest(as, [bytes], { signal });
  return {
    table: await put(name, rosterTable(found, shifts)),
    sideTables: [
      await put(sheetName(name), sheetTable(found, shifts)),
      await put(coverName(name), coverTable(found, shifts)),
    ],
    findings: findingsOf(found, input),
    provenance: provenanceOf(params, needs, found, view),
    view,
  };
}

function provenanceOf(
  { patterns, leave, rotate, officers }: ShiftRosterParams,
  { words, shifts }: Needs,
  { plan, roster, days, length }: RosterFound,
  { nights, weekends, input }: ShiftRosterView,
): string[] {
  return [
    ...words,
    texts.shiftsAre(shifts),
    texts.patternsAre(patterns, days),
    leave > 0 ? texts.leave(leave) : texts.noLeave,
    texts.solved(plan.proven, plan.bound, plan.staff, officers !== undefined),
    texts.post(perPost(input), shifts.length),
    rotate ? texts.rotates(days, length === days && days > 7) : texts.keeps,
    ...(nights.length > 0 ? [texts.shares(length / 7, rangeOf(nights), rangeOf(weekends))] : []),
    texts.repeated(length / 7, roster.repeated.short, roster.repeated.longestRun),
    texts.officersAre,
  ];
}

const rangeOf = (values: readonly number[]) => ({
  least: Math.min(...values),
  most: Math.max(...values),
});
