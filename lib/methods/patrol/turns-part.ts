import { allocate } from "./allocate";
import { assignment, type Assignment } from "./assign";
import { giveMinima } from "./conflicts";
import { drawPlaces } from "./explore";
import {
  planDeployment,
  type PlanContext,
  type PlanGoal,
  type PlanProblem,
  type UnitKind,
} from "./plan";
import { harmMet } from "./harm-met";
import { supplyOf } from "./supply";
import type { TurnsOptions, TurnsProblem } from "./turns";

export const daysOfWeek = 7;

/** Coverage, travel and their like know only units that are there every day. */
export const stepOf = (goal: PlanGoal) =>
  goal === "return" || goal === "balance" ? 1 : daysOfWeek;

/** What one turn a week reaches, as `exp(-effect)` is left, where a unit on each day reaches the share given. */
export const effectOfTurn = (share: number): number => -Math.log1p(-share) / daysOfWeek;

/** Stations with their beats. */
export function stationsOf({ station }: TurnsProblem): { which: number; own: number[] }[] {
  const found = new Map<number, number[]>();
  station.forEach((which, beat) => {
    const own = found.get(which);
    if (own) own.push(beat);
    else found.set(which, [beat]);
  });
  return [...found].map(([which, own]) => ({ which, own }));
}

const inTurns = (value: number) => value;

/** The beats of one station as a problem of their own, in units of `step` turns. */
export function partOf(
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
  const limits = { least: pick(least, inTurns), most: pick(most, inTurns) };
  const fewest = pick(least, Math.ceil);
  const shiftsOf = (turns: ArrayLike<number>) =>
    Array.from({ length: shifts }, (_, shift) => Math.floor(turns[which * shifts + shift]! / step));
  return {
    beats: own.length,
    shifts,
    value: Float64Array.from(
      own.flatMap((beat) => Array.from(harm.subarray(beat * shifts, (beat + 1) * shifts))),
    ),
    units: shiftsOf(problem.turns),
    least: fewest,
    // What is locked at less than a whole unit has one.
    most: pick(most, Math.floor).map((units, at) =>
      limits.most[at]! >= limits.least[at]! ? Math.max(units, fewest[at]!) : units,
    ),
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
export async function planPart(part: PlanProblem, options: TurnsOptions, context: PlanContext) {
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
  const given = assignment(part.beats, supplyOf(part), base.byKind);
  const explored = explorers(part, { given, units: left }, { seed: context.seed, round });
  explored.forEach((each, place) => (left[place % part.shifts]! -= each));
  const found = { ...base, units: given.total, byKind: given.byKind, explored, spare: left };
  if (goal !== "return") return found;
  // Without the price of moves, which is not of the goal.
  let met = 0;
  base.units.forEach((count, place) => (met += harmMet(part.value[place]!, asked.effect, count)));
  return { ...found, objective: met, bound: met };
}

/** The exact plan of the goal `return` where shifts do not share units: each for itself. */
function byMargin(part: PlanProblem, effect: number) {
  const { beats, shifts, value, units, least, most, previous, changeCost = 0 } = part;
  const result = new Uint16Array(beats * shifts);
  const spare = [...units];
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
      result[place] = count;
      spare[shift]! -= count;
    });
  }
  return { units: result, byKind: [result], spare, objective: 0, bound: 0, proven: true };
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

/** The problem with fewer units: of kinds, the one that has most gives first, as far as minima leave it. */
function withoutHeld(part: PlanProblem, hold: readonly number[]): PlanProblem {
  const { beats, shifts } = part;
  const units = part.units.map((each, shift) => each - hold[shift]!);
  const kinds = part.kinds?.map((kind) => ({ ...kind, units: [...kind.units] }));
  if (!kinds) return { ...part, units };
  const supply = supplyOf(part);
  const { free, ...given } = assignment(beats, supply);
  giveMinima(part, supply, { free, ...given });
  hold.forEach((held, shift) => {
    for (let left = held; left > 0; left--) {
      let from = -1;
      kinds.forEach(({ units: own }, k) => {
        if (free[k * shifts + shift]! < 1) return;
        if (from < 0 || own[shift]! > kinds[from]!.units[shift]!) from = k;
      });
      if (from < 0) return;
      kinds[from]!.units[shift]!--;
      free[from * shifts + shift]!--;
    }
  });
  return { ...part, units, kinds };
}

/**
 * Draws beat-shifts for units that explore, the likelier the less the plan goes there: of those that have
 * less than today, while there are any. What the plan takes away is where it would learn nothing more.
 * Each is given to the assignment, where a kind of unit can go there.
 */
function explorers(
  { beats, shifts, most, previous }: PlanProblem,
  { given, units }: { given: Assignment; units: readonly number[] },
  { seed, round }: { seed: number; round: number },
): Uint16Array {
  const base = given.total.slice();
  const explored = new Uint16Array(base.length);
  units.forEach((each, shift) => {
    let left = each;
    let own = Array.from({ length: beats }, (_, beat) => beat * shifts + shift);
    const isBelow = (place: number, limit: number) => given.total[place]! < limit;
    for (let turn = 0; left > 0; turn++) {
      const free = own.filter((place) => isBelow(place, most?.[place] ?? Infinity));
      const fewer = free.filter((place) => isBelow(place, previous?.[place] ?? 0));
      const open = fewer.length > 0 ? fewer : free;
      const weight = Float64Array.from(open, (place) => 1 / (1 + base[place]!));
      const drawn = drawPlaces(weight, left, { seed: seed * 31 + shift + 7 * turn, round });
      if (drawn.length === 0) return;
      const refused = new Set<number>();
      for (const at of drawn) {
        const place = open[at]!;
        if (given.give(place)) {
          explored[place]!++;
          left--;
        } else refused.add(place);
      }
      own = own.filter((place) => !refused.has(place));
    }
  });
  return explored;
}
