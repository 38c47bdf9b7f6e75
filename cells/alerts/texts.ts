import { periodName, periodsOf, type Period } from "@/cells/temporal/periods";
import { pWords, three, whole } from "@/cells/words";
import { formatDate } from "@/lib/table/format";
import type { Delay } from "@/cells/temporal/delay";
import type { WatchMethod } from "@/lib/methods/temporal/watch";
import type { alertPeriods } from "./params";

/** “9 hours”, “3.2 days”, “41 days”. */
const daysOf = (days: number) => {
  if (days < 1)
    return `${Math.max(1, Math.round(24 * days))} ${days * 24 < 1.5 ? "hour" : "hours"}`;
  return days < 10 ? `${three(Number(days.toFixed(1)))} days` : `${whole(days)} days`;
};

/** “10 %”, “0.5 %”. */
const share100 = (share: number) => `${three(100 * share)} %`;

const seriesOf = (count: number) => `${whole(count)} series`;

const methods: Record<WatchMethod, string> = {
  noufaily: "Farrington–Noufaily",
  farrington: "Farrington (1996)",
  level: "Level before, negative binomial",
  c1: "EARS C1",
  c2: "EARS C2",
  c3: "EARS C3",
  cusum: "CUSUM",
  ewma: "EWMA",
  poisson: "Poisson z",
  fence: "Fence about the quartiles",
  "poisson-cusum": "CUSUM of cases",
};

/** One decimal for small expectations, none for large ones. */
const figure = (value: number) => (value < 100 ? three(Number(value.toFixed(1))) : whole(value));

/** “in the week of 23 Dec 2024”, “on 23 Dec 2024”, “in Dec 2024”. */
const within = (period: Period, begin: Date) =>
  `${period === "day" ? "on " : period === "week" ? "in the " : "in "}${periodName(period, begin)}`;

export const texts = {
  editor: "Alerts",
  source: "Parameters as text",
  comparing: "comparing with the past",
  methods,
  figure,
  chance: (p: number) => (Number.isNaN(p) ? "–" : pWords(p)),
  byFdr: (share: number) => `of such alerts at most ${share100(share)} are chance on average`,
  byAlpha: (alpha: number) => `not adjusted for the number of series, ${share100(alpha)} each`,
  against: (name: string, observed: number, expected: number, p: number) =>
    `${name} with ${whole(observed)} against ${figure(expected)} expected${Number.isNaN(p) ? "" : ` (${pWords(p)})`}`,
  found: (
    alerts: number,
    tested: number,
    period: Period,
    begin: Date,
    how: string,
    strongest: readonly string[],
    falls: boolean,
  ) =>
    `${whole(alerts)} of ${seriesOf(tested)} ${alerts === 1 ? "is" : "are"} ${falls ? "above or below" : "above"} what ${alerts === 1 ? "its" : "their"} past lets expect ${within(period, begin)} (${how})${strongest.length > 0 ? `; strongest: ${strongest.join("; ")}` : ""}.`,
  none: (
    tested: number,
    period: Period,
    begin: Date,
    { nearest, isAdjusted, falls }: { nearest: string; isAdjusted: boolean; falls: boolean },
  ) =>
    `None of ${seriesOf(tested)} is ${falls ? "above or below" : "above"} what its past lets expect ${within(period, begin)}${isAdjusted ? ", adjusted for their number" : ""}; nearest: ${nearest}.`,
  acknowledgedOf: (count: number, alerts: number) =>
    `${whole(count)} of the ${whole(alerts)} ${count === 1 ? "has" : "have"} been looked at.`,
  short: (count: number) =>
    `${seriesOf(count)} ${count === 1 ? "has" : "have"} too short a past and ${count === 1 ? "is" : "are"} left out.`,
  used: (used: readonly (readonly [WatchMethod, number])[], tested: number) =>
    used.length === 1
      ? `Method: ${methods[used[0]![0]]}.`
      : `Method: ${used.map(([method, count]) => `${methods[method]} for ${whole(count)}`).join(", ")} of ${seriesOf(tested)}; what takes counts as normal is not used where cases are few.`,
  young: (period: number) =>
    `Less than three years (${whole(3 * period)} steps) lie before: seasons are not known, so each series is compared with its level before.`,
  beyond: (tested: number, beyond: number, byChance: number | null) =>
    `${seriesOf(tested)} tested, ${whole(beyond)} of them beyond ${beyond === 1 ? "its" : "their"} own bound${
      byChance === null
        ? ""
        : `; by the chance given for each, about ${byChance < 10 ? three(Number(byChance.toPrecision(1))) : whole(byChance)} or fewer would be`
    }.`,
  adjusted: (tests: number, share: number) =>
    `Adjusted for ${whole(tests)} tests at once (Benjamini–Hochberg): alerts have an adjusted p of at most ${three(share)}.`,
  notAdjusted: (count: number) =>
    `${seriesOf(count)} ${count === 1 ? "has" : "have"} no p-value by this method and ${count === 1 ? "is" : "are"} not adjusted for their number.`,
  loud: "EARS takes its level from seven steps: false alarms are several times as many as the chance given (see the note).",
  least: (cases: number, period: Period) =>
    `No alert with fewer than ${whole(cases)} cases in ${period === "month" ? "the month" : "the last four weeks"}.`,
  list: (period: Period, begin: Date) => `Alerts ${within(period, begin)}`,
  columns: {
    series: "Series",
    observed: "Observed",
    expected: "Expected",
    upper: "Bound",
    p: "Chance",
    adjusted: "Adjusted",
    recent: (steps: number, period: Period) => `Last ${periodsOf(steps, period)}`,
  },
  status: { alert: "Alert", fewer: "Too few", seen: "Seen", near: "No alert" },
  acknowledge: "Acknowledge",
  acknowledgeOf: (name: string) => `Acknowledge ${name}`,
  notePrompt: "What was found, or done",
  save: "Save",
  cancel: "Cancel",
  undo: "Alert again",
  undoOf: (name: string) => `Alert again for ${name}`,
  noAlerts: "No alerts. These come nearest:",
  nearest: "Nearest, and no alerts",
  others: (count: number) => `${seriesOf(count)} more in the table.`,
  sparkline: (counts: readonly number[]) => `Last counts: ${counts.join(", ")}`,
  open: (name: string) => `Show the course of ${name}`,
  chart: {
    title: (name: string, period: Period) => `${name}: incidents a ${period}`,
    y: (period: Period) => `incidents a ${period}`,
    expected: "expected",
    bound: "bound: an alert above it",
    count: "counted",
    alarm: "above its bound",
    working: "The past of this series is too short for a course.",
    caption: (alarms: number, steps: number, period: Period, alpha: number | null) =>
      `Line: counted. Dashes: expected. Shaded up to the bound. Triangles: beyond the bound of that ${period}, ${whole(alarms)} of ${periodsOf(steps, period)}${
        alpha === null
          ? ""
          : `; chance alone puts about ${three(Number((alpha * steps).toPrecision(2)))} or fewer there`
      }. Not adjusted for the number of series.`,
    tip: (name: string, count: number, expected: number, upper: number) =>
      `${name}\n${whole(count)} counted, ${figure(expected)} expected, bound ${figure(upper)}`,
  },
  map: {
    title: "Alerts",
    none: "no alert",
    seen: "looked at",
    one: "1 alert",
    several: "2 alerts or more",
    by: "The map needs the columns that name the area.",
    byHint: "Name them under “by”, as in “by: [station, beat]”, or take the table of areas away.",
    outline: (table: string) => `${table} has no column with outlines.`,
    tip: (name: string, observed: number, expected: number, isSeen: boolean) =>
      `${name ? `${name}: ` : ""}${whole(observed)} against ${figure(expected)} expected${isSeen ? ", looked at" : ""}`,
    lost: (count: number, table: string) =>
      `${whole(count)} ${count === 1 ? "alert is" : "alerts are"} of an area that is not in ${table}, and not on the map.`,
    unlisted: (count: number) => `The map has the ${whole(count)} strongest alerts.`,
  },
  delay: ({ column, half, most, last, known }: Delay, period: Period) =>
    `Half of the incidents are registered within ${daysOf(half)}, 90 % within ${daysOf(most)} (${column}). When the last was registered, on ${formatDate(last)}, usually ${Math.round(100 * known)} % of the last ${period} is known${known < 0.95 ? ": its counts are too low by the rest, so falls mean little and alerts come late" : ""}.`,
  hindsight: "Incidents registered after the last known day are counted too.",
  unsure: (
    name: string,
    { before, after, from, until }: { before: string; after: string; from: string; until: string },
    period: Period,
  ) =>
    `${name}: the level changed about ${from}, from ${before} a ${period} to ${after}; ask whether recording changed. Comparisons reach back over it: its alerts are unsure until ${until}.`,
  fields: {
    by: "Series by",
    second: "and by",
    type: "and by type",
    period: "Step",
    asOf: "Last known day",
    asOfHint: "The last of the data when empty",
    method: "Method",
    alpha: "False alarms a series and step",
    fdr: "Adjust for the number of series",
    falseShare: "Share of false alerts",
    leastCases: "Least cases",
    leastCasesHint: "In four weeks, or the month",
    falls: "Also too few",
    areas: "Table of areas",
    areasHint: "For the map",
    as: "Same name in the areas",
  },
  periods: { day: "Day", week: "Week", month: "Month" } satisfies Record<
    (typeof alertPeriods)[number],
    string
  >,
  auto: "Chosen for each series",
};
