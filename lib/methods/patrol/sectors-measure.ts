import { componentsOf } from "./sectors-parts";
import type { SectorMeasure, SectorProblem } from "./sectors-types";

/** Quiet beats are passed through too: each counts for ways as a hundredth of the mean beat at least. */
const leastShare = 0.01;

/** What beats count for ways. */
export function wayWeights(work: Float64Array): Float64Array {
  const mean = work.reduce((sum, each) => sum + each, 0) / work.length;
  return work.map((each) => Math.max(each, mean > 0 ? leastShare * mean : 1));
}

/** Loads, seats and ways of sectors, whether planned or of today; -1 for a beat in none. */
export function measureSectors(
  { neighbours, work, x, y }: SectorProblem,
  sector: Int32Array,
  sectors: number,
): SectorMeasure {
  const weight = wayWeights(work);
  const beats = Array.from({ length: sectors }, (): number[] => []);
  sector.forEach((own, beat) => own >= 0 && beats[own]!.push(beat));
  const load = Float64Array.from(beats, (own) => own.reduce((sum, beat) => sum + work[beat]!, 0));
  const metres = (a: number, b: number) => Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);
  const costOf = (own: readonly number[], seat: number) =>
    own.reduce((sum, beat) => sum + weight[beat]! * metres(beat, seat), 0);
  const seat = Int32Array.from(beats, (own) => {
    let [best, least] = [-1, Infinity];
    for (const each of own) {
      const cost = costOf(own, each);
      if (cost < least) [best, least] = [each, cost];
    }
    return best;
  });
  const way = Float64Array.from(sector, (own, beat) => (own >= 0 ? metres(beat, seat[own]!) : NaN));
  let [sum, all] = [0, 0];
  way.forEach((each, beat) => {
    if (Number.isNaN(each)) return;
    sum += weight[beat]! * each;
    all += weight[beat]!;
  });
  const parts = new Int32Array(sectors);
  for (const part of componentsOf(neighbours, (a, b) => sector[a] === sector[b])) {
    const own = sector[part[0]!]!;
    if (own >= 0) parts[own]!++;
  }
  return {
    ...{ sector, load, seat, way },
    meanWay: all > 0 ? sum / all : 0,
    connected: Array.from(parts, (count) => count === 1),
  };
}
