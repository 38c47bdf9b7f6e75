import type { ProgramWriter } from "../optimise/program";
import { assignment, type Assignment } from "./assign";
import { giveMinima, leastOf } from "./conflicts";
import type { GoalTask } from "./goal";

/** The variables of a program that say how many units of each kind stand where. */
export interface Stands {
  /** Of a beat-shift, one for each kind that may go there. */
  at(place: number): readonly number[];
  /** A program's answer as units by kind. */
  read(values: ArrayLike<number>): Uint16Array[];
  /** Sets these variables to units by kind. */
  fill(values: Float64Array, byKind: readonly Uint16Array[]): void;
}

/**
 * Writes units of some shifts and every limit of theirs; a unit that stands elsewhere than before costs
 * what the problem says, as a loss (`sign` -1) or a cost (1).
 */
export function writeStands(
  writer: ProgramWriter,
  task: GoalTask,
  shifts: readonly number[],
  sign: 1 | -1,
): Stands {
  const { problem, supply, hold } = task;
  const { beats, previous, changeCost = 0 } = problem;
  const least = leastOf(problem, supply);
  const own = new Map<number, number[]>();
  const of = new Map<number, { place: number; kind: number }>();
  const moves: { moved: number; place: number; mine: number[] }[] = [];
  const places = shifts.flatMap((shift) =>
    Array.from({ length: beats }, (_, beat) => beat * problem.shifts + shift),
  );

  for (const place of places) {
    const beat = Math.floor(place / problem.shifts);
    const shift = place % problem.shifts;
    const most = Math.min(problem.most?.[place] ?? Infinity, supply.unitsIn[shift]!);
    const may = supply.crew.map((_, kind) => kind).filter((kind) => supply.mayTake(beat, kind));
    const mine = may.map((kind) => {
      const upper = Math.min(most, supply.units[kind * problem.shifts + shift]!);
      const lower = may.length === 1 ? least[place]! : supply.least(kind, place);
      const variable = writer.variable({ lower, upper, whole: true });
      of.set(variable, { place, kind });
      return variable;
    });
    own.set(place, mine);
    if (mine.length > 1) writer.row({ lower: least[place]!, upper: most }, mine);
    if (changeCost > 0 && previous && mine.length > 0) {
      const moved = writer.variable({ cost: sign * changeCost });
      const signs = [...mine.map(() => 1), -1];
      writer.row({ upper: previous[place]! }, [...mine, moved], signs);
      moves.push({ moved, place, mine });
    }
  }
  const variables = [...of.keys()];
  for (const shift of shifts) {
    const here = variables.filter((each) => of.get(each)!.place % problem.shifts === shift);
    writer.row({ upper: supply.unitsIn[shift]! - hold[shift]! }, here);
    for (let kind = 0; supply.kinds > 1 && kind < supply.kinds; kind++) {
      const ofKind = here.filter((each) => of.get(each)!.kind === kind);
      writer.row({ upper: supply.units[kind * problem.shifts + shift]! }, ofKind);
    }
  }
  if (supply.officers < Infinity) {
    const held = hold.reduce((sum, count) => sum + count, 0) * Math.max(...supply.crew);
    const crews = variables.map((each) => supply.crew[of.get(each)!.kind]!);
    writer.row({ upper: supply.officers - held }, variables, crews);
  }

  return {
    at: (place) => own.get(place)!,
    read(values) {
      const byKind = supply.crew.map(() => new Uint16Array(beats * problem.shifts));
      for (const [variable, { place, kind }] of of)
        byKind[kind]![place] = Math.round(values[variable]!);
      return byKind;
    },
    fill(values, byKind) {
      for (const [variable, { place, kind }] of of) values[variable] = byKind[kind]![place]!;
      for (const { moved, place, mine } of moves) {
        let there = 0;
        for (const variable of mine) there += values[variable]!;
        values[moved] = Math.max(0, there - previous![place]!);
      }
    },
  };
}

/**
 * Units one by one to where the next improves most, for gains that never grow with units elsewhere. Null
 * where the minima have to be met with kinds of unit that are harder to choose.
 */
export function giveGreedily(
  task: GoalTask,
  begin: (shift: number) => { gain(beat: number): number; add(beat: number): void },
): Assignment | null {
  const { problem, supply, hold } = task;
  const { beats, shifts, previous, changeCost = 0 } = problem;
  const given = assignment(beats, supply);
  if (giveMinima(problem, supply, given).length > 0) return null;
  const heldOfficers = hold.reduce((sum, count) => sum + count, 0) * Math.max(...supply.crew);
  for (let shift = 0; shift < shifts; shift++) {
    const state = begin(shift);
    const at = (beat: number) => beat * shifts + shift;
    let left = supply.unitsIn[shift]! - hold[shift]!;
    for (let beat = 0; beat < beats; beat++) {
      for (let count = given.total[at(beat)]!; count > 0; count--) state.add(beat);
      left -= given.total[at(beat)]!;
    }
    const stay = (beat: number) =>
      given.total[at(beat)]! < (previous?.[at(beat)] ?? 0) ? changeCost : 0;
    const known = Float64Array.from({ length: beats }, (_, beat) => state.gain(beat) + stay(beat));
    const closed = new Uint8Array(beats);
    while (left > 0) {
      const beat = best(known, closed);
      if (beat < 0) break;
      const now = state.gain(beat) + stay(beat);
      if (now < known[beat]!) {
        known[beat] = now;
        continue;
      }
      const full = given.total[at(beat)]! >= (problem.most?.[at(beat)] ?? Infinity);
      if (full || given.officers() - heldOfficers < supply.crew[0]! || !given.give(at(beat))) {
        closed[beat] = 1;
        continue;
      }
      left--;
      state.add(beat);
    }
  }
  return given;
}

function best(known: Float64Array, closed: Uint8Array): number {
  let found = -1;
  for (let beat = 0; beat < known.length; beat++) {
    if (closed[beat] === 0 && known[beat]! > (found < 0 ? 1e-12 : known[found]!)) found = beat;
  }
  return found;
}
