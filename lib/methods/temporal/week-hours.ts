/** Milliseconds of an hour; all times are milliseconds of the local clock, counted as if it were UTC. */
export const hour = 3_600_000;

/** Hours of a week. Hour 0 is Monday from midnight to one o'clock. */
export const hoursOfWeek = 168;

/** Whole hours since midnight before a Monday: 1 January 1970 was a Thursday. */
export const sinceMonday = (time: number): number => Math.floor(time / hour) + 72;

/** 0 to 167 for any whole number of hours since a Monday. */
export const inWeek = (hours: number): number =>
  ((hours % hoursOfWeek) + hoursOfWeek) % hoursOfWeek;

/** Hour of the week of a moment. */
export const hourOfWeek = (time: number): number => inWeek(sinceMonday(time));

/** Adds to `into` what `share` of each hour of the week a span covers, hours and parts of them. */
export function spread(start: number, end: number, share: number, into: Float64Array): void {
  const [first, last] = [sinceMonday(start), sinceMonday(end)];
  for (let at = first; at <= last; at++) {
    const from = (at - 72) * hour;
    const covered = Math.min(end, from + hour) - Math.max(start, from);
    into[inWeek(at)]! += (share * covered) / hour;
  }
}

/** 24 sums, midnight first, of 168 figures by hour of the week. */
export function byHourOfDay(week: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(24);
  for (let at = 0; at < hoursOfWeek; at++) sums[at % 24]! += week[at]!;
  return sums;
}

/** Seven sums, Monday first, of 168 figures by hour of the week. */
export function byWeekday(week: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(7);
  for (let at = 0; at < hoursOfWeek; at++) sums[Math.floor(at / 24)]! += week[at]!;
  return sums;
}

/**
 * How many hours of each kind a window holds, `from` included and `to` not: what counts by hour of
 * the week are divided by, since five weeks and a day hold six Mondays. Milliseconds of the local clock.
 */
export function exposedHours(from: number, to: number): Float64Array {
  const weeks = Math.max(0, Math.floor((to - from) / (hoursOfWeek * hour)));
  const exposed = new Float64Array(hoursOfWeek).fill(weeks);
  if (to > from) spread(from + weeks * hoursOfWeek * hour, to, 1, exposed);
  return exposed;
}
