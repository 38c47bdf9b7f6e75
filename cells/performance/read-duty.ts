import type { Beats } from "@/cells/patrol/beats";
import { readIncidents } from "@/cells/patrol/incidents";
import { readRoster, rosterColumns, rosterSpan } from "@/cells/patrol/roster";
import { spanOf } from "@/cells/patrol/window";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import type { ChosenColumns } from "./columns";
import type { PerformanceParams } from "./params";
import { texts } from "./texts";

/** Duty hours of each area over the days that roster and cases both cover, and the cases of these days. */
export async function readDuty(
  context: RunContext,
  params: PerformanceParams,
  { dated, others, by }: ChosenColumns,
  areas: Beats,
) {
  if (!dated) throw new CellFailure({ message: texts.dutyNeedsTimes });
  const { duty, starts, ends, officers } = params;
  const roster = await rosterColumns(context, { duty, starts, ends, officers }, others);
  const span = spanOf(
    dated,
    { name: roster!.table.name, ...(await rosterSpan(context, roster!)) },
    { from: params.from, until: params.until },
  );
  const allDay = [{ name: "", from: 0, to: 0 }];
  const { officerHours, words } = await readRoster(context, roster!, areas, allDay, span);
  const asked = { ...params, by };
  const found = await readIncidents(context, dated, asked, { beats: areas, shifts: allDay, span });
  return {
    hours: officerHours,
    cases: found.counts,
    harm: params.harm ? found.harm : null,
    words: [...words, ...found.words],
  };
}
