import { groupPairs } from "@/cells/areas/pairs";
import { readBeats, type Beats } from "@/cells/patrol/beats";
import { readOutlines } from "@/cells/patrol/outlines";
import { guessBy } from "@/cells/patrol/read";
import { rosterColumns } from "@/cells/patrol/roster";
import { readShifts } from "@/cells/patrol/shifts";
import { datedTable, type DatedTable } from "@/cells/temporal/dated";
import { readSeries } from "@/cells/temporal/series";
import type { Shift } from "@/lib/methods/patrol/shifts";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { chooseBeats, ofBeats, type Chosen } from "./chosen";
import { incidentColumns, withFewWords, type IncidentColumns } from "./columns";
import { readDuty, type Duty } from "./duty";
import type { Span } from "./months";
import { readOffenders, type Offenders } from "./offenders";
import type { ProfileParams } from "./params";
import { readVictims, type Victims } from "./people";
import { readRows, type Incidents } from "./rows";
import { texts } from "./texts";

/** Everything that a profile is made of. */
export interface ReadProfile {
  dated: DatedTable;
  columns: IncidentColumns;
  beats: Beats;
  chosen: Chosen;
  /** SQL condition over the incidents: of the chosen beats. */
  condition: string;
  shifts: Shift[];
  incidents: Incidents;
  /** Edges of all months that the data covers, milliseconds. */
  edges: Float64Array;
  span: Span;
  before: Span | null;
  duty: Duty | null;
  victims: Victims | null;
  offenders: Offenders | null;
  /** Outlines of the chosen beats. */
  outlines: (string | null)[];
  /** For the provenance. */
  words: string[];
}

export async function readProfile(
  context: RunContext,
  params: ProfileParams,
): Promise<ReadProfile> {
  const dated = await datedTable(context, params);
  const columns = await withFewWords(
    context,
    dated.table,
    incidentColumns(dated.table, params),
    params,
  );
  const given = params.by ?? guessBy(dated.table);
  if (!given) {
    throw new CellFailure({ message: texts.chooseBy(dated.table.name), hint: texts.chooseByHint });
  }
  const ground = params.beats ? await context.table(params.beats) : null;
  const pairs = groupPairs(given, dated.table, ground);
  const by = pairs.map(([data]) => data);
  const roster = await rosterColumns(
    context,
    params,
    Array.isArray(given) ? given : Object.values(given),
  );
  const shifts = await readShifts(context, params.shifts, roster, dated.precision);
  const grounded = ground && { table: ground, columns: pairs.map(([, own]) => own) };
  const beats = await readBeats(context, by, [
    ...(grounded ? [grounded] : []),
    { table: dated.table, columns: by },
    ...(roster ? [{ table: roster.table, columns: roster.by }] : []),
  ]);
  const first = beats.values[0];
  if (!first) throw new CellFailure({ message: texts.noBeats(dated.table.name, by) });
  const isChosen = params.chosen !== undefined && params.chosen.length > 0;
  const chosen = chooseBeats(beats, isChosen ? params.chosen! : [first]);
  const series = await readSeries(context, dated, {
    period: "month",
    asOf: params.until === undefined ? undefined : new Date(`${params.until}T00:00:00Z`),
  });
  const edges = Float64Array.from([...series.begins, series.end], (each) => each.getTime());
  const { span, before } = spansOf(edges.length - 1, params.months);
  const [from, end] = [new Date(edges[span.from]!), new Date(edges[span.to]!)];
  context.progress(null, texts.reading(chosen.title));
  const condition = await ofBeats(
    context,
    dated.table.name,
    by,
    chosen.beats.map((at) => beats.values[at]!),
  );
  const incidents = await readRows(context, dated, columns, {
    ...{ beats, chosen, condition, end },
    from: new Date(edges[0]!),
  });
  const people = params.people ? await context.table(params.people) : null;
  const offenders = params.offenders ? await context.table(params.offenders) : null;
  const outlines = grounded ? await readOutlines(context, beats, grounded) : null;
  const own = chosen.beats.map((at) => outlines?.[at] ?? null);
  const duty = roster && (await readDuty(context, roster, { beats, chosen, shifts, from, end }));
  const victims =
    people && (await readVictims(context, dated, columns, people, { condition, from, end }));
  const sheets =
    offenders &&
    (await readOffenders(
      context,
      offenders,
      own,
      chosen.beats.map((at) => beats.values[at]![0]!),
    ));
  return {
    ...{ dated, columns, beats, chosen, condition, shifts, incidents, edges, span, before },
    ...{ duty, victims, offenders: sheets, outlines: own },
    words: [
      dated.words,
      texts.used(chosen.title, incidents.time.length, edges[0]!, edges.at(-1)!),
      ...(isChosen ? [] : [texts.noneChosen]),
      ...(before ? [] : [texts.noBefore(params.months)]),
      ...(duty?.words ?? []),
      ...(roster && !duty ? [texts.noDuty(roster.table.name)] : []),
      ...(victims ? [victims.words] : []),
      ...(sheets ? [sheets.words] : []),
    ],
  };
}

/** The last months, and the same ones whole years before where the data covers all of these. */
function spansOf(size: number, months: number): { span: Span; before: Span | null } {
  const span = { from: Math.max(0, size - months), to: size };
  const back = 12 * Math.ceil(months / 12);
  const from = span.from - back;
  return { span, before: from >= 0 ? { from, to: span.to - back } : null };
}
