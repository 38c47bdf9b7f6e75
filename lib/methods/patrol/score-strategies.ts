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

/** The same number of units everywhere in a pool. */
export const equalSplit = (pools: Pools): Float64Array =>
  inProportion(pools, new Float64Array(pools.pool.length));

/** Units in proportion to counts, or to duty of today; alike where a pool has none. */
export function inProportion({ pool, units }: Pools, counts: ArrayLike<number>): Float64Array {
  const [sums, sizes] = [new Float64Array(units.length), new Float64Array(units.length)];
  pool.forEach((own, place) => {
    sums[own]! += counts[place]!;
    sizes[own]!++;
  });
  return Float64Array.from(pool, (own, place) =>
    sums[own]! > 0 ? (units[own]! * counts[place]!) / sums[own]! : units[own]! / sizes[own]!,
  );
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
        units,
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
    give(own, Math.ceil(units[at]!)).forEach((count, i) => (found[own[i]!] = count));
  });
  return found;
}
