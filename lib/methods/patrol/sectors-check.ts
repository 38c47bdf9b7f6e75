import { MethodProblem } from "../problem";
import type { SectorOptions, SectorProblem } from "./sectors-types";

/** A MethodProblem where numbers cannot be used, or options contradict each other. */
export function checkSectors(
  { work, x, y, neighbours, today }: SectorProblem,
  options: SectorOptions,
): void {
  const count = work.length;
  if (count === 0) throw new MethodProblem("There is no beat to make sectors of.");
  if (x.length !== count || y.length !== count || neighbours.start.length !== count + 1) {
    throw new MethodProblem("Work, middles and neighbours are not of the same beats.");
  }
  for (let beat = 0; beat < count; beat++) {
    if (!(work[beat]! >= 0 && Number.isFinite(work[beat]!))) {
      throw new MethodProblem(`Beat ${beat + 1} has no number of zero or more as its work.`);
    }
    if (!Number.isFinite(x[beat]!) || !Number.isFinite(y[beat]!)) {
      throw new MethodProblem(
        `Beat ${beat + 1} has no middle.`,
        "Leave out beats without outline.",
      );
    }
  }
  const { sectors, tolerance, starts, changes } = options;
  if (!(Number.isInteger(sectors) && sectors >= 1)) {
    throw new MethodProblem("The number of sectors is not a whole number of one or more.");
  }
  if (!(tolerance >= 0 && starts >= 1)) {
    throw new MethodProblem("The tolerance must not be below zero, nor the starts below one.");
  }
  if (changes === undefined) return;
  const todays = today ? new Set(Array.from(today).filter((own) => own >= 0)).size : 0;
  if (todays !== sectors) {
    throw new MethodProblem(
      `A limit of changes needs as many sectors as today: ${sectors} are planned, and today there are ${todays}.`,
      "Plan as many sectors as today, or leave out the limit of changes.",
    );
  }
  if (Array.from(today!).some((own) => own >= todays)) {
    throw new MethodProblem(
      "Today's sectors are not numbered from 0 without a gap.",
      "Number only those that have a beat.",
    );
  }
}
