import { listed, percent, rows, whole } from "@/cells/words";
import { clock, type Shift } from "@/lib/methods/patrol/shifts";

const dayName = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

export const dayOf = (time: number): string => dayName.format(time);

export const shiftName = ({ name, from, to }: Shift): string =>
  `${name} ${clock(from)}–${clock(to)}`;

/** A beat as sentences name it: one that is only a number would read like a count. */
export const beatName = (name: string): string => name.replace(/(^|· )(?=\d+$)/, "$1beat ");

/** From the first to the midnight after the last. */
interface Days {
  from: number;
  end: number;
}

const daysOf = ({ from, end }: Days): string =>
  end - from > 86_400_000 ? `${dayOf(from)} to ${dayOf(end - 1)}` : dayOf(from);

const alsoOf = (roster: string | null): string =>
  roster === null ? "" : ` and the roster ${roster}`;

export const texts = {
  chooseBy: (table: string) => `Choose the columns of ${table} that name the beat.`,
  chooseByHint: "In a register that is usually station and beat together.",
  noSharedBeat: (incidents: string, roster: string, by: readonly string[]) =>
    `No beat of ${incidents} has a row in ${roster}: their ${listed(by)} name other beats.`,
  noSharedBeatHint:
    "Choose the roster that belongs to these incidents, or none, or the columns in which both name the beat.",
  chooseDuty: "Choose the table of the duty roster.",
  readingRoster: "Reading the roster",
  countingIncidents: "Counting incidents by beat and shift",
  noRoster: (table: string) =>
    `No row of ${table} has a begin and an end of duty, a day apart at most.`,
  rosterHint:
    "A roster has a row for each unit on duty, with starts_at and ends_at. Datasets offers a template.",
  noTimes: (table: string) => `The roster ${table} has no column starts_at.`,
  noTimesHint:
    "Choose the columns with the begin and the end of duty. A table of strengths without times becomes a roster in a SQL cell: see the note of this cell.",
  noOverlap: (incidents: Days, roster: Days & { name: string }) =>
    `The incidents (${daysOf(incidents)}) and the roster ${roster.name} (${daysOf(roster)}) have no day in common.`,
  backwards: (from: number, until: number) =>
    `The first day, ${dayOf(from)}, is after the last, ${dayOf(until)}.`,
  backwardsHint: "Change “from” or “until”.",
  noDays: (roster: string | null, from: number, end: number) =>
    `None of the days asked for is among those that the incidents${alsoOf(roster)} cover: ${dayOf(from)} to ${dayOf(end - 1)}.`,
  strays: (count: number, table: string, from: number, end: number) =>
    `${rows(count)} of ${table} dated far outside ${dayOf(from)} to ${dayOf(end - 1)} left out`,
  cut: (roster: string | null, from: number, end: number) =>
    `Of the days asked for, those from ${dayOf(from)} to ${dayOf(end - 1)} are counted: the incidents${alsoOf(roster)} cover no others`,
  manyBeats: (count: number, most: number, columns: readonly string[]) =>
    `${listed(columns)} ${columns.length === 1 ? "names" : "name"} ${whole(count)} beats; at most ${whole(most)} can be compared.`,
  manyBeatsHint: "Choose columns that name the beat: usually station and beat together.",
  daysHint: "Choose other days, or none: then the days that both tables cover are taken.",
  counted: (used: number, from: number, end: number) =>
    `${rows(used)} from ${dayOf(from)} to ${dayOf(end - 1)} counted`,
  noBeat: (count: number, columns: readonly string[]) =>
    `${rows(count)} without ${listed(columns)} left out`,
  spread: (count: number, used: number) =>
    `${rows(count)} (${percent(count, used)}) with a span of time shared out over the shifts that it touches`,
  spreadLong: (count: number) =>
    `${rows(count)} with a span of a day or more shared out by the length of the shifts`,
  impossible: (count: number) => `${rows(count)} that end before they start taken at their start`,
  noClock: (column: string) =>
    `${column} has no time of day, so that shifts cannot be told: whole days are compared`,
  duty: (used: number, hours: number, table: string) =>
    `${rows(used)} of ${table}: ${whole(hours)} officer hours`,
  dutyLeftOut: (count: number) =>
    `${rows(count)} of the roster left out: no beat, no begin or end, or longer than a day`,
  noOfficers: "The roster has no number of officers: each row counts as one",
  shifts: (shifts: readonly Shift[]) => `Shifts: ${listed(shifts.map(shiftName))}`,
  allDay: "all day",
  weights: (count: number, other: number) =>
    `Weights given for ${whole(count)} types, ${other} for every other`,
  harm: {
    label: "An incident weighs",
    presets: {
      alike: "1, whatever it is",
      heinous: "10 if heinous, else 1",
      prison: "by longest prison term (years)",
      own: "weights of my own",
    },
    column: "Type in column",
    other: "Every other type",
    filter: "Find a type",
    table: "Weights of types",
    type: "Type",
    count: "rows",
    weight: "weight",
    weightOf: (value: string) => `Weight of ${value}`,
    statute: "from",
    unknown: "not one section: as every other",
    none: "No such type.",
    note: "There is no official index of harm for India. Prison terms are what the law threatens, not what victims suffer, and heads that join offences of many laws weigh as every other type. What weights are right is for the force to decide and to say.",
  },
};
