import type { Weights } from "../spatial/weights";
import { componentsOf } from "./sectors-parts";

/**
 * Today's sectors made connected: each keeps its part of most work, and every other beat goes to the
 * sector beside it with the least load. Null where a beat touches no sector that it could go to.
 */
export function mended(
  neighbours: Weights,
  today: Int32Array,
  work: Float64Array,
  sectors: number,
): Int32Array | null {
  const { start, neighbour } = neighbours;
  const sector = new Int32Array(today.length).fill(-1);
  const load = new Float64Array(sectors);
  const kept = new Map<number, { part: number[]; work: number }>();
  for (const part of componentsOf(neighbours, (a, b) => today[a] === today[b])) {
    const own = today[part[0]!]!;
    const sum = part.reduce((all, beat) => all + work[beat]!, 0);
    if (own >= 0 && !((kept.get(own)?.work ?? -1) >= sum)) kept.set(own, { part, work: sum });
  }
  for (const [own, { part, work: sum }] of kept) {
    for (const beat of part) sector[beat] = own;
    load[own] = sum;
  }
  for (;;) {
    const left = sector.indexOf(-1);
    if (left < 0) return sector;
    let [found, to] = [-1, -1];
    for (let beat = left; beat < sector.length; beat++) {
      if (sector[beat]! >= 0) continue;
      for (let at = start[beat]!; at < start[beat + 1]!; at++) {
        const own = sector[neighbour[at]!]!;
        if (own >= 0 && (to < 0 || load[own]! < load[to]!)) [found, to] = [beat, own];
      }
    }
    if (found < 0) return null;
    sector[found] = to;
    load[to]! += work[found]!;
  }
}

/**
 * For each planned sector one of today, each at most once, so that most beats keep theirs (Kuhn 1955, by
 * shortest augmenting paths); -1 for a sector that follows none.
 */
export function succession(
  planned: Int32Array,
  sectors: number,
  today: ArrayLike<number>,
  todays: number,
): Int32Array {
  const size = Math.max(sectors, todays);
  const cost = Array.from({ length: size + 1 }, () => new Float64Array(size + 1));
  planned.forEach((own, beat) => {
    if (own >= 0 && today[beat]! >= 0) cost[own + 1]![today[beat]! + 1]!--;
  });
  const [rowPrice, columnPrice] = [new Float64Array(size + 1), new Float64Array(size + 1)];
  const rowOf = new Int32Array(size + 1);
  const before = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    rowOf[0] = row;
    let column = 0;
    const slack = new Float64Array(size + 1).fill(Infinity);
    const used = new Uint8Array(size + 1);
    do {
      used[column] = 1;
      const own = rowOf[column]!;
      let [delta, next] = [Infinity, 0];
      for (let other = 1; other <= size; other++) {
        if (used[other]) continue;
        const reduced = cost[own]![other]! - rowPrice[own]! - columnPrice[other]!;
        if (reduced < slack[other]!) {
          slack[other] = reduced;
          before[other] = column;
        }
        if (slack[other]! < delta) [delta, next] = [slack[other]!, other];
      }
      for (let other = 0; other <= size; other++) {
        if (used[other]) {
          rowPrice[rowOf[other]!]! += delta;
          columnPrice[other]! -= delta;
        } else slack[other]! -= delta;
      }
      column = next;
    } while (rowOf[column] !== 0);
    do {
      const last = before[column]!;
      rowOf[column] = rowOf[last]!;
      column = last;
    } while (column !== 0);
  }
  const found = new Int32Array(sectors).fill(-1);
  for (let column = 1; column <= todays; column++) {
    const own = rowOf[column]! - 1;
    if (own < sectors && cost[own + 1]![column]! < 0) found[own] = column - 1;
  }
  return found;
}
