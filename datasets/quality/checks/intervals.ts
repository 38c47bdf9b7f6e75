import { quoteIdentifier as q, quoteString } from "@/lib/sql/quote";
import { type Check, finding } from "../check";
import { countByGroup, withGroups } from "../groups";
import type { Finding } from "../report";
import { numbersOf, type Subject } from "../subject";
import { ofRows } from "../words";

interface Question {
  name: string;
  column: string;
  condition: string;
  /** Rows for which it can be asked. */
  among: string;
  says: string;
  advice: string;
}

/** Times all at midnight but for this share are days without a clock. */
const allBut = 0.002;

/** Columns that tell the day alone: as a moment it would lie before what happened on it. */
async function withoutClock(
  { ask, from }: Subject,
  names: readonly (string | null | undefined)[],
): Promise<ReadonlySet<string>> {
  const known = [...new Set(names.filter((name) => typeof name === "string"))];
  if (known.length < 2) return new Set();
  const clocked = known.map(
    (name, i) => `avg((${q(name)} <> date_trunc('day', ${q(name)}))::integer)::double as c${i}`,
  );
  const shares = await numbersOf(ask, `select ${clocked.join(", ")} from ${from}`);
  return new Set(known.filter((_, i) => !(shares[`c${i}`]! > allBut)));
}

/** Times that cannot be: an end before its begin, a report before the deed, the future, a default date. */
export const intervals: Check = {
  name: "intervals",
  words: "impossible times",
  async run(subject) {
    const [from, to, reported] = ["occurred_from", "occurred_to", "reported_at"].map((field) =>
      subject.field(field),
    );
    const questions: Question[] = [];
    const days = await withoutClock(subject, [from, to, reported]);
    const isBefore = (one: string, other: string) => {
      const cast = days.has(one) || days.has(other) ? "::date" : "";
      return `${q(one)}${cast} < ${q(other)}${cast}`;
    };
    if (from && to) {
      questions.push({
        name: "to-before-from",
        column: `${from}, ${to}`,
        condition: isBefore(to, from),
        among: `${q(from)} is not null and ${q(to)} is not null`,
        says: `end (${to}) before they begin (${from}).`,
        advice:
          "Day and month, or the two columns, have changed places. Their hours are not usable.",
      });
    }
    if (from && reported) {
      questions.push({
        name: "reported-before-occurred",
        column: `${from}, ${reported}`,
        condition: isBefore(reported, from),
        among: `${q(from)} is not null and ${q(reported)} is not null`,
        says: `were registered (${reported}) before they happened (${from}).`,
        advice:
          "One of the two dates is wrong; often the year. Delays computed from them are negative.",
      });
    }
    const now = `timestamp ${quoteString(subject.now.toISOString().slice(0, 19).replace("T", " "))}`;
    for (const column of new Set(
      [from, to, reported].filter((name) => name !== null && name !== undefined),
    )) {
      const c = q(column);
      questions.push(
        {
          name: "in-the-future",
          column,
          condition: `${c} > ${now} + interval 1 day`,
          among: `${c} is not null`,
          says: `of ${column} lie in the future.`,
          advice: "A mistyped year, or day and month exchanged. They stretch every time axis.",
        },
        {
          name: "default-dates",
          column,
          condition: `${c} < timestamp '1950-01-01' or ${c}::date in (date '1970-01-01', date '2000-01-01')`,
          among: `${c} is not null`,
          says: `of ${column} are dates that systems fill in (1900, 1970, 1 Jan 2000) or lie before 1950.`,
          advice: "Treat them as missing unless the case is truly so old.",
        },
      );
    }
    if (questions.length === 0) return [];
    const conditions = Object.fromEntries(
      questions.flatMap(({ condition, among }, i) => [
        [`c${i}`, condition],
        [`a${i}`, among],
      ]),
    );
    const grouped = await countByGroup(subject, conditions);
    const found: Finding[] = [];
    for (const [i, { name, column, says, advice }] of questions.entries()) {
      const [affected, of] = [grouped.whole[`c${i}`]!, grouped.whole[`a${i}`]!];
      if (!affected) continue;
      // A handful of cases from 1 Jan 2000 are true; a default stands out.
      if (name === "default-dates" && affected < Math.max(3, 0.002 * of)) continue;
      const whole = finding({
        check: name,
        severity: affected > 0.01 * of ? "serious" : "warning",
        column,
        affected,
        of,
        says: `${ofRows(affected, of)} ${says}`,
        advice,
      });
      found.push(...withGroups(subject, whole, grouped, `c${i}`, `a${i}`));
    }
    return found;
  },
};
