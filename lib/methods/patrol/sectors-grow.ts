import { runningSum, type Chance } from "../chance";
import type { DivisionProblem } from "./sectors-division";

/**
 * Seeds drawn where work is far from those drawn before, and sectors grown from them. The beats must hang
 * together; the sectors are numbered from `first` on.
 */
export function growFromChance(
  problem: DivisionProblem,
  sector: Int32Array,
  { beats, sectors, first }: { beats: readonly number[]; sectors: number; first: number },
  by: Chance,
): void {
  const { weight, x, y } = problem;
  const metres = new Float64Array(beats.length).fill(Infinity);
  const seeds: number[] = [];
  for (let own = 0; own < sectors; own++) {
    const sums = runningSum(
      beats.map((beat, i) =>
        seeds.includes(beat) ? 0 : weight[beat]! * (own === 0 ? 1 : 1e-6 + metres[i]! ** 2),
      ),
    );
    const seed = beats[by.pick(sums)]!;
    seeds.push(seed);
    beats.forEach((beat, i) => {
      metres[i] = Math.min(metres[i]!, Math.hypot(x[beat]! - x[seed]!, y[beat]! - y[seed]!));
    });
  }
  const each = seeds.map((seed, own) => ({ sector: first + own, seed }));
  grow(problem, sector, beats, each);
}

/** Sectors that grow from a seed each: the one with the least load takes the beat beside it that is nearest to its seed. */
export function grow(
  { neighbours, work, x, y }: DivisionProblem,
  sector: Int32Array,
  beats: readonly number[],
  seeds: readonly { sector: number; seed: number }[],
): void {
  const { start, neighbour } = neighbours;
  const free = new Set(beats);
  const growing = seeds.map((each) => ({ ...each, load: 0, edge: new Set<number>() }));
  const take = (one: (typeof growing)[number], beat: number) => {
    sector[beat] = one.sector;
    one.load += work[beat]!;
    free.delete(beat);
    for (let at = start[beat]!; at < start[beat + 1]!; at++) {
      if (free.has(neighbour[at]!)) one.edge.add(neighbour[at]!);
    }
  };
  for (const one of growing) take(one, one.seed);
  let open = growing;
  while (free.size > 0 && open.length > 0) {
    const one = open.reduce((a, b) => (b.load < a.load ? b : a));
    let [nearest, least] = [-1, Infinity];
    for (const beat of one.edge) {
      if (!free.has(beat)) {
        one.edge.delete(beat);
        continue;
      }
      const metres = Math.hypot(x[beat]! - x[one.seed]!, y[beat]! - y[one.seed]!);
      if (metres < least) [nearest, least] = [beat, metres];
    }
    if (nearest < 0) open = open.filter((each) => each !== one);
    else take(one, nearest);
  }
}
