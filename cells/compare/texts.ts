import type { Delay } from "@/cells/temporal/delay";
import { periodName } from "@/cells/temporal/periods";
import { incidents, pWords, three, whole } from "@/cells/words";
import {
  daysOf,
  weekdayShift,
  type ComparedPeriod,
  type ComparedWindow,
  type Comparison,
  type Span,
} from "@/lib/methods/temporal/comparison-windows";
import { formatDate } from "@/lib/table/format";

/** What the test says of a change, after all tests. */
export type Verdict = "rise" | "fall" | "within chance";

const day = 86_400_000;
const dateOf = (number: number) => formatDate(new Date(number * day));
const monthOf = (number: number) => periodName("month", new Date(number * day));

/** `2 Dec to 29 Dec 2024`. */
export const spanWords = ({ from, to }: Span): string => {
  const [first, last] = [dateOf(from), dateOf(to - 1)];
  if (to - from === 1) return first;
  const year = first.slice(-5);
  return `${last.endsWith(year) ? first.slice(0, -5) : first} to ${last}`;
};

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/** `one Saturday more, one Wednesday fewer`. */
export const weekdayWords = (more: readonly number[]): string => {
  const some = (sign: number) =>
    more.flatMap((count, i) => (Math.sign(count) === sign ? [weekdays[i]!] : []));
  const parts = [[some(1), "more"] as const, [some(-1), "fewer"] as const].filter(
    ([names]) => names.length > 0,
  );
  return parts.map(([names, word]) => `one ${listed(names)} ${word}`).join(", ");
};

const periodWord: Record<ComparedPeriod, string> = {
  week: "week",
  "28 days": "four weeks",
  month: "month",
  quarter: "quarter",
  year: "year",
};

const nameOf = (comparison: Comparison, period: ComparedPeriod): string =>
  ({
    "last period": `the ${periodWord[period]} before`,
    "same period last year": `the same ${periodWord[period]} last year`,
    "year to date": "last year to date",
    "three-year mean": "the mean of three years",
  })[comparison];

/** A figure that is expected needs no more digits than the counts beside it. */
export const expectedWords = (value: number): string =>
  value >= 30 ? whole(value) : three(Number(value.toFixed(1)));

export const texts = {
  editor: "Comparison",
  source: "Parameters as text",
  total: "All",
  allIncidents: "all incidents",
  testing: "testing the changes",
  writing: "writing the table",
  areasBy: "Say which columns name the area.",
  areasByHint:
    "Name them under “by”, as in “by: [station, beat]”; to place points, use an Areas cell first.",
  nothing: "The data covers no earlier period to compare with.",
  nothingHint: "Choose a shorter period, or take data of a longer time.",
  strangers: (groups: number, count: number, table: string) =>
    `${incidents(count)} of ${groups === 1 ? "1 area" : `${whole(groups)} areas`} not in ${table} ${count === 1 ? "is" : "are"} left out.`,
  name: nameOf,
  periods: {
    week: "Week",
    "28 days": "28 days",
    month: "Month",
    quarter: "Quarter",
    year: "Year",
  } satisfies Record<ComparedPeriod, string>,
  change: (change: number | null) =>
    change === null
      ? ""
      : `${change < 0 ? "−" : "+"}${Math.abs(change).toFixed(Math.abs(change) < 10 ? 1 : 0)} %`,
  chance: (p: number) =>
    p < 0.001
      ? "almost never by chance"
      : p < 0.05
        ? "rarely by chance"
        : p < 0.2
          ? "now and then by chance"
          : "as chance has it",
  sentence: (now: number, expected: number, change: number | null, p: number, tests: number) =>
    `${whole(now)} against ${expectedWords(expected)} expected${
      change === null ? "" : ` (${texts.change(change)})`
    }: ${texts.chance(p)} (${pWords(p)}${tests > 1 ? ", adjusted" : ""})`,
  totalFinding: (current: Span, name: string, now: number, expected: number, sentence: string) =>
    `${spanWords(current)} against ${name}: ${sentence.replace(" against", `${now === 1 ? " incident" : " incidents"} against`)}.`,
  strongest: (verdict: Verdict, name: string, against: string, sentence: string, others: number) =>
    `${verdict === "rise" ? "Rises" : "Falls"} most surely against ${against}: ${name}, ${sentence}${
      others > 0 ? `; ${whole(others)} more like it` : ""
    }.`,
  none: (groups: number, tests: number) =>
    `${groups === 1 ? "The one group has not" : `None of ${whole(groups)} groups has`} changed more than chance explains, ${whole(tests)} tests allowed for.`,
  noRise: "No group rises more than chance explains.",
  noFall: "No group falls more than chance explains.",
  maybeLate: "Part of it may be cases that are not registered yet.",
  compared: (current: Span, period: ComparedPeriod) =>
    `Compared ${period === "28 days" ? "are" : "is"} the last whole ${periodWord[period]} known: ${spanWords(current)}.`,
  window: ({ comparison, current, before }: ComparedWindow, period: ComparedPeriod) => {
    const [now, then] = [daysOf(current), daysOf(...before)];
    const others = before.map(spanWords);
    const days =
      before.length === 1 && now !== then
        ? `, ${whole(now)} days against ${whole(then)}: what is expected is by the day`
        : "";
    const own = comparison === "year to date" ? `${spanWords(current)} against ` : "";
    const shift = before.length === 1 ? weekdayWords(weekdayShift(current, before[0]!)) : "";
    return `${sentenceCase(nameOf(comparison, period))}: ${own}${listed(others)}${days}${shift ? ` (${shift})` : ""}.`;
  },
  rest: (rest: Span, period: ComparedPeriod) =>
    `${spanWords(rest)} is part of a ${periodWord[period]} and compared with nothing.`,
  missing: (missing: readonly Comparison[], period: ComparedPeriod) =>
    `Not compared with ${listed(missing.map((each) => nameOf(each, period)))}: the data begins too late.`,
  method: (tests: number) =>
    `p is of the E-test of two Poisson counts (Krishnamoorthy and Thomson)${
      tests > 1 ? `, adjusted for ${whole(tests)} tests (Benjamini and Hochberg)` : ""
    }; p_c of the C-test. The interval of the ratio is exact.`,
  bursts: (total: number, groups: number, all: number) =>
    all === 1
      ? `Its counts have varied ${three(total)} times as much as chance alone would have them, so p and interval allow for bursts.`
      : `${whole(groups)} of ${whole(all)} series have varied more than chance alone would have them${
          total > 1 ? ` (all together ${three(total)} times)` : ""
        }, so their p and interval allow for bursts.`,
  levelBreak: (name: string, step: "week" | "month", day: number, before: number, after: number) =>
    `The level of ${name} changes in ${step === "week" ? `the week of ${dateOf(day)}` : monthOf(day)} (${expectedWords(before)} to ${expectedWords(after)} a ${step}, without season), inside what is compared: a step, as when recording or the law changes, or one thing begins or ends.`,
  late: ({ known, half, most, column }: Delay, step: "week" | "month") =>
    `The newest ${step} is not all in: half of the incidents are registered within ${daysWords(half)}, nine in ten within ${daysWords(most)} (${column}), so of a ${step} about ${Math.floor(100 * known)} % are known so long after its end. A fall may be cases still to come; set “as of” back to be sure.`,
  arrows: { rise: "▲", fall: "▼", "within chance": "•" } satisfies Record<Verdict, string>,
  verdicts: {
    rise: "more than chance",
    fall: "fewer than chance",
    "within chance": "within chance",
  } satisfies Record<Verdict, string>,
  group: "Group",
  against: (name: string) => `against ${name}`,
  cell: (now: number, expected: number) => `${whole(now)} against ${expectedWords(expected)}`,
  below: (change: number | null, p: number) =>
    [texts.change(change), pWords(p)].filter(Boolean).join(", "),
  shown: (some: number, all: number) =>
    some === all
      ? ""
      : `The ${whole(some)} with the strongest evidence of ${whole(all)}; the others are in the table.`,
  legend: (tests: number) =>
    `▲ more, ▼ fewer than chance explains${tests > 1 ? `, ${whole(tests)} tests allowed for` : ""}; • within chance. A percentage only from 30 cases on.`,
  rowsTitle: (name: string, span: Span) => `${name}, ${spanWords(span)}`,
  compare: "Against",
  charts: {
    funnel: (name: string) => `Change of each group against ${name}`,
    funnelX: "incidents expected",
    funnelY: "observed ÷ expected",
    limits: "Lines: 95 % and 99.8 % of what chance alone gives",
    above: (count: number) =>
      `${count === 1 ? "1 group" : `${whole(count)} groups`} above the top edge ${count === 1 ? "stands" : "stand"} at it.`,
    newGroups: (count: number) =>
      `${count === 1 ? "1 group" : `${whole(count)} groups`} without a case before ${count === 1 ? "is" : "are"} not drawn.`,
    toDate: (name: string) => `${name}: the year so far`,
    toDateY: "incidents since the year began",
    mean: "mean of three years",
    years: (name: string, period: ComparedPeriod) =>
      `${name}: the same ${periodWord[period]} of each year`,
    yearsY: "incidents",
  },
  tip: (name: string, sentence: string, low: number, high: number) =>
    `${name}\n${sentence}\nratio ${three(low)} to ${Number.isFinite(high) ? three(high) : "any"}`,
  fields: {
    count: "Count in a column",
    countHint: "Where a row stands for several incidents",
    period: "Compare",
    periodAuto: "28 days, or a month",
    asOf: "As of",
    asOfHint: "Last day known; the data's without",
    by: "By",
    second: "and by",
    areas: "Table of areas",
    areasHint: "For a map, and areas without any",
    as: "Same name in the areas",
  },
};

const daysWords = (days: number) => (days < 1 ? "a day" : `${whole(Math.ceil(days))} days`);

const sentenceCase = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
