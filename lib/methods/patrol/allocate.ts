import { MethodProblem } from "../problem";
import { harmMet } from "./harm-met";

/** Units one by one to where the next is worth most. */
export interface Greedy {
  places: number;
  /** What the unit after `units` others is worth at a place; never more than the one before it. */
  gain(place: number, units: number): number;
  /** Gives one more unit, or says that the place can have no more, now or later. */
  give(place: number): boolean;
}

/**
 * Marginal allocation: exact for concave returns while what can be given is a polymatroid, as it is
 * with limits of places, shifts, kinds and their sum (Fox 1966; Federgruen and Groenevelt 1986).
 * Changes `units` in place and gives what the units added. Of equal gains the first place has it.
 */
export function giveByGain({ places, gain, give }: Greedy, units: Uint16Array): number {
  const next = Float64Array.from({ length: places }, (_, place) => gain(place, units[place]!));
  let added = 0;
  for (;;) {
    let best = -1;
    for (let place = 0; place < places; place++) {
      if (next[place]! > (best < 0 ? 0 : next[best]!)) best = place;
    }
    if (best < 0) return added;
    if (!give(best)) {
      next[best] = 0;
      continue;
    }
    added += next[best]!;
    units[best]!++;
    next[best] = gain(best, units[best]!);
  }
}

interface AllocationProblem {
  /** Units to give. */
  units: number;
  /** Harm of each place, and the share of it that each unit meets as `exp(-effect)` is left: w(1 − exp(−βx)). */
  weight?: ArrayLike<number>;
  effect?: ArrayLike<number>;
  /** Or what 0, 1, 2, … units of each place are worth; each step no larger than the one before. */
  returns?: readonly ArrayLike<number>[];
  /** Fewest and most units of each place. Without: 0, and all. */
  least?: ArrayLike<number>;
  most?: ArrayLike<number>;
}

interface Allocation {
  units: Uint16Array;
  /** Worth of all of them. */
  objective: number;
  /** What one unit more would add at each place; 0 at its most. */
  next: Float64Array;
}

/**
 * Shares units among places so that they are worth most: Σ w(1 − exp(−βx)) or any concave returns, in
 * whole units, exact. A `MethodProblem` for minima above the units and for returns that are not concave.
 */
export function allocate(problem: AllocationProblem): Allocation {
  const { units: available, returns, weight, effect } = problem;
  const places = (returns ?? weight ?? []).length;
  const numbers = [[available], weight, effect, problem.least, problem.most];
  if (numbers.some((list) => list && Array.from(list).some((each) => !(each >= 0))))
    throw new MethodProblem("Units, weights, effects and limits are numbers of 0 or more.");
  if (!Number.isInteger(available)) throw new MethodProblem("Units are whole numbers.");
  returns?.forEach(requireConcave);
  const least = (place: number) => problem.least?.[place] ?? 0;
  const most = (place: number) =>
    Math.min(problem.most?.[place] ?? available, returns ? returns[place]!.length - 1 : available);
  const worth = (place: number, count: number) =>
    returns ? returns[place]![count]! : harmMet(weight![place]!, effect?.[place] ?? 0, count);

  const units = Uint16Array.from({ length: places }, (_, place) => least(place));
  const needed = units.reduce((sum, each) => sum + each, 0);
  if (needed > available) {
    throw new MethodProblem(
      `The least of all places comes to ${needed} units, and there are ${available}.`,
      "Lower a least number or add units.",
    );
  }
  const above = units.findIndex((count, place) => count > most(place));
  if (above >= 0) {
    throw new MethodProblem(`Place ${above + 1} has a least number above its most.`);
  }
  let left = available - needed;
  const gain = (place: number, count: number) =>
    count < most(place) ? worth(place, count + 1) - worth(place, count) : 0;
  const give = () => left-- > 0;
  giveByGain({ places, gain, give }, units);
  let objective = 0;
  units.forEach((count, place) => (objective += worth(place, count)));
  const next = Float64Array.from(units, (count, place) => gain(place, count));
  return { units, objective, next };
}

function requireConcave(returns: ArrayLike<number>, place: number) {
  let before = Infinity;
  const largest = Array.from(returns).reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  for (let count = 1; count < returns.length; count++) {
    const step = returns[count]! - returns[count - 1]!;
    if (!(step <= before + 1e-12 * largest))
      throw new MethodProblem(
        `At place ${place + 1}, unit ${count} is worth more than the one before it.`,
        "Marginal allocation needs returns that level off.",
      );
    before = step;
  }
}
