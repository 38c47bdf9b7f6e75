import { oneCrew, type Supply } from "./supply";

/**
 * Units given to beat-shifts one by one, each of a kind that may go there. Where no free unit may, one
 * changes place with another (an augmenting path), so that what is refused can be given in no way
 * beside what was given.
 */
export interface Assignment {
  byKind: Uint16Array[];
  /** Units of each beat-shift. */
  total: Uint16Array;
  free: Int32Array;
  /** False when no way was found. */
  give(place: number): boolean;
  /** One of this kind and no other, which is never taken away again. */
  giveKind(place: number, kind: number): boolean;
  /** Officers that are not on duty yet. */
  officers(): number;
  /** Kinds that units of a refused beat-shift may come from, with those they could change with. */
  reached(place: number): number[];
}

/** Nothing given yet, or units by kind as they are. */
export function assignment(
  beats: number,
  supply: Supply,
  start?: readonly Uint16Array[],
): Assignment {
  const { shifts, kinds } = supply;
  const places = beats * shifts;
  const byKind = Array.from({ length: kinds }, () => new Uint16Array(places));
  const fixed = Array.from({ length: kinds }, () => new Uint16Array(places));
  const total = new Uint16Array(places);
  const free = supply.units.slice();
  let officers = supply.officers;

  start?.forEach((units, kind) => {
    units.forEach((count, place) => {
      byKind[kind]![place] = count;
      fixed[kind]![place] = Math.min(count, supply.least(kind, place));
      total[place]! += count;
      free[kind * shifts + (place % shifts)]! -= count;
      officers -= count * supply.crew[kind]!;
    });
  });

  /** Breadth first over the kinds of a shift; `from` tells how each was reached. */
  function search(place: number) {
    const [beat, shift] = [Math.floor(place / shifts), place % shifts];
    const from = new Map<number, { kind: number; at: number }>();
    const queue: number[] = [];
    for (let kind = 0; kind < kinds; kind++) {
      if (!supply.mayTake(beat, kind)) continue;
      from.set(kind, { kind: -1, at: place });
      queue.push(kind);
    }
    for (let next = 0; next < queue.length; next++) {
      const kind = queue[next]!;
      if (free[kind * shifts + shift]! > 0) return { end: kind, from, queue };
      if (from.size === kinds) continue;
      for (let other = 0; other < beats; other++) {
        const at = other * shifts + shift;
        if (byKind[kind]![at]! <= fixed[kind]![at]!) continue;
        for (let to = 0; to < kinds; to++) {
          if (from.has(to) || !supply.mayTake(other, to)) continue;
          from.set(to, { kind, at });
          queue.push(to);
        }
      }
    }
    return { end: -1, from, queue };
  }

  function give(place: number): boolean {
    if (officers < Math.min(...supply.crew)) return false;
    const { end, from } = search(place);
    if (end < 0 || officers < supply.crew[end]!) return false;
    free[end * shifts + (place % shifts)]!--;
    officers -= supply.crew[end]!;
    for (let kind = end; ;) {
      const { kind: before, at } = from.get(kind)!;
      byKind[kind]![at]!++;
      if (before < 0) break;
      byKind[before]![at]!--;
      kind = before;
    }
    total[place]!++;
    return true;
  }

  function giveKind(place: number, kind: number): boolean {
    const pool = kind * shifts + (place % shifts);
    if (free[pool]! < 1 || officers < supply.crew[kind]!) return false;
    free[pool]!--;
    officers -= supply.crew[kind]!;
    byKind[kind]![place]!++;
    fixed[kind]![place]!++;
    total[place]!++;
    return true;
  }

  return {
    byKind,
    total,
    free,
    give,
    giveKind,
    officers: () => officers,
    reached: (place) => search(place).queue,
  };
}

/** Units of all shifts that can be on duty at once under the limit of officers, when crews are alike. */
export function unitsOnDuty(supply: Supply): number {
  const units = supply.unitsIn.reduce((sum, count) => sum + count, 0);
  return oneCrew(supply) ? Math.min(units, Math.floor(supply.officers / supply.crew[0]!)) : units;
}
