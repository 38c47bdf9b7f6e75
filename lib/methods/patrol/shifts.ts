import { MethodProblem } from "../problem";

const dayMinutes = 1440;
const minute = 60_000;

/** A part of the day, in minutes from midnight; over midnight where `to` is not after `from`. */
export interface Shift {
  name: string;
  from: number;
  to: number;
}

export const shiftMinutes = ({ from, to }: Shift): number =>
  to > from ? to - from : to - from + dayMinutes;

/**
 * Throws a MethodProblem unless every minute of the day belongs to exactly one of the shifts: hours
 * of duty and incidents could not be shared out otherwise.
 */
export function checkShifts(shifts: readonly Shift[]): void {
  const owner = new Int32Array(dayMinutes).fill(-1);
  shifts.forEach((shift, at) => {
    for (let passed = 0; passed < shiftMinutes(shift); passed++) {
      const of = (shift.from + passed) % dayMinutes;
      if (owner[of] !== -1) {
        throw new MethodProblem(
          `The shifts “${shifts[owner[of]!]!.name}” and “${shift.name}” are both on at ${clock(of)}.`,
          "Give shifts that follow each other, as 06:00 to 14:00, 14:00 to 22:00, 22:00 to 06:00.",
        );
      }
      owner[of] = at;
    }
  });
  const free = owner.indexOf(-1);
  if (free !== -1) {
    throw new MethodProblem(
      `No shift is on at ${clock(free)}.`,
      "Give shifts that cover the whole day, as 06:00 to 14:00, 14:00 to 22:00, 22:00 to 06:00.",
    );
  }
}

/** A minute of the day as people write it: 06:00. */
export const clock = (minutes: number): string =>
  [Math.floor(minutes / 60) % 24, minutes % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");

/** The shift that a moment belongs to; milliseconds of the local clock kept as if UTC. */
export function shiftAt(shifts: readonly Shift[], moment: number): number {
  const of = mod(Math.floor(moment / minute), dayMinutes);
  return shifts.findIndex((shift) => mod(of - shift.from, dayMinutes) < shiftMinutes(shift));
}

/**
 * Parts of one incident by shift: it began in a minute of the day and may have happened over so many
 * minutes after it (aoristic). Over a day or more its time of day is not known, and the length of the
 * shifts decides. Source: Ratcliffe, Int. J. Geographical Information Science 14 (2000).
 */
export function shiftShares(shifts: readonly Shift[], from: number, lasting: number): number[] {
  if (lasting >= dayMinutes) return shifts.map((shift) => shiftMinutes(shift) / dayMinutes);
  const start = from * minute;
  if (!(lasting > 0)) {
    const at = shiftAt(shifts, start);
    return shifts.map((_, shift) => Number(shift === at));
  }
  const hours = hoursInShifts(shifts, start, start + lasting * minute);
  return hours.map((each) => (each * 60) / lasting);
}

const mod = (value: number, by: number) => ((value % by) + by) % by;

/** Milliseconds of a shift between the epoch and a moment. */
function passedBy(shift: Shift, moment: number): number {
  const length = shiftMinutes(shift) * minute;
  const since = moment - shift.from * minute;
  const days = Math.floor(since / (dayMinutes * minute));
  return days * length + Math.min(since - days * dayMinutes * minute, length);
}

/**
 * Hours of each shift between two moments (milliseconds of the local clock kept as if UTC), in the
 * order of the shifts. The whole span is shared out, to the millisecond.
 */
export const hoursInShifts = (shifts: readonly Shift[], start: number, end: number): number[] =>
  shifts.map((shift) => (passedBy(shift, end) - passedBy(shift, start)) / 3_600_000);
