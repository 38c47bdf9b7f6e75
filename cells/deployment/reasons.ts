import { isSealedHead } from "@/datasets/model/sealed";
import { clock, type Shift } from "@/lib/methods/patrol/shifts";
import { whole } from "@/cells/words";
import type { Expectation, Planned } from "./compute";
import type { Fact } from "./facts";
import { receiversOf } from "./receivers";
import { texts } from "./texts";

/** What reasons are given from: the past of each beat-shift, whatever is planned. */
export interface Basis {
  shifts: readonly Shift[];
  /** Days that were counted. */
  days: number;
  /** Weeks that the plan is for. */
  weeks: number;
  facts: readonly (Fact | null)[];
  expected: Pick<Expectation, "counts">;
  /** Days with anybody on duty and hours of duty, by beat-shift; null without a roster. */
  duty: { days: Float64Array; hours: Float64Array } | null;
  alone: Uint8Array;
  nameTypes: readonly string[] | null;
}

/** Types that say that somebody was harmed: named even where others are more. */
const bodily =
  /hurt|murder|homicide|robbery|dacoity|rape|sexual|pocso|molest|assault|battery|kidnap|abduct|weapon/i;
const fewestNamed = 3;
/** Of offences whose victims are never shown, fewer point at somebody. */
const fewestSealed = 5;
const mostByNumber = 2;
const mostNamed = 4;
const peakHours = 3;
const fewestForPeak = 10;

type Made = Pick<Planned, "problem" | "plan"> & { now: ArrayLike<number> };

/** One sentence on a beat-shift that gains or loses, from what was counted there. */
export function reasonOf(basis: Basis, made: Made, place: number): string {
  const { counts } = basis.expected;
  const duty = dutyOf(basis, place);
  return [
    casesOf(basis, place),
    ...(duty ? [duty] : []),
    texts.reasons.expected(texts.reasons.number(counts[place]!), basis.weeks),
    ...causesOf(basis, made, place),
  ].join("; ");
}

/** What limits, the draw of what explores and other beats have to do with the change. */
function causesOf(basis: Basis, made: Made, place: number): string[] {
  const { problem, plan, now } = made;
  const [least, most] = [problem.least[place]!, problem.most[place]!];
  const turns = plan.turns[place]!;
  const [change, explored] = [turns - now[place]!, plan.explored[place]!];
  const { reasons } = texts;
  const hasLeast = problem.set.least[place] === 1;
  const hasMost = problem.set.most[place] === 1;
  const isAtLeast = turns - explored === least && least > 0;
  const causes: string[] = [];
  if (hasLeast && hasMost && least === most) causes.push(reasons.locked(least));
  else if (isAtLeast && hasLeast) causes.push(reasons.leastSet(least));
  else if (isAtLeast && least > now[place]!) {
    causes.push(basis.alone[place] ? reasons.alone(least) : reasons.least(least));
  }
  if (change < 0 && turns === most) {
    if (least < most || causes.length === 0)
      causes.push(hasMost ? reasons.mostSet(most) : reasons.most(most));
  } else if (change < 0) causes.push(...lossWords(basis, made, place));
  if (change > 0 && explored > 0) causes.push(reasons.explores(explored));
  return causes;
}

const mostGainers = 2;

/** Where the shifts go that a beat gives up, and how it compares with one that gains by what is expected. */
function lossWords({ expected, weeks, duty }: Basis, made: Made, place: number): string[] {
  const { problem, plan, now } = made;
  const { beatNames, shiftNames, shifts } = problem;
  const { lost, gained, forced, gainers } = receiversOf(problem, plan, now, place);
  const nameOf = (at: number) => beatNames[Math.floor(at / shifts)]!;
  const eachAt = (at: number) => expected.counts[at]! / (weeks * now[at]!);
  const other = gainers.find(
    ({ place: at, isByChoice }) => isByChoice && now[at]! > 0 && eachAt(at) > eachAt(place),
  );
  const { reasons } = texts;
  const against = texts.view.against(duty !== null);
  const named = gainers.slice(0, mostGainers);
  const to = reasons.receivers(
    named.map(({ place: at, gain }) => [nameOf(at), gain]),
    gainers.length - named.length,
  );
  const own = now[place]! - plan.turns[place]!;
  const shift = shiftNames[place % shifts]!;
  return [
    ...(other
      ? [reasons.compared(eachAt(place), eachAt(other.place), nameOf(other.place), duty !== null)]
      : []),
    gained === 0
      ? reasons.fewer(shift, against)
      : reasons.goes({ own, lost, gained, shift, to, forced }, against),
  ];
}

/**
 * What is common to beat-shifts of one shift that gain as much for the same cause, whatever is recorded
 * there: a limit, or exploring alone. Null where the change has to do with what is recorded.
 */
export function commonCause(basis: Basis, made: Made, place: number): string | null {
  const { problem, plan, now } = made;
  const change = plan.turns[place]! - now[place]!;
  const forced = problem.least[place]! - now[place]!;
  const isByRule = change > 0 && Math.max(0, forced) + plan.explored[place]! >= change;
  const causes = isByRule && !basis.alone[place] ? causesOf(basis, made, place) : [];
  return causes.length > 0 ? causes.join("; ") : null;
}

/** One sentence on beat-shifts of one shift with a common cause. */
export function reasonOfSome(basis: Basis, made: Made, places: readonly number[]): string {
  const { range, number, casesEach, dutyEach, expectedEach } = texts.reasons;
  const rangeOf = (valueOf: (place: number) => number, as: (value: number) => string) => {
    const values = places.map(valueOf);
    return range(as(Math.min(...values)), as(Math.max(...values)));
  };
  const { shifts, days, weeks, expected, duty } = basis;
  const shift = shifts[places[0]! % shifts.length]!;
  const cases = rangeOf((place) => countOf(basis, place), whole);
  const counts = rangeOf((place) => expected.counts[place]!, number);
  return [
    casesEach(cases, hoursOf(shift), monthsOf(days)),
    ...(duty
      ? [
          dutyEach(
            rangeOf((place) => duty.days[place]!, whole),
            days,
            shift.name,
          ),
        ]
      : []),
    expectedEach(counts, weeks),
    commonCause(basis, made, places[0]!) ?? "",
  ].join("; ");
}

const hoursOf = (shift: Shift): string =>
  shift.from === shift.to ? "" : `${clock(shift.from)}–${clock(shift.to)}`;

const monthsOf = (days: number): number => Math.round(days / 30.44);

const countOf = ({ facts }: Basis, place: number): number =>
  facts[place]?.hours.reduce((sum, each) => sum + each, 0) ?? 0;

function casesOf(basis: Basis, place: number): string {
  const { facts, shifts, nameTypes } = basis;
  const shift = shifts[place % shifts.length]!;
  const [hours, months] = [hoursOf(shift), monthsOf(basis.days)];
  const fact = facts[place];
  const all = countOf(basis, place);
  if (!fact || all === 0) return texts.reasons.cases(0, hours, months);
  const types = fact.types.filter(([type, count]) => count >= fewestSealed || !isSealedHead(type));
  const [first] = types;
  if (fact.types.length === 1 && first) {
    return texts.reasons.onlyType(all, first[0], hours, months);
  }
  const named = namedTypes(types, nameTypes);
  const peak = peakOf(fact.hours, shift);
  return [
    texts.reasons.cases(all, hours, months),
    ...(named.length > 0 ? [texts.reasons.types(named)] : []),
    ...(all >= fewestForPeak && peak
      ? [texts.reasons.peak(peak.count, clock(60 * peak.from), clock(60 * (peak.from + peakHours)))]
      : []),
  ].join(", ");
}

function namedTypes(types: Fact["types"], asked: readonly string[] | null): Fact["types"] {
  const isHarm = ([type, count]: Fact["types"][number]) =>
    count >= fewestNamed && (asked ? asked.includes(type) : bodily.test(type));
  const byNumber = types.slice(0, mostByNumber);
  const harming = types.filter((each) => isHarm(each) && !byNumber.includes(each));
  return [...byNumber, ...harming.slice(0, asked ? harming.length : mostNamed - mostByNumber)];
}

/** The hours in a row with most incidents, where the shift has more than these. */
function peakOf(hours: Uint32Array, { from, to }: Shift): { from: number; count: number } | null {
  const [begin, length] = [
    Math.floor(from / 60),
    Math.round(((to - from + 1440) % 1440) / 60) || 24,
  ];
  if (length <= peakHours) return null;
  let best = { from: begin, count: -1 };
  for (let at = 0; at + peakHours <= length; at++) {
    let count = 0;
    for (let hour = 0; hour < peakHours; hour++) count += hours[(begin + at + hour) % 24]!;
    if (count > best.count) best = { from: (begin + at) % 24, count };
  }
  return best;
}

function dutyOf({ duty, days, shifts }: Basis, place: number): string | null {
  if (!duty) return null;
  const { name } = shifts[place % shifts.length]!;
  return texts.reasons.duty(duty.days[place]!, days, duty.hours[place]! / days, name);
}
