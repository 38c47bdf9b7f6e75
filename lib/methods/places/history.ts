import { MethodProblem } from "../problem";
import { checkIncidents, countBetween, type Incidents } from "./incidents";

/**
 * Score of each cell: its incidents before the day `origin`, all of them or those that are at most
 * `within` days old. The baseline that every other model has to beat.
 */
export function historicalCount(
  incidents: Incidents,
  cells: number,
  origin: number,
  within = Infinity,
): Float64Array {
  checkIncidents(incidents, cells);
  return countBetween(incidents, cells, origin - within, origin);
}

/**
 * The same with incidents that count less with age: half after `halfLife` days, a quarter after two
 * of them. Rounded to 9 decimals, so that equal cells tie in whatever order they were added up.
 */
export function decayedCount(
  incidents: Incidents,
  cells: number,
  origin: number,
  halfLife: number,
): Float64Array {
  checkIncidents(incidents, cells);
  if (!(halfLife > 0)) {
    throw new MethodProblem(
      `The half-life is ${halfLife}; it must be more than 0 days.`,
      "A year or two suits most types of crime.",
    );
  }
  const { cell, day } = incidents;
  const score = new Float64Array(cells);
  for (let i = 0; i < cell.length; i++) {
    const age = origin - day[i]!;
    if (cell[i]! >= 0 && age > 0) score[cell[i]!]! += 2 ** (-age / halfLife);
  }
  return score.map(rounded);
}

const rounded = (value: number) => Math.round(value * 1e9) / 1e9;
