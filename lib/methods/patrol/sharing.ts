import type { Near } from "./service";

/** How work can be shared at best among the units within reach of it. */
export interface Sharing {
  /** The smallest largest load of a unit; Infinity when no unit reaches some work. */
  load: number;
  /** Demands whose work all together makes that load, with all units in reach of any of them. */
  tight: number[];
  /** Work of a demand done from a site: `done[site].get(demand)`. */
  done: readonly ReadonlyMap<number, number>[];
  /** Work done from each site when no load is larger. */
  doneAt: Float64Array;
  /** The site that does most of each demand's work, -1 for none. */
  server: Int32Array;
}

/**
 * The largest of work(A) / units in reach of A over all sets A of demands: the smallest load that is
 * possible (Gale's theorem on supply and demand). From a load that is too small, a minimum cut names a set
 * that needs a larger one, until one is enough.
 */
export function shareWork(near: Near, work: ArrayLike<number>, units: ArrayLike<number>): Sharing {
  const demands = [...near.sitesOf.keys()].filter((demand) => work[demand]! > 0);
  let tight = demands;
  let load = loadOf(near, work, units, demands);
  for (;;) {
    const { short, ...shared } =
      load === Infinity ? nothing(near, units) : transport(near, demands, work, units, load);
    if (short.length === 0) return { load, tight, ...shared };
    const more = loadOf(near, work, units, short);
    if (!(more > load * (1 + 1e-12))) return { load, tight, ...shared };
    [load, tight] = [more, short];
  }
}

/**
 * Demands that ask for more than all units in reach of any of them can do at a load, in groups that share
 * no unit.
 */
export function overAsked(
  near: Near,
  work: ArrayLike<number>,
  units: ArrayLike<number>,
  load: number,
): number[][] {
  const demands = [...near.sitesOf.keys()].filter((demand) => work[demand]! > 0);
  const left = new Set(transport(near, demands, work, units, load).short);
  const groups: number[][] = [];
  for (const first of left) {
    const group = [first];
    left.delete(first);
    for (let at = 0; at < group.length; at++) {
      for (const site of near.sitesOf[group[at]!]!) {
        if (!(units[site]! > 0)) continue;
        for (const other of near.demandsOf[site]!) if (left.delete(other)) group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

/** Load when all units in reach of any of these demands do their work. */
function loadOf(
  { sitesOf }: Near,
  work: ArrayLike<number>,
  units: ArrayLike<number>,
  demands: readonly number[],
): number {
  const seen = new Set<number>();
  let [asked, there] = [0, 0];
  for (const demand of demands) {
    asked += work[demand]!;
    for (const site of sitesOf[demand]!) {
      if (seen.has(site)) continue;
      seen.add(site);
      there += units[site]!;
    }
  }
  return asked > 0 ? asked / there : 0;
}

interface Flow {
  done: readonly ReadonlyMap<number, number>[];
  doneAt: Float64Array;
  server: Int32Array;
  /** Demands that ask for more than all units in reach of any of them can do. */
  short: number[];
}

const nothing = ({ sitesOf }: Near, units: ArrayLike<number>): Flow => ({
  done: Array.from(units, () => new Map<number, number>()),
  doneAt: new Float64Array(units.length),
  server: new Int32Array(sitesOf.length).fill(-1),
  short: [],
});

/** As much of the work as units of a load can do, by paths that augment (breadth first). */
function transport(
  near: Near,
  demands: readonly number[],
  work: ArrayLike<number>,
  units: ArrayLike<number>,
  load: number,
): Flow {
  const { sitesOf } = near;
  const sites = units.length;
  const left = Float64Array.from({ length: sites }, (_, site) => units[site]! * load);
  const doneAt = new Float64Array(sites);
  const done = Array.from({ length: sites }, () => new Map<number, number>());
  const put = (demand: number, site: number, amount: number) => {
    const now = (done[site]!.get(demand) ?? 0) + amount;
    if (now > 1e-12 * work[demand]!) done[site]!.set(demand, now);
    else done[site]!.delete(demand);
  };
  const closed = new Uint8Array(sites);
  const short = new Set<number>();
  const little = 1e-10 * load;

  /** By which demand a site was reached, and by which site a demand that could give way there. */
  const before = new Map<number, number>();
  const via = new Map<number, number>();

  /** A site with room that is reached from a demand, or -1. */
  function search(from: number): number {
    before.clear();
    via.clear();
    const queue = [from];
    const seen = new Set(queue);
    const reached: number[] = [];
    for (let at = 0; at < queue.length; at++) {
      const demand = queue[at]!;
      for (const site of sitesOf[demand]!) {
        if (closed[site] === 1 || before.has(site) || !(units[site]! > 0)) continue;
        before.set(site, demand);
        if (left[site]! > little) return site;
        reached.push(site);
        for (const other of done[site]!.keys()) {
          if (seen.has(other)) continue;
          seen.add(other);
          via.set(other, site);
          queue.push(other);
        }
      }
    }
    for (const site of reached) closed[site] = 1;
    for (const demand of seen) short.add(demand);
    return -1;
  }
  for (const demand of demands) {
    let open = work[demand]!;
    while (open > 1e-9 * work[demand]!) {
      const end = search(demand);
      if (end < 0) {
        short.add(demand);
        break;
      }
      const path: [number, number][] = [];
      let amount = Math.min(open, left[end]!);
      for (let site = end; ;) {
        const own = before.get(site)!;
        path.push([own, site]);
        if (own === demand) break;
        site = via.get(own)!;
        amount = Math.min(amount, done[site]!.get(own)!);
      }
      path.forEach(([own, site], step) => {
        put(own, site, amount);
        const from = path[step + 1]?.[1];
        if (from !== undefined) put(own, from, -amount);
      });
      left[end]! -= amount;
      doneAt[end]! += amount;
      open -= amount;
    }
  }
  const server = new Int32Array(sitesOf.length).fill(-1);
  const most = new Float64Array(sitesOf.length);
  done.forEach((own, site) => {
    for (const [demand, amount] of own) {
      if (amount <= most[demand]!) continue;
      most[demand] = amount;
      server[demand] = site;
    }
  });
  return { done, doneAt, server, short: [...short] };
}
