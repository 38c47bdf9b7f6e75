import { beatName, dayOf } from "@/cells/patrol/texts";
import { incidents, listed, percent, pWords, rows, three, whole } from "@/cells/words";
import type { MismatchFlag } from "@/lib/methods/patrol/mismatch";
import { clock, type Shift } from "@/lib/methods/patrol/shifts";

/** How a ratio reads: two digits or so are enough. */
export const ratioWords = (ratio: number): string => {
  if (ratio >= 10) return whole(ratio);
  return ratio >= 0.95 || ratio === 0 ? ratio.toFixed(1) : String(Number(ratio.toPrecision(1)));
};

export const span = ({ from, to }: Shift): string => `${clock(from)}–${clock(to)}`;

const hours = (value: number): string =>
  `${value < 10 ? three(value) : whole(value)} officer ${value === 1 ? "hour" : "hours"}`;

const daysOf = (count: number): string => (count === 1 ? "1 day" : `${whole(count)} days`);

/** A shift over midnight is on at night. */
const nightsOf = (count: number, { from, to }: Shift): string =>
  to < from && to > 0 ? `${whole(count)} ${count === 1 ? "night" : "nights"}` : daysOf(count);

/** What there is in a beat-shift, as sentences take it. */
export interface Told {
  beat: string;
  shift: Shift;
  incidents: number;
  days: number;
  dutyDays: number;
  hours: number;
}

const placeAndTime = ({ beat, shift }: Pick<Told, "beat" | "shift">): string =>
  `${beatName(beat)}, ${shift.name} (${span(shift)})`;

/** Counts are told in full; only parts of incidents are rounded. */
export const countWords = (value: number): string =>
  Number.isInteger(value) || value >= 100 ? whole(value) : three(value);

const count = (value: number): string =>
  Number.isInteger(value) ? incidents(value) : `${countWords(value)} incidents`;

const duty = ({ dutyDays, days, hours: own, shift }: Told): string =>
  own === 0
    ? "and not one hour of duty"
    : `and somebody on duty on ${whole(dutyDays)} of the ${nightsOf(days, shift)} (${hours(own)})`;

export const flagWords: Readonly<Record<MismatchFlag, string>> = {
  "no duty": "no duty",
  "almost no duty": "almost no duty",
  "under-served": "too little duty",
  "over-served": "much duty",
  "too few to tell": "too few to tell",
  "in line": "in line",
};

/** How many beat-shifts have too little duty, and of how many that can be said. */
interface UnderServed {
  /** With incidents and no duty, or as good as none. */
  bare: number;
  flagged: number;
  /** Of the flagged. */
  sure: number;
  tests: number;
  all: number;
}

export const texts = {
  place: (beat: string, shift: string) => `${beatName(beat)}, ${shift}`,
  editor: "Duty against crime",
  source: "Parameters of duty against crime",
  comparing: "Comparing crime with duty",
  findingHot: "Finding hot hours",
  writing: "Writing the tables",
  leftOut: (number: number, column: string) =>
    `${rows(number)} that the police found themselves (${column}) left out: such cases follow duty, so that they would call for duty where it already is`,
  discoveredKept: (column: string) =>
    `Cases that the police found themselves (${column}) are counted: where more duty is, more of them are found`,
  discoveredUnknown:
    "No column says what the police found themselves: such cases follow duty, and cannot be left out",
  noHours: "Without a time of day there are no hot hours",
  noPoints: "Without places of incidents there are no hot hours",
  placed: (used: number) => `Hot hours: ${incidents(used)} with a usable place`,
  pings: (number: number, table: string) => `${whole(number)} positions of ${table} in these days`,
  pingColumns: (table: string) =>
    `The columns of ${table} with time, place and unit cannot be told.`,
  pingHint:
    "A table of positions has a time, latitude, longitude and unit. Choose the column of the unit, or rename the others.",
  noBeat: (name: string) => `A move names the beat “${name}”, which is not there.`,
  noBeatHint: "Write it as the table does: station · beat.",
  noShift: (name: string, known: readonly string[]) =>
    `A move names the shift “${name}”; there are ${listed(known)}.`,
  none: (told: Told) =>
    `The most crime for its duty: ${placeAndTime(told)} had ${count(told.incidents)} in ${daysOf(told.days)}, ${duty(told)}.`,
  some: (told: Told, ratio: number, low: number, high: number) =>
    `The most crime for its duty: ${placeAndTime(told)} had ${count(told.incidents)} in ${daysOf(told.days)}, ${duty(told)}: ${ratioWords(ratio)} times its share of duty (95 % interval ${ratioWords(low)} to ${ratioWords(high)}).`,
  noneUnder: (limit: number) =>
    `No beat has more than ${limit} times as much crime as duty in any shift, beyond what chance would explain.`,
  under: ({ bare, flagged, sure, tests, all }: UnderServed, limit: number) => {
    const much =
      flagged === 0
        ? `none of the others has more than ${limit} times as much crime as duty at the lower 95 % limit`
        : `${whole(flagged)} ${flagged === 1 ? "has" : "have"} more than ${limit} times as much crime as duty at the lower 95 % limit${sure === flagged ? "" : `, ${whole(sure)} of them more than chance would explain after adjusting for ${whole(tests)} comparisons`}`;
    return `Of ${whole(all)} beat-shifts, ${bare === 0 ? "" : `${whole(bare)} ${bare === 1 ? "has" : "have"} incidents and no or next to no duty, and `}${much}.`;
  },
  hoover: (index: number, chance: number, after: number | null) =>
    `For duty to follow crime everywhere, ${percent(index, 1)} of its hours would have to be elsewhere (${percent(chance, 1)} by chance alone)${after === null ? "" : `; with the moves that are kept, ${percent(after, 1)}`}. Duty need not follow crime alone: area, travel and a minimum presence count too.`,
  covered: (part: number, number: number, after: number | null) =>
    `Of the ${whole(number)} squares and hours of the week with most incidents, somebody was on duty in the beat ${percent(part, 1)} of the time, by the roster${after === null ? "" : ` (${percent(after, 1)} with the moves)`}.`,
  pinged: (minutes: number, visits: number) =>
    ` Positions show units there for ${whole(minutes / 60)} hours, with ${whole(visits)} visits of 10 minutes or more.`,
  ratioWas: (weighted: boolean) =>
    weighted
      ? "Ratio: share of harm by share of duty hours; intervals of weighted sums by Fay and Feuer"
      : "Ratio: share of incidents by share of duty hours; exact intervals (Garwood)",
  tests: (number: number, all: number) =>
    `p exact, two-sided, adjusted for ${whole(number)} beat-shifts (Benjamini–Hochberg)${number === all ? "" : `; ${whole(all - number)} without any duty have none`}`,
  elsewhere: (gini: number) =>
    `Duty that stands elsewhere than the crime: Hoover index; the same as a curve: Gini ${gini.toFixed(2)}`,
  flags: (limit: number, least: number) =>
    `Flagged where the lower limit is above ${limit}; fewer than ${least} incidents are too few to tell; almost no duty: less than 5 % of what a beat has in that shift`,
  hotWere: (number: number, squares: number, size: number, share: number) =>
    `Hot: ${whole(number)} of ${whole(squares)} squares of ${whole(size)} m with any incident × 168 hours of the week (at most ${percent(share, 1)}), with at least two incidents; some of them are hot by chance`,
  noOutlines: "Without outlines of the beats there is no map and no figure per km²",
  tooLong: "The roster is too large to be kept hour by hour: no hot hours and no moves",
  caution: {
    title: "What this does not say",
    lines: [
      "Recorded crime follows reporting and patrol. Where nobody is on duty, less is recorded.",
      "Duty need not be proportional to crime: a large beat, a long way or a fixed post needs hours too. The figure is a question to the station, not an answer.",
      "Little duty is not the cause of crime, and more duty does not by itself mean less of it.",
    ],
  },
  follows: {
    title: "Cases that the police find follow duty",
    one: (beat: string, shift: Shift, rho: number, p: number, cases: number) =>
      `In weeks with more duty the police found more: ${placeAndTime({ beat, shift })}, ${whole(cases)} cases (rank correlation ${rho.toFixed(2)}, adjusted ${pWords(p)}).`,
    method: (number: number) =>
      `Duty and what the police found, week by week: Spearman's rank correlation ρ in ${whole(number)} beat-shifts with 30 such cases or more, p adjusted for them (Benjamini–Hochberg)`,
    none: (number: number) =>
      `In none of ${whole(number)} beat-shifts with 30 such cases or more do they go along with the duty of the week beyond what chance would explain.`,
    why: "Such cases count patrols. They are told apart so that duty does not call for itself.",
  },
  ratios: {
    heading: (isWeighted: boolean) =>
      `The most crime for its duty: ${isWeighted ? "harm" : "crime"} share by duty share`,
    axis: "share of crime, as times the share of duty (logarithmic)",
    caption: (limit: number) =>
      `Dot: ratio, line: 95 % interval, on a logarithmic scale. Filled: lower limit above ${limit}. Dashed: ${limit}. Beats without any duty have no ratio.`,
    tip: (
      name: string,
      of: {
        ratio: number;
        low: number;
        high: number;
        adjusted: number;
        incidents: number;
        hours: number;
      },
    ) =>
      `${name}\n${count(of.incidents)}, ${hours(of.hours)}\n${three(of.ratio)} times its share (${three(of.low)} to ${three(of.high)}), adjusted ${pWords(of.adjusted)}`,
  },
  lorenz: {
    title: "Crime over duty",
    x: "share of duty hours (%)",
    y: "share of crime (%)",
    yHarm: "share of harm (%)",
    even: "if duty followed crime",
    caption: (elsewhere: number) =>
      `Beat-shifts from the least to the most crime for their duty. On the straight line duty follows crime. Duty that stands elsewhere than the crime: ${percent(elsewhere, 1)} of its hours.`,
    before: "today",
    after: "with the moves",
  },
  heat: {
    title: "Beats by shift",
    search: "Find a beat",
    order: "Order",
    orders: {
      most: "most crime for its duty first",
      spare: "least crime for its duty first",
      name: "by name",
      duty: "least duty first",
    },
    beat: "Beat",
    all: "All shifts",
    allBeats: "All beats",
    legend: "Share of crime, as times the share of duty",
    cell: (name: string, told: Told, ratio: string, flag: string) =>
      `${name}: ${count(told.incidents)}, ${hours(told.hours)}, ${ratio}; ${flag}`,
    none: "No beat of that name.",
    shown: (number: number, all: number) =>
      number === all ? `${whole(all)} beats` : `${whole(number)} of ${whole(all)} beats`,
    was: (ratio: string) => `was ${ratio}`,
  },
  map: {
    title: (shift: string) => `Crime against duty, ${shift}`,
    shift: "Shift",
    all: "all shifts",
    legend: "Crime against duty",
    figures: (number: number, own: number) => `${count(number)}, ${hours(own)}`,
    ratio: (ratio: number, flag: MismatchFlag) =>
      `${Number.isNaN(ratio) ? "" : `${ratioWords(ratio)} times as much crime as duty; `}${flagWords[flag]}`,
    perKm2: (perKm: number) => `${three(perKm)} duty hours per km²`,
  },
  what: {
    title: "What if duty moves?",
    shift: "Shift",
    from: "From beat",
    to: "To beat",
    officers: "Officers",
    move: "Move",
    undo: "Undo",
    reset: "Reset",
    keep: "Keep this",
    kept: "Kept in the notebook",
    keepNothing: "Keep no moves",
    list: "Moves",
    one: (number: number, from: string, to: string, shift: string) =>
      `${whole(number)} ${number === 1 ? "officer" : "officers"} of the ${shift} shift from ${beatName(from)} to ${beatName(to)}`,
    drop: (words: string) => `Take back: ${words}`,
    now: "now",
    then: "with the moves",
    index: "Duty that stands elsewhere than the crime, share of its hours",
    coverage: "Hot hours with somebody on duty",
    under: "Beat-shifts with too little duty",
    hint: "So many officers go on each day on which they are there; nobody is added. The figures change at once and nothing runs again.",
    nobody: (beat: string, shift: string) =>
      `Nobody is on duty in ${beatName(beat)} in the ${shift} shift.`,
  },
  beatsTable: "Beats",
  print: "Print",
  printed: {
    title: "Duty against crime",
    ratios: "The most crime for its duty",
    head: [
      "Beat",
      "Shift",
      "Incidents",
      "Days with duty",
      "Officer hours",
      "Times its share",
      "95 % interval",
      "",
    ],
    period: (from: number, end: number) => `${dayOf(from)} to ${dayOf(end - 1)}`,
    moves: "Moves to talk about",
    note: "Recorded crime follows reporting and patrol. Duty need not follow crime alone: area, travel and a minimum presence count too.",
  },
  fields: {
    officers: "Officers",
    discovered: "Found by the police",
    discoveredHint: "Such cases follow duty",
    discoveredChoices: { "leave-out": "left out", keep: "counted" },
    limit: "Flag above",
    limitHint: "Lower limit of the ratio",
    least: "Too few below",
    size: "Squares",
    hot: "Hot hours (share)",
    pings: "Positions of units",
    pingsHint: "GPS: time, place and unit",
    pingUnit: "Unit named by",
    from: "First day",
    until: "Last day",
  },
};
