import { listed, pWords, rows, whole } from "@/cells/words";
import { formatDate } from "@/lib/table/format";
import type { Exactness, StatusWord } from "./cases";
import { charts } from "./chart-texts";
import type { AreaRate, Measure, MeasureSummary } from "./compute";
import { print } from "./print-texts";
import {
  cases,
  delayTitles,
  endTitles,
  interval,
  measureTitles,
  share,
  soon,
  whichTitles,
  widened,
} from "./words";

const equal = (isMixed: boolean) =>
  isMixed ? "Kinds of case being equal" : "Kinds of case not told apart";

/** Of cases, in a sentence. */
const said: Partial<Record<Measure, string>> = {
  cleared: "cleared",
  arrested: "arrested",
  charge_sheeted: "charge-sheeted",
  convicted: "convicted",
};

export const texts = {
  share,
  interval,
  measureTitles,
  delayTitles,
  endTitles,
  whichTitles,
  editor: "Police performance",
  source: "Parameters as text",
  choose: "Choose the table of cases.",
  chooseBy: (table: string) => `Choose the columns of ${table} that name the area.`,
  chooseByHint: "Stations, districts or beats: “by: [station]”.",
  noPersons: (column: string) =>
    `${column} names officers. This cell compares areas, never persons.`,
  noPersonsHint: "Choose a station, a beat or a district.",
  noOutcome: (table: string) => `No column of ${table} says how cases ended.`,
  noOutcomeHint:
    "Name one under “status”, “arrest”, “charge_sheet” or “conviction”, or a table under “outcomes”.",
  chooseId: (data: string, outcomes: string) =>
    `Choose the column of ${data} by which ${outcomes} names its incidents, under “id”.`,
  manyWords: (column: string, most: number) =>
    `${column} has more than ${whole(most)} different texts, so it is no status.`,
  manyWordsHint: "Choose another column under “status”, or “status: none”.",
  manyAreas: (count: number, most: number) =>
    `${whole(count)} areas are more than the ${whole(most)} that can be compared.`,
  manyAreasHint: "Choose larger areas.",
  persons: (column: string, count: string, many: number) =>
    `${column} is larger than ${count} in ${rows(many)}: it counts persons where ${count} counts cases.`,
  personsHint: (others: readonly string[]) =>
    `Name under “count” what it is a part of${others.length > 0 ? `: ${others.slice(0, 8).join(", ")}` : ""}.`,
  noCases: (table: string) => `No case of ${table} counts in a rate.`,
  noCasesHint: (days: number, young: number, unknown: number) =>
    young > 0
      ? `All are younger than ${days} days: write a smaller number under “settled”.`
      : unknown > 0
        ? "Nothing says how they stand: say what the words of the status mean, under “words”."
        : "There are none in the days asked for.",
  dutyNeedsTimes: "Cases need a time to be compared with duty.",
  reading: "reading cases",
  comparing: "comparing areas",
  timing: "timing cases",
  pending: "counting open cases",
  writing: "writing the tables",
  caution:
    "Not a verdict on officers: what is recorded, which cases come and what the police find themselves all move these figures.",
  finding: {
    overall: (all: readonly MeasureSummary[], count: string | null) => {
      const decided = all.find(({ measure }) => measure === "convicted_of_decided");
      const parts = all
        .filter(({ measure }) => measure in said && (count !== null || measure !== "convicted"))
        .map(({ measure, events, cases: n }) => `${share(events / n)} are ${said[measure]!}`);
      const first = all[0]!.cases;
      const verdicts = decided
        ? ` ${share(decided.events / decided.cases)} of ${whole(decided.cases)} decided cases ended in a conviction.`
        : "";
      return `Of ${count === null ? cases(first) : `${whole(first)} (${count})`} ${listed(parts)}.${verdicts}`;
    },
    outside: (
      found: readonly { name: string; rate: AreaRate }[],
      tests: number,
      isMixed: boolean,
    ) => {
      const words = found.slice(0, 4).map(({ name, rate }) => {
        const { cases: n, events, measure } = rate;
        const { expected } = rate.compared!;
        return `${name} (${measureTitles[measure].toLowerCase()} ${share(events / n)} where its kinds of case let expect ${share(expected / n)}, adjusted ${pWords(rate.adjusted)})`;
      });
      const more = found.length > 4 ? ` and ${whole(found.length - 4)} more` : "";
      return `${equal(isMixed)}, ${found.length === 1 ? "one figure lies" : `${whole(found.length)} figures lie`} outside what chance and the usual differences between areas explain: ${listed(words)}${more}; ${whole(tests)} tests. ${texts.caution}`;
    },
    inside: (areas: number, tests: number, isMixed: boolean) =>
      `${equal(isMixed)}, none of the ${whole(areas)} areas lies outside what chance and the usual differences between areas explain (${whole(tests)} tests). ${texts.caution}`,
    alone: "There is one area only, so that nothing can be compared.",
    sheets: (within: readonly { limit: number; share: number; low: number; high: number }[]) => {
      const [first, ...further] = within.map(
        (each) => `${share(each.share)} (${interval(each)})`,
      ) as [string, ...string[]];
      const more = further.map((each, i) => `, ${each} within ${within[i + 1]!.limit}`).join("");
      return `${first} of cases have a charge sheet within ${within[0]!.limit} days of registration${more}; open cases count as far as they go.`;
    },
    open: (open: number, old: number, date: Date) =>
      `At the end of ${formatDate(date)} ${cases(open)} ${Math.round(open) === 1 ? "is" : "are"} open, ${old > 0 ? whole(old) : "none"} of them for a year or longer.`,
    late: (median: number, most: number, exact: Exactness) =>
      `Half of the cases are registered ${soon(median, exact)}, nine in ten ${soon(most, exact)}.`,
  },
  provenance: {
    cases: (counted: number, total: number, isTotals: boolean) =>
      `${whole(counted)} of ${isTotals ? whole(total) : cases(total)} count in rates.`,
    totals: (columns: readonly string[], count: string) =>
      `A row stands for several: shares are ${listed(columns)}, each of ${count}.`,
    aside: (count: number) =>
      `${cases(count)} set aside by their status (false, transferred, persons traced).`,
    unknown: (count: number) => `${cases(count)} of which nothing says how they stand left out.`,
    young: (count: number, days: number, before: number) =>
      `${cases(count)} younger than ${days} days (registered after ${formatDate(new Date(before))}) left out of rates: they have had less time.`,
    undated: (count: number) =>
      `${cases(count)} without a time of registration count in rates and in no delay.`,
    unnamed: (count: number, by: readonly string[]) =>
      `${cases(count)} without a value in ${listed(by)} left out.`,
    ways: {
      arrest: (source: string) => `an arrest by ${source}`,
      chargeSheet: "a charge sheet",
      conviction: "a conviction",
    },
    chargeSheeted: "Charge-sheeted",
    convicted: "Convicted",
    clearance: (parts: readonly [string, number][]) =>
      `Cleared: ${listed(parts.map(([what, count]) => `${what} (${whole(count)})`))}${parts.length > 1 ? "; one of these is enough" : ""}.`,
    sources: (what: string, parts: readonly [string, number][], total: number) =>
      `${what}: ${whole(total)} ${total === 1 ? "case" : "cases"}, ${listed(parts.map(([source, count]) => `${whole(count)} by ${source}`))}.`,
    words: (column: string, unknown: readonly StatusWord[]) =>
      `What the words of ${column} mean is a guess by the word unless the cell says it; the cell lists them.${
        unknown.length > 0
          ? ` Not known: ${listed(unknown.slice(0, 6).map(({ word, rows: many }) => `${word === "" ? "no word" : `“${word}”`} (${whole(many)})`))}${unknown.length > 6 ? ` and ${unknown.length - 6} more words` : ""}.`
          : ""
      }`,
    mix: (mix: readonly string[], hasYear: boolean, discovered: string | null) => {
      const all = [
        ...mix,
        ...(hasYear ? ["year"] : []),
        ...(discovered ? [`own discovery (${discovered})`] : []),
      ];
      return `Kinds of case: ${listed(all)}. What an area lets expect is each kind's share in all areas (indirect standardisation), variance by Mantel and Haenszel.`;
    },
    notMixed:
      "Kinds of case are not told apart, as the cell asks: what comes differs between areas.",
    dispersion: (all: readonly MeasureSummary[]) =>
      `Limits are widened by what areas differ more than chance (winsorised, Spiegelhalter 2005): ${listed(all.map(({ measure, plainDispersion, dispersion }) => `${measureTitles[measure].toLowerCase()} ${widened(plainDispersion)} as they are, ${widened(dispersion)} with kinds being equal`))}.`,
    tests: (count: number) =>
      `95 % intervals of shares by Wilson; p adjusted for ${whole(count)} tests (Benjamini–Hochberg).`,
    few: "With fewer than ten areas one that differs widens the limits itself: little is called.",
    wrong: (names: readonly string[]) =>
      `${rows(names.length)} that count${names.length === 1 ? "s" : ""} more ends than cases left out: ${listed(names.slice(0, 8))}.`,
    beforeIt: (count: number) =>
      `${cases(count)} registered before they happened left out of the delay.`,
    sheets: (undated: number) =>
      `Shares within 60 and 90 days by Kaplan and Meier from registration: a case without a charge sheet counts as long as it has been known${undated > 0 ? `; ${cases(undated)} charge-sheeted on a day nobody wrote down left out` : ""}. The limits of section 187(3) BNSS run from the first remand, which the data does not tell.`,
    delays: (days: number) =>
      `Median and 90th percentile of delays with intervals by order statistics; arrest and charge sheet of cases in which it came, ${days} days old or older.`,
    open: (hasEnds: boolean, undated: number) =>
      hasEnds
        ? `A case is open until the first charge sheet, judgment or other end among the outcomes${undated > 0 ? `; ${cases(undated)} that ended on no known day left out` : ""}. Cases from before the data began are missing, so that the first year shows too few old ones.`
        : `The data does not tell when cases ended: only those open now are counted by age.`,
    soon: (hasSheets: boolean) =>
      `How soon cases are registered${hasSheets ? " and charge-sheeted (of cases registered that long before the data ends)" : ""} is compared as the other shares are.`,
    workload: "Intervals of cases for each 1,000 duty hours are Poisson's (Garwood).",
    guessed: (columns: readonly [string, string][]) =>
      `Columns taken by their names: ${listed(columns.map(([what, column]) => `${column} as ${what}`))}.`,
  },
  charts,
  print,
  wordsTable: {
    title: (column: string) => `What the words of ${column} are taken for`,
    word: "Word",
    rows: "Rows",
    means: "Taken for",
    none: "(no word)",
    given: "as the cell says",
    meaning: (word: string) => `Meaning of ${word}`,
  },
  tables: { delays: "Delays", pendency: "Open cases by month", workload: "Duty" },
  cautionTitle: "What this does not say",
  cautions: [
    "It compares areas, not officers, and it is no ranking: an area that differs is one to ask about.",
    "A case that the police find themselves is cleared as it is found. Where more is found, more is cleared; both kinds are shown apart.",
    "Kinds of case are only as fine as their names: a market has more thefts that are seen and solved on the spot.",
    "What is recorded differs: a station that registers every complaint has more that cannot be cleared.",
    "Recent cases have had less time. Rates leave them out; shares within 60 and 90 days count them as far as they go.",
  ],
  fields: {
    by: "Area",
    second: "and by",
    as: "In the roster",
    registered: "Registered",
    status: "Status in words",
    arrest: "Arrest",
    chargeSheet: "Charge sheet",
    conviction: "Conviction",
    outcomes: "Steps of cases",
    mix: "Kind of case",
    settled: "Rates of cases older than",
    days: "days",
    from: "Registered from",
    until: "Registered until",
    count: "Cases of a row",
    countHint: "Where a row stands for several",
    duty: "Duty roster",
    call: "Call",
    arrival: "Arrival",
  },
};
