import { listed, pWords, rows, three, whole } from "@/cells/words";
import { formatDate } from "@/lib/table/format";
import type { CaseEnd } from "./case-ends";
import type { StatusWord } from "./cases";
import type { AreaDelay, AreaRate, Measure, MeasureSummary, Which } from "./compute";

export const cases = (count: number): string =>
  Math.round(count) === 1 ? "1 case" : `${whole(count)} cases`;
const widened = (dispersion: number) => {
  const times = Math.sqrt(dispersion);
  return times < 1.05 ? "not" : `${three(times)} times`;
};
const share = (of: number) => (Number.isFinite(of) ? `${(100 * of).toFixed(1)} %` : "–");
const interval = ({ low, high }: { low: number; high: number }) =>
  `${(100 * low).toFixed(1)} to ${Number.isFinite(high) ? share(high) : "–"}`;

/** Days as people say them: minutes and hours below two days. */
export const lasting = (days: number): string => {
  const [minutes, hours] = [days * 1440, days * 24];
  if (minutes < 90) return `${Math.round(minutes)} minutes`;
  if (hours < 48) return `${hours < 10 ? hours.toFixed(1) : Math.round(hours)} hours`;
  return `${days < 10 ? days.toFixed(1) : whole(days)} days`;
};

const equal = (isMixed: boolean) =>
  isMixed ? "Kinds of case being equal" : "Kinds of case not told apart";

const measureTitles: Record<Measure, string> = {
  cleared: "Cleared",
  arrested: "Arrested",
  charge_sheeted: "Charge-sheeted",
  convicted: "Convicted, of all cases",
  convicted_of_decided: "Convicted, of decided cases",
  discovered: "Found by the police themselves",
};

/** Of cases, in a sentence. */
const said: Partial<Record<Measure, string>> = {
  cleared: "cleared",
  arrested: "arrested",
  charge_sheeted: "charge-sheeted",
  convicted: "convicted",
};

const delayTitles: Record<AreaDelay["kind"], string> = {
  registration: "From occurrence to registration",
  arrest: "From registration to arrest",
  "charge sheet": "From registration to charge sheet",
  "arrest to charge sheet": "From arrest to charge sheet",
  response: "From call to arrival",
};

const endTitles: Record<CaseEnd, string> = {
  convicted: "convicted",
  acquitted: "acquitted",
  "before court": "charge-sheeted, no verdict",
  cleared: "cleared without a charge sheet",
  "not cleared": "not cleared",
  open: "open",
  "set aside": "set aside: in no rate",
  unknown: "not known: in no rate",
};

const whichTitles: Record<Which, string> = {
  all: "All cases",
  reported: "Reported to the police",
  discovered: "Found by the police themselves",
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
    late: (median: number, most: number) =>
      `Half of the cases are registered within ${lasting(median)}, nine in ten within ${lasting(most)}.`,
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
      `${cases(count)} younger than ${days} days (registered from ${formatDate(new Date(before))} on) left out of rates: they have had less time.`,
    undated: (count: number) =>
      `${cases(count)} without a time of registration count in rates and in no delay.`,
    unnamed: (count: number, by: readonly string[]) =>
      `${cases(count)} without a value in ${listed(by)} left out.`,
    clearance: (parts: readonly [string, number][]) =>
      `Cleared: ${listed(parts.map(([what, count]) => `${what} (${whole(count)})`))}${parts.length > 1 ? "; one of these is enough" : ""}.`,
    sources: (what: string, parts: readonly [string, number][], total: number) =>
      `${what}: ${whole(total)} ${total === 1 ? "case" : "cases"}, ${listed(parts.map(([source, count]) => `${whole(count)} by ${source}`))}.`,
    words: (column: string, unknown: readonly StatusWord[]) =>
      `What the words of ${column} mean is a guess by the word unless the cell says it; the list is below.${
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
    guessed: (columns: readonly [string, string][]) =>
      `Columns taken by their names: ${listed(columns.map(([what, column]) => `${column} as ${what}`))}.`,
  },
  charts: {
    measure: "Figure",
    scale: "Scale",
    scales: { mixed: "kinds of case being equal", plain: "as they are" },
    funnel: (measure: Measure) => `${measureTitles[measure]}: areas by the number of their cases`,
    funnelX: "cases (square-root scale)",
    plainY: "out of 100 cases",
    mixedY: "points more or fewer out of 100 than its kinds of case let expect",
    plainCaption: (dispersion: number) =>
      `Lines: what chance leaves 95 % (dashed) and 99.8 % of areas within if all had one share${dispersion > 1.1 ? `, widened ${widened(dispersion)} as areas differ more than that` : ""}. Kinds of case differ: see the other scale before asking why.`,
    mixedCaption: (dispersion: number) =>
      `Lines: limits of 95 % (dashed) and 99.8 % for the usual mix of cases${dispersion > 1.1 ? `, widened ${widened(dispersion)} as areas differ for more reasons than the kinds of case` : ""}. Each dot is judged by the limits of its own mix; those with a name lie outside after adjustment for all tests, too.`,
    places: {
      above: "above the limits of 95 % (triangle)",
      below: "below them (triangle on its tip)",
      within: "within",
    },
    rateTip: (name: string, { cases: n, events, low, high, compared, adjusted }: AreaRate) =>
      `${name}\n${whole(events)} of ${whole(n)}: ${share(events / n)} (${interval({ low, high })})${
        compared && !Number.isNaN(compared.z)
          ? `\n${share(compared.expected / n)} expected by its kinds of case\nlimits of 95 %: ${share(compared.inner.low / n)} to ${share(compared.inner.high / n)}\nadjusted ${pWords(adjusted)}`
          : ""
      }`,
    caterpillar: (measure: Measure, which: Which) =>
      `${measureTitles[measure]}${which === "all" ? "" : `, ${whichTitles[which].toLowerCase()}`}, by area`,
    caterpillarCaption: (isCompared: boolean, isCut: boolean) =>
      `Dot and line: share and 95 % interval.${isCompared ? ` Tick: what its kinds of case let expect.${isCut ? " The 40 areas farthest from that." : ""}` : isCut ? " The first 40 areas." : ""}`,
    which: "Cases",
    order: "Order",
    orders: ["by name", "farthest from what its cases let expect"],
    delay: "Delay",
    delays: (kind: AreaDelay["kind"]) => `${delayTitles[kind]}, by area`,
    logUnit: (unit: string) => `${unit} (logarithmic)`,
    delayUnits: { minutes: "minutes", hours: "hours", days: "days" },
    delayCaption: (isCut: boolean) =>
      `Dot: half of the cases take no longer. Triangle: nine in ten take no longer. Lines: 95 % intervals. Kinds of case are not told apart here.${isCut ? " The first 40 areas." : ""}`,
    limit: "Within",
    days: (limit: number) => `${limit} days`,
    within: (kind: AreaDelay["kind"], limit: number) =>
      `Charge sheet within ${limit} days of ${kind === "charge sheet" ? "registration" : "arrest"}`,
    withinCaption:
      "Share of cases with 95 % interval, open ones counted as long as they have been known. Kinds of case are not told apart here.",
    curve: "Cases with a charge sheet by days since registration",
    curveX: "days since registration",
    curveY: "out of 100 cases",
    pendency: (name: string) => `Open cases at the end of the month by age, ${name}`,
    pendencyY: "open cases",
    flow: (name: string) => `Cases registered and ended in a month, ${name}`,
    flowY: "cases a month",
    opened: "registered",
    closed: "ended",
    closedDashed: "ended (dashed)",
    ages: [
      "under 60 days",
      "60 to 89 days",
      "90 to 179 days",
      "180 to 364 days",
      "365 days and more",
    ],
    allAreas: "all areas",
    area: "Area",
    workload: "Cases for each 1,000 duty hours of officers",
    workloadCaption:
      "95 % intervals (Garwood). Hours of the roster; what was done in them it does not say.",
    workloadTip: (name: string, hours: number, count: number) =>
      `${name}\n${whole(count)} cases, ${whole(hours)} duty hours`,
    perHours: "cases for each 1,000 hours",
    delayTip: (name: string, { cases: n, median, most }: AreaDelay) =>
      `${name}\n${cases(n)}: half within ${median ? lasting(median.value) : "–"}, nine in ten within ${most ? lasting(most.value) : "–"}`,
  },
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
