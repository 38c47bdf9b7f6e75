import { quantilesOf } from "../spatial/density/bandwidth";
import { meanOf } from "../statistics/sums";
import { inWeek, sinceMonday } from "../temporal/week-hours";

/**
 * Counts by hour (24 `steps` a day) or by day (1) from a midnight on, put together by like ones: a list
 * for each hour of the week, Monday from midnight, or for each weekday. Milliseconds of the local clock.
 */
export function likeHours(counts: ArrayLike<number>, from: number, steps: 1 | 24): number[][] {
  const lists = Array.from({ length: 7 * steps }, () => [] as number[]);
  const [first, length] = [sinceMonday(from), 24 / steps];
  for (let at = 0; at < counts.length; at++) {
    lists[Math.floor(inWeek(first + at * length) / length)]!.push(counts[at]!);
  }
  return lists;
}

/** Calls per hour of like hours, or of like days of 24: their mean, or what `busy` % of them stay within. */
export function callLevel(list: ArrayLike<number>, hours: number, busy?: number): number {
  return (
    (busy === undefined ? meanOf(list) : quantilesOf(list, undefined, [busy / 100])[0]!) / hours
  );
}
