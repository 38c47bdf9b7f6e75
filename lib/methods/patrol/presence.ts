import { hour, hourOfWeek, hoursOfWeek } from "../temporal/week-hours";
import { shiftAt, type Shift } from "./shifts";
import type { HotHour } from "./hot-hours";

/** How many were on duty, hour by hour; the hours of a beat stand together. */
export interface Presence {
  beats: number;
  /** Hours of the span. */
  hours: number;
  /** The first hour, milliseconds of the local clock kept as if UTC. */
  from: number;
  /** Beats × hours; 255 and more are 255. */
  strength: Uint8ClampedArray;
}

/** Duty that goes from one beat to another in a shift, on every day on which it is there. */
export interface DutyMove {
  shift: number;
  from: number;
  to: number;
  officers: number;
}

export interface Moved {
  presence: Presence;
  /** Hours of duty by beat × shift, the shift at `beat * shifts + shift`. */
  hours: Float64Array;
}

/**
 * Duty after moves, one after the other: in each hour of the shift so many officers go, or as many as
 * there are. Nothing is lost and nothing is added, so the whole of the duty stays what it was.
 */
export function moveDuty(
  { presence, hours }: Moved,
  shifts: readonly Shift[],
  moves: readonly DutyMove[],
): Moved {
  const after = { ...presence, strength: presence.strength.slice() };
  const moved = hours.slice();
  const shiftOf = shiftsOfDay(shifts);
  for (const { shift, from, to, officers } of moves) {
    if (from === to || !(officers > 0)) continue;
    const [source, target] = [from * after.hours, to * after.hours];
    let [all, gone] = [0, 0];
    for (let at = 0; at < after.hours; at++) {
      if (shiftOf(after.from, at) !== shift) continue;
      const there = after.strength[source + at]!;
      const go = Math.min(there, officers);
      all += there;
      gone += go;
      after.strength[source + at] = there - go;
      after.strength[target + at] = after.strength[target + at]! + go;
    }
    if (all === 0) continue;
    const part = (moved[from * shifts.length + shift]! * gone) / all;
    moved[from * shifts.length + shift]! -= part;
    moved[to * shifts.length + shift]! += part;
  }
  return { presence: after, hours: moved };
}

/** The shift of an hour by its middle. */
function shiftsOfDay(shifts: readonly Shift[]) {
  const byHour = Array.from({ length: 24 }, (_, at) => shiftAt(shifts, (at + 0.5) * hour));
  return (from: number, at: number) => byHour[(Math.floor(from / hour) + at) % 24]!;
}

export interface Coverage {
  /** Part of the hot hours' actual hours in which anybody was on duty in the beat, 0 to 1. */
  covered: number;
  /** By beat, NaN for one without a hot hour. */
  byBeat: Float64Array;
  /** Hot hours of each beat. */
  hot: Int32Array;
}

/** How much of the hot hours had anybody on duty. Null where none lies in a beat. */
export function hotHoursCovered(presence: Presence, hot: readonly HotHour[]): Coverage | null {
  const byBeat = new Float64Array(presence.beats);
  const own = new Int32Array(presence.beats);
  const shares = new Map<number, Float64Array>();
  let [covered, count] = [0, 0];
  for (const { beat, hour: at } of hot) {
    if (beat < 0) continue;
    const share = shares.get(beat) ?? presentShare(presence, beat);
    shares.set(beat, share);
    covered += share[at]!;
    count++;
    byBeat[beat]! += share[at]!;
    own[beat]!++;
  }
  if (count === 0) return null;
  return {
    covered: covered / count,
    byBeat: byBeat.map((sum, beat) => (own[beat] === 0 ? NaN : sum / own[beat]!)),
    hot: own,
  };
}

/** Part of a beat's hours with anybody on duty, by hour of the week. */
function presentShare({ hours, from, strength }: Presence, beat: number): Float64Array {
  const present = new Float64Array(hoursOfWeek);
  const first = hourOfWeek(from);
  let of = first;
  for (let at = beat * hours; at < (beat + 1) * hours; at++) {
    if (strength[at]! > 0) present[of]!++;
    if (++of === hoursOfWeek) of = 0;
  }
  const weeks = Math.floor(hours / hoursOfWeek);
  return present.map((sum, each) => {
    const isLonger = (each - first + hoursOfWeek) % hoursOfWeek < hours % hoursOfWeek;
    const all = weeks + Number(isLonger);
    return all === 0 ? 0 : sum / all;
  });
}

/** Officers on duty in a beat and shift, summed over the hours of each week from the first day on. */
export function weeklyDuty(
  { hours, from, strength }: Presence,
  shifts: readonly Shift[],
  beat: number,
  shift: number,
): Float64Array {
  const weeks = new Float64Array(Math.floor(hours / hoursOfWeek));
  const shiftOf = shiftsOfDay(shifts);
  for (let at = 0; at < weeks.length * hoursOfWeek; at++) {
    if (shiftOf(from, at) !== shift) continue;
    weeks[Math.floor(at / hoursOfWeek)]! += strength[beat * hours + at]!;
  }
  return weeks;
}
