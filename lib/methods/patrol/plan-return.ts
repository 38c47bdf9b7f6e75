import { assignment, unitsOnDuty } from "./assign";
import { giveByGain } from "./allocate";
import { giveMinima } from "./conflicts";
import type { GoalPlan, GoalTask } from "./goal";
import { harmMet } from "./harm-met";
import type { PlanOptions } from "./plan-types";

export function effectOf({ effect = 0.4 }: PlanOptions): (place: number) => number {
  return typeof effect === "number" ? () => effect : (place) => effect[place]!;
}

/**
 * Most harm met, each unit after the first in a beat-shift meeting less. Exact by marginal allocation,
 * also with kinds of unit and with a limit of officers where all crews are alike.
 */
export function planReturn({ problem, supply, options, hold }: GoalTask): GoalPlan {
  const { beats, shifts, value, previous, changeCost = 0 } = problem;
  const effectAt = effectOf(options);
  const places = beats * shifts;
  const given = assignment(beats, supply);
  giveMinima(problem, supply, given);
  const ordinary = Array.from({ length: shifts }, () => 0);
  for (let place = 0; place < places; place++) ordinary[place % shifts]! += given.total[place]!;
  let onDuty = ordinary.reduce((sum, count) => sum + count, 0);
  const mostOnDuty = unitsOnDuty(supply) - hold.reduce((sum, count) => sum + count, 0);
  const most = (place: number) => problem.most?.[place] ?? Infinity;

  const met = (place: number, count: number) => harmMet(value[place]!, effectAt(place), count);
  // A unit that stays is worth the cost of change more: so no gain is below 0, and all find a place.
  const gain = (place: number, count: number) =>
    count >= most(place)
      ? 0
      : met(place, count + 1) -
        met(place, count) +
        (count < (previous?.[place] ?? 0) ? changeCost : 0);
  const room = supply.unitsIn.map((units, shift) => units - hold[shift]!);
  const give = (place: number) => {
    const shift = place % shifts;
    if (onDuty >= mostOnDuty || ordinary[shift]! >= room[shift]!) return false;
    if (!given.give(place)) return false;
    onDuty++;
    ordinary[shift]!++;
    return true;
  };
  giveByGain({ places, gain, give }, given.total.slice());

  let objective = 0;
  given.total.forEach((count, place) => {
    const moved = Math.max(0, count - (previous?.[place] ?? 0));
    objective += met(place, count) - (previous ? changeCost * moved : 0);
  });
  const server = Int32Array.from(given.total, (count, place) =>
    count > 0 ? Math.floor(place / shifts) : -1,
  );
  return { given, server, objective, bound: objective };
}
