import { weekdays } from "@/cells/clock/names";
import type { Shift } from "@/lib/methods/patrol/shifts";
import type { RosterFound, RosterInput } from "./compute";

/** Need and cover of a weekday and shift, in the mean of the cycle. */
export interface Cover {
  weekday: number;
  shift: number;
  needed: number;
  onDuty: number;
  missing: number;
}

export interface ShiftRosterView {
  shifts: Shift[];
  cover: Cover[];
  officers: number;
  /** Days that the roster is written for, and the shift of each officer on each; -1 off. */
  length: number;
  shift: Int8Array;
  /** Numbers of the days, at officer * length + day, that begin too soon after the duty before. */
  breaches: ReadonlySet<number>;
  /** Of each officer: nights, Saturdays and Sundays off, and hours a week. */
  nights: number[];
  weekends: number[];
  hours: number[];
  /** Days of the cycle. */
  days: number;
  input: RosterInput;
}

export function viewOf(found: RosterFound, input: RosterInput): ShiftRosterView {
  const { roster, length, days } = found;
  const { shifts } = input;
  return {
    shifts,
    cover: coverOf(found, shifts.length),
    officers: roster.officers,
    length,
    shift: roster.shift,
    breaches: new Set(roster.breaches.map(({ officer, day }) => officer * length + day)),
    nights: [...roster.nights],
    weekends: [...roster.weekends],
    hours: Array.from(roster.hours, (each) => (7 * each) / length),
    ...{ days, input },
  };
}

function coverOf({ plan, need, days }: RosterFound, shifts: number): Cover[] {
  const weeks = days / 7;
  return weekdays.flatMap((_, weekday) =>
    Array.from({ length: shifts }, (_, shift) => {
      const mean = (values: ArrayLike<number>) => {
        let sum = 0;
        for (let week = 0; week < weeks; week++) {
          sum += values[(week * 7 + weekday) * shifts + shift]!;
        }
        return sum / weeks;
      };
      return {
        ...{ weekday, shift, needed: mean(need) },
        ...{ onDuty: mean(plan.onDuty), missing: mean(plan.short) },
      };
    }),
  );
}

/** One or two letters for each shift: M, E, N. */
export function lettersOf(shifts: readonly Shift[]): string[] {
  for (const size of [1, 2, 3]) {
    const letters = shifts.map(({ name }) => name.slice(0, 1).toUpperCase() + name.slice(1, size));
    if (new Set(letters).size === letters.length) return letters;
  }
  return shifts.map((_, at) => String(at + 1));
}
