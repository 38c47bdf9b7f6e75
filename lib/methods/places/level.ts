import type { Incidents } from "./incidents";

/** Incidents inside the grid from the first day on, before the last. */
export function incidentsBetween({ cell, day }: Incidents, from: number, before: number): number {
  let sum = 0;
  for (let i = 0; i < cell.length; i++) {
    if (cell[i]! >= 0 && day[i]! >= from && day[i]! < before) sum++;
  }
  return sum;
}

/** The same for many spans: sorts the days once. */
export function incidentCounter({
  cell,
  day,
}: Incidents): (from: number, before: number) => number {
  const days = Float64Array.from(day)
    .filter((_, i) => cell[i]! >= 0)
    .sort();
  return (from, before) => Math.max(0, countBelow(days, before) - countBelow(days, from));
}

/** Values of an ascending list that are lower. */
export function countBelow(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
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
export function levelOf(incidents: Incidents, { from, origin, horizon }: Span): number {
  const past = origin - from;
  if (!(past > 0)) return 0;
  for (let days = Math.min(365, past); ; days = Math.min(2 * days, past)) {
    const sum = incidentsBetween(incidents, origin - days, origin);
    if (sum > 0 || days >= past) return (sum * horizon) / days;
  }
}
