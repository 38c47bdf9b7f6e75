import { quoteIdentifier as q } from "@/lib/sql/quote";
import { finding, within } from "../check";
import { findBreaks, findOddMonths, median } from "../levels";
import type { MonthCounts, MonthKey } from "../months";
import type { Finding } from "../report";
import type { Subject } from "../subject";
import { count, listed, monthOf, plural, quoted } from "../words";

/** Breaks of the level and odd months of the whole series. */
export function levels(
  subject: Subject,
  key: MonthKey,
  { first, counts, what }: MonthCounts,
): Finding[] {
  if (counts.length < 12 || median(counts) < 5) return [];
  const breaks = findBreaks(counts);
  const name = what === "rows" ? "The number of rows" : what;
  const found = breaks.map(({ at, before, after }) =>
    finding({
      check: "level-break",
      severity: "warning",
      column: key.column,
      affected: counts.length - at,
      of: counts.length,
      says: `${name} ${after < before ? "falls" : "rises"} to another level in ${monthOf(first + at)}: ${count(counts[at - 1]!)} in ${monthOf(first + at - 1)}, then ${count(counts[at]!)}; the usual month changes from ${count(before)} to ${count(after)} (${change(before, after)}).`,
      advice:
        "So sharp a step comes from recording (a new form, law or system) more often than from crime. Fit trends and forecasts on one side of it only.",
      example: monthOf(first + at),
    }),
  );
  const odd = findOddMonths(counts, breaks);
  if (odd.length === 0) return found;
  const whole = finding({
    check: "odd-months",
    severity: "note",
    column: key.column,
    affected: odd.length,
    of: counts.length,
    says: `${plural(odd.length, "month")} ${odd.length === 1 ? "is" : "are"} far from the months around: ${listed(
      odd.map(
        ({ at, value, usual }) =>
          `${monthOf(first + at)} with ${count(value)} (usually ${count(usual)})`,
      ),
    )}.`,
    advice:
      "Find out what happened (a lockdown, an election, a late delivery) before you compare with them.",
    example: monthOf(first + odd[0]!.at),
  });
  return [...found, whole];
}

/** Kinds of crime with fewer rows in the usual month are too small to tell a step from chance. */
const leastOfHead = 15;

/** A new form or system often changes one kind of crime, and the sum hides it. */
export async function levelsOfHeads(
  subject: Subject,
  key: MonthKey,
  { first, counts }: MonthCounts,
): Promise<Finding[]> {
  const head = subject.field("head");
  const known = (await subject.facts()).find(({ column }) => column.name === head);
  if (!head || !known || known.distinct > 300 || !subject.mayShow(head)) return [];
  const answer = await subject.ask(
    `select trim(cast(${q(head)} as varchar)) as h, ${key.expression}::double as m, count(*)::double as n from ${subject.from}
where ${q(head)} is not null and ${key.expression} between ${first} and ${first + counts.length - 1} group by all`,
  );
  const heads = new Map<string, number[]>();
  for (const { h, m, n } of answer.objects() as unknown as { h: string; m: number; n: number }[]) {
    const series = heads.get(h) ?? new Array<number>(counts.length).fill(0);
    series[m - first] = n;
    heads.set(h, series);
  }
  const large = [...heads].filter(([, series]) => median(series) >= leastOfHead);
  const broken = large
    .map(([name, series]) => ({ name, series, breaks: findBreaks(series) }))
    .filter(({ breaks }) => breaks.length > 0)
    .sort((a, b) => a.name.localeCompare(b.name));
  if (broken.length === 0) return [];
  const whole = finding({
    check: "level-break-of-kind",
    severity: "warning",
    column: head,
    affected: broken.length,
    of: large.length,
    says: `${count(broken.length)} of the ${plural(large.length, "larger value")} of ${head} ${broken.length === 1 ? "changes its" : "change their"} level in one month: ${listed(broken.map(({ name, breaks }) => `${quoted(name)} in ${monthOf(first + breaks[0]!.at)}`))}.`,
    advice:
      "A new form, law or system may count them otherwise since then, or draw them from another kind. Compare each only on one side of its step.",
    example: broken[0]!.name,
  });
  return [
    whole,
    ...broken.slice(0, 60).map(({ name, series, breaks }) => {
      const steps = breaks.map(
        ({ at, before, after }) =>
          `${monthOf(first + at)}: from ${count(before)} to ${count(after)} in the usual month (${change(before, after)})`,
      );
      const since = breaks[0]!.at;
      return within(whole, head, name, series.length - since, series.length, `${listed(steps)}.`);
    }),
  ];
}

const change = (before: number, after: number): string =>
  before === 0
    ? "from nothing"
    : `${after < before ? "−" : "+"}${count((100 * Math.abs(after - before)) / before)} %`;
