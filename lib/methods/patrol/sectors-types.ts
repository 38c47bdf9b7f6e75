import type { Weights } from "../spatial/weights";

/** Beats of one shift that are to be parted into connected sectors, one for each unit. */
export interface SectorProblem {
  /** Which beats border each other; both ways. */
  neighbours: Weights;
  /** Expected work of each beat, none below zero. */
  work: Float64Array;
  /** Middle of each beat, metres. */
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** Station of each beat where sectors stay inside stations; without, sectors go over the whole city. */
  station?: ArrayLike<number> | undefined;
  /** Sector of each beat today, numbered from 0 without a gap; -1 for none. */
  today?: ArrayLike<number> | undefined;
  /** Names for what is refused. */
  beatNames: readonly string[];
  stationNames?: readonly string[] | undefined;
}

export interface SectorOptions {
  sectors: number;
  /** How far above the mean a load may be before it counts, as a share of it: 0.15. */
  tolerance: number;
  /** Plans begun anew; the best is kept. */
  starts: number;
  /** New cuts tried of each start, for each sector; 12 unless told. */
  cuts?: number | undefined;
  /** Beats that may change sector at most; needs `today` and as many sectors as today. */
  changes?: number | undefined;
  /** After so many seconds the plan found so far is kept. */
  seconds?: number | undefined;
}

/** What sectors are worth, planned or of today. */
export interface SectorMeasure {
  /** Sector of each beat; -1 for none. */
  sector: Int32Array;
  load: Float64Array;
  /** The beat of each sector from whose middle the way to its work is least; -1 for a sector without beats. */
  seat: Int32Array;
  /** Metres of each beat's middle to that of its seat; NaN in no sector. */
  way: Float64Array;
  /** Mean of these ways by work. */
  meanWay: number;
  /** Whether all beats of a sector hang together. */
  connected: boolean[];
}

export interface SectorPlan extends SectorMeasure {
  /** Load of each sector up to which it counts alike. */
  cap: Float64Array;
  /** No plan has a smaller largest load than this. */
  bound: number;
  /** How much the largest load lies above the bound, as a share of it. */
  gap: number;
  /** Plans begun before the time ended. */
  starts: number;
  /** For each sector the one of today that it has most beats of, each once; -1 for none. Without `today` null. */
  succeeds: Int32Array | null;
  /** Beats that get another sector than today. Without `today` null. */
  changed: Uint8Array | null;
}
