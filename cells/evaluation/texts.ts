import { spanWords } from "@/cells/compare/texts";
import { listed, pWords, rows, three, whole } from "@/cells/words";
import type { EffectRow, EvaluationMethod, Part } from "@/lib/methods/evaluate/evaluate-operation";
import type { Ratio } from "@/lib/methods/evaluate/estimate";
import type { Days, OperationPlan } from "@/lib/methods/evaluate/operation-periods";
import { formatDate } from "@/lib/table/format";

const day = 86_400_000;

/** `1 Mar to 31 May 2023`. */
export const daysWords = ({ from, end }: Days): string => spanWords({ from, to: end });

export const dayWords = (number: number): string => formatDate(new Date(number * day));

const areas = (count: number) => (count === 1 ? "1 area" : `${whole(count)} areas`);

/** "107 fewer", "12 more". */
const moreOrFewer = (effect: number): string => {
  const size = Math.abs(effect);
  if (size < 0.5) return "as many";
  return `${amount(size)} ${effect < 0 ? "fewer" : "more"}`;
};

/** Small numbers keep a digit: 3.4. */
const amount = (value: number) => (value >= 10 ? whole(value) : three(Number(value.toFixed(1))));

const signed = (value: number) => (value < 0 ? `−${amount(-value)}` : amount(value));

/** "between 167 fewer and 47 fewer". */
export const between = (low: number, high: number): string =>
  `between ${moreOrFewer(low)} and ${moreOrFewer(high)}`;

export const methodNames: Record<EvaluationMethod, string> = {
  wdd: "weighted displacement difference",
  quotient: "displacement quotient",
  its: "interrupted time series",
  did: "difference in differences",
  synthetic: "synthetic control",
};

export const partNames: Record<Part, string> = {
  treated: "treated areas",
  displacement: "areas around",
  both: "treated and around",
};

export const rowName = ({ method, what, part }: Pick<EffectRow, "method" | "what" | "part">) =>
  `${
    {
      effect: methodNames[method],
      quotient: "displacement quotient",
      gross: "gross change",
      net: "total net effect",
      slope: "change of slope",
    }[what]
  }, ${partNames[part]}`;

/** What lets a method expect what it expects. */
const grounds: Record<EvaluationMethod, string> = {
  wdd: "the change in the control areas lets expect",
  quotient: "the change in the control areas lets expect",
  its: "the series before lets expect",
  did: "the change in the control areas lets expect",
  synthetic: "a mixture of control areas lets expect",
};

const ofWhom: Record<Part, string> = {
  treated: "The treated areas",
  displacement: "The areas around them",
  both: "Both together",
};

export const texts = {
  source: "Evaluation as YAML",
  editor: "What was done, where and when",
  chooseSpans: "Write down the time before and the time after.",
  chooseSpansHint:
    "Take the same days of two years, or whole years, so that no season is in the difference.",
  notCovered: (covered: Days, span: Days) =>
    `The data covers ${daysWords(covered)}, and not the whole of ${daysWords(span)}.`,
  notOver: "Evaluate when the time after is over and its cases are registered.",
  notYet: "Choose a time before that the data covers.",
  lateHistory: "The history must begin before the time before does.",
  turned: ({ from, end }: Days) =>
    `A span ends (${dayWords(end - 1)}) before it begins (${dayWords(from)}).`,
  order:
    "The time before must end before the operation begins, and the time after begins with it or later.",
  orderHint: "Before, operation, after: no day is of both times.",
  wholeMonths: (column: string) => `${column} tells only months: all spans must be whole months.`,
  wholeMonthsHint: "As 2018-01-01 to 2018-03-31.",
  noWeeks: (column: string) => `${column} tells only months, so that there are no weeks.`,
  monthsOnly:
    "Only months are known: an operation that began in the middle of a month is seen late, and a short one not at all.",
  otherSeason:
    "The times before and after are of different seasons: where the season is stronger in the treated areas than elsewhere, it is in the difference.",
  chooseBy: (table: string) => `Choose the columns of ${table} that name the area.`,
  chooseByHint: "In a register that is usually station and beat together.",
  chooseTreated: "Choose the areas where something was done.",
  chooseTreatedHint: "The form lists them with their numbers of incidents.",
  unknownAreas: (table: string, unknown: readonly (readonly [string, readonly string[]])[]) =>
    `In ${table}, no area is called ${listed(
      unknown.map(
        ([parameter, names]) => `${listed(names.map((name) => `“${name}”`))} (${parameter})`,
      ),
    )}.`,
  areasAre: (names: readonly string[]) =>
    `Areas there are called ${listed(names)} …; the form was written for other data if none of its areas is among them.`,
  manyAreas: (count: number, most: number, what: string) =>
    `${whole(count)} areas by ${what} are more than the ${whole(most)} that can be compared.`,
  manyAreasHint: "Choose columns that name larger areas, such as the beat or the station.",
  noAreas: (table: string, by: readonly string[]) => `No row of ${table} has ${listed(by)}.`,
  noIncident: "The treated areas have no incident in these times.",
  readingAreas: "reading the areas",
  counting: "counting by area and day",
  placing: "summing up",
  comparing: "comparing",
  placebos: "trying control areas in the treated ones' place",
  writing: "writing the tables",
  areasBy: (count: number, by: readonly string[]) => `${areas(count)} by ${listed(by)}.`,
  placedIn: (table: string) => `Incidents are placed in the areas of ${table} by their points.`,
  outcomeOf: (column: string, values: readonly string[]) =>
    `Only incidents with ${column} ${listed(values)}.`,
  weighted: (types: number, other: number) =>
    `Incidents are weighted: weights of ${whole(types)} types, ${three(other)} for every other. Effects are in weighted incidents.`,
  used: (used: number, outside: number) =>
    `${rows(used)} of the days looked at lie in an area${outside > 0 ? `; ${whole(outside)} in none are left out` : ""}.`,
  roles: (treated: number, displacement: number, control: number, leftOut: number) =>
    `${areas(treated)} treated, ${whole(displacement)} around, ${whole(control)} for control${leftOut > 0 ? `, ${whole(leftOut)} left out` : ""}.`,
  history: (from: number, operation: Days, count: number, after: number, period: string) =>
    `Series from ${dayWords(from)}: ${whole(count)} whole ${period}s before ${dayWords(operation.from)} and ${whole(after)} after.`,
  weightsAre: {
    levels: "Treated and control areas are made comparable by their earlier incidents.",
    areas: "Treated and control areas are made comparable by their number.",
    none: "Incidents of treated and control areas are compared as they are.",
  },
  weightsFellBack:
    "There are fewer than 30 earlier incidents on a side, so that areas are made comparable by their number.",
  scatter: (dispersion: number, comparisons: number) =>
    dispersion > 1.05
      ? `In ${whole(comparisons)} such comparisons of earlier times treated and control areas moved apart ${three(Math.sqrt(dispersion))} times as far as chance: the displacement difference is widened by that.`
      : `In ${whole(comparisons)} such comparisons of earlier times treated and control areas moved apart no farther than chance.`,
  noScatter:
    "The history is too short to tell how much the areas scatter by themselves: the displacement difference takes chance alone, and its interval may be too narrow.",
  its: (dispersion: number, along: string) =>
    `Interrupted time series: quasi-Poisson, counts scatter ${three(dispersion)} times as Poisson ones; ${along}`,
  noAutocorrelation: (p: number) =>
    `what is left does not go along from period to period (Ljung–Box, ${pWords(p)}).`,
  autocorrelation: (p: number) =>
    `what is left goes along from period to period (Ljung–Box, ${pWords(p)}); the interval is widened for it (Newey–West), and may still be too narrow.`,
  widened: (factor: number, dates: number) =>
    factor > 1
      ? `At ${whole(dates)} earlier dates on which nothing was done the series stepped ${three(factor)} times as far as its errors say: they are widened by that.`
      : `At ${whole(dates)} earlier dates on which nothing was done the series stepped no farther than its errors say.`,
  notWidened:
    "The history is too short to try earlier dates: a series that wanders steps on any date, and the interval may be too narrow.",
  did: (treated: number, control: number, between: number, isClustered: boolean) =>
    `Difference in differences: ${areas(treated)} against ${whole(control)}; areas change by themselves by about ${three(100 * between)} %; the error is ${isClustered ? "that of areas as clusters" : "that of areas that change by themselves (clusters would give no larger one)"}.`,
  synthetic: (used: number, before: number, placebos: number, donors: number) =>
    `Synthetic control: a mixture of ${areas(used)}, off by ${three(100 * before)} % of the mean before; ${whole(placebos)} placebos${donors > placebos ? ` (of ${whole(donors)} control areas those that went most as the treated ones before)` : ""}, so that p cannot fall below ${three(1 / (placebos + 1))}.`,
  tests: (count: number) =>
    count === 1 ? "One test." : `p is adjusted for ${whole(count)} tests (Benjamini–Hochberg).`,
  problem: (method: EvaluationMethod, message: string, hint: string | undefined) =>
    `${capital(methodNames[method])} is left out: ${message}${hint ? ` ${hint}` : ""}`,
  drift: ({ ratio, p }: Ratio, period: string, steps: number) =>
    `Already before, treated and control areas moved apart, by a factor of ${three(ratio ** steps)} a year (${pWords(p)}): what followed may be more of the same (${period} by ${period}).`,
  noDrift: ({ p }: Ratio) =>
    `Before, treated and control areas did not drift apart (${pWords(p)}).`,
  high: ({ ratio }: Ratio) =>
    `In the time before the treated areas stood ${three(ratio)} times as high as usual, the control areas being equal.`,
  effect: (row: EffectRow, unit: string, tests: number, isFixed: boolean): string => {
    const told = `${ofWhom[row.part]} had ${amount(row.after)} ${unit} after, where ${grounds[row.method]} ${amount(row.expected!)}: ${moreOrFewer(row.effect!)}`;
    const range =
      row.low === null || row.high === null ? "" : ` (95 % interval ${between(row.low, row.high)})`;
    const p = isFixed ? row.p! : row.adjusted!;
    const verdict = p <= 0.05 ? "more than chance explains" : "within what chance explains";
    const many =
      tests === 1
        ? ""
        : isFixed
          ? ", decided by this method alone as the form says"
          : `, adjusted for ${whole(tests)} tests`;
    return `${told}${range}. That is ${verdict} (${methodNames[row.method]}, ${pWords(p)}${many}).`;
  },
  short: (row: EffectRow): string =>
    `${methodNames[row.method]} ${row.effect === null ? "–" : moreOrFewer(row.effect)}${row.p === null ? "" : ` (${pWords(row.adjusted ?? row.p)})`}`,
  others: (list: readonly string[], alike: number, sure: number) => {
    const all = list.length;
    const way =
      alike === all
        ? `${all === 1 ? "it points" : "all point"} the same way`
        : `${alike === 0 ? "none points" : `${whole(alike)} of ${whole(all)} point`} the same way`;
    const beyond =
      sure === 0
        ? `${all === 1 ? "it is not" : "none is"} beyond chance by itself`
        : sure === all
          ? `${all === 1 ? "it is" : "each is"} beyond chance`
          : `${whole(sure)} of ${whole(all)} ${sure === 1 ? "is" : "are"} beyond chance`;
    return `Checks: ${listed(list)}; ${way}, and ${beyond}.`;
  },
  around: (row: EffectRow): string => {
    const side =
      row.effect! > 0 ? "Crime may have moved there" : "They fell along rather than took crime up";
    return `Around them: ${moreOrFewer(row.effect!)} than expected (${pWords(row.adjusted!)}). ${row.adjusted! <= 0.05 ? `${side}.` : "That is within what chance explains."}`;
  },
  limits: (reasons: readonly string[]) =>
    `This cannot show that the operation was the cause: ${reasons.join("; ")}.`,
  reasons: {
    lot: "the areas were not chosen by lot",
    high: (ratio: number) =>
      `the treated areas stood ${three(ratio)} times as high as usual before, and what is high falls by itself`,
    mayBeHigh: "areas chosen for being high fall by themselves",
    shortAfter: (weeks: number) => `the time after has only ${whole(weeks)} weeks`,
    drift: "treated and control areas moved apart already before",
    power: (fall: number, share: number | null) =>
      `a fall of less than ${amount(fall)} incidents${share === null ? "" : ` (${Math.round(100 * share)} %)`} would go unseen in more than one of five such evaluations`,
    noPower: "with so few incidents not even a fall to none would surely be seen",
  },
  form: {
    title: "The form",
    what: "What was done",
    nothing: "not written down",
    written: "Written down on",
    when: {
      "in time": (on: number, { operation }: OperationPlan) =>
        `${dayWords(on)} as the form says, not after the first day of the operation (${dayWords(operation.from)}): areas, dates and incidents were chosen without knowing how it ended.`,
      "while it ran": (on: number, { after }: OperationPlan) =>
        `${dayWords(on)} as the form says, while it ran (the time after ended on ${dayWords(after.end - 1)}): what had come so far could be known, so that all methods count as tests.`,
      late: (on: number, { after }: OperationPlan) =>
        `${dayWords(on)} as the form says, when the time after was over (${dayWords(after.end - 1)}): areas, dates and incidents could be chosen to suit what had happened.`,
    },
    never: "No day is given. Fix the form before the operation begins, and write the day into it.",
    treated: "Treated",
    displacement: "Around",
    within: (metres: number) => ` (within ${whole(metres)} m)`,
    control: "Control",
    none: "none",
    more: (count: number) => ` and ${whole(count)} more`,
    before: "Before",
    operation: "Operation",
    after: "After",
    counts: "Counted",
    all: "all incidents",
  },
  tables: { effects: "Effects", series: "Series", areas: "Areas" },
  charts: {
    forest: "Effects: times as many as expected",
    forestAxis: "times as many as expected (logarithmic)",
    forestCaption:
      "Bars: 95 % intervals. Filled: adjusted p at or below 0.05. Left of the line: fewer than expected.",
    forestPlacebos:
      "The synthetic control has no interval: its p comes from placebos, areas where nothing was done put in the place of the treated ones.",
    series: "Treated and control areas",
    seriesCaption: (period: string, scale: number) =>
      `Incidents a ${period}. The control areas are drawn ${three(scale)} times their size, so that both have the same level before. Shaded: the operation. Bars below: the times compared.`,
    axis: (period: string) => `incidents a ${period}`,
    treated: "treated areas",
    control: "control areas, to scale",
    displacement: "areas around, to scale",
    fit: "Interrupted time series",
    fitCaption: (hasControl: boolean) =>
      `Dots: counted. Line: the model. Dashed, with its 95 % interval: what the series before${hasControl ? " and the control areas" : ""} would have led to.`,
    observed: "counted",
    model: "model",
    counterfactual: "without the operation",
    event: "Treated beside control areas",
    eventCaption: (each: string) =>
      `Each dot: ${each}, with its 95 % interval. 1 is the level of all the time before. Dots that climb or fall before the operation say that the areas did not move alike.`,
    eventAxis: "times as many as before (logarithmic)",
    gap: "Synthetic control: counted less expected",
    gapCaption: (count: number) =>
      `Thick: the treated areas. Thin: each of ${areas(count)} in their place, where nothing was done and a mixture fitted about as well. An effect leaves the bundle after the operation began.`,
    gapAxis: "difference, in percent of the mean before",
    operation: "operation",
    before: "before",
    after: "after",
    periodTip: (name: string, treated: number, control: number, displacement: number | null) =>
      `${name}\ntreated ${amount(treated)}\ncontrol ${amount(control)}${displacement === null ? "" : `\naround ${amount(displacement)}`}`,
    fitTip: (name: string, counted: number, expected: number) =>
      `${name}\n${amount(counted)} counted, ${amount(expected)} without the operation`,
    ratioTip: (name: string, ratio: number | null, low: number, high: number) =>
      `${name}\n${ratio === null ? "too few to tell" : `${three(ratio)} times as many as before (${three(low)} to ${three(high)})`}`,
    forestTip: (row: EffectRow) =>
      `${capital(rowName(row))}\n${amount(row.after)} counted, ${amount(row.expected!)} expected: ${signed(row.effect!)}\n${three(row.ratio!)} times${row.ratioLow === null || row.ratioHigh === null ? "" : ` (${three(row.ratioLow)} to ${three(row.ratioHigh)})`}${row.adjusted === null ? "" : `, adjusted ${pWords(row.adjusted)}`}`,
  },
  fields: {
    data: "Incidents",
    time: "Time",
    by: "Area named by",
    second: "and by",
    as: "Same name in the areas",
    areas: "Table of areas",
    areasHint: "For a distance around; alone, points decide",
    what: "What was done",
    whatPlaceholder: "Foot patrol, Friday and Saturday 20:00 to 02:00",
    written: "Form fixed on",
    writtenHint: "Before the operation begins",
    today: "Today",
    treated: "Treated areas",
    displacement: "Areas around",
    buffer: "All within",
    bufferHint: "Metres of a treated area; needs outlines",
    control: "Control areas",
    allOthers: "all others",
    none: "none",
    chosen: (names: readonly string[]) =>
      names.length > 2
        ? `${names.slice(0, 2).join(", ")} and ${names.length - 2} more`
        : names.join(", "),
    clear: "None",
    before: "Before",
    operation: "Operation",
    after: "After",
    first: (span: string) => `${span}: first day`,
    last: (span: string) => `${span}: last day`,
    lastYear: "Same days a year earlier",
    history: "History from",
    historyHint: "All of the data without",
    outcome: "Incidents by",
    values: "Only",
    everything: "all",
    methods: "Methods",
    methodsHint: "The first one chosen decides, the others check it.",
    decides: "decides",
    more: "How series are modelled",
    period: "Series by",
    periods: { auto: "by length", week: "week", month: "month" },
    weights: "Made comparable by",
    weighted: { levels: "earlier incidents", areas: "number of areas", none: "nothing" },
    season: "Season",
    seasons: { waves: "waves", months: "a level for each month" },
    slope: "The slope may change, too",
    withControl: "Control areas explain the series",
    reading: "reading …",
  },
};

const capital = (words: string) => words[0]!.toUpperCase() + words.slice(1);
