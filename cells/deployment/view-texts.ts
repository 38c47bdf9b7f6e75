import { whole } from "@/cells/words";
import { few, shiftsAWeek, signed } from "./counts";

const share = (part: number, all: number): string =>
  all === 0 ? "0 %" : `${Math.round((100 * part) / all)} %`;

const limitWords = (least: number | undefined, most: number | undefined): string => {
  if (least === undefined) return most === undefined ? "no limit" : `at most ${shiftsAWeek(most)}`;
  if (most === undefined) return `at least ${shiftsAWeek(least)}`;
  return least === most
    ? `locked at ${shiftsAWeek(most)}`
    : `${whole(least)} to ${shiftsAWeek(most)}`;
};

export const viewTexts = {
  recorded:
    "The plan follows recorded crime, and recorded crime follows reporting and patrol. It places shifts where most is expected; it does not promise that less will happen.",
  /** What the plan is compared with. */
  against: (hasRoster: boolean) => (hasRoster ? "today" : "an equal split"),
  station: "Station",
  allStations: "all stations",
  changes: {
    title: "What changes, and why",
    none: "Nothing changes.",
    head: (change: number, shift: string, beat: string) =>
      `${signed(change)} ${shift} ${Math.abs(change) === 1 ? "shift" : "shifts"} a week in ${beat}`,
    eachOf: (beats: number) => `each of ${whole(beats)} beats`,
    moreBeats: (count: number) => `and ${whole(count)} more`,
    more: (count: number) => `${whole(count)} more changes`,
    fewer: "Fewer",
  },
  plan: {
    title: "Plan by station and beat",
    beat: "Beat",
    cell: (label: string, before: number, after: number) =>
      `${label}: ${before} so far, ${shiftsAWeek(after)} in the plan`,
    alone: "left alone",
    explores: (count: number) => (count === 1 ? "1 explores" : `${count} explore`),
    locked: "locked",
    caption: (against: string) =>
      `Shifts a week, ${against} → plan. 7 is one unit every day, 14 are two; 3 is one unit on three days of the week. Choose a number for its reason and to lock it.`,
  },
  chosen: {
    title: "Chosen beat and shift",
    turns: "Shifts a week",
    lock: "Lock",
    unlock: "Unlock",
    limit: "Limit",
    least: "Fewest",
    most: "Most",
    for: "For",
    allShifts: "all shifts",
    hint: "A locked number stays, and the rest is planned around it. Fewest and most bind the shifts a week, and empty there is no such limit. Keep writes it into the notebook.",
    kinds: (kinds: string) => `Kinds of unit, in shifts a week: ${kinds}.`,
  },
  limits: {
    title: "Limits of single beats",
    none: "None so far. Choose a number in the plan to set one.",
    one: (place: string, least: number | undefined, most: number | undefined) =>
      `${place}: ${limitWords(least, most)}`,
    remove: (limit: string) => `Remove the limit: ${limit}`,
  },
  kinds: {
    title: "Kinds of unit",
    one: (number: number, name: string) => `Kind ${number}: ${name}`,
    name: "Name",
    beats: "May work in",
    allBeats: (count: number) => (count === 1 ? "the one beat" : `all ${whole(count)} beats`),
    noBeats: "no beat",
    someBeats: (chosen: readonly string[], of: number) =>
      chosen.length === 1 ? chosen[0]! : `${whole(chosen.length)} of ${whole(of)} beats`,
    station: (name: string) => `all of ${name}`,
    all: "All",
    none: "None",
    add: "Add a kind",
    remove: (name: string) => `Remove ${name}`,
    hint: "Units at once: 0.5 is one unit on every other day. Each kind does the same work where it may go; stations that have no beat for it get none.",
  },
  map: {
    shift: "Shift",
    all: "all shifts",
    title: (shift: string, against: string) =>
      `Shifts a week more or fewer than ${against}, ${shift}`,
    legend: (against: string) => `shifts a week against ${against}`,
    classes: [
      "4 or more fewer",
      "1 to 3 fewer",
      "no change",
      "1 to 3 more",
      "4 or more more",
    ] as const,
    tip: (beat: string, before: number, after: number, expected: number) =>
      `${beat}\n${before} → ${shiftsAWeek(after)}\n${few(expected)} incidents expected`,
  },
  what: {
    title: "What if",
    units: (shift: string) => `Units at once, ${shift}`,
    count: "Duty counted in",
    counts: { units: "units", officers: "officers", kinds: "kinds of unit" },
    officers: (shift: string) => `Officers at once, ${shift}`,
    crew: "Officers of a unit",
    effect: "One unit reaches",
    explore: "Shifts that explore",
    changes: "Shifts a week that may move",
    later: "Plans for this goal take longer: they are made when the change is kept.",
    planning: "Planning …",
    broke: (message: string) =>
      `This change could not be planned: ${message.replace(/\.$/, "")}. Go back, or try another one.`,
    keep: "Keep",
    reset: "Back",
  },
  compare: {
    title: (against: string) => `Against ${against}`,
    today: "Today",
    equal: "Equal split",
    plan: "Plan",
    tried: "What if",
    units: "shifts a day",
    reached: "expected harm reached",
    hoover: "duty that stands elsewhere than the crime",
    moved: "go elsewhere",
    share,
    caption:
      "Reached: as far as one unit reaches what is set above, which nobody has measured. Elsewhere than the crime: the share of the duty that would have to move to stand as the expected harm does.",
    cityWide: (reached: number, all: number) =>
      `If units could go to other stations, ${share(reached, all)} would be reached.`,
  },
  print: {
    button: "Print the plan",
    keepFirst: "Keep what is tried below, or go back, to print.",
    title: (station: string | null) => `Deployment plan${station ? `: ${station}` : ""}`,
    period: (weeks: number, from: string) =>
      `${weeks === 1 ? "1 week" : `${weeks} weeks`} from ${from}`,
    explain: (against: string) =>
      `Numbers are shifts a week: 7 is one unit every day, 3 is one unit on three days. “6 → 9 (+3)” is 6 for ${against} and 9 in the plan.`,
    kinds: "After that the kinds of unit, in shifts a week.",
    compare: "The plan beside others",
    stations: "Stations",
    changes: "Why",
    beat: "Beat",
    brief:
      "Of each station only beats that change are listed, and reasons are given for gains only; a station's own page has all of its beats, reasons and visits: choose the station before printing.",
    none: "No change.",
    unchanged: (count: number) =>
      count === 1
        ? "One station has no change and is not printed."
        : `${whole(count)} stations have no change and are not printed.`,
  },
};
