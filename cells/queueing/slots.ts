import { callLevel } from "@/lib/methods/queue/like-hours";

/** An hour of the week, or a weekday where no hours are known. */
export interface Slot {
  /** 0 for Monday. */
  weekday: number;
  /** 0 to 23; null for the average hour of the day. */
  hour: number | null;
  calls: number;
  /** Calls per hour: the mean of like hours, and the level that is served. */
  mean: number;
  callsPerHour: number;
}

/** Of counts of like hours. `busy` is a percentile of these; null for their mean. */
export function slotsOf(lists: readonly (readonly number[])[], busy: number | null): Slot[] {
  const steps = lists.length / 7;
  const hours = 24 / steps;
  return lists.map((list, at) => ({
    weekday: Math.floor(at / steps),
    hour: steps === 1 ? null : at % steps,
    calls: list.reduce((sum, each) => sum + each, 0),
    mean: callLevel(list, hours),
    callsPerHour: callLevel(list, hours, busy ?? undefined),
  }));
}
