import { MethodProblem } from "../problem";

/** Incidents of a grid of cells, one entry each; in no order. */
export interface Incidents {
  /** Number of the cell that each lies in; -1 outside the grid, which then counts nowhere. */
  cell: ArrayLike<number>;
  /** Days since any fixed day; whole where the register knows no time of day. */
  day: ArrayLike<number>;
}

/** Throws MethodProblem where lists differ in length or a day is not known. */
export function checkIncidents({ cell, day }: Incidents, cells: number): void {
  if (cell.length !== day.length) {
    throw new MethodProblem("There are not as many days as incidents.");
  }
  for (let i = 0; i < cell.length; i++) {
    if (!Number.isFinite(day[i]!)) {
      throw new MethodProblem(
        `Incident ${i + 1} has no day.`,
        "Leave out rows without a date, or choose another column for time.",
      );
    }
    if (!(cell[i]! < cells)) {
      throw new MethodProblem(`Incident ${i + 1} is in cell ${cell[i]}, which the grid lacks.`);
    }
  }
}

/** Incidents of each cell from the first day on, before the last. */
export function countBetween(
  { cell, day }: Incidents,
  cells: number,
  from: number,
  before: number,
): Float64Array {
  const counts = new Float64Array(cells);
  for (let i = 0; i < cell.length; i++) {
    if (cell[i]! >= 0 && day[i]! >= from && day[i]! < before) counts[cell[i]!]!++;
  }
  return counts;
}
