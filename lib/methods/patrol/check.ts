import { MethodProblem } from "../problem";
import { PlanConflicts, conflictsOf } from "./conflicts";
import type { PlanOptions, PlanProblem } from "./plan-types";

/** Refuses what is no problem of a plan, and limits that no plan can keep. */
export function checkPlan(problem: PlanProblem, { goal, effect, busy, explore }: PlanOptions) {
  const { beats, shifts, value, units, kinds, travel } = problem;
  if (beats < 1 || shifts < 1)
    throw new MethodProblem("There is no beat, or no shift, to plan for.");
  const places = beats * shifts;
  const lengths: [string, ArrayLike<number> | undefined, number][] = [
    ["expected harm", value, places],
    ["units by shift", units, shifts],
    ["least units", problem.least, places],
    ["most units", problem.most, places],
    ["duty before", problem.previous, places],
    ["weights of exploring", explore?.weight, places],
    ["travel", travel, beats * beats],
    ["effect of a unit", typeof effect === "object" ? effect : undefined, places],
    ...(kinds ?? []).flatMap((kind): [string, ArrayLike<number> | undefined, number][] => [
      [`units of ${kind.name}`, kind.units, shifts],
      [`beats that may have ${kind.name}`, kind.allowed, beats],
      [`least units of ${kind.name}`, kind.least, places],
    ]),
  ];
  for (const [what, list, length] of lengths) {
    if (list === undefined) continue;
    if (list.length !== length) {
      throw new MethodProblem(`The ${what} has ${list.length} numbers, and ${length} are needed.`);
    }
    for (let i = 0; i < length; i++) {
      if (!(list[i]! >= 0))
        throw new MethodProblem(`The ${what} has a number that is not 0 or more.`);
    }
  }
  const wholes = [
    units,
    problem.least,
    ...(kinds ?? []).flatMap((kind) => [kind.units, kind.least]),
  ];
  const isWhole = (list: ArrayLike<number> = []) => Array.from(list).every(Number.isInteger);
  const most = Array.from(problem.most ?? []).filter((each) => each !== Infinity);
  if (![...wholes, most].every(isWhole)) throw new MethodProblem("Units are whole numbers.");
  if (!value.every(Number.isFinite))
    throw new MethodProblem("An expected harm is not a finite number.");
  if (busy !== undefined && !(busy >= 0 && busy < 1))
    throw new MethodProblem("The share of the time that a unit is busy is 0 or more and below 1.");
  if (explore && !(explore.share >= 0 && explore.share <= 1))
    throw new MethodProblem("The share of units that explore is between 0 and 1.");
  if (goal !== "return" && goal !== "balance" && (!travel || problem.reach === undefined)) {
    if (goal !== "median" || !travel)
      throw new MethodProblem(
        "This goal needs the travel from beat to beat and how far a unit reaches.",
        "Name the table of beats with their places.",
      );
  }
  const conflicts = conflictsOf(problem);
  if (conflicts.length > 0) throw new PlanConflicts(conflicts);
}
