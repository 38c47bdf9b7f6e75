import { chance, type Chance } from "../../chance";
import type { MethodContext } from "../../method";
import { MethodProblem } from "../../problem";

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

/** Rounds of swaps before the first arrangement that counts. */
const burnIn = 20;

/** A dense table of places × periods above this is not made. */
const mostPlacePeriods = 60_000_000;

/**
 * Does type b come to a place in the period after type a was there, more often than the calendar of
 * b and its places alone would bring it?
 *
 * Counts pairs (place, period) active in a with (place, period + 1 … next) active in b. Under the test
 * b's active place-periods are drawn anew, each arrangement being as likely as any other that keeps b's
 * total in every place and block of periods, and in every period. Season, week-ends, festivals, hot
 * places and places that grow or fade over the years stay as they are; only what links the two in
 * time at one place is broken. Several incidents in one place and period count once, so that a
 * series of b on one evening is not taken for many answers to a. A type after itself is drawn anew as
 * a whole; the others stay as they are while b is.
 *
 * What the test does not take out: b repeating itself over neighbouring periods widens what chance
 * can do, and makes p-values of such types somewhat too small.
 *
 * Throws MethodProblem for fewer than three periods or no incident.
 *
 * Source: arrangements with fixed totals by swaps: Gotelli, Null model analysis of species
 * co-occurrence patterns, Ecology 81 (2000).
 */
export function lagged(
  data: PlacedInTime,
  options: LaggedOptions,
  { seed, progress }: MethodContext,
  onFirst?: (result: Lagged) => void,
): Lagged {
  const { types } = data;
  check(data, options);
  const active = activeOf(data);
  const counter = counterOf(active, data, options.next);
  const followed = counter(null);
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
  const shuffled = new Arrangement(active, data, options.block, by);
  for (let turn = 0; turn < burnIn && options.permutations > 0; turn++) shuffled.swap();
  for (let done = 1; done <= options.permutations; done++) {
    shuffled.swap();
    const values = counter(shuffled);
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

/** Counts what follows what: in the data, or with each second type as it was drawn anew. */
function counterOf(
  active: readonly Active[],
  { places, periods, types }: PlacedInTime,
  next: number,
) {
  const dense = maskOf(active, places, periods);
  const bytes = Math.ceil(types / 8);
  // How often each byte of a mask was met: counting bytes is far cheaper than counting their bits.
  const met = new Uint32Array(bytes * 256);
  return (drawn: Arrangement | null): Float64Array => {
    const followed = new Float64Array(types * types);
    for (let b = 0; b < types; b++) {
      const { place } = active[b]!;
      const period = drawn ? drawn.period[b]! : active[b]!.period;
      met.fill(0);
      let again = 0;
      for (let i = 0; i < place.length; i++) {
        const at = place[i]! * periods + period[i]!;
        for (let lag = 1; lag <= next && lag <= period[i]!; lag++) {
          const mask = dense[at - lag]!;
          for (let byte = 0; byte < bytes; byte++) {
            met[byte * 256 + ((mask >>> (8 * byte)) & 255)]!++;
          }
          if (drawn) again += (drawn.mask[at - lag]! >>> b) & 1;
        }
      }
      for (let a = 0; a < types; a++) followed[a * types + b] = bitCount(met, a);
      if (drawn) followed[b * types + b] = again;
    }
    return followed;
  };
}

/** For each place and period the types active then, a bit each. */
function maskOf(active: readonly Active[], places: number, periods: number): Uint32Array {
  const mask = new Uint32Array(places * periods);
  active.forEach(({ place, period }, type) => {
    for (let i = 0; i < place.length; i++) mask[place[i]! * periods + period[i]!]! |= 1 << type;
  });
  return mask;
}

/** Masks met that have the bit of a type. */
function bitCount(met: Uint32Array, type: number): number {
  const from = (type >> 3) * 256;
  let sum = 0;
  for (let byte = 0; byte < 256; byte++) if (byte & (1 << (type & 7))) sum += met[from + byte]!;
  return sum;
}

/** Active place-periods of all types, drawn anew by swaps that keep every total. */
class Arrangement {
  readonly mask: Uint32Array;
  readonly period: Uint32Array[];
  private readonly ends: Uint32Array[];

  constructor(
    private readonly active: readonly Active[],
    private readonly size: Pick<PlacedInTime, "places" | "periods">,
    block: number,
    private readonly by: Chance,
  ) {
    this.mask = maskOf(active, size.places, size.periods);
    this.period = active.map(({ period }) => period.slice());
    this.ends = active.map(({ period }) => blockEnds(period, block));
  }

  /** A try for every second place-period: two of a block change periods where both places are free. */
  swap(): void {
    const { mask, by } = this;
    const { periods } = this.size;
    this.active.forEach(({ place }, type) => {
      const period = this.period[type]!;
      const bit = 1 << type;
      let from = 0;
      for (const end of this.ends[type]!) {
        const count = end - from;
        for (let tries = count >> 1; tries > 0; tries--) {
          const [i, j] = [from + by.below(count), from + by.below(count)];
          const [here, there] = [place[i]! * periods, place[j]! * periods];
          const [first, second] = [period[i]!, period[j]!];
          if ((mask[here + second]! | mask[there + first]!) & bit) continue;
          mask[here + first]! ^= bit;
          mask[there + second]! ^= bit;
          mask[here + second]! ^= bit;
          mask[there + first]! ^= bit;
          period[i] = second;
          period[j] = first;
        }
        from = end;
      }
    });
  }
}

/** Where each block of periods ends among the sorted periods. */
function blockEnds(period: Uint32Array, block: number): Uint32Array {
  const ends: number[] = [];
  for (let i = 1; i <= period.length; i++) {
    const isLast = i === period.length;
    if (isLast || Math.floor(period[i]! / block) !== Math.floor(period[i - 1]! / block))
      ends.push(i);
  }
  return Uint32Array.from(ends);
}

function check(
  { place, places, periods, types }: PlacedInTime,
  { next, block }: LaggedOptions,
): void {
  if (place.length === 0) throw new MethodProblem("There is no incident with a place and a time.");
  if (periods < next + 2) {
    throw new MethodProblem(
      `The rows cover ${periods} ${periods === 1 ? "period" : "periods"} of time; to see what follows what takes at least ${next + 2}.`,
      "Take a longer time, or shorter periods.",
    );
  }
  if (places * periods > mostPlacePeriods) {
    throw new MethodProblem("There are too many places and periods.", "Take larger cells.");
  }
  if (types > 32)
    throw new MethodProblem(`${types} types are too many to compare; 32 is the most.`);
  if (block < 2) throw new MethodProblem("Dates can only be exchanged within two periods or more.");
}
