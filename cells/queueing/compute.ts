import { shiftAt, type Shift } from "@/lib/methods/patrol/shifts";
import { erlangWait, fewestUnits, type Waiting } from "@/lib/methods/queue/erlang";
import type { Slot } from "./slots";

/** What is wanted of the units. */
export interface Aim {
  serviceMinutes: number;
  /** Minutes. */
  within: number;
  /** Share of calls that may wait longer. */
  mostLate: number;
}

/** An hour of the week with what its calls need. */
export interface Row extends Slot {
  shift: number;
  /** Weekday on which its shift began: at two in the morning that is the day before. */
  shiftDay: number;
  load: number;
  /** Null where nobody said how many there are. */
  units: number | null;
  now: Waiting | null;
  needed: number;
  /** Waits with as many as are needed. */
  then: Waiting;
}

/** Whole units on duty at the hour of the week (0 to 167, Monday from midnight); null where not known. */
export type UnitsAt = (hourOfWeek: number) => number | null;

export function rowsOf(
  slots: readonly Slot[],
  shifts: readonly Shift[],
  unitsAt: UnitsAt,
  { serviceMinutes, within, mostLate }: Aim,
): Row[] {
  return slots.map((slot) => {
    const { weekday, hour, callsPerHour } = slot;
    const calls = { callsPerHour, serviceMinutes, thresholdMinutes: within };
    const units = hour === null ? unitsOfDay(weekday, unitsAt) : unitsAt(24 * weekday + hour);
    const needed = fewestUnits({ ...calls, mostLate });
    return {
      ...slot,
      ...placed(shifts, weekday, hour),
      load: (callsPerHour * serviceMinutes) / 60,
      units,
      now: units === null ? null : erlangWait({ ...calls, units }),
      needed,
      then: erlangWait({ ...calls, units: needed }),
    };
  });
}

/** The mean over the day, in whole units. */
function unitsOfDay(weekday: number, unitsAt: UnitsAt): number | null {
  let sum = 0;
  for (let hour = 0; hour < 24; hour++) {
    const units = unitsAt(24 * weekday + hour);
    if (units === null) return null;
    sum += units;
  }
  return Math.round(sum / 24);
}

/** The shift that is on in the middle of the hour. */
function placed(shifts: readonly Shift[], weekday: number, hour: number | null) {
  if (hour === null) return { shift: 0, shiftDay: weekday };
  const minute = 60 * hour + 30;
  const shift = shiftAt(shifts, minute * 60_000);
  const { from, to } = shifts[shift]!;
  const isAfterMidnight = to <= from && to > 0 && minute < to;
  return { shift, shiftDay: (weekday + (isAfterMidnight ? 6 : 0)) % 7 };
}

/** A shift of a weekday; its busiest hour decides how many units it needs. */
export interface ShiftRow {
  weekday: number;
  shift: number;
  callsPerHour: number;
  /** Number of the row that needs most. */
  busiest: number;
  units: number | null;
  needed: number;
  hours: number;
  /** Hours with fewer units than needed. */
  short: number;
}

export function shiftRowsOf(rows: readonly Row[], shifts: readonly Shift[]): ShiftRow[] {
  const found: ShiftRow[] = [];
  for (let weekday = 0; weekday < 7; weekday++) {
    for (let shift = 0; shift < shifts.length; shift++) {
      const own = rows.flatMap((row, at) =>
        row.shift === shift && row.shiftDay === weekday ? at : [],
      );
      if (own.length === 0) continue;
      const busiest = own.reduce((most, at) => (isMore(rows[at]!, rows[most]!) ? at : most));
      const known = own.flatMap((at) => rows[at]!.units ?? []);
      found.push({
        ...{ weekday, shift, busiest, hours: own.length },
        callsPerHour: own.reduce((sum, at) => sum + rows[at]!.callsPerHour, 0) / own.length,
        units: known.length < own.length ? null : Math.min(...known),
        needed: rows[busiest]!.needed,
        short: own.filter((at) => isShort(rows[at]!)).length,
      });
    }
  }
  return found;
}

const isMore = (a: Row, b: Row) =>
  a.needed > b.needed || (a.needed === b.needed && a.callsPerHour > b.callsPerHour);

export const isShort = ({ units, needed }: Row): boolean => units !== null && units < needed;

/** Numbers of the rows, those that need most first. */
export const byNeed = (rows: readonly Row[]): number[] =>
  Array.from(rows.keys()).sort(
    (a, b) => rows[b]!.needed - rows[a]!.needed || rows[b]!.callsPerHour - rows[a]!.callsPerHour,
  );
