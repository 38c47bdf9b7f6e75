/**
 * What is to be planned: so many places (beats) by so many shifts. A beat-shift has the number
 * `beat * shifts + shift` in every array here.
 */
export interface PlanProblem {
  beats: number;
  shifts: number;
  /** Expected harm (or incidents) of each beat-shift, 0 or more. */
  value: Float64Array;
  /** Units that each shift has. With kinds, that of the kinds counts. */
  units: readonly number[];
  /** Fewest and most units of a beat-shift. Without: 0, and as many as the shift has. */
  least?: ArrayLike<number>;
  most?: ArrayLike<number>;
  /** Kinds of unit with skills or vehicles; each does the same work where it may go. */
  kinds?: readonly UnitKind[];
  /** Officers over all shifts together, each working one of them, and how many crew a unit without kinds. */
  officers?: { total: number; crew?: number };
  /** From beat to beat, in minutes or metres: `travel[from * beats + to]`, 0 on the diagonal. */
  travel?: Float64Array;
  /** How far a unit looks after beats around the one where it stands, in the units of `travel`. */
  reach?: number;
  /** The duty of today or the plan before: units of each beat-shift. */
  previous?: ArrayLike<number>;
  /** What a unit must gain more to stand elsewhere than before, in the units of the goal (not of `balance`). */
  changeCost?: number;
  /** For sentences; otherwise beats and shifts are numbered from 1. */
  beatNames?: readonly string[];
  shiftNames?: readonly string[];
}

export interface UnitKind {
  name: string;
  /** Units of this kind in each shift. */
  units: readonly number[];
  /** Officers in a unit; 1 without. */
  crew?: number;
  /** 1 for each beat that may have it; every beat without. */
  allowed?: ArrayLike<number>;
  /** Fewest units of this kind in a beat-shift. */
  least?: ArrayLike<number>;
}

/**
 * What a good plan is:
 * - `return`: most harm met, where each further unit of a beat-shift meets the share 1 − exp(−`effect`) of what is left;
 * - `cover`: most harm within reach of a unit;
 * - `expected-cover`: the same where a unit is busy the share `busy` of the time;
 * - `median`: least harm-weighted travel from a unit to the beat;
 * - `balance`: the smallest largest load of a unit.
 */
export const planGoals = ["return", "cover", "expected-cover", "median", "balance"] as const;
export type PlanGoal = (typeof planGoals)[number];

export interface PlanOptions {
  goal: PlanGoal;
  /** Of `return`: β of 1 − exp(−βx), 0 or more, for all or for each beat-shift. Without: 0.4. */
  effect?: number | Float64Array;
  /** Of `expected-cover`: share of the time, 0 to below 1. Without: 0.3. */
  busy?: number;
  /** Seconds to look for a better plan; the best so far counts when they are over. Without: 8. */
  seconds?: number;
  /** Share of the value by which a plan may miss the best one and count as it. Without: 0.0001. */
  gap?: number;
  explore?: Explore;
}

/** Units sent where the plan itself would send none, so that the next plan learns of other places too. */
export interface Explore {
  /** Share of all units, 0–1; 0.1 is usual. */
  share: number;
  /** Which draw this is (such as the number of the month): each goes on to other places. */
  round: number;
  /** How much there is to learn of each beat-shift: places are drawn in proportion. Without: alike. */
  weight?: ArrayLike<number>;
}

export interface Plan {
  /** Units of each beat-shift, those that explore among them. */
  units: Uint16Array;
  /** The same by kind, in the order of the kinds; one of all without kinds. */
  byKind: Uint16Array[];
  /** Units of each beat-shift that explore. */
  explored: Uint16Array;
  /** Units of each shift that found nothing to do within the limits. */
  spare: number[];
  /** Beat whose unit looks after the beat-shift, -1 for none. Of `return`: the beat itself. */
  server: Int32Array;
  /** What the goal counts, for the units that do not explore: see `PlanGoal`. */
  objective: number;
  /** No plan within the limits does better than this. */
  bound: number;
  /** |bound − objective| as a share of the objective; Infinity where a load has no end. */
  gap: number;
  /** The gap is within what was asked for. */
  proven: boolean;
  seconds: number;
}

/** Limits that contradict each other, as plain data. Beats and shifts are counted from 0. */
export interface PlanConflict {
  limit:
    | "minima above units"
    | "minimum above maximum"
    | "kind is missing"
    | "minima above kinds"
    | "minima above officers"
    | "limits together";
  shift?: number;
  beats?: number[];
  /** Names of kinds of unit. */
  kinds?: string[];
  needed: number;
  available: number;
  /** The limits and their numbers in a sentence. */
  words: string;
}
