import { MethodProblem } from "@/lib/methods/problem";
import type { WorkPattern } from "@/lib/methods/patrol/work-patterns";

const week = 7;

/** A cycle in which every pattern and the week fit whole: 8 weeks for four on and four off. */
const longest = 168;

export interface DaysOnOff {
  on: number;
  off: number;
}

/** Days after which all patterns and the weekdays begin again together. Throws MethodProblem. */
export function cycleOf(given: readonly DaysOnOff[]): number {
  let days = week;
  for (const { on, off } of given) {
    if (on < 1 || off < 1) {
      throw new MethodProblem(
        `Days on and off of ${on}/${off} leave ${on < 1 ? "no day of work" : "no day off"}.`,
        "Write days on and off as 6/1.",
      );
    }
    days = (days * (on + off)) / commonFactor(days, on + off);
  }
  if (days > longest) {
    throw new MethodProblem(
      `These patterns and the week fit together only every ${days} days.`,
      "Choose fewer patterns, or ones of 7 days.",
    );
  }
  return days;
}

const commonFactor = (a: number, b: number): number => (b === 0 ? a : commonFactor(b, a % b));

/** Each pattern in each shift from each of its first days on, over the whole cycle. */
export function cyclePatterns(
  given: readonly DaysOnOff[],
  shiftNames: readonly string[],
): WorkPattern[] {
  const days = cycleOf(given);
  return given.flatMap(({ on, off }) =>
    shiftNames.flatMap((name, shift) =>
      Array.from({ length: on + off }, (_, first) => ({
        name: `${name}, ${on} on ${off} off, from day ${first + 1}`,
        shift: Array.from({ length: days }, (_, day) =>
          (day - first + on + off) % (on + off) < on ? shift : -1,
        ),
      })),
    ),
  );
}
