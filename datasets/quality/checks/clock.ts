import { quoteIdentifier as q } from "@/lib/sql/quote";
import { type Check, finding } from "../check";
import type { Finding } from "../report";
import { numbersOf, type Subject } from "../subject";
import { clock, ofRows, percent } from "../words";

/** Below these shares, heaping is the ordinary rounding of people. */
const roundShare = 0.3;
const singleShare = 0.05;
/** A single time of day must also have this many times the rows of the usual full hour. */
const singleTimes = 2;

/** How much of the clock is real: rounding to the hour, one favourite time, no time at all. */
export const heapedTimes: Check = {
  name: "heaped-times",
  words: "heaped times of day",
  async run(subject) {
    const columns = ["occurred_from", "occurred_to", "reported_at", "happened_at"]
      .map((field) => subject.field(field))
      .filter((name): name is string => name !== null);
    const found: Finding[] = [];
    for (const column of new Set(columns)) {
      const { kind } = subject.column(column);
      if (kind === "date" && !(await isMonths(subject, column)))
        found.push(daysOnly(column, subject.rows));
      if (kind === "timestamp") found.push(...(await timesOf(subject, column)));
    }
    return found;
  },
};

/** Months are told by another check. */
async function isMonths(subject: Subject, column: string): Promise<boolean> {
  const { n } = await numbersOf(
    subject.ask,
    `select count_if(day(${q(column)}) > 1)::double as n from ${subject.from}`,
  );
  return n === 0;
}

const daysOnly = (column: string, rows: number): Finding =>
  finding({
    check: "day-only",
    severity: "note",
    column,
    affected: rows,
    of: rows,
    says: `${column} holds days without a time of day.`,
    advice: "Nothing can be said about hours or shifts from it.",
  });

async function timesOf(subject: Subject, column: string): Promise<Finding[]> {
  const c = q(column);
  const answer = await subject.ask(
    `select (hour(${c}) * 60 + minute(${c}))::integer as m, count(*)::double as n
from ${subject.from} where ${c} is not null group by 1`,
  );
  const times = new Float64Array(1440);
  for (const { m, n } of answer.objects() as unknown as { m: number; n: number }[]) times[m] = n;
  const all = times.reduce((sum, n) => sum + n, 0);
  if (all < 50) return [];
  if (times[0] === all) return (await isMonths(subject, column)) ? [] : [daysOnly(column, all)];
  const atMinute = (minute: number) =>
    times.filter((_, at) => at % 60 === minute).reduce((a, b) => a + b, 0);
  const found: Finding[] = [];
  const [full, half] = [atMinute(0), atMinute(30)];
  if (full >= roundShare * all) {
    found.push(
      finding({
        check: "heaped-minutes",
        severity: "warning",
        column,
        affected: full,
        of: all,
        says: `${ofRows(full, all)} of ${column} are on the full hour and ${percent(half, all)} on :30; without rounding each minute would have 1.7 %.`,
        advice: "The times are rounded by memory. Use whole hours or shifts, no finer.",
        example: clock(times.indexOf(Math.max(...times))),
      }),
    );
  }
  const top = times.indexOf(Math.max(...times));
  const hours = [...times.filter((_, at) => at % 60 === 0)].sort((a, b) => a - b);
  const usual = (hours[11]! + hours[12]!) / 2;
  if (times[top]! >= singleShare * all && times[top]! >= singleTimes * usual) {
    found.push(
      finding({
        check: "heaped-clock",
        severity: "warning",
        column,
        affected: times[top]!,
        of: all,
        says: `${ofRows(times[top]!, all)} of ${column} are at exactly ${clock(top)}.`,
        advice:
          top === 0
            ? "Midnight often stands for “time not known”. Leave these rows out of every analysis of hours."
            : "One time of day so often is a habit of the desk, not of crime. A peak at this hour proves nothing.",
        example: clock(top),
      }),
    );
  }
  return found;
}
