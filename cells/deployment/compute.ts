import type { MethodContext } from "@/lib/methods/method";
import { expectedHarm, type Expected, type PatrolHistory } from "@/lib/methods/patrol/expected";
import { dutyMismatch } from "@/lib/methods/patrol/mismatch";
import { expectedRange } from "@/lib/methods/patrol/expected-range";
import type { PlanGoal } from "@/lib/methods/patrol/plan-types";
import { equalSplit } from "@/lib/methods/patrol/score-strategies";
import { harmReached, planTurns, turnsMoved, type TurnsPlan } from "@/lib/methods/patrol/turns";
import { sumOf } from "@/lib/methods/statistics/sums";
import type { LimitedWeek } from "./minima";
import { poolsOf } from "./pools";
import {
  checkPlannable,
  optionsOf,
  problemOf,
  staysAtStation,
  type Ground,
  type Rules,
} from "./rules";

export interface DeploymentInput {
  history: PatrolHistory;
  /** Steps of the history that the plan is for. */
  horizon: number;
  /** What is expected by another table; the history says it where there is none. */
  given: Expected | null;
  ground: Ground;
  rules: Rules;
  seconds: number;
  seed: number;
}

/** Rules that are tried on the screen, for what is expected already. */
export interface TryInput extends Pick<DeploymentInput, "ground" | "rules" | "seconds" | "seed"> {
  harm: Float64Array;
}

/** What is expected of each beat-shift in the time that the plan is for. */
export interface Expectation extends Expected {
  /** Four of five such periods lie between these. */
  low: Float64Array;
  high: Float64Array;
  /** How much more past periods scatter than by chance. */
  dispersion: number;
}

export interface Planned {
  /** What it was made for: of other goals a plan by return is shown first. */
  goal: PlanGoal;
  problem: LimitedWeek;
  plan: TurnsPlan;
  /** The same turns, alike for all beats. */
  equal: Float64Array;
  /** Expected harm, all of it and what each reaches; of today only where there is a roster. */
  reached: { all: number; plan: number; equal: number; today: number | null };
  /** Share of the turns that would have to stand elsewhere to be as the harm is. */
  hoover: { plan: number; equal: number; today: number | null };
  /** Turns a week that go elsewhere than today. */
  moved: number;
}

export interface Deployment extends Planned {
  expected: Expectation;
  /** Expected harm reached if units could go to other stations; null where they can, or for other goals. */
  cityWide: number | null;
}

/** What the time ahead is to bring, from the history before it alone. */
function expectationOf({ history, horizon, given }: DeploymentInput): Expectation {
  const steps = history.counts.length / history.places;
  const expected = given ?? expectedHarm(history, steps, horizon);
  return { ...expected, ...expectedRange(history, horizon, expected.counts) };
}

/**
 * A plan for what is expected, by the rules, beside an equal split and today. With another goal it gives out
 * the same units. A MethodProblem where the rules contradict themselves.
 */
export async function planOf(
  harm: Float64Array,
  { ground, rules, seconds }: Pick<DeploymentInput, "ground" | "rules" | "seconds">,
  context: MethodContext,
  goal = rules.goal,
): Promise<Planned> {
  checkPlannable(ground, rules);
  const problem = problemOf(ground, rules, harm);
  const options = { ...optionsOf(rules, seconds), goal };
  const plan = await planTurns(problem, options, context);
  return { goal, ...plannedOf(problem, plan, rules) };
}

function plannedOf(problem: LimitedWeek, plan: TurnsPlan, rules: Rules): Omit<Planned, "goal"> {
  const { harm, today } = problem;
  const share = rules.effect / 100;
  const equal = equalSplit(poolsOf(problem));
  const reach = (turns: ArrayLike<number>) => sumOf(harmReached(harm, turns, share));
  return {
    problem,
    plan,
    equal,
    reached: {
      all: sumOf(harm),
      plan: reach(plan.turns),
      equal: reach(equal),
      today: today && reach(today),
    },
    hoover: {
      plan: hoover(harm, plan.turns),
      equal: hoover(harm, equal),
      today: today && hoover(harm, today),
    },
    moved: turnsMoved(plan.turns, today),
  };
}

/** The work of the worker. */
export async function deploy(
  input: DeploymentInput,
  progress: NonNullable<MethodContext["progress"]> = () => undefined,
  early: (deployment: Deployment) => void = () => undefined,
): Promise<Deployment> {
  const expected = expectationOf(input);
  const context = { seed: input.seed, progress };
  const { ground, rules } = input;
  if (rules.goal !== "return") {
    // What is best by marginal allocation is there at once, and a plan to begin with.
    const first = await planOf(expected.harm, input, context, "return");
    early({ ...first, expected, cityWide: null });
  }
  const planned = await planOf(expected.harm, input, context);
  const isBound = rules.goal === "return" && staysAtStation(ground, rules);
  const free = isBound
    ? await planOf(expected.harm, { ...input, rules: { ...rules, move: "city" } }, context)
    : null;
  return { ...planned, expected, cityWide: free && free.reached.plan };
}

/** Share of the duty that would have to stand elsewhere to be as the harm is. */
const hoover = (harm: Float64Array, turns: ArrayLike<number>): number =>
  sumOf(harm) > 0 && sumOf(turns) > 0 ? dutyMismatch({ crimes: harm, hours: turns }).hoover : 0;
