import { benjaminiHochberg } from "@/lib/methods/statistics/fdr";
import { circular, type Circular } from "@/lib/methods/temporal/circular";
import { byHourOfDay, exposedHours } from "@/lib/methods/temporal/week-hours";
import type { Counted } from "./counted";
import { firstsOf, type Heaps, heapsOf } from "./heaps";

const day = 86_400_000;
const minutesOfDay = 1440;

/** The clock of all incidents together or of one type. */
export interface Clock {
  /** Null for all together. */
  type: string | null;
  incidents: number;
  byMonth: Float64Array;
  byDay: Float64Array | null;
  /** Monday first; null where only months are known. */
  byWeekday: Float64Array | null;
  /** 168 figures: at the start, over the span of its two times, at the end. */
  byHour: Float64Array | null;
  spread: { hours: Float64Array; start: Float64Array; end: Float64Array } | null;
  /** By the minute of the day at the start. Hours. */
  mean: Circular | null;
  heaps: Heaps | null;
  /** Rayleigh's p, adjusted for the number of types; of all together as it is. Null for a few. */
  p: number | null;
}

/** What all clocks share. */
export interface Clocks {
  /** All together first, then the types, the most frequent first. */
  clocks: Clock[];
  /** How often the window holds each hour of the week and each weekday. */
  exposedHours: Float64Array;
  exposedDays: Float64Array;
  /** How many times the other days the 1st of a month has; null for few months. */
  firsts: number | null;
}

/** Below this a test of a clock is not made. */
const leastTested = 10;

export function clocksOf(counted: Counted): Clocks {
  const { types, groups, firstDay, size, byMinute } = counted;
  const together = (figures: Float64Array, length: number) => {
    const sums = new Float64Array(length);
    figures.forEach((figure, at) => (sums[at % length]! += figure));
    return sums;
  };
  const of = (figures: Float64Array | null | undefined, group: number | null) => {
    if (!figures) return null;
    const length = figures.length / groups;
    return group === null
      ? together(figures, length)
      : figures.slice(group * length, (group + 1) * length);
  };
  const clocks = [null, ...types].map((type, i): Clock => {
    const group = type === null ? null : i - 1;
    const byMonth = of(counted.byMonth, group)!;
    const byDay = of(counted.byDay, group);
    const { spread } = counted;
    const minutes = of(byMinute, group);
    const mean = meanOf(minutes);
    return {
      type,
      incidents: byMonth.reduce((sum, figure) => sum + figure, 0),
      byMonth,
      byDay,
      byWeekday: byDay && weekdaysOf(byDay, firstDay),
      byHour: of(counted.byHour, group),
      spread: spread && {
        hours: of(spread.hours, group)!,
        start: of(spread.start, group)!,
        end: of(spread.end, group)!,
      },
      mean,
      heaps: minutes && heapsOf(minutes),
      p: mean && mean.count >= leastTested ? mean.rayleigh.p : null,
    };
  });
  const exposed = exposedHours(firstDay * day, (firstDay + size) * day);
  return {
    clocks: adjusted(clocks),
    exposedHours: exposed,
    exposedDays: Float64Array.from({ length: 7 }, (_, weekday) => exposed[24 * weekday]!),
    firsts: clocks[0]!.byDay && firstsOf(clocks[0]!.byDay, firstDay),
  };
}

/** 0 for Monday. Day 0, 1 January 1970, was a Thursday. */
export const weekdayOf = (dayNumber: number): number => (((dayNumber + 3) % 7) + 7) % 7;

function weekdaysOf(byDay: Float64Array, firstDay: number): Float64Array {
  const sums = new Float64Array(7);
  byDay.forEach((figure, at) => (sums[weekdayOf(firstDay + at)]! += figure));
  return sums;
}

/** Of 168 figures by hour of the week, each hour standing at its middle; null without any. */
export function meanOfHours(week: Float64Array): Circular | null {
  const hours = byHourOfDay(week);
  if (hours.every((figure) => figure === 0)) return null;
  return circular(
    hours.map((_, hour) => hour + 0.5),
    24,
    hours,
  );
}

function meanOf(minutes: Float64Array | null): Circular | null {
  if (!minutes || minutes.every((figure) => figure === 0)) return null;
  const hours = Float64Array.from({ length: minutesOfDay }, (_, minute) => minute / 60);
  return circular(hours, 24, minutes);
}

function adjusted(clocks: Clock[]): Clock[] {
  const [all, ...typed] = clocks;
  const found = benjaminiHochberg(typed.map(({ p }) => p ?? NaN));
  return [all!, ...typed.map((clock, i) => ({ ...clock, p: clock.p === null ? null : found[i]! }))];
}
