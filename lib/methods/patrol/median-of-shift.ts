import { leastOf } from "./conflicts";
import type { GoalTask } from "./goal";
import type { MedianSites, Ways } from "./median-sites";
import type { Reach } from "./service";

/** Sets of beats that may have the same kinds of unit, beyond which a program is better. */
const mostLimits = 100;

/**
 * One shift of a plan as a choice of sites: a first unit at a beat makes it a site, a second one changes
 * nothing. Null where kinds of unit make too many limits.
 */
export function medianOfShift(
  { problem, supply, hold }: GoalTask,
  shift: number,
  { reach, ways, weight }: { reach: Reach; ways: Ways; weight: Float64Array },
): MedianSites | null {
  const { beats, shifts, previous, changeCost = 0 } = problem;
  const least = leastOf(problem, supply);
  const place = (beat: number) => beat * shifts + shift;
  const all = Array.from({ length: beats }, (_, beat) => beat);
  const classes = new Map<string, number[]>();
  const classOf = Int32Array.from(all, (beat) => {
    const kinds = [...supply.crew.keys()].filter((kind) => supply.mayTake(beat, kind));
    if (kinds.length === 0) return -1;
    if (!classes.has(kinds.join())) classes.set(kinds.join(), kinds);
    return [...classes.keys()].indexOf(kinds.join());
  });
  const masks = [...classes.values()];
  const isClosed = (beat: number) => (problem.most?.[place(beat)] ?? Infinity) < 1;
  const unions = unionsOf(masks);
  if (!unions) return null;
  // A unit for each beat of some classes can be found if no set of kinds is asked for more than it has (Hall).
  const limits = unions.map((kinds) => {
    const within = (own: readonly number[]) => own.every((kind) => kinds.has(kind));
    let room = 0;
    for (const kind of kinds) room += supply.units[kind * shifts + shift]!;
    for (const beat of all) {
      const byKind = supply.crew.map((_, kind) => supply.least(kind, place(beat)));
      for (const kind of kinds) room -= byKind[kind]!;
      const more = least[place(beat)]! - byKind.reduce((sum, each) => sum + each, 0);
      if (more > 0 && within(masks[classOf[beat]!]!)) room -= more;
    }
    return { classes: Uint8Array.from(masks, (own) => Number(within(own))), room };
  });
  const needed = all.reduce((sum, beat) => sum + least[place(beat)]!, 0);
  limits.push({
    classes: new Uint8Array(masks.length).fill(1),
    room: supply.unitsIn[shift]! - hold[shift]! - needed,
  });
  return {
    ...{ reach, ways, weight, limits },
    cost: Float64Array.from(all, (beat) =>
      previous ? changeCost * Math.max(0, 1 - previous[place(beat)]!) : 0,
    ),
    stands: Uint8Array.from(all, (beat) => Number(least[place(beat)]! > 0)),
    classOf: classOf.map((one, beat) => (isClosed(beat) ? -1 : one)),
  };
}

/** All unions of sets of kinds, once each. */
function unionsOf(sets: readonly (readonly number[])[]): Set<number>[] | null {
  const found = new Map<string, Set<number>>();
  for (const own of sets) {
    for (const before of [new Set<number>(), ...found.values()]) {
      const union = new Set([...before, ...own]);
      found.set([...union].sort((a, b) => a - b).join(), union);
    }
    if (found.size > mostLimits) return null;
  }
  return [...found.values()];
}
