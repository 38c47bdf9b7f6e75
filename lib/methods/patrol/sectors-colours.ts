import type { Weights } from "../spatial/weights";

/**
 * A colour for each sector, numbered from 0, so that neighbouring sectors differ: always the sector that has
 * most colours beside it next (Brélaz, Communications of the ACM 22, 1979), with the colour used least so far.
 * Where all colours are beside it, the one that is beside it least often.
 */
export function sectorColours(
  { start, neighbour }: Weights,
  sector: Int32Array,
  sectors: number,
  colours: number,
): Uint8Array {
  const beside = Array.from({ length: sectors }, () => new Set<number>());
  sector.forEach((own, beat) => {
    for (let at = start[beat]!; at < start[beat + 1]!; at++) {
      const other = sector[neighbour[at]!]!;
      if (own >= 0 && other >= 0 && own !== other) beside[own]!.add(other);
    }
  });
  const colour = new Int16Array(sectors).fill(-1);
  const used = new Float64Array(colours);
  const near = (own: number) => {
    const counts = new Float64Array(colours);
    for (const other of beside[own]!) if (colour[other]! >= 0) counts[colour[other]!]!++;
    return counts;
  };
  for (let left = sectors; left > 0; left--) {
    let [next, most] = [-1, -1];
    for (let own = 0; own < sectors; own++) {
      if (colour[own]! >= 0) continue;
      const taken = near(own).filter((count) => count > 0).length;
      const order = taken * sectors + beside[own]!.size;
      if (order > most) [next, most] = [own, order];
    }
    const counts = near(next);
    let best = 0;
    for (let each = 1; each < colours; each++) {
      if (counts[each]! - counts[best]! < 0) best = each;
      else if (counts[each] === counts[best] && used[each]! < used[best]!) best = each;
    }
    colour[next] = best;
    used[best]!++;
  }
  return Uint8Array.from(colour);
}
