import type { Incidents } from "./incidents";

/** Incidents inside the grid from the first day on, before the last. */
export type IncidentCounter = (from: number, before: number) => number;

/** Sorts the days once, for many spans. */
export function incidentCounter({ cell, day }: Incidents): IncidentCounter {
  const days = Float64Array.from(day)
    .filter((_, i) => cell[i]! >= 0)
    .sort();
  return (from, before) => Math.max(0, countBelow(days, before) - countBelow(days, from));
}

/** Values of an ascending list that are lower than this one. */
export function countBelow(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same, with those that are equal. */
export function countUpTo(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface Span {
  /** First day of the register. */
  from: number;
  /** First day that is forecast. */
  origin: number;
  /** Days that are forecast. */
  horizon: number;
}

/**
 * Incidents to expect in the horizon over the whole grid: as many a day as in the last year. Where
 * that had none, as in the last two, four … years; 0 only where there never was one.
 */
export function levelOf(count: IncidentCounter, { from, origin, horizon }: Span): number {
  const past = origin - from;
  if (!(past > 0)) return 0;
  for (let days = Math.min(365, past); ; days = Math.min(2 * days, past)) {
    const sum = count(origin - days, origin);
    if (sum > 0 || days >= past) return (sum * horizon) / days;
  }
}
