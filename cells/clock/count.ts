import type { DatedTable } from "@/cells/temporal/dated";
import { beginOf, numberSql } from "@/cells/temporal/periods";
import { windowOf } from "@/cells/temporal/window";
import { hoursOfWeek } from "@/lib/methods/temporal/week-hours";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { decodeTable } from "@/lib/table/table";
import type { Counted } from "./counted";
import type { Groups } from "./groups";
import { texts } from "./texts";

const day = 86_400_000;

export interface CountOptions {
  /** SQL condition on `t`, the time of a row. */
  keep: string;
  end: Date;
}

/** Everything but the spans: incidents by month, day, hour of the week and minute of the day. */
export async function countTimes(
  context: RunContext,
  { precision }: DatedTable,
  { types, other, rows }: Groups,
  { keep, end }: CountOptions,
): Promise<Omit<Counted, "spread" | "midnightLeftOut">> {
  const { engine, signal } = context;
  const query = async (sql: string) => decodeTable(await engine.query(sql, { signal }));
  const groups = types.length + 1;
  const period = precision === "month" ? "month" : "day";
  context.progress(null, texts.reading);
  const steps = await query(`select g, ${numberSql[period]("t")} as s, sum(a)::double as n,
count(*)::integer as r, epoch_ms(min(t)) as first, epoch_ms(max(t)) as last
from ${rows} where t is not null and ${keep} group by g, s`);
  const found = {
    group: steps.numbers("g"),
    step: steps.numbers("s"),
    count: steps.numbers("n"),
    rows: steps.numbers("r"),
    first: steps.numbers("first"),
    last: steps.numbers("last"),
  };
  const window = windowOf(period, merged(found), end);
  if (window.size === 0) throw new CellFailure({ message: texts.short, hint: texts.shortHint });
  const size = window.size;
  const bySteps = new Float64Array(groups * size);
  let used = 0;
  found.step.forEach((step, i) => {
    const at = step - window.first;
    if (at < 0 || at >= size) return;
    bySteps[found.group[i]! * size + at]! += found.count[i]!;
    used += found.rows[i]!;
  });
  const span = { groups, types, other, precision, rows: used };
  if (precision === "month") {
    const months = Array.from({ length: size }, (_, i) => window.first + i);
    const daysInMonth = Float64Array.from(months, (month) => lengthOf(month));
    const firstDay = dayOf(beginOf("month", window.first));
    const days = daysInMonth.reduce((sum, each) => sum + each, 0);
    return {
      ...span,
      ...{ firstDay, size: days, firstMonth: window.first, months: size },
      ...{ daysInMonth, byMonth: bySteps, byDay: null, byHour: null, byMinute: null },
    };
  }
  const monthly = byMonths(bySteps, groups, window.first, size);
  const common = { ...span, ...monthly, firstDay: window.first, size, byDay: bySteps };
  if (precision === "day") return { ...common, byHour: null, byMinute: null };
  const inside = `from ${rows} where ${keep} and ${within(window.first, size)}`;
  const hours = await query(
    `select g, ((isodow(t) - 1) * 24 + hour(t))::integer as s, sum(a)::double as n ${inside} group by g, s`,
  );
  const minutes = await query(
    `select g, (hour(t) * 60 + minute(t))::integer as s, sum(a)::double as n ${inside} group by g, s`,
  );
  return {
    ...common,
    byHour: filled(hours, groups, hoursOfWeek),
    byMinute: filled(minutes, groups, 1440),
  };
}

/** SQL: `t` is none of the times that are written for an unknown hour. */
export const notMidnight = "(t - date_trunc('day', t) >= interval 2 minute)";

/** SQL: `t` lies in the window. */
export const within = (firstDay: number, size: number): string => {
  const date = (at: number) => `timestamp '${new Date(at * day).toISOString().slice(0, 10)}'`;
  return `t >= ${date(firstDay)} and t < ${date(firstDay + size)}`;
};

type Table = ReturnType<typeof decodeTable>;

export function filled(table: Table, groups: number, size: number): Float64Array {
  const counts = new Float64Array(groups * size);
  const [group, step, count] = [table.numbers("g"), table.numbers("s"), table.numbers("n")];
  for (let i = 0; i < count.length; i++) counts[group[i]! * size + step[i]!]! += count[i]!;
  return counts;
}

const dayOf = (date: Date) => date.getTime() / day;
const lengthOf = (month: number) =>
  dayOf(beginOf("month", month + 1)) - dayOf(beginOf("month", month));

interface Steps {
  step: ArrayLike<number>;
  rows: ArrayLike<number>;
  first: ArrayLike<number>;
  last: ArrayLike<number>;
}

/** The groups put together: rows by step, ascending. */
function merged({ step, rows, first, last }: Steps) {
  const all = new Map<number, { rows: number; first: number; last: number }>();
  for (let i = 0; i < step.length; i++) {
    const known = all.get(step[i]!);
    if (!known) all.set(step[i]!, { rows: rows[i]!, first: first[i]!, last: last[i]! });
    else {
      known.rows += rows[i]!;
      known.first = Math.min(known.first, first[i]!);
      known.last = Math.max(known.last, last[i]!);
    }
  }
  const numbers = [...all.keys()].sort((a, b) => a - b);
  const list = numbers.map((number) => all.get(number)!);
  return {
    numbers,
    counts: list.map((each) => each.rows),
    first: list.map((each) => each.first),
    last: list.map((each) => each.last),
  };
}

function byMonths(byDay: Float64Array, groups: number, firstDay: number, size: number) {
  const monthOf = (at: number) => {
    const date = new Date((firstDay + at) * day);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  };
  const firstMonth = monthOf(0);
  const months = monthOf(size - 1) - firstMonth + 1;
  const daysInMonth = new Float64Array(months);
  const byMonth = new Float64Array(groups * months);
  for (let at = 0; at < size; at++) {
    const month = monthOf(at) - firstMonth;
    daysInMonth[month]!++;
    for (let group = 0; group < groups; group++) {
      byMonth[group * months + month]! += byDay[group * size + at]!;
    }
  }
  return { firstMonth, months, daysInMonth, byMonth };
}
