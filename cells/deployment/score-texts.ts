import { listed, whole } from "@/cells/words";
import { dayOf } from "@/cells/patrol/texts";
import type { Verdict } from "@/lib/methods/patrol/score";

/** "31.2 %". */
export const shareWords = (share: number) => `${(100 * share).toFixed(1)} %`;

const weeksWords = (weeks: number) => (weeks === 1 ? "1 week" : `${whole(weeks)} weeks`);
const ahead = (weeks: number) =>
  weeks === 1 ? "the following week" : `the following ${whole(weeks)} weeks`;

export interface Said {
  plans: number;
  weeks: number;
  hasHarm: boolean;
}

export const scoreTexts = {
  progress: "Trying the plan on the past",
  tooShort: (weeks: number, needed: number, horizon: number) =>
    `Not tried on the past: the history has ${whole(weeks)} whole weeks, and two plans for ${weeksWords(horizon)} after half a year need ${whole(needed)}.`,
  forecast: (table: string) =>
    `Not tried on the past: nobody knows what ${table} would have said then.`,
  notPossible: (why: string) => `Not tried on the past: ${why}`,
  field: "Plans tried on the past",
  fieldHint: "Made at earlier dates; 0 for none",
  underWay: "Trying the plan on the past …",

  names: {
    plan: "Plan",
    "plan without exploring": "Plan without exploring",
    "plan with any changes": "Plan with any changes",
    roster: "Roster of those weeks",
    history: "As last year's incidents",
    "equal split": "Equal split",
    concentrated: "Every day where most is expected",
    hindsight: "Hindsight",
  } as Readonly<Record<string, string>>,

  explained: {
    plan: "made by the same rules from the weeks before",
    "plan without exploring": "the same without the shifts that explore",
    "plan with any changes": "the same with no limit of what may go elsewhere than today",
    roster: "the duty there was, with as many shifts as the plan has",
    history: "shifts in proportion to the incidents of the year before, within the limits of beats",
    "equal split": "the same for every beat",
    concentrated: "a unit on every day where most is expected, before any beat has fewer days",
    hindsight:
      "with what came known beforehand: the most within the limits of beats, which the roster and an equal split need not keep",
  } as Readonly<Record<string, string>>,

  title: "Plan tried on the past",
  chart: ({ plans, weeks, hasHarm }: Said) =>
    `Share of the ${hasHarm ? "harm" : "incidents"} of ${ahead(weeks)} that was reached, ${whole(plans)} plans together`,
  axis: (hasHarm: boolean) => `${hasHarm ? "harm" : "incidents"} reached, %`,
  caption: ({ plans }: Said, first: number, last: number) =>
    `Points: all ${whole(plans)} plans together, made from ${dayOf(first)} to ${dayOf(last)}. Lines: what chance in those weeks leaves open (95 %). The dashed line is the most that could have been reached within the limits of beats, which the roster and an equal split need not keep. Plans follow the rules that the cell keeps, not those tried above. Reached is an assumption about units on duty, not crime prevented.`,
  tip: (
    name: string,
    explained: string,
    { reached, low, high, inside }: Record<"reached" | "low" | "high" | "inside", string>,
  ) =>
    `${name}: ${explained}\n${reached} reached (${low} to ${high}), ${inside} with a unit on duty`,

  finding: (
    { plans, weeks, hasHarm }: Said,
    own: string,
    others: readonly (readonly [name: string, share: string])[],
    verdict: string,
  ) =>
    `Plans made this way at ${whole(plans)} earlier dates would have reached ${own} of the ${hasHarm ? "harm" : "incidents"} of ${ahead(weeks)}; ${listed(others.map(([name, share]) => `${name} ${share}`))}${verdict}.`,
  spoken: {
    "equal split": "an equal split",
    roster: "the roster of those weeks",
    hindsight: "hindsight",
    history: "shifts in proportion to last year's incidents",
  } as Readonly<Record<string, string>>,
  verdicts: {
    better: "better than",
    "no better": "no better than",
    worse: "worse than",
  } satisfies Record<Verdict, string>,
  verdict: (said: readonly string[]) =>
    said.length > 0 ? `. Allowing for chance in those weeks, that is ${listed(said)}` : "",

  historyMoves:
    "Shifts in proportion to last year's incidents may move any number of shifts, and the plan only so many.",
  concentrated: (share: string) =>
    `A unit on every day where most is expected would have reached ${share}, more than the plan.`,
  free: (share: string) => `With no limit of changes it would have been ${share}.`,

  provenance: ({
    plans,
    weeks,
    first,
    last,
    hasRoster,
    isSearched,
  }: Record<"plans" | "weeks" | "first" | "last", number> &
    Record<"hasRoster" | "isSearched", boolean>) =>
    `Tried on the past: ${whole(plans)} plans for ${weeksWords(weeks)} each, from ${dayOf(first)} to ${dayOf(last)}, made of the weeks before by the same rules, with ${hasRoster ? "the shifts that stations have in the whole roster; which beats had them, and so what may change, by the roster of the weeks before; the roster of those weeks scaled to as many" : "as many units in each shift as today"}${isSearched ? "; one second of search for each plan" : ""}. Intervals: blocks of weeks drawn 1,000 times, 95 %`,
};
