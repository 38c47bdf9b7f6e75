import { columnIn } from "@/cells/areas/columns";
import { refuseHidden } from "@/cells/people/offered";
import type { DatedTable } from "@/cells/temporal/dated";
import { shiftShares, type Shift } from "@/lib/methods/patrol/shifts";
import type { RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q, quoteString } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import { keyedSql, keyNames, type Beats } from "./beats";
import type { PatrolParams } from "./params";
import { texts } from "./texts";
import type { Span } from "./window";

/** Incidents by beat and shift; lists of beats × shifts, the shift at `beat * shifts + shift`. */
export interface Incidents {
  /** Incidents; a span of time is shared out over the shifts that it touches (aoristic). */
  counts: Float64Array;
  /** The same weighted by harm; equal to the counts without weights. */
  harm: Float64Array;
  /** The same weighted by the squares of the weights, and the largest weight: how uneven harm is. */
  squares: Float64Array;
  heaviest: number;
  /** Those that were asked not to be counted. */
  excepted: Float64Array;
  /** Counts and harm step by step; without steps where none were asked for. */
  history: History;
  words: string[];
}

/** Counts and harm of steps of whole days up to the end of what is counted, the earliest first. */
export interface History {
  /** Beats × shifts. */
  places: number;
  shifts: number;
  stepDays: number;
  /** At `step * places + beat * shifts + shift`. */
  counts: Float64Array;
  harm: Float64Array;
}

export interface IncidentsAsked {
  beats: Beats;
  shifts: readonly Shift[];
  span: Span;
  /** Days of a step of the history; what is older than its earliest whole step is in none. */
  stepDays?: number;
  /** SQL condition of rows that are not counted, and words that say how many they are. */
  except?: { sql: string; words(count: number): string } | undefined;
}

/** SQL: what an incident weighs. */
export function weightSql(table: DatedTable["table"], harm: PatrolParams["harm"]): string {
  if (!harm) return "1.0";
  const column = q(columnIn(table, harm.column, "harm"));
  refuseHidden(table, [harm.column]);
  const cases = Object.entries(harm.weights).map(
    ([value, weight]) => `when ${quoteString(value)} then ${weight}`,
  );
  if (cases.length === 0) return harm.other.toFixed(6);
  return `(case cast(${column} as varchar) ${cases.join(" ")} else ${harm.other} end)::double`;
}

/** SQL condition: the incident lies in a span of days. */
export const insideSql = (time: string, { from, end }: Span): string =>
  `${time} >= make_timestamp(${from * 1000}) and ${time} < make_timestamp(${end * 1000})`;

const hour = 3_600_000;

/** SQL: the first minute of the shift that the minute of the day `m` lies in. */
export const firstMinuteSql = (shifts: readonly Shift[]): string =>
  `(case ${shifts
    .map(({ from, to }) => {
      const inside = to > from ? `m >= ${from} and m < ${to}` : `(m >= ${from} or m < ${to})`;
      return `when ${inside} then ${from}`;
    })
    .join(" ")} end)::double`;

/**
 * SQL: incidents grouped by the plain names of their beat, minute of the day (m), minutes that they may
 * have lasted (d), steps before the end (b) and whether they are not to be counted (x): their number
 * (n), weight (w), squared weights (q), largest weight (h) and rows (r).
 */
export function incidentsSql(
  { table, time, amount }: DatedTable,
  params: PatrolParams,
  { beats, shifts, span, stepDays, except }: IncidentsAsked,
): string {
  const until = params.time_to && columnIn(table, params.time_to, "time_to");
  refuseHidden(table, [...beats.by, until]);
  // Where only the beginning is known, its shift is enough.
  return `select ${keyNames(beats.by.length).join(", ")}, ${until ? "m" : firstMinuteSql(shifts)} as m, date_diff('minute', t, e)::double as d,
${stepDays ? `((${span.end} - epoch_ms(t) - 1) // ${stepDays * 24 * hour})::double` : "0.0"} as b, x,
sum(a)::double as n, sum(a * w)::double as w, sum(a * w * w)::double as q, max(w)::double as h, count(*)::double as r
from (select *, (epoch_ms(t) // 60000) % 1440 as m
from (select ${keyNames(beats.by.length).join(", ")}, ${time} as t, ${until ? `try_cast(${q(until)} as timestamp)` : "null::timestamp"} as e,
${amount} as a, ${weightSql(table, params.harm)} as w, ${except?.sql ?? "false"} as x from ${keyedSql({ table, columns: beats.by })} where ${insideSql(time, span)}))
group by all`;
}

/**
 * Counts incidents of a span of days by beat and shift. One that may have happened over a day or
 * more says nothing about the time of day: it is shared out by the length of the shifts.
 */
export async function readIncidents(
  { engine, signal, progress }: RunContext,
  dated: DatedTable,
  params: PatrolParams,
  asked: IncidentsAsked,
): Promise<Incidents> {
  progress(null, texts.countingIncidents);
  const { beats, shifts, span, stepDays, except } = asked;
  const { precision, column } = dated;
  const keys = keyNames(beats.by.length);
  const sql = incidentsSql(dated, params, asked);
  const rows = decodeTable(await engine.query(sql, { signal }));
  const names = keys.map((key) => rows.column(key) as (string | null)[]);
  const of = (name: string) => rows.numbers(name);
  const [minute, amountOf, records, ago] = [of("m"), of("n"), of("r"), of("b")];
  const [weight, square, largest] = [of("w"), of("q"), of("h")];
  const isExcepted = rows.column("x") as boolean[];
  const lasts = rows.column("d") as (number | null)[];
  const size = beats.names.length * shifts.length;
  const list = () => new Float64Array(size);
  const [counts, harm, squares, excepted] = [list(), list(), list(), list()];
  let heaviest = 0;
  const steps = stepDays ? Math.floor((span.end - span.from) / (24 * hour * stepDays)) : 0;
  const history: History = {
    ...{ places: size, shifts: shifts.length, stepDays: stepDays ?? 0 },
    counts: new Float64Array(steps * size),
    harm: new Float64Array(steps * size),
  };
  const told = { used: 0, noBeat: 0, spread: 0, long: 0, impossible: 0, excepted: 0 };
  for (let row = 0; row < rows.numRows; row++) {
    const beat = beats.numberOf(names.map((each) => each[row]!));
    const many = records[row]!;
    if (isExcepted[row]) told.excepted += many;
    else if (beat === -1) told.noBeat += many;
    else told.used += many;
    if (beat === -1) continue;
    const lasting = lasts[row] ?? 0;
    if (lasting < 0 && !isExcepted[row]) told.impossible += many;
    if (lasting > 0 && !isExcepted[row]) told[lasting >= 1440 ? "long" : "spread"] += many;
    const shares = shiftShares(shifts, minute[row]!, lasting);
    const step = steps - 1 - ago[row]!;
    if (!isExcepted[row]) heaviest = Math.max(heaviest, largest[row]!);
    shares.forEach((share, shift) => {
      const place = beat * shifts.length + shift;
      if (isExcepted[row]) {
        excepted[place]! += share * amountOf[row]!;
        return;
      }
      counts[place]! += share * amountOf[row]!;
      harm[place]! += share * weight[row]!;
      squares[place]! += share * square[row]!;
      if (step < 0) return;
      history.counts[step * size + place]! += share * amountOf[row]!;
      history.harm[step * size + place]! += share * weight[row]!;
    });
  }
  const words = [texts.counted(told.used, span.from, span.end)];
  if (except && told.excepted > 0) words.push(except.words(told.excepted));
  if (told.noBeat > 0) words.push(texts.noBeat(told.noBeat, beats.by));
  if (precision !== "time") words.push(texts.noClock(column));
  if (told.spread > 0) words.push(texts.spread(told.spread, told.used));
  if (told.long > 0) words.push(texts.spreadLong(told.long));
  if (told.impossible > 0) words.push(texts.impossible(told.impossible));
  if (params.harm) {
    words.push(texts.weights(Object.keys(params.harm.weights).length, params.harm.other));
  }
  return { counts, harm, squares, heaviest, excepted, history, words };
}
