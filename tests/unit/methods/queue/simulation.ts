import { chance } from "@/lib/methods/chance";

export interface Simulated {
  waits: number;
  meanWait: number;
  late: number;
  busy: number[];
  /** Calls that each unit took of each area. */
  taken: number[][];
}

interface World {
  arrivals: readonly number[];
  /** Calls an hour of each unit. */
  services: readonly number[];
  preference: readonly (readonly number[])[];
  calls: number;
  /** Hours. */
  threshold: number;
  seed: number;
}

/** Calls one after the other in one line, first come first served; waits in hours. */
export function simulate(world: World): Simulated {
  const { arrivals, services, preference, calls, threshold, seed } = world;
  const by = chance(seed);
  const total = arrivals.reduce((sum, each) => sum + each, 0);
  const sums = arrivals.map((_, i) => arrivals.slice(0, i + 1).reduce((a, b) => a + b, 0));
  const draw = (rate: number) => -Math.log(1 - by.next()) / rate;
  const freeAt = services.map(() => 0);
  const worked = services.map(() => 0);
  const taken = services.map(() => arrivals.map(() => 0));
  let [now, waited, late, sum] = [0, 0, 0, 0];
  for (let call = 0; call < calls; call++) {
    now += draw(total);
    const area = by.pick(sums);
    const first = preference[area]!.find((unit) => freeAt[unit]! <= now);
    const unit = first ?? freeAt.indexOf(Math.min(...freeAt));
    const begin = Math.max(now, freeAt[unit]!);
    const length = draw(services[unit]!);
    freeAt[unit] = begin + length;
    worked[unit]! += length;
    taken[unit]![area]!++;
    const wait = begin - now;
    sum += wait;
    if (wait > 0) waited++;
    if (wait > threshold) late++;
  }
  return {
    waits: waited / calls,
    meanWait: sum / calls,
    late: late / calls,
    busy: worked.map((each) => each / now),
    taken,
  };
}
