import { shiftShares, type Shift } from "@/lib/methods/patrol/shifts";
import { shortestArc } from "@/lib/methods/temporal/shortest-arc";
import { hour, hourOfWeek, hoursOfWeek, spread } from "@/lib/methods/temporal/week-hours";
import type { Incidents } from "./rows";

/** Incidents of a period by hour and by shift. */
export interface Hours {
  /** 168 hours of the week, Monday from midnight first; all heads, then each head. */
  weeks: Float64Array[];
  /** By shift; all heads, then each head. */
  shifts: Float64Array[];
  /** The shortest part of the day with three in four of a head's cases; null where there is none short enough. */
  mostly: ({ from: number; to: number; cases: number; of: number } | null)[];
}

const day = 24 * hour;
const minute = 60_000;
const share = 0.75;
/** Fewer cases lie somewhere by chance, and a part longer than half the day says nothing. */
const fewest = 5;
const longest = 12 * 60;

/**
 * Where in day and week the cases of some rows lie: at their first time, or shared out over the span
 * in which each can have happened. One that lasts a day or more is shared out by length alone.
 */
export function hoursOf(
  { time, ended, head }: Incidents,
  rows: readonly number[],
  shifts: readonly Shift[],
): Hours {
  const lists = head.names.length + 1;
  const weeks = Array.from({ length: lists }, () => new Float64Array(hoursOfWeek));
  const byShift = Array.from({ length: lists }, () => new Float64Array(shifts.length));
  const minutes: number[][] = Array.from({ length: lists }, () => []);
  for (const row of rows) {
    const [start, end] = [time[row]!, ended[row]!];
    const lasting = end > start ? end - start : 0;
    const into = head.of[row]! < 0 ? [0] : [0, head.of[row]! + 1];
    const ofDay = Math.floor((((start % day) + day) % day) / minute);
    const shares = shiftShares(shifts, ofDay, lasting / minute);
    for (const list of into) {
      shares.forEach((each, shift) => (byShift[list]![shift]! += each));
      if (lasting === 0) weeks[list]![hourOfWeek(start)]!++;
      else if (lasting < hoursOfWeek * hour)
        spread(start, start + lasting, hour / lasting, weeks[list]!);
      else for (let at = 0; at < hoursOfWeek; at++) weeks[list]![at]! += 1 / hoursOfWeek;
      if (lasting < 6 * hour) minutes[list]!.push(ofDay);
    }
  }
  return { weeks, shifts: byShift, mostly: minutes.map(mostlyOf) };
}

function mostlyOf(minutes: readonly number[]) {
  if (minutes.length < fewest) return null;
  const arc = shortestArc(minutes, 1_440, Math.ceil(share * minutes.length));
  const [from, to] = [Math.floor(arc.from / 60), Math.ceil((arc.to + 1) / 60)];
  return (to - from) * 60 <= longest
    ? { from: from % 24, to: to % 24 || 24, cases: arc.inside, of: minutes.length }
    : null;
}
