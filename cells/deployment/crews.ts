import type { Planned } from "./compute";
import type { Ground, Rules } from "./rules";

/**
 * Officers of a unit: those told, else as many as those of the roster's shift have on average, of all its
 * shifts without one or where it has nobody on duty.
 */
export function crewOf(
  { today, todayOfficers, shiftNames }: Ground,
  rules: Rules,
  shift = -1,
): number {
  if (rules.crew !== undefined) return rules.crew;
  let [units, officers, ofAll, officersOfAll] = [0, 0, 0, 0];
  today?.forEach((each, place) => {
    const own = todayOfficers?.[place] ?? each;
    [ofAll, officersOfAll] = [ofAll + each, officersOfAll + own];
    if (place % shiftNames.length === shift) [units, officers] = [units + each, officers + own];
  });
  if (officers > 0) return officers / units;
  return officersOfAll > 0 ? officersOfAll / ofAll : 1;
}

/**
 * Officers in the turns of each beat-shift. A unit that stays has those of its beat; one that comes has as
 * many as those that leave in its station and shift have on average, and beyond these the mean of the shift.
 * Where a shift has fewer units than the roster, all are scaled to that mean: it has no officers to spare.
 */
export function officersPlanned(
  ground: Ground,
  rules: Rules,
  { problem, plan }: Pick<Planned, "problem" | "plan">,
): Float64Array {
  const { shifts, station, today, kinds } = problem;
  const crews = ground.shiftNames.map((_, shift) => crewOf(ground, rules, shift));
  const meanAt = (place: number) => crews[place % shifts]!;
  if (kinds && kinds.length > 0) {
    return plan.turns.map((_, place) =>
      kinds.reduce(
        (sum, _, i) => sum + (rules.kinds![i]!.officers ?? meanAt(place)) * plan.byKind[i]![place]!,
        0,
      ),
    );
  }
  const { todayOfficers: has } = ground;
  if (!today || !has || rules.crew !== undefined) {
    return plan.turns.map((turns, place) => turns * meanAt(place));
  }
  const ownAt = (place: number) =>
    ground.today![place]! > 0 ? has[place]! / ground.today![place]! : meanAt(place);
  const pools = new Map<number, { lost: number; officers: number; gained: number }>();
  const poolOf = (place: number) => {
    const at = station[Math.floor(place / shifts)]! * shifts + (place % shifts);
    if (!pools.has(at)) pools.set(at, { lost: 0, officers: 0, gained: 0 });
    return pools.get(at)!;
  };
  today.forEach((now, place) => {
    const change = plan.turns[place]! - now;
    const pool = poolOf(place);
    pool.gained += Math.max(0, change);
    pool.lost += Math.max(0, -change);
    pool.officers += Math.max(0, -change) * ownAt(place);
  });
  const officers = plan.turns.map((turns, place) => {
    const kept = Math.min(turns, today[place]!);
    if (turns === kept) return kept * ownAt(place);
    const { lost, gained, officers: freed } = poolOf(place);
    const coming = (freed + Math.max(0, gained - lost) * meanAt(place)) / Math.max(gained, lost);
    return kept * ownAt(place) + (turns - kept) * coming;
  });
  const sums = (list: ArrayLike<number>) => {
    const all = crews.map(() => 0);
    for (let place = 0; place < list.length; place++) all[place % shifts]! += list[place]!;
    return all;
  };
  const [before, after, counted] = [sums(today), sums(plan.turns), sums(officers)];
  return officers.map((each, place) => {
    const shift = place % shifts;
    return after[shift]! < before[shift]! && counted[shift]! > 0
      ? (each * after[shift]! * crews[shift]!) / counted[shift]!
      : each;
  });
}
