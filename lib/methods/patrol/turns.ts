import { allocate } from "./allocate";
import { conflictsOf, PlanConflicts } from "./conflicts";
import { drawPlaces } from "./explore";
import {
  planDeployment,
  type PlanContext,
  type PlanGoal,
  type PlanProblem,
  type UnitKind,
} from "./plan";
import { harmMet } from "./plan-return";

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
  /** Fewest and most turns a week of each beat-shift, whole numbers. */
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
  /** Turns that found nothing to do within the limits. */
  spare: number;
  /** What the goal counts, and what no plan within the limits exceeds. */
  objective: number;
  bound: number;
  gap: number;
  proven: boolean;
}

export const daysOfWeek = 7;

/** Coverage, travel and their like know only units that are there every day. */
const stepOf = (goal: PlanGoal) => (goal === "return" || goal === "balance" ? 1 : daysOfWeek);

/** What one turn a week reaches, as `exp(-effect)` is left, where a unit on each day reaches the share given. */
export const effectOfTurn = (share: number): number => -Math.log1p(-share) / daysOfWeek;

/** Harm of each beat-shift that so many turns a week reach. */
export const harmReached = (
  harm: ArrayLike<number>,
  turns: ArrayLike<number>,
  share: number,
): Float64Array =>
  Float64Array.from(turns, (each, i) => harm[i]! * -Math.expm1(-effectOfTurn(share) * each));

/** Turns that go elsewhere than today. */
export const turnsMoved = (turns: ArrayLike<number>, today: ArrayLike<number> | null): number =>
  today ? Array.from(turns).reduce((sum, each, i) => sum + Math.max(0, each - today[i]!), 0) : 0;

/**
 * A week of turns for beats by shift, within each station, that serves a goal best; some of them explore.
 * Where only so many turns may move, a change has to be worth a price, the least that keeps the number
 * (Lagrangian relaxation, Everett 1963). A `MethodProblem` where limits contradict each other.
 */
export async function planTurns(
  problem: TurnsProblem,
  options: TurnsOptions,
  context: PlanContext,
): Promise<TurnsPlan> {
  checkLimits(problem, stepOf(options.goal));
  const at = (price: number) => planAt(problem, options, context, price);
  const free = await at(0);
  const { today, changes } = problem;
  if (options.goal !== "return" || !today || turnsMoved(free.turns, today) <= changes) {
    return free;
  }
  const dearest = Math.max(...problem.harm) + 1;
  let kept = await at(dearest);
  if (turnsMoved(kept.turns, today) > changes) return kept;
  let [cheap, dear] = [dearest * 1e-9, dearest];
  for (let step = 0; step < mostPrices; step++) {
    const price = Math.sqrt(cheap * dear);
    const plan = await at(price);
    const moved = turnsMoved(plan.turns, today);
    if (moved <= changes) [dear, kept] = [price, plan];
    else cheap = price;
    if (moved === changes) break;
  }
  return kept;
}

/** Prices that are tried: each narrows what is left to its root. */
const mostPrices = 24;

/** Throws where the limits of a station contradict each other. */
function checkLimits(problem: TurnsProblem, step: number): void {
  const conflicts = stationsOf(problem).flatMap(({ which, own }) =>
    conflictsOf(partOf(problem, own, which, step, 0)),
  );
  if (conflicts.length > 0) throw new PlanConflicts(conflicts);
}

/** Stations with their beats. */
function stationsOf({ station }: TurnsProblem): { which: number; own: number[] }[] {
  const found = new Map<number, number[]>();
  station.forEach((which, beat) => {
    const own = found.get(which);
    if (own) own.push(beat);
    else found.set(which, [beat]);
  });
  return [...found].map(([which, own]) => ({ which, own }));
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
    ...{ spare: 0, objective: 0, bound: 0, gap: 0, proven: true },
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
    whole.spare += step * plan.spare.reduce((sum, each) => sum + each, 0);
    whole.objective += plan.objective;
    whole.bound += plan.bound;
    whole.proven &&= plan.proven;
  }
  const { objective, bound } = whole;
  whole.gap =
    objective === bound ? 0 : Math.abs(bound - objective) / Math.max(Math.abs(objective), 1e-12);
  return whole;
}

/** The beats of one station as a problem of their own, in units of `step` turns. */
function partOf(
  problem: TurnsProblem,
  own: readonly number[],
  which: number,
  step: number,
  price: number,
): PlanProblem {
  const { shifts, harm, least, most, today, kinds, travel, reach, shiftNames } = problem;
  const pick = (values: ArrayLike<number>, round: (value: number) => number) =>
    own.flatMap((beat) =>
      Array.from({ length: shifts }, (_, shift) => round(values[beat * shifts + shift]! / step)),
    );
  const shiftsOf = (turns: ArrayLike<number>) =>
    Array.from({ length: shifts }, (_, shift) => Math.floor(turns[which * shifts + shift]! / step));
  return {
    beats: own.length,
    shifts,
    value: Float64Array.from(
      own.flatMap((beat) => Array.from(harm.subarray(beat * shifts, (beat + 1) * shifts))),
    ),
    units: shiftsOf(problem.turns),
    least: pick(least, Math.ceil),
    most: pick(most, Math.floor),
    ...(kinds && kinds.length > 0
      ? {
          kinds: kinds.map(({ name, turns, allowed }): UnitKind => {
            const may = allowed && own.map((beat) => allowed[beat]!);
            return { name, units: shiftsOf(turns), ...(may ? { allowed: may } : {}) };
          }),
        }
      : {}),
    ...(today ? { previous: pick(today, Math.round), changeCost: price } : {}),
    ...(travel
      ? {
          travel: Float64Array.from(
            own.flatMap((from) => own.map((to) => travel[from * problem.beats + to]!)),
          ),
        }
      : {}),
    ...(reach === undefined ? {} : { reach }),
    beatNames: own.map((beat) => problem.beatNames[beat]!),
    shiftNames,
  };
}

/**
 * Plans, and lets the share that explores go where the plan goes least. Goals of whole units leave beats
 * out, and their exploring goes there; a week of turns hardly leaves one out.
 */
async function planPart(part: PlanProblem, options: TurnsOptions, context: PlanContext) {
  const { goal, effect, busy, explore, round, seconds } = options;
  const step = stepOf(goal);
  const asked = { goal, busy, seconds, effect: effectOfTurn(effect) * step };
  if (step > 1) {
    return planDeployment(part, { ...asked, explore: { share: explore, round } }, context);
  }
  const hold = heldBack(part, explore);
  const held = withoutHeld(part, hold);
  const isSimple = goal === "return" && !part.kinds;
  const base = isSimple ? byMargin(held, asked.effect) : await planDeployment(held, asked, context);
  const left = hold.map((held, shift) => held + base.spare[shift]!);
  const explored = explorers(part, base.units, left, { seed: context.seed, round });
  const units = base.units.map((each, place) => each + explored[place]!);
  explored.forEach((each, place) => (left[place % part.shifts]! -= each));
  const byKind = part.kinds ? await kindsFor(part, units, asked, context) : [units];
  return { ...base, units, explored, spare: left, byKind };
}

/** The exact plan of the goal `return` where shifts do not share units: each for itself. */
function byMargin(part: PlanProblem, effect: number) {
  const { beats, shifts, value, units, least, most, previous, changeCost = 0 } = part;
  const result = { units: new Uint16Array(beats * shifts), spare: [...units], objective: 0 };
  for (let shift = 0; shift < shifts; shift++) {
    const own = Array.from({ length: beats }, (_, beat) => beat * shifts + shift);
    const available = units[shift]!;
    const plan = allocate({
      units: available,
      least: own.map((place) => least?.[place] ?? 0),
      returns: own.map((place) =>
        Float64Array.from(
          { length: Math.min(available, most?.[place] ?? available) + 1 },
          (_, count) =>
            harmMet(value[place]!, effect, count) +
            changeCost * Math.min(count, previous?.[place] ?? 0),
        ),
      ),
    });
    plan.units.forEach((count, k) => {
      const place = own[k]!;
      result.units[place] = count;
      result.spare[shift]! -= count;
      result.objective += harmMet(value[place]!, effect, count);
    });
  }
  return { ...result, bound: result.objective, proven: true };
}

/** Units of each shift that explore, as far as its minima leave any. */
function heldBack({ beats, shifts, units, kinds, least }: PlanProblem, share: number): number[] {
  return Array.from({ length: shifts }, (_, shift) => {
    const all = kinds ? kinds.reduce((sum, kind) => sum + kind.units[shift]!, 0) : units[shift]!;
    let needed = 0;
    for (let beat = 0; beat < beats; beat++) needed += least?.[beat * shifts + shift] ?? 0;
    return Math.max(0, Math.min(Math.round(share * all), all - needed));
  });
}

/** The problem with fewer units; of kinds, the one that has most gives first. */
function withoutHeld(part: PlanProblem, hold: readonly number[]): PlanProblem {
  const units = part.units.map((each, shift) => each - hold[shift]!);
  const kinds = part.kinds?.map((kind) => ({ ...kind, units: [...kind.units] }));
  if (!kinds) return { ...part, units };
  hold.forEach((held, shift) => {
    for (let left = held; left > 0; left--) {
      const most = kinds.reduce((a, b) => (b.units[shift]! > a.units[shift]! ? b : a));
      most.units[shift]!--;
    }
  });
  return { ...part, units, kinds };
}

/**
 * Draws beat-shifts for units that explore, the likelier the less the plan goes there: of those that have
 * less than today, while there are any. What the plan takes away is where it would learn nothing more.
 */
function explorers(
  { beats, shifts, most, previous }: PlanProblem,
  base: Uint16Array,
  units: readonly number[],
  { seed, round }: { seed: number; round: number },
): Uint16Array {
  const explored = new Uint16Array(base.length);
  units.forEach((each, shift) => {
    let left = each;
    const own = Array.from({ length: beats }, (_, beat) => beat * shifts + shift);
    const isBelow = (place: number, limit: number) => base[place]! + explored[place]! < limit;
    for (let turn = 0; left > 0; turn++) {
      const free = own.filter((place) => isBelow(place, most?.[place] ?? Infinity));
      const fewer = free.filter((place) => isBelow(place, previous?.[place] ?? 0));
      const open = fewer.length > 0 ? fewer : free;
      const weight = Float64Array.from(open, (place) => 1 / (1 + base[place]!));
      const drawn = drawPlaces(weight, left, { seed: seed * 31 + shift + 7 * turn, round });
      if (drawn.length === 0) return;
      for (const at of drawn) explored[open[at]!]!++;
      left -= drawn.length;
    }
  });
  return explored;
}

/** Units of each kind for a plan that stands. */
async function kindsFor(
  part: PlanProblem,
  target: Uint16Array,
  asked: { effect: number },
  context: PlanContext,
): Promise<Uint16Array[]> {
  const fixed = { ...part, least: target, most: target };
  try {
    return (await planDeployment(fixed, { goal: "return", effect: asked.effect }, context)).byKind;
  } catch (error) {
    if (!(error instanceof PlanConflicts)) throw error;
    // Exploring went where its kind may not: the plan stands, and no kind is named.
    return part.kinds!.map(() => new Uint16Array(target.length));
  }
}
