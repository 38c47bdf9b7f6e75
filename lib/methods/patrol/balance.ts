import { assignment, unitsOnDuty } from "./assign";
import { giveByGain } from "./allocate";
import { giveMinima } from "./conflicts";
import type { GoalPlan, GoalTask } from "./goal";

/**
 * The smallest largest load where no unit looks after another beat: the next unit goes to the beat-shift
 * with the largest load, which is exact for the largest, then the next largest, and so on.
 */
export function balanceBeats({ problem, supply, hold }: GoalTask): GoalPlan {
  const { beats, shifts, value } = problem;
  const places = beats * shifts;
  const given = assignment(beats, supply);
  giveMinima(problem, supply, given);
  const room = supply.unitsIn.map((units, shift) => units - hold[shift]!);
  given.total.forEach((count, place) => (room[place % shifts]! -= count));
  const held = hold.reduce((sum, count) => sum + count, 0);
  let onDuty = unitsOnDuty(supply) - held - given.total.reduce((sum, count) => sum + count, 0);
  const give = (place: number) => {
    if (onDuty < 1 || room[place % shifts]! < 1 || !given.give(place)) return false;
    onDuty--;
    room[place % shifts]!--;
    return true;
  };
  // Without a unit a load has no end; the heavier beat has the first one.
  const most = value.reduce((a, b) => Math.max(a, b), 0);
  const load = (place: number, count: number) =>
    count > 0 ? value[place]! / count : value[place]! > 0 ? most + value[place]! : 0;
  const gain = (place: number, count: number) =>
    count >= (problem.most?.[place] ?? Infinity) ? 0 : load(place, count);
  giveByGain({ places, gain, give }, given.total.slice());

  let objective = 0;
  given.total.forEach((count, place) => {
    if (value[place]! > 0) objective = Math.max(objective, value[place]! / count);
  });
  const server = Int32Array.from(given.total, (count, place) =>
    count > 0 ? Math.floor(place / shifts) : -1,
  );
  return { given, server, objective, bound: objective };
}
