import type { Program } from "../optimise/program";
import { writeProgram } from "../optimise/program";
import { solve } from "../optimise/solve";
import { MethodProblem } from "../problem";
import { spreadOpen } from "./even-cover";
import { spreadShifts } from "./spread-shifts";
import type { WorkPattern } from "./work-patterns";

export interface StaffProblem {
  /** Days of the cycle, which follows itself. */
  days: number;
  shifts: number;
  /** Officers needed on each day in each shift: `need[day * shifts + shift]`. */
  need: ArrayLike<number>;
  patterns: readonly WorkPattern[];
  /** Officers there are. Without: as many as it takes. */
  officers?: number;
}

export interface StaffPlan {
  /** Officers on each pattern. */
  count: Uint16Array;
  staff: number;
  /** Officers on duty, and how many of the need they leave open, by `day * shifts + shift`. */
  onDuty: Uint16Array;
  short: Uint16Array;
  /** Fewest officers that could do, or (of given officers) smallest need left open, that is not ruled out. */
  bound: number;
  gap: number;
  proven: boolean;
  seconds: number;
}

/**
 * The fewest officers whose work patterns meet every need (Dantzig 1954), or with `officers` given the
 * patterns that leave the least of the need open, spread over the shifts; officers to spare then go where
 * the need is met most narrowly. Where it is all the same to the needs, officers with the same days off work
 * in different shifts (`spreadShifts`). A `MethodProblem` when no pattern works where somebody is needed.
 */
export async function scheduleStaff(
  problem: StaffProblem,
  { seconds = 8 }: { seconds?: number } = {},
): Promise<StaffPlan> {
  const { days, shifts, need, patterns, officers } = problem;
  check(problem);
  const answer = await solve(staffProgram(problem), { seconds });
  if (!("values" in answer)) {
    throw new MethodProblem(
      `No schedule was found in ${seconds} seconds.`,
      "Allow more time or fewer patterns.",
    );
  }
  const solved = Uint16Array.from(patterns, (_, p) => Math.round(answer.values[p]!));
  const count = spreadShifts(
    patterns,
    officers === undefined ? solved : spreadOpen(problem, solved),
  );
  const onDuty = new Uint16Array(days * shifts);
  const work = (pattern: number, officersOn: number) => {
    patterns[pattern]!.shift.forEach((shift, day) => {
      if (shift >= 0) onDuty[day * shifts + shift]! += officersOn;
    });
  };
  count.forEach((each, pattern) => work(pattern, each));
  let staff = count.reduce((sum, each) => sum + each, 0);
  for (; officers !== undefined && staff < officers; staff++) {
    const pattern = narrowest(problem, onDuty);
    count[pattern]!++;
    work(pattern, 1);
  }
  const short = Uint16Array.from(onDuty, (there, at) => Math.max(0, need[at]! - there));
  const { bound, gap, seconds: took } = answer;
  return {
    count,
    staff,
    onDuty,
    short,
    // Officers, and what is open, are whole: what is above a bound by less than one reaches it.
    bound: Math.ceil(bound - 1e-6),
    gap,
    proven: answer.status === "optimal" || Math.ceil(bound - 1e-6) >= answer.objective - 1e-6,
    seconds: took,
  };
}

/** Variables: officers on each pattern; with `officers`, also what is left open of each need. */
export function staffProgram({ days, shifts, need, patterns, officers }: StaffProblem): Program {
  const writer = writeProgram();
  const limited = officers !== undefined;
  const on = patterns.map(() => writer.variable({ cost: limited ? 0 : 1, whole: true }));
  for (let at = 0; at < days * shifts; at++) {
    const [day, shift] = [Math.floor(at / shifts), at % shifts];
    const working = on.filter((_, p) => patterns[p]!.shift[day] === shift);
    const open = limited && need[at]! > 0 ? [writer.variable({ cost: 1 })] : [];
    writer.row({ lower: need[at]! }, [...working, ...open]);
  }
  if (limited) writer.row({ upper: officers }, on);
  return writer.program("least");
}

/** The pattern whose days of work are met most narrowly, in the mean. */
function narrowest({ shifts, need, patterns }: StaffProblem, onDuty: Uint16Array): number {
  let [best, lowest] = [0, Infinity];
  patterns.forEach(({ shift }, pattern) => {
    let [sum, days] = [0, 0];
    shift.forEach((each, day) => {
      if (each < 0) return;
      const at = day * shifts + each;
      // Where nobody is needed, one more is worth least.
      sum += need[at]! > 0 ? onDuty[at]! / need[at]! : 1000 + onDuty[at]!;
      days++;
    });
    if (days > 0 && sum / days < lowest) [best, lowest] = [pattern, sum / days];
  });
  return best;
}

function check({ days, shifts, need, patterns, officers }: StaffProblem) {
  if (need.length !== days * shifts || need.length === 0) {
    throw new MethodProblem(`There are ${need.length} needs for ${days} days of ${shifts} shifts.`);
  }
  if (patterns.length === 0) throw new MethodProblem("There is no work pattern to choose from.");
  for (const { name, shift } of patterns) {
    if (shift.length !== days || shift.some((each) => each >= shifts || !Number.isInteger(each)))
      throw new MethodProblem(`The work pattern “${name}” does not fit the days and shifts.`);
  }
  for (let at = 0; at < need.length; at++) {
    if (!(need[at]! >= 0 && Number.isInteger(need[at]!)))
      throw new MethodProblem("A need of officers is not a whole number of 0 or more.");
    const [day, shift] = [Math.floor(at / shifts), at % shifts];
    if (need[at]! > 0 && !patterns.some((pattern) => pattern.shift[day] === shift))
      throw new MethodProblem(
        `No work pattern works in shift ${shift + 1} on day ${day + 1}, and ${need[at]} are needed.`,
        "Add a pattern that does.",
      );
  }
  if (officers !== undefined && !(Number.isInteger(officers) && officers >= 0))
    throw new MethodProblem("The number of officers is not a whole number.");
}
