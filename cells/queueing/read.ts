import { columnIn } from "@/cells/areas/columns";
import { heapsOf } from "@/cells/clock/heaps";
import { rosterColumns, type RosterColumns } from "@/cells/patrol/roster";
import { readShifts } from "@/cells/patrol/shifts";
import { insideSql } from "@/cells/patrol/incidents";
import { spanOf, type Span } from "@/cells/patrol/window";
import { refuseHidden } from "@/cells/people/offered";
import { datedTable, type DatedTable } from "@/cells/temporal/dated";
import { readSeries } from "@/cells/temporal/series";
import type { Shift } from "@/lib/methods/patrol/shifts";
import { serviceTimes, type ServiceTimes } from "@/lib/methods/queue/regularity";
import { exposedHours, hoursOfWeek, spread } from "@/lib/methods/temporal/week-hours";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { UnitsAt } from "./compute";
import type { QueueingParams } from "./params";
import { callsSql, countsSql, longestMinutes } from "./queries";
import { texts } from "./texts";

const day = 86_400_000;

/** Everything that the engine is asked for, but the areas. */
export interface Read {
  dated: DatedTable;
  span: Span;
  days: number;
  /** Calls by hour of the span, by day where no hours are known. */
  counts: Float64Array;
  steps: 1 | 24;
  /** Hours of the day that are written for an unknown one. */
  heaps: number[];
  shifts: Shift[];
  /** Of a column; null where minutes are assumed. */
  service: { times: ServiceTimes; leftOut: number; sql: string } | null;
  unitsAt: UnitsAt;
  words: string[];
}

export async function readCalls(context: RunContext, params: QueueingParams): Promise<Read> {
  const dated = await datedTable(context, params);
  const roster = await rosterColumns(context, params, []);
  const shifts = await readShifts(context, params.shifts, roster, dated.precision);
  const series = await readSeries(context, dated, { period: "day", least: 7 });
  const duty = roster && (await readDuty(context, roster));
  const covered = duty && { name: roster.table.name, ...duty.span };
  const span = spanOf({ first: series.begins[0]!, end: series.end }, covered, params);
  const days = Math.round((span.end - span.from) / day);
  if (days < 7) throw new CellFailure({ message: texts.short(days), hint: texts.shortHint });
  const steps = dated.precision === "time" ? 24 : 1;
  const { counts, heaps } = await countCalls(context, dated, span, steps);
  const calls = counts.reduce((sum, each) => sum + each, 0);
  const service = await readService(context, dated, params, span);
  const words = [dated.words, texts.counted(calls, span.from, span.end, days)];
  if (steps === 24) words.push(texts.local);
  else words.push(texts.noClock(dated.column));
  if (heaps.length > 0) {
    const share = heaps.reduce((sum, each) => sum + each.share, 0);
    words.push(
      texts.heaped(
        share,
        heaps.map(({ hour }) => hour),
      ),
    );
  }
  if (duty) words.push(texts.duty(roster.table.name, duty.rows, duty.leftOut));
  return {
    ...{ dated, span, days, counts, steps, shifts, service, words },
    heaps: heaps.map(({ hour }) => hour),
    unitsAt: duty ? duty.unitsAt(span) : unitsGiven(params, shifts),
  };
}

async function countCalls(
  { engine, signal, progress }: RunContext,
  { table, time, amount }: DatedTable,
  span: Span,
  steps: 1 | 24,
) {
  progress(null, texts.counting);
  const counted = { table: table.name, time, amount };
  const fill = async (sql: string, length: number) => {
    const rows = decodeTable(await engine.query(sql, { signal }));
    const counts = new Float64Array(length);
    const found = rows.numbers("n");
    rows.numbers("s").forEach((step, i) => (counts[step]! += found[i]!));
    return counts;
  };
  const days = Math.round((span.end - span.from) / day);
  const counts = await fill(countsSql(counted, span, steps), days * steps);
  if (steps === 1) return { counts, heaps: [] };
  const byMinute = `select (hour(t) * 60 + minute(t))::integer as s, sum(a)::double as n from ${callsSql(counted, span)} group by s`;
  return { counts, heaps: heapsOf(await fill(byMinute, 1440))?.favourite ?? [] };
}

/** SQL: the minutes that a call kept a unit; null where the cell names no column for it. */
function minutesSql({ table, time }: DatedTable, params: QueueingParams): string | null {
  const [duration, free, sent] = [params.duration, params.free, params.sent].map(
    (name, i) => name && columnIn(table, name, ["duration", "free", "sent"][i]!),
  );
  refuseHidden(table, [duration, free, sent]);
  if (duration) return `try_cast(${q(duration)} as double)`;
  if (!free) return null;
  const stamp = (column: string) => `try_cast(${q(column)} as timestamp)`;
  return `date_diff('second', ${sent ? stamp(sent) : time}, ${stamp(free)}) / 60.0`;
}

async function readService(
  { engine, signal }: RunContext,
  dated: DatedTable,
  params: QueueingParams,
  span: Span,
): Promise<Read["service"]> {
  const minutes = minutesSql(dated, params);
  if (!minutes) return null;
  const sql = `select coalesce((${minutes})::double, -1) as d from ${q(dated.table.name)} where ${insideSql(dated.time, span)}`;
  const found = decodeTable(await engine.query(sql, { signal })).numbers("d");
  const times = serviceTimes(found, longestMinutes);
  if (!times) {
    throw new CellFailure({ message: texts.noDurations, hint: texts.noDurationsHint });
  }
  return { times, leftOut: found.length - times.count, sql };
}

function unitsGiven({ units }: QueueingParams, shifts: readonly Shift[]): UnitsAt {
  if (units === undefined) return () => null;
  if (typeof units === "number") return () => units;
  const unknown = Object.keys(units).filter((name) => !shifts.some((each) => each.name === name));
  const missing = shifts.filter(({ name }) => units[name] === undefined);
  if (unknown.length > 0 || missing.length > 0) {
    throw new CellFailure({
      message: texts.unitsByShift(shifts.map(({ name }) => name)),
      hint: texts.unitsByShiftHint,
    });
  }
  return (hour) => {
    const minute = 60 * (hour % 24) + 30;
    const on = shifts.find(({ from, to }) =>
      to > from ? minute >= from && minute < to : minute >= from || minute < to,
    );
    return units[on!.name]!;
  };
}

/** Units on duty by hour of the week: a row of the roster is a unit. */
async function readDuty({ engine, signal, progress }: RunContext, roster: RosterColumns) {
  progress(null, texts.readingRoster);
  const { table, starts, ends } = roster;
  const sql = `select epoch_ms(s)::double as s, epoch_ms(e)::double as e, count(*)::double as n
from (select try_cast(${q(starts)} as timestamp) as s, try_cast(${q(ends)} as timestamp) as e from ${q(table.name)}) group by all`;
  const rows = decodeTable(await engine.query(sql, { signal }));
  const [start, end] = [rows.column("s"), rows.column("e")] as (number | null)[][];
  const count = rows.numbers("n");
  const kept: { from: number; to: number; units: number }[] = [];
  let leftOut = 0;
  for (let i = 0; i < rows.numRows; i++) {
    const [from, to] = [start![i] ?? NaN, end![i] ?? NaN];
    if (to > from && to - from <= day) kept.push({ from, to, units: count[i]! });
    else leftOut += count[i]!;
  }
  if (kept.length === 0) {
    throw new CellFailure({ message: texts.noRoster(table.name), hint: texts.noRosterHint });
  }
  let [from, last] = [Infinity, -Infinity];
  for (const each of kept) {
    from = Math.min(from, each.from);
    last = Math.max(last, each.to);
  }
  return {
    span: { from: Math.floor(from / day) * day, end: Math.ceil(last / day) * day },
    rows: kept.reduce((sum, { units }) => sum + units, 0),
    leftOut,
    unitsAt(span: Span): UnitsAt {
      const hours = new Float64Array(hoursOfWeek);
      for (const each of kept) {
        const [a, b] = [Math.max(each.from, span.from), Math.min(each.to, span.end)];
        if (b > a) spread(a, b, each.units, hours);
      }
      const exposed = exposedHours(span.from, span.end);
      return (hour) => (exposed[hour]! > 0 ? Math.round(hours[hour]! / exposed[hour]!) : null);
    },
  };
}
