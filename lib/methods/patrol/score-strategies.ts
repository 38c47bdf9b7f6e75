import { sumOf } from "../statistics/sums";
import { allocate } from "./allocate";

/** Who may go where: places (beat-shifts) share the units of their pool. */
export interface Pools {
  /** Pool of each place, such as its shift, or its station and shift. */
  pool: Int32Array;
  /** Units of each pool. */
  units: ArrayLike<number>;
  /** Fewest and most units of each place. Without: 0, and all of the pool. */
  least?: ArrayLike<number>;
  most?: ArrayLike<number>;
}

/** What units are worth where they go: see `reachedShare` and `insideShare`. */
export interface Worth {
  /** A unit leaves exp(-effect) of what the others left. */
  effect: number;
  /** Units that stand for one at all times: 1, or 7 where a unit is one turn a week. */
  full: number;
}

/**
 * Share of what happens at a place that so many units reach: 1 − exp(−effect × units). Between whole
 * numbers it is the straight line, as units that take turns would have it.
 */
export function reachedShare(units: number, effect: number): number {
  const whole = Math.floor(units);
  const [low, high] = [-Math.expm1(-effect * whole), -Math.expm1(-effect * (whole + 1))];
  return low + (units - whole) * (high - low);
}

/** Share of the time that a unit is on duty at the place. */
export const insideShare = (units: number, full: number): number => Math.min(1, units / full);

/** The same number of units everywhere in a pool, whatever the limits. */
export const equalSplit = ({ pool, units }: Pools): Float64Array =>
  inProportion({ pool, units }, new Float64Array(pool.length));

/**
 * Units in proportion to counts, or to duty of today, as far as fewest and most allow; alike where a pool
 * has none, and alike among the others what is left when all that have some are at their most.
 */
export function inProportion(pools: Pools, counts: ArrayLike<number>): Float64Array {
  const { least, most } = pools;
  return byPool(pools, (places, units) => {
    const weights = places.map((place) => counts[place]!);
    if (!weights.some((each) => each > 0)) weights.fill(1);
    const plain = units / weights.reduce((sum, each) => sum + each, 0);
    if (!least && !most) return weights.map((each) => plain * each);
    const within = (place: number, wanted: number) =>
      Math.max(least?.[place] ?? 0, Math.min(most?.[place] ?? Infinity, wanted));
    const first = filled(units, plain, (rate) =>
      places.map((place, i) => within(place, rate * weights[i]!)),
    );
    if (sumOf(first) >= units) return first;
    return filled(units, units / places.length, (rate) =>
      places.map((place, i) => within(place, weights[i]! > 0 ? Infinity : rate)),
    );
  });
}

/** What limits take from some goes to the others: the rate at which all units are given, if there is one. */
function filled(units: number, plain: number, at: (rate: number) => number[]): number[] {
  let [low, high] = [0, plain];
  while (sumOf(at(high)) < units && high < plain * 1e6) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (sumOf(at(middle)) < units) low = middle;
    else high = middle;
  }
  return at(high);
}

/**
 * The most that units could be there where the values are highest, each place up to one unit at all
 * times before the next has any: no plan has more of the values inside.
 */
export function concentrated(pools: Pools, values: ArrayLike<number>, full: number): Float64Array {
  const { least, most } = pools;
  return byPool(pools, (places, units) => {
    const given = places.map((place) => least?.[place] ?? 0);
    let left = units - given.reduce((sum, each) => sum + each, 0);
    const order = [...places.keys()].sort((a, b) => values[places[b]!]! - values[places[a]!]!);
    for (const at of order) {
      const room = Math.min(full, most?.[places[at]!] ?? full) - given[at]!;
      const more = Math.max(0, Math.min(left, room));
      given[at]! += more;
      left -= more;
    }
    return given;
  });
}

/** Units that reach most of the values: exact, as each further unit of a place adds less. */
export function mostReached(pools: Pools, values: ArrayLike<number>, effect: number): Float64Array {
  const { least, most } = pools;
  return byPool(pools, (places, units) =>
    Array.from(
      allocate({
        units: Math.ceil(units),
        weight: places.map((place) => values[place]!),
        effect: places.map(() => effect),
        ...(least ? { least: places.map((place) => least[place]!) } : {}),
        ...(most ? { most: places.map((place) => most[place]!) } : {}),
      }).units,
    ),
  );
}

function byPool(
  { pool, units }: Pools,
  give: (places: readonly number[], units: number) => readonly number[],
): Float64Array {
  const found = new Float64Array(pool.length);
  const places = Array.from(units, (): number[] => []);
  pool.forEach((own, place) => places[own]!.push(place));
  places.forEach((own, at) => {
    if (own.length === 0) return;
    give(own, units[at]!).forEach((count, i) => (found[own[i]!] = count));
  });
  return found;
}
