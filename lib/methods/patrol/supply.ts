import type { PlanProblem, UnitKind } from "./plan-types";

/** Kinds of unit as arrays; a problem without kinds has one of all. */
export interface Supply {
  shifts: number;
  kinds: number;
  /** Units of a kind in a shift: `units[kind * shifts + shift]`. */
  units: Int32Array;
  /** Units of all kinds in a shift. */
  unitsIn: number[];
  crew: number[];
  names: string[];
  mayTake(beat: number, kind: number): boolean;
  /** Fewest units of a kind in a beat-shift. */
  least(kind: number, place: number): number;
  /** Officers over all shifts, or Infinity. */
  officers: number;
}

export function supplyOf({ shifts, units, kinds, officers }: PlanProblem): Supply {
  const all: UnitKind = { name: "unit", units, crew: officers?.crew };
  const list = kinds && kinds.length > 0 ? kinds : [all];
  const unitsIn = Array.from({ length: shifts }, (_, shift) =>
    list.reduce((sum, kind) => sum + kind.units[shift]!, 0),
  );
  return {
    shifts,
    kinds: list.length,
    unitsIn,
    units: Int32Array.from(list.flatMap((kind) => Array.from(kind.units))),
    crew: list.map(({ crew }) => crew ?? 1),
    names: list.map(({ name }) => name),
    mayTake: (beat, kind) => list[kind]!.allowed === undefined || list[kind]!.allowed[beat]! > 0,
    least: (kind, place) => list[kind]!.least?.[place] ?? 0,
    officers: officers?.total ?? Infinity,
  };
}

/** Every unit has as many officers, so that a limit of officers is one of units. */
export const oneCrew = ({ crew }: Supply): boolean => crew.every((each) => each === crew[0]);
