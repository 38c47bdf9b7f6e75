import { quoteIdentifier as q } from "@/lib/sql/quote";
import { type Check, finding } from "../check";
import { countByGroup, withGroups } from "../groups";
import { numbersOf } from "../subject";
import { count, ofRows } from "../words";

/** How long after the deed it was registered: median, nine in ten, over 30 days, longest. */
export const registrationDelay: Check = {
  name: "registration-delay",
  words: "delay of registration",
  async run(subject) {
    const [from, reported] = [subject.field("occurred_from"), subject.field("reported_at")];
    if (!from || !reported) return [];
    const days = `date_diff('day', ${q(from)}::timestamp, ${q(reported)}::timestamp)`;
    const facts = await numbersOf(
      subject.ask,
      `select quantile_cont(d, 0.5) as median, quantile_cont(d, 0.9) as nine, max(d)::double as longest, count(*)::double as n
from (select ${days} as d from ${subject.from} where ${q(reported)} >= ${q(from)}::date)`,
    );
    if (!(facts.n! >= 20)) return [];
    const late = `${q(reported)} - ${q(from)} > interval 30 day`;
    const known = `${q(reported)} >= ${q(from)}::date`;
    const grouped = await countByGroup(subject, {
      late: subject.column(reported).kind === "date" ? `${days} > 30` : late,
      known,
    });
    const [affected, of] = [grouped.whole.late!, grouped.whole.known!];
    const share = affected / of;
    const whole = finding({
      check: "late-registration",
      severity: share >= 0.05 ? "warning" : "note",
      column: `${from}, ${reported}`,
      affected,
      of,
      says: `Half are registered within ${dayWords(facts.median!)}, nine in ten within ${dayWords(facts.nine!)}; ${ofRows(affected, of)} more than 30 days after the offence, the longest ${count(facts.longest!)} days.`,
      advice:
        "The last weeks of the file are not complete: late reports are still to come. Count by date of registration for completeness, by date of offence for patterns.",
    });
    if (affected === 0) return [whole];
    return withGroups(subject, whole, grouped, "late", "known");
  },
};

const dayWords = (days: number): string =>
  days < 1 ? "a day" : Math.round(days) === 1 ? "1 day" : `${count(days)} days`;
