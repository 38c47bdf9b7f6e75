import { chance, shuffle } from "../../chance";

export interface Thinned {
  /** Numbers of the points that stay, ascending. */
  kept: Uint32Array;
  /** Points of one type that stay at most; none is left out of a type that has fewer. */
  most: number;
}

/**
 * A sample of at most `total` points in which frequent types are thinned first: each type keeps the
 * same number at most, drawn by lot. Rare types stay whole. Labels drawn by lot stay drawn by lot
 * when points are left out by type alone, so that tests by shuffled labels hold; K does not depend
 * on how many points of a type there are.
 */
export function thinByType(
  type: ArrayLike<number>,
  types: number,
  total: number,
  seed: number,
): Thinned {
  const counts = new Uint32Array(types);
  for (let i = 0; i < type.length; i++) counts[type[i]!]!++;
  const most = capOf(counts, total);
  const order = shuffle(
    Uint32Array.from({ length: type.length }, (_, i) => i),
    chance(seed),
  );
  const taken = new Uint32Array(types);
  const kept = order.filter((i) => taken[type[i]!]!++ < most);
  return { kept: kept.sort(), most };
}

/** The largest number a type may keep for all types together to keep at most `total`. */
function capOf(counts: Uint32Array, total: number): number {
  let left = total;
  const ascending = counts.toSorted();
  for (let i = 0; i < ascending.length; i++) {
    const share = Math.floor(left / (ascending.length - i));
    if (ascending[i]! > share) return share;
    left -= ascending[i]!;
  }
  return Math.max(0, ...counts);
}
