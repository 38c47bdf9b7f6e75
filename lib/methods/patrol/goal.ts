import type { MethodContext } from "../method";
import type { Assignment } from "./assign";
import type { PlanOptions, PlanProblem } from "./plan-types";
import type { Supply } from "./supply";

/** What a goal is to be reached with. */
export interface GoalTask {
  problem: PlanProblem;
  supply: Supply;
  options: PlanOptions;
  /** Units of each shift that are held back to explore. */
  hold: readonly number[];
  context: MethodContext;
  /** Each plan that is better than the one before, while a better one is looked for. */
  better(plan: GoalPlan): void;
}

/** A plan without those that explore. */
export interface GoalPlan {
  given: Assignment;
  server: Int32Array;
  objective: number;
  bound: number;
}
