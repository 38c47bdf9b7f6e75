import { MethodProblem } from "../../problem";

/** Which end of a band belongs to it: `[a, b)`, or `(a, b]` with the first band holding its start too. */
export type BandEnds = "[a,b)" | "(a,b]";

/**
 * Bands between breaks, with those added that are needed to know where every pair is: one before the
 * first break and one after the last. Only those from `first` on, `count` of them, were asked for.
 */
export interface Bands {
  /** Ascending from 0; the last is Infinity. */
  breaks: readonly number[];
  first: number;
  count: number;
  ends: BandEnds;
}

/** Checks breaks in metres or days. Throws MethodProblem when they do not rise or start below 0. */
export function bandsOf(breaks: readonly number[], ends: BandEnds, what: string): Bands {
  if (breaks.length < 2) {
    throw new MethodProblem(`The bands of ${what} need at least two breaks.`);
  }
  breaks.forEach((value, i) => {
    const rises = i === 0 ? value >= 0 : value > breaks[i - 1]!;
    if (rises && (Number.isFinite(value) || i === breaks.length - 1)) return;
    throw new MethodProblem(
      `The bands of ${what} must rise from 0 or more: ${breaks.join(", ")} do not.`,
    );
  });
  const before = breaks[0]! > 0 ? [0] : [];
  const after = breaks.at(-1) === Infinity ? [] : [Infinity];
  return {
    breaks: [...before, ...breaks, ...after],
    first: before.length,
    count: breaks.length - 1,
    ends,
  };
}

/** The last break that is a number: pairs farther apart need not be looked at one by one. */
export const reachOf = ({ breaks }: Bands): number => breaks.at(-2)!;

/** The band of a distance that is 0 or more. */
export function bandOf({ breaks, ends }: Bands, distance: number): number {
  let band = 0;
  if (ends === "[a,b)") while (distance >= breaks[band + 1]!) band++;
  else while (distance > breaks[band + 1]!) band++;
  return band;
}

/** How many of all pairs of values lie in each band of their difference. O(n log n). */
export function pairsByBand(values: ArrayLike<number>, bands: Bands): Float64Array {
  const sorted = Float64Array.from(values).sort();
  const below = bands.breaks.slice(1).map((limit) => {
    let [pairs, from] = [0, 0];
    for (let i = 0; i < sorted.length; i++) {
      while (bands.ends === "[a,b)" && from < i && sorted[i]! - sorted[from]! >= limit) from++;
      while (bands.ends === "(a,b]" && sorted[i]! - sorted[from]! > limit) from++;
      pairs += i - from;
    }
    return pairs;
  });
  return Float64Array.from(below, (pairs, i) => pairs - (i === 0 ? 0 : below[i - 1]!));
}
