import { lastMinute } from "./calendar";
import { caseHabits } from "./cases";
import { addRow, origin, type Draft } from "./draft";
import { offences } from "./offences";
import { places } from "./places";
import { runningSum, type Chance } from "@/lib/methods/chance";
import { dayWeights, hourWeights, registered, writtenMinute, writtenTimes } from "./rhythm";

/** A point in a beat; `place` is −1 where it belongs to no place. */
export interface Spot {
  east: number;
  north: number;
  beat: number;
  place: number;
}

/** How one type is drawn, as running sums. */
export interface Habit {
  offence: number;
  byDay: Float64Array;
  byHour: Float64Array;
  byPlace: Float64Array;
  bySubhead: Float64Array;
}

export const habitOf = (offence: number): Habit => {
  const { places: weights, anywhere, subheads } = offences[offence]!;
  return {
    offence,
    byDay: runningSum(dayWeights(offences[offence]!)),
    byHour: runningSum(hourWeights(offences[offence]!)),
    byPlace: runningSum([
      ...places.map(({ use, weight }) => weight * (weights[use] ?? 0)),
      anywhere * 18,
    ]),
    bySubhead: runningSum(subheads.map(([, weight]) => weight)),
  };
};

export interface Drawn {
  day: number;
  hour: number;
  spot: Spot;
  subhead?: number;
  found?: boolean;
  origin: number;
  which?: number;
}

/** Writes an incident into the draft, unless it would be registered after the end: then false. */
export function put(draft: Draft, habit: Habit, drawn: Drawn, luck: Chance): boolean {
  const { offence } = habit;
  const minute = drawn.day * 1440 + drawn.hour * 60 + writtenMinute(luck);
  const planted = drawn.origin !== origin.background && drawn.origin !== origin.follower;
  const [from, to] = planted
    ? [minute, minute + 5]
    : writtenTimes(offences[offence]!.head, minute, luck);
  const found = drawn.found ?? luck.next() < caseHabits[offence]!.foundByPolice;
  const reported = registered(offences[offence]!, Math.max(from, to), found, luck);
  if (reported > lastMinute || from < 0) return false;
  addRow(draft, {
    offence,
    subhead: drawn.subhead ?? luck.pick(habit.bySubhead),
    from,
    to,
    reported,
    ...drawn.spot,
    found: found ? 1 : 0,
    origin: drawn.origin,
    which: drawn.which ?? 0,
  });
  return true;
}
