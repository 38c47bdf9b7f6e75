import { MethodProblem } from "../problem";
import { assignment, type Assignment } from "./assign";
import type { PlanConflict, PlanProblem } from "./plan-types";
import { supplyOf, type Supply } from "./supply";

/** Limits of a plan that no plan can keep. */
export class PlanConflicts extends MethodProblem {
  constructor(readonly conflicts: readonly PlanConflict[]) {
    const [first, ...rest] = conflicts;
    const more = rest.length === 0 ? "" : ` ${rest.length} more such limits contradict each other.`;
    super(
      `No plan can keep these limits: ${first!.words}.${more}`,
      "Lower a fewest that is named, or plan more units.",
    );
    this.name = "PlanConflicts";
  }
}

const named = (names: readonly string[] | undefined, index: number, word: string) =>
  names?.[index] ?? `${word} ${index + 1}`;

export const beatName = (problem: PlanProblem, beat: number) =>
  named(problem.beatNames, beat, "beat");
export const shiftName = (problem: PlanProblem, shift: number) =>
  named(problem.shiftNames, shift, "shift");

/** How sentences count what is planned. */
interface Counting {
  /** "3 units". */
  count(units: number): string;
  /** The same with what it is otherwise, where that helps. */
  there(units: number): string;
}

const inUnits = (units: number) => (units === 1 ? "1 unit" : `${units} units`);

const ofUnits: Counting = { count: inUnits, there: inUnits };

const daysOfWeek = 7;
const inShifts = (turns: number) => `${turns} ${turns === 1 ? "shift" : "shifts"} a week`;

/** Where each unit planned is one shift of one day of a week. */
export const ofShiftsAWeek: Counting = {
  count: inShifts,
  there: (turns) =>
    `${inShifts(turns)} (${inUnits(Number((turns / daysOfWeek).toFixed(1)))} at once)`,
};

const thereAre = (available: number, there: Counting["there"]) =>
  available === 0 ? "there is none" : `there ${available === 1 ? "is" : "are"} ${there(available)}`;

/** Limits that contradict each other by their sums alone. Empty when some plan keeps all of them, unless crews differ. */
export function conflictsOf(problem: PlanProblem, counting: Counting = ofUnits): PlanConflict[] {
  const supply = supplyOf(problem);
  const found = [...ownLimits(problem, supply, counting), ...sums(problem, supply, counting)];
  return found.length > 0 ? found : minimaByKind(problem, supply, counting);
}

/** The least units of a beat-shift, where kinds ask for some too. */
export function leastOf(problem: PlanProblem, supply: Supply): Uint16Array {
  return Uint16Array.from({ length: problem.beats * problem.shifts }, (_, place) => {
    let ofKinds = 0;
    for (let kind = 0; kind < supply.kinds; kind++) ofKinds += supply.least(kind, place);
    return Math.max(problem.least?.[place] ?? 0, ofKinds);
  });
}

/** A beat-shift by itself. */
function ownLimits(problem: PlanProblem, supply: Supply, { count }: Counting): PlanConflict[] {
  const found: PlanConflict[] = [];
  const least = leastOf(problem, supply);
  for (let place = 0; place < least.length; place++) {
    if (least[place] === 0) continue;
    const [beat, shift] = [Math.floor(place / problem.shifts), place % problem.shifts];
    const where = `${beatName(problem, beat)} in shift ${shiftName(problem, shift)}`;
    const most = problem.most?.[place] ?? Infinity;
    const own = { shift, beats: [beat] };
    if (least[place]! > most) {
      found.push({
        limit: "minimum above maximum",
        ...own,
        needed: least[place]!,
        available: most,
        words: `${where} needs at least ${count(least[place]!)} and may have at most ${most}`,
      });
    }
    for (let kind = 0; kind < supply.kinds; kind++) {
      const needed = supply.least(kind, place);
      if (needed > 0 && !supply.mayTake(beat, kind)) {
        const kinds = [supply.names[kind]!];
        const words = `${where} needs a unit of the kind ${kinds[0]}, which may not go there`;
        found.push({ limit: "kind is missing", ...own, kinds, needed, available: 0, words });
      }
    }
  }
  return found;
}

/** Minima of a shift, and of all shifts, against what there is. */
function sums(problem: PlanProblem, supply: Supply, { count, there }: Counting): PlanConflict[] {
  const { beats, shifts } = problem;
  const found: PlanConflict[] = [];
  const least = leastOf(problem, supply);
  let all = 0;
  for (let shift = 0; shift < shifts; shift++) {
    const own = Array.from({ length: beats }, (_, beat) => least[beat * shifts + shift]!);
    const needed = own.reduce((sum, each) => sum + each, 0);
    const available = supply.unitsIn[shift]!;
    all += needed;
    if (needed > available) {
      const highest = Math.max(...own);
      const asking = Array.from(own.keys()).filter((beat) => own[beat] === highest);
      const words = `the beats need at least ${count(needed)} in shift ${shiftName(problem, shift)}, and ${thereAre(available, there)}; ${mostAsked(problem, asking, highest)}`;
      const beatsNamed = asking.length <= mostNamed ? { beats: asking } : {};
      found.push({ limit: "minima above units", shift, ...beatsNamed, needed, available, words });
    }
  }
  const needed = all * Math.min(...supply.crew);
  if (needed > supply.officers) {
    const available = supply.officers;
    const words = `the minima of all shifts need ${needed} officers, there are ${available}`;
    found.push({ limit: "minima above officers", needed, available, words });
  }
  return found;
}

const mostNamed = 2;

/** The beats whose minima are highest. */
function mostAsked(problem: PlanProblem, asking: readonly number[], highest: number): string {
  const names = asking.slice(0, mostNamed).map((beat) => beatName(problem, beat));
  const others = asking.length - names.length;
  if (asking.length === 1) return `${names[0]} asks for most, ${highest}`;
  const all =
    others === 0
      ? names.join(" and ")
      : `${names.join(", ")} and ${others === 1 ? "one other" : `${others} others`}`;
  return `${all} ask for most, ${highest} each`;
}

/** Minima that the kinds of unit cannot meet, though there are units enough: beats that share too few kinds. */
function minimaByKind(problem: PlanProblem, supply: Supply, counting: Counting): PlanConflict[] {
  const given = assignment(problem.beats, { ...supply, officers: Infinity });
  const refused = giveMinima(problem, supply, given);
  const found = new Map<string, PlanConflict>();
  for (const { place, kind } of refused) {
    const shift = place % problem.shifts;
    const kinds = kind === undefined ? given.reached(place) : [kind];
    const key = `${shift}:${[...kinds].sort().join()}`;
    if (found.has(key)) continue;
    found.set(key, shortOfKinds(problem, supply, { shift, reached: kinds, counting }));
  }
  return [...found.values()];
}

/** A beat-shift that no unit was left for, or none of one kind. */
interface Refused {
  place: number;
  kind?: number;
}

/** Gives each beat-shift its least. */
export function giveMinima(problem: PlanProblem, supply: Supply, given: Assignment): Refused[] {
  const least = leastOf(problem, supply);
  const refused: Refused[] = [];
  for (let kind = 0; kind < supply.kinds; kind++) {
    for (let place = 0; place < least.length; place++) {
      for (let count = supply.least(kind, place); count > 0; count--) {
        if (given.giveKind(place, kind)) continue;
        refused.push({ place, kind });
        break;
      }
    }
  }
  for (let place = 0; place < least.length; place++) {
    while (given.total[place]! < least[place]!) {
      if (given.give(place)) continue;
      refused.push({ place });
      break;
    }
  }
  return refused;
}

function shortOfKinds(
  problem: PlanProblem,
  supply: Supply,
  {
    shift,
    reached,
    counting: { count, there },
  }: { shift: number; reached: readonly number[]; counting: Counting },
): PlanConflict {
  const { beats, shifts } = problem;
  const least = leastOf(problem, supply);
  const within = (beat: number) =>
    Array.from({ length: supply.kinds }, (_, kind) => kind).every(
      (kind) => reached.includes(kind) || !supply.mayTake(beat, kind),
    );
  const asking: number[] = [];
  let needed = 0;
  for (let beat = 0; beat < beats; beat++) {
    const place = beat * shifts + shift;
    const ofKind = reached.reduce((sum, kind) => sum + supply.least(kind, place), 0);
    const units = within(beat) ? least[place]! : ofKind;
    if (units === 0) continue;
    asking.push(beat);
    needed += units;
  }
  const kinds = reached.map((kind) => supply.names[kind]!);
  const available = reached.reduce((sum, kind) => sum + supply.units[kind * shifts + shift]!, 0);
  const who =
    asking.length === 1
      ? `${beatName(problem, asking[0]!)} needs`
      : `${asking.length} beats (${beatName(problem, asking[0]!)} and others) need`;
  const short =
    kinds.length === 0
      ? `${count(needed)}, and no kind of unit may work there`
      : `${count(needed)} of the kind ${kinds.join(" or ")}, and ${thereAre(available, there)}`;
  return {
    limit: available === 0 ? "kind is missing" : "minima above kinds",
    shift,
    beats: asking,
    kinds,
    needed,
    available,
    words: `in shift ${shiftName(problem, shift)} ${who} ${short}`,
  };
}
