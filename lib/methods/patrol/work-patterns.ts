import { MethodProblem } from "../problem";

/** What one officer works in one cycle (a week, as a rule): the shift of each day, -1 on a day off. */
export interface WorkPattern {
  name: string;
  shift: readonly number[];
}

/**
 * Every pattern of `on` days in a row and the rest of the cycle off, in one and the same shift: one for
 * each shift and first day of work.
 */
export function workPatterns({
  days = 7,
  shifts,
  on = 5,
  shiftNames,
}: {
  days?: number;
  shifts: number;
  on?: number;
  shiftNames?: readonly string[];
}): WorkPattern[] {
  if (!(on >= 1 && on < days))
    throw new MethodProblem(
      `${on} days of work in ${days} leave no day off.`,
      "Every officer has at least one day off in a cycle.",
    );
  const patterns: WorkPattern[] = [];
  for (let shift = 0; shift < shifts; shift++) {
    for (let first = 0; first < days; first++) {
      patterns.push({
        name: `${shiftNames?.[shift] ?? `shift ${shift + 1}`} from day ${first + 1}`,
        shift: Array.from({ length: days }, (_, day) =>
          (day - first + days) % days < on ? shift : -1,
        ),
      });
    }
  }
  return patterns;
}
