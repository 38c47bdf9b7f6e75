import { dutyMismatch, type Mismatch } from "@/lib/methods/patrol/mismatch";

/** Crime of beats × shifts, the shift at `beat * shifts + shift`. */
export interface CrimeLists {
  /** Weighted by harm. */
  crimes: Float64Array;
  counts: Float64Array;
  squares: Float64Array;
  heaviest: number;
}

export interface LevelOptions {
  limit: number;
  least: number;
}

/** The same comparison three times. */
export interface Levels {
  cells: Mismatch;
  beats: Mismatch;
  shifts: Mismatch;
}

const sumsBy = (values: Float64Array, size: number, of: (at: number) => number): Float64Array => {
  const sums = new Float64Array(size);
  values.forEach((value, at) => (sums[of(at)]! += value));
  return sums;
};

export const byBeat = (values: Float64Array, shifts: number): Float64Array =>
  sumsBy(values, values.length / shifts, (at) => Math.floor(at / shifts));

export const byShift = (values: Float64Array, shifts: number): Float64Array =>
  sumsBy(values, shifts, (at) => at % shifts);

/** Usual hours of a beat-shift are those that a beat has in that shift on average. */
export function compareLevels(
  { crimes, counts, squares, heaviest }: CrimeLists,
  hours: Float64Array,
  shifts: number,
  options: LevelOptions,
): Levels {
  const beats = hours.length / shifts;
  const usual = byShift(hours, shifts).map((sum) => sum / beats);
  const level = (sum: (values: Float64Array) => Float64Array, own?: Float64Array) =>
    dutyMismatch(
      {
        ...{ crimes: sum(crimes), counts: sum(counts), squares: sum(squares), heaviest },
        hours: sum(hours),
        ...(own ? { usual: own } : {}),
      },
      options,
    );
  return {
    cells: level(
      (values) => values,
      hours.map((_, at) => usual[at % shifts]!),
    ),
    beats: level((values) => byBeat(values, shifts)),
    shifts: level((values) => byShift(values, shifts)),
  };
}
