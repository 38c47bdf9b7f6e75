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
 * on how many points of a type there are. `standsFor` says how many types each one stands for, one
 * each when absent: what stands for many keeps as many times more.
 */
export function thinByType(
  type: ArrayLike<number>,
  types: number,
  total: number,
  seed: number,
  standsFor: ArrayLike<number> = new Uint8Array(types).fill(1),
): Thinned {
  const counts = new Uint32Array(types);
  for (let i = 0; i < type.length; i++) counts[type[i]!]!++;
  const most = capOf(counts, total, standsFor);
  const order = shuffle(
    Uint32Array.from({ length: type.length }, (_, i) => i),
    chance(seed),
  );
  const taken = new Uint32Array(types);
  const kept = order.filter((i) => taken[type[i]!]!++ < most * standsFor[type[i]!]!);
  return { kept: kept.sort(), most };
}

/** The largest number a single type may keep for all together to keep at most `total`. */
function capOf(counts: Uint32Array, total: number, standsFor: ArrayLike<number>): number {
  const each = (type: number) => counts[type]! / standsFor[type]!;
  const order = [...counts.keys()].sort((a, b) => each(a) - each(b));
  let left = total;
  let shares = order.reduce((sum, type) => sum + standsFor[type]!, 0);
  for (const type of order) {
    const most = Math.floor(left / shares);
    if (each(type) > most) return most;
    left -= counts[type]!;
    shares -= standsFor[type]!;
  }
  return Math.ceil(Math.max(0, ...order.map(each)));
}
