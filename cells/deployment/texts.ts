import { incidents, listed, rows as rowsOf, three, whole } from "@/cells/words";
import { few, shiftsAWeek } from "./counts";
import { fieldTexts } from "./field-texts";
import { goesWords } from "./going-texts";
import { dayOf } from "@/cells/patrol/texts";
import { viewTexts } from "./view-texts";
import { visitTexts } from "./visit-texts";
import { formatNumber } from "@/lib/table/format";
import type { PlanGoal } from "@/lib/methods/patrol/plan-types";

/** Shares of what is reached are known to the whole per cent at best. */
const about = (part: number, all: number): string =>
  all === 0 ? "0 %" : `${Math.round((100 * part) / all)} %`;

const weeks = (count: number): string => (count === 1 ? "1 week" : `${count} weeks`);

/** The fewest shifts a week of beats and shifts, least and largest; `others` have limits of their own. */
function fewestWords([low, high]: readonly [number, number], others: boolean): string {
  const other = others ? "other " : "";
  if (high === 0) return `No ${other}beat has to have a shift`;
  if (low === 0) return `Some ${other}beats and shifts have to have up to ${shiftsAWeek(high)}`;
  const more = high > low ? `, in some up to ${whole(high)}` : "";
  return `At least ${shiftsAWeek(low)} in every ${other}beat and shift${more}`;
}

/** What is rare is not told as none. */
const rare = (value: number): string => (value > 0 && value < 0.005 ? "under 0.01" : few(value));

/** How many of those that move fill the fewest shifts. */
function fillingWords(filling: number, moved: number): string {
  if (filling < moved) return `${whole(filling)} of them ${filling === 1 ? "fills" : "fill"}`;
  return moved === 1 ? "It fills" : `All ${whole(moved)} of them fill`;
}

/** Shifts a week of one shift of the day that found no place. */
interface Left {
  name: string;
  left: number;
  all: number;
}

/** Two digits behind the point, where there are any. */
const mean = (value: number): string => formatNumber(Number(value.toFixed(2)));

const onDuty = (on: number, days: number, shift: string): string =>
  `somebody on duty in ${whole(on)} of ${whole(days)} ${shift} shifts`;

export const texts = {
  editor: "Deployment plan",
  source: "Parameters as text",
  readingFacts: "Counting types and hours",
  readingPlaces: "Measuring the way between beats",
  planning: "Planning",
  writing: "Writing the table",
  fewWeeks: (steps: number) =>
    `A plan needs at least eight whole weeks of incidents, and there are ${whole(steps)}.`,
  fewWeeksHint: "Take a longer time, or choose other days under “from” and “until”.",
  noIncidents: "No incident of these days has a beat and counts.",
  noIncidentsHint: "Look at the columns that name the beat, the days, and what is left out.",
  discovered: {
    leftOut: (count: number, column: string) =>
      `${rowsOf(count)} that the police found themselves (${column}) left out: such crime is recorded where patrols are, and a plan of it would send them there again`,
    kept: (column: string) =>
      `Crime that the police found themselves (${column}) is kept: it is recorded where patrols are, so that the plan follows police work too`,
    unknown:
      "No column says which crime the police found themselves: such crime is recorded where patrols are, and the plan follows it",
  },
  forecast: {
    noColumn: (table: string) => `${table} has no column of what is expected.`,
    noColumnHint: "It is called expected, mean or median, as in the table of a forecast.",
    below: (table: string, column: string, count: number) =>
      `${rowsOf(count)} of ${table} ${count === 1 ? "has" : "have"} a number below 0 in the column ${column}, and nobody can expect fewer than no incidents.`,
    belowHint: "Mend or leave out these rows; numbers of incidents are expected, not changes.",
    noBeat: (table: string) => `No row of ${table} names a beat of the incidents.`,
    noBeatHint: "It needs the same columns as “by”, as a forecast by these columns has them.",
    noPeriod: (table: string, first: number, last: number, from: number, weeksAhead: number) =>
      `The plan is for ${weeks(weeksAhead)} from ${dayOf(from)}, and no period of ${table} begins in them: the first begins on ${dayOf(first)}, the last on ${dayOf(last)}.`,
    noPeriodHint:
      "Let the forecast end its history where the plan does, or choose other days under “until”.",
    noDates: (table: string) => `The column “period” of ${table} has no dates.`,
    noDatesHint: "It holds the first day of each period, as in the table of a forecast.",
  },
  farTooMany: (beats: number, most: number) =>
    `This goal weighs the ways between all beats, and that goes up to ${whole(most)} beats; there are ${whole(beats)}.`,
  farTooManyHint:
    "Choose the goal “most of what is expected is reached”, or plan fewer stations at once.",
  noBeatsTable: {
    message: "This goal weighs the ways between beats, and no table of beats is chosen.",
    hint: "Choose under “beats” the table with their outlines, or the goal “most of what is expected is reached”.",
  },
  noOutlines: (table: string) =>
    `This goal weighs the ways between beats, and ${table} has no outline of a beat that can be read.`,
  noOutlinesHint:
    "Choose under “beats” a table with outlines, or the goal “most of what is expected is reached”.",
  noBeats: (names: readonly string[]) => `No beat is called ${listed(names)}.`,
  noBeatsHint: "Write a beat of two columns as in the table: “Fort PS · BEAT NO 2”.",
  noShift: (name: string, shifts: readonly string[]) =>
    `There is no shift “${name}”; the shifts are ${listed(shifts)}.`,
  units: {
    none: (shifts: string, areWhole: boolean) =>
      `There is no unit to plan: units at once are ${shifts}${areWhole ? ", and this goal plans whole units" : ""}.`,
    noneHint:
      "Give a shift a unit under “What if”, in “units” or in “kinds”, or officers enough for one.",
  },
  officers: {
    short: (shift: string, needed: number, there: number) =>
      `${whole(needed)} in ${shift}, and ${whole(there)} are there`,
    few: (shifts: string) => `The units need more officers than there are: ${shifts}.`,
    fewHint:
      "Plan fewer units, fewer officers to a unit, or leave “units” out to fill what is there.",
    onDuty: (shift: string, on: number, there: number | null) =>
      `${whole(on)}${there === null ? "" : ` of ${whole(there)}`} in ${shift}`,
    /** A number that is not whole is a mean, and only the roster has such. */
    crew: (crew: number | string) =>
      crew === 1
        ? "A unit is one officer"
        : typeof crew === "number" && Number.isInteger(crew)
          ? `A unit is ${whole(crew)} officers`
          : `Officers of a unit, on average in the roster: ${typeof crew === "number" ? mean(crew) : crew}`,
    inShift: (crew: number, shift: string) => `${mean(crew)} in ${shift}`,
    of: (unit: string | null, isEven: boolean, shifts: string) =>
      `${unit === null ? "" : `${unit}. `}Officers on duty at once${isEven ? "" : ", on the day that has most"}: ${shifts}`,
  },
  limits: {
    place: (beat: string, shift: string | undefined) => `${beat}, ${shift ?? "all shifts"}`,
    crossed: (place: string, least: number, most: number) =>
      `${place}: at least ${whole(least)} and at most ${shiftsAWeek(most)} contradict each other.`,
    crossedHint: "Let the fewest be no more than the most.",
  },
  kinds: {
    named: (number: number) => `kind ${number}`,
    noName: (number: number) => `Kind of unit ${number} has no name.`,
    twice: (name: string) => `Two kinds of unit are called “${name}”.`,
    nowhere: (name: string) => `“${name}” has no beat where it may work.`,
    nowhereHint: "Choose a beat at least; without “beats” it may work in all.",
    count: (name: string, turns: number) => `${name} ${few(turns)}`,
  },
  onDuty,

  goals: {
    return: "most of what is expected is reached",
    cover: "most of what is expected has a unit near",
    "expected-cover": "most of what is expected has a free unit near",
    median: "units have the shortest way",
    balance: "units have like loads",
  } satisfies Record<PlanGoal, string>,

  findings: {
    near: (share: string, metres: number, busy: number | null) =>
      `The plan has a ${busy === null ? "unit" : "free unit"} within ${whole(metres)} m of ${share} of what is expected${busy === null ? "" : `, if units are busy ${busy} % of the time`}.`,
    way: (metres: number) =>
      `From where something is expected it is ${whole(metres)} m to the next unit, on average and as the crow flies.`,
    reached: (
      { all, plan, other }: Record<"all" | "plan" | "other", number>,
      { effect, weeks: ahead, isToday }: { effect: number; weeks: number; isToday: boolean },
    ) =>
      `If one unit on duty every day reaches ${effect} % of what happens in its beat and shift, the plan reaches ${about(plan, all)} of what is expected in the next ${weeks(ahead)}, ${isToday ? "the duty of today" : "an equal split"} ${about(other, all)}. That is no promise of less crime: nobody knows how much a patrol prevents.`,
    moved: (moved: number, all: number, places: number) =>
      `${whole(moved)} of ${shiftsAWeek(all)} go elsewhere than today, ${places === 1 ? "one beat and shift gains" : `${whole(places)} beats and shifts gain`}.`,
    filling: (filling: number, moved: number, most: number) =>
      `${fillingWords(filling, moved)} the fewest shifts that limits ask for, and ${most === 0 ? "none" : `at most ${whole(most)}`} may move unless limits or new shifts force it: for a plan that follows what is expected, lower the fewest or let more move.`,
    alone: (first: string, more: number) =>
      `Left alone today: ${first}${more > 0 ? `, and ${whole(more)} more where cases are recorded and almost nobody is on duty` : ""}.`,
    aloneOne: (beat: string, shift: string, cases: number, duty: string, planned: string) =>
      `${beat}, ${shift}: ${incidents(cases)}, ${duty}; ${planned}`,
    alonePlanned: (planned: number) => `the plan has ${shiftsAWeek(planned)}`,
    aloneNoUnit: (shift: string) =>
      `the plan has none, as no unit is on duty in ${shift}: give it one under “What if”`,
    idle: (shifts: readonly Left[], turns: number) =>
      `The plan leaves out ${listed(shifts.map(({ name, left, all }) => `${whole(left / turns)} of ${all === turns ? "1 unit" : `${whole(all / turns)} units`} in ${name}`))}: within the limits it found nothing that more units would add to this goal.`,
    unplaced: (shifts: readonly Left[]) =>
      `No place was found for ${listed(shifts.map(({ name, left, all }) => `${whole(left)} of ${whole(all)} ${name} shifts a week`))}: the beats already have the most that their limits allow. Plan fewer units, or allow more at once in a beat.`,
  },

  provenance: {
    expected: (ahead: number, dispersion: number) =>
      `Expected in the ${weeks(ahead)} after that: share of each beat in its shift, recent weeks counting more and few cases drawn towards the mean, times the level of the shift in its season; if the level is right, four of five such periods lie in the range (scatter ${three(dispersion)} times that of chance)`,
    given: (table: string, rows: number, spread: boolean) =>
      `What is expected is that of ${table} (${rowsOf(rows)})${spread ? ", shared out over the shifts as the history has them" : ""}`,
    givenFor: (days: number, all: number) =>
      `Its periods reach over ${whole(days)} of the ${whole(all)} days of the plan; nothing is added for the others`,
    notGiven: (beats: number) =>
      `${whole(beats)} ${beats === 1 ? "beat is" : "beats are"} not in it: nothing is expected there`,
    goal: (words: string) => `A good plan is one where ${words}`,
    assumption: (effect: number) =>
      `Assumed, not measured: one unit every day reaches ${effect} % of what happens in its beat and shift, each further unit the same share of what is left (1 − exp(−βx))`,
    limits: (fewest: readonly [number, number] | null, most: number, others: boolean) => {
      const atOnce = `t most ${most === 1 ? "1 unit" : `${most} units`} at once`;
      return fewest === null ? `A${atOnce}` : `${fewestWords(fewest, others)}, a${atOnce}`;
    },
    ownLimits: (places: readonly string[], more: number) =>
      `Limits of their own have ${more > 0 ? `${places.join("; ")} and ${whole(more)} more` : places.join("; ")}`,
    kinds: (kinds: readonly string[]) => `Kinds of unit: ${kinds.join("; ")}`,
    kind: (name: string, shifts: string, beats: number | null) =>
      `${name}, ${shifts || "none on duty"}${beats === null ? "" : `, ${beats === 1 ? "in one beat" : `in ${whole(beats)} beats`}`}`,
    inShift: (units: number, shift: string) => `${few(units)} in ${shift}`,
    changes: (most: number) => `At most ${shiftsAWeek(most)} go elsewhere than today`,
    forced: (count: number) =>
      `${shiftsAWeek(count)} more go elsewhere all the same, since minima, limits or new shifts leave no other way`,
    station: "Units stay with their station",
    oneStation: (name: string) =>
      `Units stay with their station, ${name}, the only one: they may go to any of these beats`,
    noStation: "Units may go to any beat: no column tells which station a beat belongs to",
    city: "Units may go to any beat",
    explore: (share: number, round: number) =>
      `${share} % of the shifts explore: they go where the plan goes least, so that the next plan does not only confirm this one (draw ${round})`,
    noRoster: (units: string, isUsual: boolean) =>
      `No roster: units at once are ${units}${isUsual ? ", one for three beats where nobody said how many there are (say it under “What if”)" : ", as told"}; the plan is compared with an equal split of them`,
    gap: (proven: boolean, gap: number) =>
      !Number.isFinite(gap)
        ? "The best plan found in the time; how much better one could be is not known"
        : gap === 0
          ? "No plan within these limits serves the goal better (gap 0)"
          : proven
            ? `No plan within these limits serves the goal better by more than ${(100 * gap).toPrecision(2)} %`
            : `The best plan found in the time; one better by up to ${(100 * gap).toPrecision(2)} % may exist`,
    recorded: "The plan follows recorded crime, and that follows reporting and patrol",
    seed: (seed: number) => `Seed ${seed}`,
  },

  reasons: {
    cases: (count: number, hours: string, months: number) =>
      `${incidents(count)} ${hours} in ${whole(months)} months`,
    onlyType: (count: number, type: string, hours: string, months: number) =>
      `${whole(count)} ${type} ${hours} in ${whole(months)} months`,
    types: (named: readonly [string, number][]) =>
      `of them ${listed(named.map(([type, count]) => `${whole(count)} ${type}`))}`,
    peak: (count: number, from: string, to: string) =>
      `most between ${from} and ${to} (${whole(count)})`,
    duty: (on: number, days: number, hours: number, name: string) =>
      `${onDuty(on, days, name)}, ${few(hours)} duty hours ${/^[aeiou]/i.test(name) ? "an" : "a"} ${name}`,
    number: rare,
    expected: (count: string, ahead: number) => `${count} expected in ${weeks(ahead)}`,
    range: (low: string, high: string) => (low === high ? low : `${low} to ${high}`),
    casesEach: (counts: string, hours: string, months: number) =>
      `in each ${counts} incidents ${hours} in ${whole(months)} months`,
    dutyEach: (on: string, days: number, name: string) =>
      `somebody on duty in ${on} of ${whole(days)} ${name} shifts`,
    expectedEach: (counts: string, ahead: number) => `${counts} expected in ${weeks(ahead)}`,
    alone: (least: number) =>
      `at least ${shiftsAWeek(least)}, as cases are recorded and almost nobody is on duty`,
    least: (least: number) => `at least ${shiftsAWeek(least)}`,
    leastSet: (least: number) => `at least ${shiftsAWeek(least)} by your limit`,
    most: (most: number) => `at most ${shiftsAWeek(most)}, by the most units at once`,
    mostSet: (most: number) => `at most ${shiftsAWeek(most)} by your limit`,
    locked: (turns: number) => `locked at ${shiftsAWeek(turns)}`,
    explores: (count: number) =>
      `${whole(count)} of them ${count === 1 ? "explores" : "explore"}: the plan goes there least, and the next one learns from it`,
    compared: (each: number, other: number, beat: string, hasRoster: boolean) =>
      `${rare(each)} for each shift on duty ${hasRoster ? "today" : "in an equal split"}, ${rare(other)} in ${beat}`,
    receivers: (gainers: readonly (readonly [string, number])[], more: number) =>
      listed([
        ...gainers.map(([beat, gain]) => `${beat} (+${few(gain)})`),
        ...(more > 0 ? [more === 1 ? "one other beat" : `${whole(more)} other beats`] : []),
      ]),
    fewer: (shift: string, against: string) => `the plan has fewer ${shift} shifts than ${against}`,
    goes: goesWords,
  },

  visits: visitTexts,
  fields: fieldTexts,
  view: viewTexts,
};
