import { keyColumns, keyNames } from "@/cells/patrol/beats";
import { insideSql } from "@/cells/patrol/incidents";
import type { ReadPatrol } from "@/cells/patrol/read";
import { columnIn } from "@/cells/areas/columns";
import { refuseHidden } from "@/cells/people/offered";
import { refuseProtected } from "@/cells/people/protected-trait";
import { expectedHarm, type Expected } from "@/lib/methods/patrol/expected";
import { sumOf } from "@/lib/methods/statistics/sums";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { DeploymentParams } from "./params";
import { texts } from "./texts";

export interface Given {
  expected: Expected;
  words: string[];
}

/** Names of the column of what is expected, the surest first. */
const names = ["expected", "mean", "median"];

const dayMs = 86_400_000;

/** Sums that are made to add up differ in their last digits. */
const tiny = 1e-9;

/** Periods of a forecast that begin in the weeks of the plan. Throws a CellFailure where there is none. */
async function periodsOf(
  { engine, signal }: RunContext,
  { table, period, from, weeks }: { table: string; period: string; from: number; weeks: number },
): Promise<{ sql: string; words: string[] }> {
  const time = `try_cast(${q(period)} as timestamp)`;
  const days = 7 * weeks;
  const end = from + days * dayMs;
  const begins = decodeTable(
    await engine.query(
      `select distinct epoch_ms(${time})::double as t from ${q(table)} where ${time} is not null order by t`,
      { signal },
    ),
  ).numbers("t");
  const { forecast } = texts;
  if (begins.length === 0) {
    throw new CellFailure({ message: forecast.noDates(table), hint: forecast.noDatesHint });
  }
  const inside = begins.filter((begin) => begin >= from && begin < end);
  if (inside.length === 0) {
    const message = forecast.noPeriod(table, begins[0]!, begins.at(-1)!, from, weeks);
    throw new CellFailure({ message, hint: forecast.noPeriodHint });
  }
  const steps = Array.from(begins.subarray(1), (begin, i) => begin - begins[i]!);
  const covered = steps.length === 0 ? days : (inside.length * Math.min(...steps)) / dayMs;
  return {
    sql: insideSql(time, { from, end }),
    words: covered < days ? [texts.provenance.givenFor(covered, days)] : [],
  };
}

/**
 * What another table expects by beat, or by beat and shift: its rows added up, of a forecast those of the
 * periods that begin in the weeks of the plan. Without shifts they are shared out as the history has them.
 */
export async function readGiven(
  context: RunContext,
  { forecast = "", weeks }: Pick<DeploymentParams, "forecast" | "weeks">,
  { beats, shifts, incidents, span }: ReadPatrol,
): Promise<Given> {
  const table = await context.table(forecast);
  const named = (name: string) =>
    table.columns.find((column) => column.name.toLowerCase() === name)?.name;
  const column = names.map(named).find((each) => each !== undefined);
  if (!column) {
    throw new CellFailure({
      message: texts.forecast.noColumn(table.name),
      hint: texts.forecast.noColumnHint,
    });
  }
  const by = beats.by.map((each) => columnIn(table, each, "by"));
  const [shift, period, isSum] = [named("shift"), named("period"), named("is_sum")];
  refuseHidden(table, [...by, column, shift, period]);
  refuseProtected(table.name, [...by, column, shift]);
  const ahead = period
    ? await periodsOf(context, { table: table.name, period, from: span.end, weeks })
    : null;
  const conditions = [...(ahead ? [ahead.sql] : []), ...(isSum ? [`not ${q(isSum)}`] : [])];
  const keys = keyNames(by.length);
  const sql = `select ${keys.join(", ")}, s, sum(e)::double as e, count(*)::double as n, (count(*) filter (where e < ${-tiny}))::double as below
from (select ${keyColumns(by)}, ${shift ? `cast(${q(shift)} as varchar)` : "null::varchar"} as s, try_cast(${q(column)} as double) as e
from ${q(table.name)}${conditions.length > 0 ? ` where ${conditions.join(" and ")}` : ""}) group by all`;
  const rows = decodeTable(await context.engine.query(sql, { signal: context.signal }));
  const below = sumOf(rows.numbers("below"));
  if (below > 0) {
    throw new CellFailure({
      message: texts.forecast.below(table.name, column, below),
      hint: texts.forecast.belowHint,
    });
  }
  const own = keys.map((key) => rows.column(key) as (string | null)[]);
  const shiftOf = rows.column("s") as (string | null)[];
  const [expected, count] = [rows.numbers("e"), rows.numbers("n")];
  const { history } = incidents;
  const past = expectedHarm(history, history.counts.length / history.places, weeks);
  const counts = new Float64Array(past.counts.length);
  const found = new Set<number>();
  let used = 0;
  for (let row = 0; row < rows.numRows; row++) {
    const beat = beats.numberOf(own.map((each) => each[row]!));
    const at = shifts.findIndex(({ name }) => name === shiftOf[row]);
    if (beat === -1 || (shift !== undefined && at === -1)) continue;
    found.add(beat);
    used += count[row]!;
    const value = Number.isFinite(expected[row]!) ? Math.max(0, expected[row]!) : 0;
    const from = beat * shifts.length;
    const all = shifts.reduce((sum, _, k) => sum + past.counts[from + k]!, 0);
    shifts.forEach((_, k) => {
      const usual = all > 0 ? past.counts[from + k]! / all : 1 / shifts.length;
      counts[from + k]! += value * (shift === undefined ? usual : Number(k === at));
    });
  }
  if (found.size === 0) {
    throw new CellFailure({
      message: texts.forecast.noBeat(table.name),
      hint: texts.forecast.noBeatHint,
    });
  }
  const harm = counts.map((each, place) =>
    past.counts[place]! > 0 ? (each * past.harm[place]!) / past.counts[place]! : each,
  );
  const missing = beats.names.length - found.size;
  const { provenance } = texts;
  return {
    expected: { counts, harm },
    words: [
      provenance.given(table.name, used, shift === undefined),
      ...(ahead?.words ?? []),
      ...(missing > 0 ? [provenance.notGiven(missing)] : []),
    ],
  };
}
