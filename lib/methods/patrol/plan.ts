import type { MethodContext } from "../method";
import { sumOf } from "../statistics/sums";
import { checkPlan } from "./check";
import { leastOf } from "./conflicts";
import { drawPlaces } from "./explore";
import type { GoalPlan, GoalTask } from "./goal";
import { balanceBeats } from "./balance";
import { planBalance } from "./plan-balance";
import { planMedian } from "./plan-median";
import { effectOf, planReturn } from "./plan-return";
import { planService } from "./plan-service";
import { coverService } from "./serve-cover";
import { returnService } from "./serve-return";
import { nearOf, type Reach, type Service } from "./service";
import type { Plan, PlanOptions, PlanProblem } from "./plan-types";
import { oneCrew, supplyOf, type Supply } from "./supply";

export { planGoals } from "./plan-types";
export type {
  Explore,
  Plan,
  PlanConflict,
  PlanGoal,
  PlanOptions,
  PlanProblem,
  UnitKind,
} from "./plan-types";

export interface PlanContext extends MethodContext {
  /** Each plan that can be shown before the last one, the first of them at once. */
  better?(plan: Plan): void;
}

/**
 * Units for beats by shift, as good for a goal as can be found in the time given, within all limits.
 * A `MethodProblem` where the data does not fit together; `PlanConflicts` where no plan can keep the limits.
 */
export async function planDeployment(
  problem: PlanProblem,
  options: PlanOptions,
  context: PlanContext,
): Promise<Plan> {
  const started = performance.now();
  checkPlan(problem, options);
  const supply = supplyOf(problem);
  let hold = heldBack(problem, supply, options);
  const patience = options.seconds ?? 8;
  for (;;) {
    // A plan anew has the time that is left.
    const seconds = Math.max(patience - secondsSince(started), patience / 20);
    const task: GoalTask = {
      problem,
      supply,
      options: { ...options, seconds },
      hold,
      context,
      better: (plan) => context.better?.(finished(task, plan, secondsSince(started))),
    };
    const plan = await planFor(task);
    const fewer = hold.map((count, shift) =>
      Math.min(count, leftOut(task, plan, shift).places.length),
    );
    if (fewer.every((count, shift) => count === hold[shift])) {
      return finished(task, plan, secondsSince(started));
    }
    hold = fewer;
  }
}

async function planFor(task: GoalTask): Promise<GoalPlan> {
  const { problem, supply, options } = task;
  const { beats, shifts, travel, reach = 0 } = problem;
  const way: Reach = {
    demands: beats,
    sites: beats,
    distance: (demand, site) => travel![site * beats + demand]!,
  };
  const each = (service: Service) => planService(task, () => service);
  switch (options.goal) {
    case "return": {
      if (oneCrew(supply) || supply.officers === Infinity) return planReturn(task);
      const effect = effectOf(options);
      const most = Math.max(...supply.unitsIn);
      return planService(task, (shift) =>
        returnService((beat) => effect(beat * shifts + shift), most),
      );
    }
    case "cover":
      return each(coverService(nearOf(way, reach)));
    case "expected-cover":
      return each(coverService(nearOf(way, reach), options.busy ?? 0.3));
    case "median":
      return planMedian(task, way);
    case "balance":
      return travel && problem.reach !== undefined
        ? planBalance(task, nearOf(way, reach))
        : balanceBeats(task);
  }
}

const secondsSince = (started: number) => (performance.now() - started) / 1000;

/** Units of each shift that explore: their share of all, the shifts in turn by their own share of it. */
function heldBack(problem: PlanProblem, supply: Supply, { explore }: PlanOptions): number[] {
  const { shifts } = problem;
  const needed = new Float64Array(shifts);
  leastOf(problem, supply).forEach((count, place) => (needed[place % shifts]! += count));
  const all = sumOf(supply.unitsIn);
  const crew = Math.max(...supply.crew);
  const onDuty = Math.min(all, Math.floor(supply.officers / crew));
  const share = all > 0 ? ((explore?.share ?? 0) * onDuty) / all : 0;
  const exact = supply.unitsIn.map((count) => count * share);
  const held = exact.map(Math.floor);
  const order = [...exact.keys()].sort((a, b) => exact[b]! - held[b]! - (exact[a]! - held[a]!));
  let left = Math.round(all * share) - sumOf(held);
  for (const shift of order) if (left-- > 0) held[shift]!++;
  // Minima come first, of a shift and of all officers.
  let free = Math.max(0, onDuty - sumOf(needed));
  return held.map((count, shift) => {
    const own = Math.max(0, Math.min(count, supply.unitsIn[shift]! - needed[shift]!, free));
    free -= own;
    return own;
  });
}

function finished(task: GoalTask, plan: GoalPlan, seconds: number): Plan {
  const explored = explore(task, plan);
  const { given, server, objective, bound } = plan;
  const spare = task.supply.unitsIn.slice();
  given.total.forEach((count, place) => (spare[place % task.problem.shifts]! -= count));
  const isBounded = Number.isFinite(objective);
  const isMet = isBounded && objective === bound;
  const gap = isMet ? 0 : isBounded ? Math.abs(bound - objective) / Math.abs(objective) : Infinity;
  return {
    units: given.total,
    byKind: given.byKind,
    explored,
    spare,
    server,
    objective,
    bound,
    gap,
    proven: gap <= (task.options.gap ?? 1e-4),
    seconds,
  };
}

/** Beat-shifts that the plan looks after least and that may have a unit, with how much there is to learn. */
function leftOut({ problem, options, hold }: GoalTask, { given, server }: GoalPlan, shift: number) {
  const weightOf = (place: number) => options.explore?.weight?.[place] ?? 1;
  const empty = Array.from(
    { length: problem.beats },
    (_, beat) => beat * problem.shifts + shift,
  ).filter(
    (place) => given.total[place] === 0 && (problem.most?.[place] ?? 1) > 0 && weightOf(place) > 0,
  );
  const unseen = empty.filter((place) => server[place]! < 0);
  const places = unseen.length >= hold[shift]! ? unseen : empty;
  return { places, weight: Float64Array.from(places, weightOf) };
}

/** Sends what was held back to places that the plan leaves out, and adds them to what it gave. */
function explore(task: GoalTask, plan: GoalPlan): Uint16Array {
  const { problem, options, hold, context } = task;
  const explored = new Uint16Array(problem.beats * problem.shifts);
  const round = options.explore?.round ?? 0;
  for (let shift = 0; shift < problem.shifts; shift++) {
    const { places, weight } = leftOut(task, plan, shift);
    const seed = context.seed * 31 + shift;
    for (const drawn of drawPlaces(weight, hold[shift]!, { seed, round })) {
      const place = places[drawn]!;
      if (plan.given.give(place)) explored[place]!++;
    }
  }
  return explored;
}
