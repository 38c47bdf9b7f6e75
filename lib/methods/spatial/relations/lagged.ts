import { chance, type Chance } from "../../chance";
import type { MethodContext } from "../../method";
import { SpatialProblem } from "../problem";

/** Incidents by place and period. */
export interface PlacedInTime {
  /** Number of the area or cell of each incident. */
  place: ArrayLike<number>;
  places: number;
  /** Number of the period (week) of each incident, from 0. */
  period: ArrayLike<number>;
  periods: number;
  type: ArrayLike<number>;
  /** At most 32. */
  types: number;
}

export interface LaggedOptions {
  /** Periods after that count as "next": 1 is the next one only, 2 the next two. */
  next: number;
  /** Periods within which dates are exchanged: 13 weeks keep each place's counts by quarter. */
  block: number;
  permutations: number;
}

/** Matrices are types × types: type a first, type b after it, at a * types + b. */
export interface Lagged {
  /** Active place-periods of each type: at least one incident of it there and then. */
  active: Uint32Array;
  /** Active place-periods of a that are followed by one of b in the same place. */
  followed: Float64Array;
  /** The same as the shuffles have it on average, and how far they spread. */
  expected: Float64Array;
  deviation: Float64Array;
  permutations: number;
  pUpper: Float64Array;
  pLower: Float64Array;
}

/** Permutations after which there is something to show. */
const early = 99;

/** A dense table of places × periods above this is not made. */
const mostPlacePeriods = 60_000_000;

/**
 * Does type b come to a place in the period after type a was there, more often than the calendar of
 * b and its places alone would bring it?
 *
 * Counts pairs (place, period) active in a with (place, period + 1 … next) active in b. Under the test
 * the periods of b's active place-periods are exchanged among each other within blocks of periods: each
 * type keeps its total in every place and block, and its total in every period. Season, week-ends,
 * festivals, hot places and places that grow or fade over the years stay as they are; only what
 * links the two in time at one place is broken. Several incidents in one place and period count once,
 * so that a series of b on one evening is not taken for many answers to a.
 *
 * What the test does not take out: b repeating itself over neighbouring periods widens what chance
 * can do, and makes p-values of such types somewhat too small.
 *
 * Throws SpatialProblem for fewer than three periods or no incident.
 */
export function lagged(
  data: PlacedInTime,
  options: LaggedOptions,
  { seed, progress }: MethodContext,
  onFirst?: (result: Lagged) => void,
): Lagged {
  const { types, periods } = data;
  check(data, options);
  const active = activeOf(data);
  const counter = counterOf(active, data, options.next);
  const followed = counter(
    active.map(({ period }) => period),
    false,
  );
  const size = types ** 2;
  const [above, below] = [new Float64Array(size), new Float64Array(size)];
  const [sum, squares] = [new Float64Array(size), new Float64Array(size)];
  const resultAfter = (permutations: number): Lagged => ({
    active: Uint32Array.from(active, ({ period }) => period.length),
    followed,
    expected: sum.map((value) => (permutations > 0 ? value / permutations : NaN)),
    deviation: squares.map((square, at) =>
      permutations > 1
        ? Math.sqrt(Math.max(0, (square - sum[at]! ** 2 / permutations) / (permutations - 1)))
        : NaN,
    ),
    permutations,
    pUpper: above.map((count) => (count + 1) / (permutations + 1)),
    pLower: below.map((count) => (count + 1) / (permutations + 1)),
  });

  const by = chance(seed);
  const blocks = active.map(({ period }) => blocksOf(period, periods, options.block));
  const shuffled = active.map(({ period }) => period.slice());
  for (let done = 1; done <= options.permutations; done++) {
    shuffled.forEach((period, type) => shuffleWithin(period, blocks[type]!, by));
    const values = counter(shuffled, true);
    for (let at = 0; at < size; at++) {
      const value = values[at]!;
      if (value >= followed[at]!) above[at]!++;
      if (value <= followed[at]!) below[at]!++;
      sum[at]! += value;
      squares[at]! += value * value;
    }
    if (done === early && options.permutations > early) onFirst?.(resultAfter(done));
    if (done % 50 === 0) progress?.(done / options.permutations, "shuffling weeks");
  }
  return resultAfter(options.permutations);
}

/** Places and periods in which a type was active, by period. */
interface Active {
  place: Uint32Array;
  period: Uint32Array;
}

function activeOf({ place, period, periods, type, types, places }: PlacedInTime): Active[] {
  const seen = Array.from({ length: types }, () => new Set<number>());
  for (let i = 0; i < place.length; i++) seen[type[i]!]!.add(period[i]! * places + place[i]!);
  return seen.map((keys) => {
    const sorted = Float64Array.from(keys).sort();
    return {
      place: Uint32Array.from(sorted, (key) => key % places),
      period: Uint32Array.from(sorted, (key) => Math.min(periods - 1, Math.floor(key / places))),
    };
  });
}

/**
 * Counts with the periods given for the second type. The first type stays as in the data; a type
 * after itself moves as a whole.
 */
function counterOf(
  active: readonly Active[],
  { places, periods, types }: PlacedInTime,
  next: number,
) {
  const dense = new Uint32Array(places * periods);
  active.forEach(({ place, period }, type) => {
    for (let i = 0; i < place.length; i++) dense[place[i]! * periods + period[i]!]! |= 1 << type;
  });
  const own = new Uint8Array(places * periods);
  return (later: readonly Uint32Array[], isShuffled: boolean): Float64Array => {
    const followed = new Float64Array(types * types);
    later.forEach((periodsOf, b) => {
      const { place } = active[b]!;
      if (isShuffled)
        for (let i = 0; i < place.length; i++) own[place[i]! * periods + periodsOf[i]!]!++;
      for (let i = 0; i < place.length; i++) {
        const from = place[i]! * periods;
        for (let lag = 1; lag <= next; lag++) {
          const before = periodsOf[i]! - lag;
          if (before < 0) break;
          let mask = dense[from + before]!;
          if (isShuffled) {
            followed[b * types + b]! += own[from + before]!;
            mask &= ~(1 << b);
          }
          while (mask !== 0) {
            const a = 31 - Math.clz32(mask);
            followed[a * types + b]!++;
            mask &= ~(1 << a);
          }
        }
      }
      if (isShuffled)
        for (let i = 0; i < place.length; i++) own[place[i]! * periods + periodsOf[i]!] = 0;
    });
    return followed;
  };
}

/** Where each block of periods ends among the sorted periods. */
function blocksOf(period: Uint32Array, periods: number, block: number): number[] {
  const ends: number[] = [];
  let at = 0;
  for (let end = block; at < period.length; end += block) {
    while (at < period.length && (period[at]! < end || end >= periods)) at++;
    ends.push(at);
  }
  return ends;
}

function shuffleWithin(values: Uint32Array, ends: readonly number[], by: Chance): void {
  let from = 0;
  for (const end of ends) {
    for (let i = end - 1; i > from; i--) {
      const j = from + by.below(i - from + 1);
      const kept = values[i]!;
      values[i] = values[j]!;
      values[j] = kept;
    }
    from = end;
  }
}

function check(
  { place, places, periods, types }: PlacedInTime,
  { next, block }: LaggedOptions,
): void {
  if (place.length === 0) throw new SpatialProblem("There is no incident with a place and a time.");
  if (periods < next + 2) {
    throw new SpatialProblem(
      `The rows cover ${periods} ${periods === 1 ? "period" : "periods"} of time; to see what follows what takes at least ${next + 2}.`,
      "Take a longer time, or shorter periods.",
    );
  }
  if (places * periods > mostPlacePeriods) {
    throw new SpatialProblem("There are too many places and periods.", "Take larger cells.");
  }
  if (types > 32)
    throw new SpatialProblem(`${types} types are too many to compare; 32 is the most.`);
  if (block < 2)
    throw new SpatialProblem("Dates can only be exchanged within two periods or more.");
}
