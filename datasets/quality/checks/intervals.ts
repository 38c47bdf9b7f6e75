import { quoteIdentifier as q, quoteString } from "@/lib/sql/quote";
import { type Check, finding } from "../check";
import { countByGroup, withGroups } from "../groups";
import type { Finding } from "../report";
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

/** Times that cannot be: an end before its begin, a report before the deed, the future, a default date. */
export const intervals: Check = {
  name: "intervals",
  words: "impossible times",
  async run(subject) {
    const [from, to, reported] = ["occurred_from", "occurred_to", "reported_at"].map((field) =>
      subject.field(field),
    );
    const questions: Question[] = [];
    if (from && to) {
      questions.push({
        name: "to-before-from",
        column: `${from}, ${to}`,
        condition: `${q(to)} < ${q(from)}`,
        among: `${q(from)} is not null and ${q(to)} is not null`,
        says: `end (${to}) before they begin (${from}).`,
        advice:
          "Day and month, or the two columns, have changed places. Their hours are not usable.",
      });
    }
    if (from && reported) {
      const isDay = subject.column(reported).kind === "date";
      const begin = isDay ? `${q(from)}::date` : q(from);
      questions.push({
        name: "reported-before-occurred",
        column: `${from}, ${reported}`,
        condition: `${q(reported)} < ${begin}`,
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
