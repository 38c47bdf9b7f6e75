import { groupPairs, type By } from "@/cells/areas/pairs";
import { refuseProtected } from "@/cells/people/protected-trait";
import { datedTable, type DatedTable } from "@/cells/temporal/dated";
import { rolesOf } from "@/datasets/model/roles";
import type { TableInfo } from "@/lib/engine/engine";
import type { Shift } from "@/lib/methods/patrol/shifts";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { readBeats, type Beats } from "./beats";
import { readIncidents, type Incidents, type IncidentsAsked } from "./incidents";
import type { PatrolParams } from "./params";
import { readRoster, rosterColumns, rosterSpan, type Roster, type RosterColumns } from "./roster";
import { readShifts } from "./shifts";
import { texts } from "./texts";
import { coveredDays, cutWords, spanOf, type Span } from "./window";

/** Incidents and duty of the same beats, shifts and days. */
export interface ReadPatrol {
  dated: DatedTable;
  beats: Beats;
  /** The table of beats with its columns that name them, where one is given. */
  ground: { table: TableInfo; columns: readonly string[] } | null;
  shifts: Shift[];
  span: Span;
  /** Days of the span. */
  days: number;
  incidents: Incidents;
  roster: (Roster & { columns: RosterColumns }) | null;
  /** For the provenance. */
  words: string[];
}

/** What names a beat, unless the cell says it: station and beat, or the last area column of a register. */
export function guessBy(table: TableInfo): By | undefined {
  const named = (name: string) =>
    table.columns.find((column) => column.name.toLowerCase() === name)?.name;
  const [station, beat] = [named("station"), named("beat")];
  if (beat) return station ? [station, beat] : [beat];
  if (station) return [station];
  const area = [...rolesOf(table)].findLast(([, role]) => role === "area")?.[0];
  return area ? [area] : undefined;
}

/** What a cell asks for beside the counts of all days. */
interface Asked extends Pick<IncidentsAsked, "stepDays"> {
  /** Rows of the incidents that are not counted. */
  exceptOf?(table: TableInfo): Promise<IncidentsAsked["except"]>;
}

/** Reads what cells about duty share. Throws CellFailure. */
export async function readPatrol(
  context: RunContext,
  params: PatrolParams,
  { stepDays, exceptOf }: Asked = {},
): Promise<ReadPatrol> {
  const dated = await datedTable(context, params);
  const given = params.by ?? guessBy(dated.table);
  if (!given) {
    throw new CellFailure({
      message: texts.chooseBy(dated.table.name),
      hint: texts.chooseByHint,
    });
  }
  const ground = params.beats ? await context.table(params.beats) : null;
  const pairs = groupPairs(given, dated.table, ground);
  const by = pairs.map(([data]) => data);
  const others = Array.isArray(given) ? given : Object.values(given);
  const columns = await rosterColumns(context, params, others);
  refuseProtected(dated.table.name, [...by, params.harm?.column]);
  if (ground) {
    refuseProtected(
      ground.name,
      pairs.map(([, own]) => own),
    );
  }
  if (columns) refuseProtected(columns.table.name, columns.by);
  const shifts = await readShifts(context, params.shifts, columns, dated.precision);
  const covered = columns && { name: columns.table.name, ...(await rosterSpan(context, columns)) };
  const known = await incidentDays(context, dated);
  const span = spanOf(known, covered, params);
  const grounded = ground && { table: ground, columns: pairs.map(([, own]) => own) };
  const beats = await readBeats(context, by, [
    ...(grounded ? [grounded] : []),
    { table: dated.table, columns: by },
    ...(columns ? [{ table: columns.table, columns: columns.by }] : []),
  ]);
  const except = await exceptOf?.(dated.table);
  const incidents = await readIncidents(context, dated, params, {
    ...{ beats, shifts, span, except },
    ...(stepDays ? { stepDays } : {}),
  });
  const roster = columns && {
    columns,
    ...(await readRoster(context, columns, beats, shifts, span)),
  };
  if (roster && !meet(incidents.counts, roster.officerHours, shifts.length)) {
    throw new CellFailure({
      message: texts.noSharedBeat(dated.table.name, roster.columns.table.name, by),
      hint: texts.noSharedBeatHint,
    });
  }
  return {
    ...{ dated, beats, ground: grounded, shifts, span, incidents, roster },
    days: Math.round((span.end - span.from) / 86_400_000),
    words: [
      ...[dated.words, ...known.words, ...(covered?.words ?? [])],
      ...cutWords(span, covered?.name ?? null, params),
      ...[...incidents.words, ...(roster?.words ?? []), texts.shifts(shifts)],
    ],
  };
}

/** Whether any beat has both; lists of beats × shifts. */
function meet(counts: Float64Array, hours: Float64Array, shifts: number): boolean {
  const beatsOf = (values: Float64Array) =>
    new Set(
      [...values.keys()].filter((at) => values[at]! > 0).map((at) => Math.floor(at / shifts)),
    );
  const staffed = beatsOf(hours);
  return [...beatsOf(counts)].some((beat) => staffed.has(beat));
}

/** The days that the incidents cover. */
async function incidentDays(context: RunContext, { table, time, precision }: DatedTable) {
  const times = `select ${time} as t from ${q(table.name)}`;
  const covered = await coveredDays(context, { name: table.name, times, precision });
  const { from, end, words } = covered!;
  return { first: new Date(from), end: new Date(end), words };
}
