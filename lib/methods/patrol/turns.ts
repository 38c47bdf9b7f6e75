import { conflictsOf, ofShiftsAWeek, PlanConflicts } from "./conflicts";
import type { PlanContext, PlanGoal } from "./plan";
import { harmMet } from "./harm-met";
import { fewMoves, turnsMoved } from "./turns-moves";
import { daysOfWeek, effectOfTurn, partOf, planPart, stationsOf, stepOf } from "./turns-part";

/**
 * A week of duty to be planned. A turn is one unit on one shift of one day: a unit on each night is seven
 * turns a week. A beat-shift has the number `beat * shifts + shift`.
 */
export interface TurnsProblem {
  beats: number;
  shifts: number;
  /** Expected harm of each beat-shift. */
  harm: Float64Array;
  /** Station of each beat: its turns stay with it. All 0 where units go anywhere. */
  station: Int32Array;
  /** Turns a week of each station and shift: `turns[station * shifts + shift]`, whole numbers. */
  turns: ArrayLike<number>;
  /**
   * Fewest and most turns a week of each beat-shift, whole numbers. Goals that plan whole units round the
   * fewest up to units and the most down, but not below the fewest.
   */
  least: ArrayLike<number>;
  most: ArrayLike<number>;
  /** Kinds of unit; their turns by station and shift then count. */
  kinds?: readonly TurnsKind[];
  /** Turns a week of each beat-shift today, whole numbers; null where nobody knows. */
  today: Int32Array | null;
  /** Most turns a week that may go elsewhere than today; Infinity for no limit. Of the goal `return`. */
  changes: number;
  /** Metres from beat to beat and how far a unit looks after others, for goals that cover. */
  travel?: Float64Array;
  reach?: number;
  beatNames: readonly string[];
  shiftNames: readonly string[];
}

export interface TurnsKind {
  name: string;
  turns: ArrayLike<number>;
  /** 1 for each beat that may have it. */
  allowed?: ArrayLike<number>;
}

export interface TurnsOptions {
  goal: PlanGoal;
  /** Share of what happens in a beat-shift that one unit reaches there, 0–1. */
  effect: number;
  /** Share of the time that a unit is busy, for the goal that reckons with it. */
  busy: number;
  /** Share of the turns that go where the plan goes least. */
  explore: number;
  /** Which draw of these it is: each goes on to other places. */
  round: number;
  seconds: number;
}

export interface TurnsPlan {
  /** Turns a week of each beat-shift, those that explore among them. */
  turns: Float64Array;
  explored: Float64Array;
  /** By kind, in the order of the kinds. */
  byKind: Float64Array[];
  /** Turns that found nothing to do within the limits, or make no whole unit where a goal plans such. */
  spare: number;
  /** Turns that go elsewhere than today beyond `changes`, since limits or new turns leave no other way. */
  forced: number;
  /**
   * What the goal counts of units that do not explore, and what no plan of as many reaches beyond (for
   * `balance` the largest load of any station, and none is smaller). A load without end proves nothing.
   */
  objective: number;
  bound: number;
  gap: number;
  proven: boolean;
}

export { daysOfWeek, effectOfTurn, turnsMoved };

/** Harm of each beat-shift that so many turns a week reach. */
export const harmReached = (
  harm: ArrayLike<number>,
  turns: ArrayLike<number>,
  share: number,
): Float64Array =>
  Float64Array.from(turns, (each, i) => harmMet(harm[i]!, effectOfTurn(share), each));

/**
 * A week of turns for beats by shift, within each station, that serves a goal best; some of them explore.
 * Where only so many turns may move, see `fewMoves`. A `MethodProblem` where limits contradict each other.
 */
export async function planTurns(
  problem: TurnsProblem,
  options: TurnsOptions,
  context: PlanContext,
): Promise<TurnsPlan> {
  checkLimits(problem, 1);
  checkLimits(problem, stepOf(options.goal));
  const at = (price: number) => planAt(problem, options, context, price);
  return options.goal === "return" ? fewMoves(problem, options.effect, at) : at(0);
}

/** Throws where the limits of a station contradict each other. */
function checkLimits(problem: TurnsProblem, step: number): void {
  const conflicts = stationsOf(problem).flatMap(({ which, own }) =>
    conflictsOf(partOf(problem, own, which, step, 0), step === 1 ? ofShiftsAWeek : undefined),
  );
  if (conflicts.length > 0) throw new PlanConflicts(conflicts);
}

async function planAt(
  problem: TurnsProblem,
  options: TurnsOptions,
  context: PlanContext,
  price: number,
): Promise<TurnsPlan> {
  const { beats, shifts } = problem;
  const step = stepOf(options.goal);
  const places = beats * shifts;
  const whole: TurnsPlan = {
    turns: new Float64Array(places),
    explored: new Float64Array(places),
    byKind: (problem.kinds ?? []).map(() => new Float64Array(places)),
    ...{ spare: 0, forced: 0, objective: 0, bound: 0, gap: 0, proven: true },
  };
  const stations = stationsOf(problem);
  for (const { which, own } of stations) {
    const part = partOf(problem, own, which, step, price);
    const seconds = options.seconds / stations.length;
    const plan = await planPart(part, { ...options, seconds }, context);
    own.forEach((beat, k) => {
      for (let shift = 0; shift < shifts; shift++) {
        const [to, from] = [beat * shifts + shift, k * shifts + shift];
        whole.turns[to] = step * plan.units[from]!;
        whole.explored[to] = step * plan.explored[from]!;
        whole.byKind.forEach((kind, i) => (kind[to] = step * plan.byKind[i]![from]!));
      }
    });
    const planned = step * plan.units.reduce((sum, each) => sum + each, 0);
    whole.spare += turnsOf(problem, which) - planned;
    if (options.goal === "balance") {
      whole.objective = Math.max(whole.objective, plan.objective);
      whole.bound = Math.max(whole.bound, plan.bound);
    } else {
      whole.objective += plan.objective;
      whole.bound += plan.bound;
    }
    whole.proven &&= plan.proven;
  }
  return withGap(whole);
}

/** Turns a week of a station. */
function turnsOf({ shifts, turns, kinds }: TurnsProblem, which: number): number {
  const all = kinds && kinds.length > 0 ? kinds.map((kind) => kind.turns) : [turns];
  let sum = 0;
  for (const each of all)
    for (let shift = 0; shift < shifts; shift++) sum += each[which * shifts + shift]!;
  return sum;
}

function withGap(plan: TurnsPlan): TurnsPlan {
  const { objective, bound } = plan;
  if (!Number.isFinite(objective)) return { ...plan, gap: Infinity, proven: false };
  const gap =
    objective === bound ? 0 : Math.abs(bound - objective) / Math.max(Math.abs(objective), 1e-12);
  return { ...plan, gap };
}
