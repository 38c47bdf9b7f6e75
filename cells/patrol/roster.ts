import { columnIn } from "@/cells/areas/columns";
import { refuseHidden } from "@/cells/people/offered";
import type { TableInfo } from "@/lib/engine/engine";
import type { Presence } from "@/lib/methods/patrol/presence";
import { hoursInShifts, type Shift } from "@/lib/methods/patrol/shifts";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import { keyedSql, keyNames, type Beats } from "./beats";
import type { PatrolParams } from "./params";
import { texts } from "./texts";
import { coveredDays, type CoveredDays, type Span } from "./window";

/** Where a roster says what. */
export interface RosterColumns {
  table: TableInfo;
  by: readonly string[];
  starts: string;
  ends: string;
  /** Null where every row is one officer. */
  officers: string | null;
  /** Column with the kind of unit, where there is one. */
  unit: string | null;
}

/** Duty by beat and shift; lists of beats × shifts, the shift at `beat * shifts + shift`. */
export interface Roster {
  /** Hours of officers. */
  officerHours: Float64Array;
  /** Hours of units: rows of the roster, whatever their strength. */
  unitHours: Float64Array;
  /** Days of the span on which any unit that was on duty in the shift began it. */
  days: Float64Array;
  /** Officers on duty hour by hour; null where that would be too many hours to keep. */
  presence: Presence | null;
  words: string[];
}

const least = (table: TableInfo, name: string) =>
  table.columns.find((column) => column.name.toLowerCase() === name)?.name;

/** The columns of a roster; null where the cell names none. Throws CellFailure. */
export async function rosterColumns(
  context: RunContext,
  params: PatrolParams,
  by: readonly string[],
): Promise<RosterColumns | null> {
  if (!params.duty) return null;
  const table = await context.table(params.duty);
  if (!params.starts && !least(table, "starts_at")) {
    throw new CellFailure({ message: texts.noTimes(table.name), hint: texts.noTimesHint });
  }
  const officers = params.officers ?? least(table, "officers");
  const columns = {
    by: by.map((column) => columnIn(table, column, "by")),
    starts: columnIn(table, params.starts ?? "starts_at", "starts"),
    ends: columnIn(table, params.ends ?? "ends_at", "ends"),
    officers: officers ? columnIn(table, officers, "officers") : null,
    unit: least(table, "unit") ?? null,
  };
  refuseHidden(table, [...columns.by, columns.starts, columns.ends, officers]);
  return { table, ...columns };
}

/** SQL: begin s and end e of a row of the roster. */
const timesSql = ({ starts, ends }: RosterColumns): string =>
  `try_cast(${q(starts)} as timestamp) as s, try_cast(${q(ends)} as timestamp) as e`;

/** SQL: names of the beat, begin s, end e and officers o of each row of the roster. */
const rowsOf = (roster: RosterColumns): string => {
  const { table, by, officers } = roster;
  return `select ${keyNames(by.length).join(", ")}, ${timesSql(roster)},
${officers ? `coalesce(try_cast(${q(officers)} as double), 0)` : "1.0"} as o from ${keyedSql({ table, columns: by })}`;
};

/** The days on which duty begins. Throws CellFailure where there is none. */
export async function rosterSpan(context: RunContext, roster: RosterColumns): Promise<CoveredDays> {
  const { name } = roster.table;
  const times = `select s as t from (select ${timesSql(roster)} from ${q(name)}) where e > s and e - s <= interval 1 day`;
  const covered = await coveredDays(context, { name, times, precision: "time" });
  if (!covered) throw new CellFailure({ message: texts.noRoster(name), hint: texts.rosterHint });
  return covered;
}

/** Hours of all beats together that are kept one by one: 300 beats over some 15 years. */
const mostHours = 40e6;
const hour = 3_600_000;
const day = 86_400_000;

function emptyPresence(beats: number, { from, end }: Span): Presence | null {
  const hours = Math.ceil((end - from) / hour);
  if (beats * hours > mostHours) return null;
  return { beats, hours, from, strength: new Uint8ClampedArray(beats * hours) };
}

const rowsAtOnce = 20_000;

/** Hours by shift, worked out once for all duty with the same clock times: a roster has few of them. */
function rememberHours(shifts: readonly Shift[]) {
  const known = new Map<number, number[]>();
  return (start: number, stop: number): number[] => {
    const key = ((((start % day) + day) % day) / 1000) * day + (stop - start) / 1000;
    const hours = known.get(key) ?? hoursInShifts(shifts, start, stop);
    known.set(key, hours);
    return hours;
  };
}

/** SQL: duty within a span by the plain names of the beat, begin (s) and end (e): officers (o), rows (n). */
export const dutySql = (roster: RosterColumns, { from, end }: Span): string =>
  `select ${keyNames(roster.by.length).join(", ")}, epoch_ms(s)::double as s, epoch_ms(e)::double as e, sum(o)::double as o, count(*)::double as n
from (${rowsOf(roster)}) where s is null or e is null or (s < make_timestamp(${end * 1000}) and e > make_timestamp(${from * 1000}))
group by all`;

/**
 * Duty between two moments. A row longer than a day is no shift and is left out, and said. Duty that
 * reaches over the border of two shifts is shared out to the minute; what lies outside is cut off.
 */
export async function readRoster(
  { engine, signal, progress }: RunContext,
  roster: RosterColumns,
  beats: Beats,
  shifts: readonly Shift[],
  { from, end }: Span,
): Promise<Roster> {
  progress(null, texts.readingRoster);
  const keys = keyNames(roster.by.length);
  const sql = dutySql(roster, { from, end });
  const rows = decodeTable(await engine.query(sql, { signal }));
  const names = keys.map((key) => rows.column(key) as (string | null)[]);
  const [starts, ends] = [rows.column("s"), rows.column("e")] as (number | null)[][];
  const [officers, count] = [rows.numbers("o"), rows.numbers("n")];
  const size = beats.names.length * shifts.length;
  const found = { officerHours: new Float64Array(size), unitHours: new Float64Array(size) };
  const seen = new Set<number>();
  const days = new Float64Array(size);
  const presence = emptyPresence(beats.names.length, { from, end });
  const length = Math.ceil((end - from) / day);
  const hoursOf = rememberHours(shifts);
  let [used, leftOut] = [0, 0];
  for (let row = 0; row < rows.numRows; row++) {
    // The page stays alive while a long roster is read.
    if (row % rowsAtOnce === rowsAtOnce - 1) await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    const beat = beats.numberOf(names.map((each) => each[row]!));
    const [start, stop] = [starts![row] ?? NaN, ends![row] ?? NaN];
    if (beat === -1 || !(stop > start) || stop - start > day) {
      leftOut += count[row]!;
      continue;
    }
    used += count[row]!;
    if (presence) {
      const first = beat * presence.hours;
      const last = Math.min(presence.hours, Math.round((stop - from) / hour));
      for (let at = Math.max(0, Math.round((start - from) / hour)); at < last; at++) {
        presence.strength[first + at]! += officers[row]!;
      }
    }
    hoursOf(Math.max(start, from), Math.min(stop, end)).forEach((hours, shift) => {
      if (hours === 0) return;
      const at = beat * shifts.length + shift;
      found.officerHours[at]! += hours * officers[row]!;
      found.unitHours[at]! += hours * count[row]!;
      const date = Math.floor((start - from) / day);
      if (date < 0 || seen.has(at * length + date)) return;
      days[at]!++;
      seen.add(at * length + date);
    });
  }
  const all = found.officerHours.reduce((sum, each) => sum + each, 0);
  const words = [texts.duty(used, all, roster.table.name)];
  if (!roster.officers) words.push(texts.noOfficers);
  if (leftOut > 0) words.push(texts.dutyLeftOut(leftOut));
  return { ...found, days, presence, words };
}
