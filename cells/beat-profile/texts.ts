import { dayOf } from "@/cells/patrol/texts";
import { listed, percent, rows, whole } from "@/cells/words";
import { formatNumber } from "@/lib/table/format";

/** One decimal is what an expected count of a month carries. */
export const oneDecimal = (value: number): string => formatNumber(value, "en-GB", 1);

const beatsOf = (count: number) => (count === 1 ? "1 beat" : `${whole(count)} beats`);
const clockHour = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

export const texts = {
  source: "Parameters of the beat profile",
  editor: "Beat profile",
  chooseBy: (table: string) => `Choose the columns of ${table} that name the beat.`,
  chooseByHint: "In a register that is usually station and beat together.",
  noBeats: (table: string, by: readonly string[]) =>
    `No row of ${table} has a value in ${listed(by)}.`,
  noBeat: (name: string, by: readonly string[]) =>
    `There is no beat called ${name} in ${listed(by)}.`,
  noBeatHint: (names: readonly string[]) => `There are ${listed(names)}, for example.`,
  noneChosen: "No beat is chosen: the first by name is shown.",
  allOf: (name: string, count: number) => (count === 1 ? name : `${name} (all ${beatsOf(count)})`),
  beats: beatsOf,
  reading: (title: string) => `Reading ${title}`,
  counting: "Counting",
  foreseeing: "Foreseeing the next month",
  used: (title: string, count: number, from: number, end: number) =>
    `${rows(count)} of ${title} from ${dayOf(from)} to ${dayOf(end - 1)} read; months before the period serve comparison and forecast.`,
  noBefore: (months: number) =>
    `The data does not cover the ${months} months before: nothing is compared with them.`,
  noDuty: (table: string) => `The roster ${table} covers no day of the period.`,
  dutyCovers: (from: string, to: string) =>
    `The roster covers ${from} to ${to}: duty and incidents of these days are compared.`,
  victimsRead: (table: string, hasRole: boolean) =>
    `${hasRole ? "Victims" : "People"} of ${table} are counted, without sexual offences, children and unknown offences; no figure of 1 to 4 people is told.`,
  noKind: "kind not told",
  manyWords: (column: string, parameter: string, most: number) =>
    `${column} has more than ${whole(most)} different texts, so it is no ${parameter}.`,
  manyWordsHint: (parameter: string) => `Choose another column under “${parameter}”.`,
  offendersByPlace: (table: string, lost: number) =>
    `Known offenders of ${table} whose residence lies inside the beat${lost > 0 ? `; ${rows(lost)} without a usable point left out` : ""}.`,
  offendersByStation: (table: string) =>
    `Known offenders of ${table} by station: without outlines and points nobody can be put into a beat.`,
  period: (from: number, end: number) => `${dayOf(from)} to ${dayOf(end - 1)}`,
  months: (count: number) => `${count} months`,
  hoursOf: (from: number, to: number) => `${clockHour(from)}–${clockHour(to)}`,
  fewerThan: (count: number) => `fewer than ${count}`,
  finding: {
    total: (title: string, count: number, months: number, compared: string) =>
      `${title}: ${whole(count)} incidents in ${months} months${compared}.`,
    compared: (before: number, months: number, verdict: string) =>
      `, ${whole(before)} in ${months % 12 === 0 ? "as many before" : `the same months ${months < 12 ? "a year" : "some years"} before`}: ${verdict}`,
    verdicts: {
      rise: "more than chance would explain",
      fall: "fewer than chance would explain",
      "within chance": "within chance",
    },
    most: (heads: readonly string[]) => ` Most: ${listed(heads)}.`,
    gap: (shift: string, count: number, all: number, staffed: string, usual: string) =>
      `${shift}: ${whole(count)} of ${whole(all)} incidents (${percent(count, all)}), ${staffed}${usual}.`,
    staffed: (days: number, of: number, shift: string, share: number, beats: number) =>
      `anybody on duty on ${whole(days)} of ${whole(of)} ${/night/i.test(shift) ? "nights" : "days"}${beats > 1 ? " in a beat, on average" : ""} (${share < 0.001 ? "under 0.1 %" : percent(share, 1)} of the officer hours)`,
    usual: (days: number, others: "station" | "all") =>
      `; in the other beats ${others === "station" ? "of the station" : "of the roster"} usually ${whole(days)}`,
    violent: (heads: readonly string[]) => ` Among them ${listed(heads)}.`,
    gapOf: (beat: string, shift: string, count: number, staffed: number, days: number) =>
      `${beat}, ${shift}: ${whole(count)} incidents, anybody on duty on ${whole(staffed)} of ${whole(days)} days`,
    gaps: (count: number, words: readonly string[]) =>
      `Too little duty for the recorded crime in ${count === 1 ? "one shift of a beat" : `${whole(count)} shifts of beats`}, most in ${words.join("; ")}.`,
    even: (low: number, high: number) =>
      `No shift has surely too little duty for its recorded crime; share of incidents over share of officer hours runs from ${oneDecimal(low)} to ${oneDecimal(high)}.`,
    next: (month: string, mean: number, low: number, high: number, held: number, tried: number) =>
      `${month}: ${oneDecimal(mean)} incidents to be expected by counting, 80 % between ${whole(low)} and ${whole(high)}; such intervals held in ${held} of ${tried} months.`,
  },
  missing: (what: readonly string[]) => `Not here: ${listed(what)}.`,
  lacks: {
    duty: "duty by shift (add a roster: duty)",
    people:
      "repeat victims (add the table of people, with incident and person: people; the incidents need their number and offence)",
    offenders: "known offenders (add their table: offenders)",
    beats: "the beat's outline (add the table of beats: beats)",
    status: "open cases (name the column that says how far a case has come: status)",
    head: "heads of crime (name their column: head)",
    points: "places on a map (the table has no coordinates)",
    clock: "hours and shifts (the times have no time of day)",
  },
  everyBeat: "all beats",
  print: "Print the profile",
  offendersShow: "Show their rows",
  head: "Head",
  profileOf: (title: string) => `Beat profile: ${title}`,
  fields: {
    chosen: "Beats",
    chosenHint: "Several after a semicolon; a station alone takes all of its beats",
    chosenExample: "Industrial Estate PS / BEAT NO 4",
    until: "Last day",
    untilHint: "The last whole month by then; the end of the data without",
    months: "Months",
    head: "Head of crime",
    status: "How far the case has come",
    place: "Recorded place",
    people: "People",
    peopleHint: "Repeat victims, counted only",
    offenders: "Known offenders",
    offendersHint: "Residents of the beat, counted only",
    square: "Side of a square, m",
  },
  caution:
    "Recorded crime is not crime: it follows reporting and patrol. A count of people says nothing of any of them.",
};
