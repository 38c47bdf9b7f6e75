import type { Near } from "./service";
import { shareWork, type Sharing } from "./sharing";

/** Units that may move from one site to another, while they can be told to. */
interface BalanceSearch {
  near: Near;
  work: Float64Array;
  /** Units at each site; changed in place. */
  units: Uint16Array;
  /** Puts a unit there that stood nowhere, or says that there is none for it. */
  add(site: number): boolean;
  mayMove(from: number, to: number): boolean;
  move(from: number, to: number): void;
  /** Time by performance.now() at which to stop. */
  until: number;
}

const removalsTried = 12;

/**
 * Makes the largest load smaller step by step: a unit goes to where it helps the beats that make that load,
 * from where it is missed least, as long as that makes it smaller.
 */
export function searchBalance(search: BalanceSearch): Sharing {
  const { near, work, units } = search;
  let best = shareWork(near, work, units);
  while (performance.now() < search.until && best.load > 0) {
    const better = improved(search, best);
    if (!better) break;
    best = better;
  }
  return best;
}

function improved(search: BalanceSearch, best: Sharing): Sharing | null {
  const { near, work, units } = search;
  const towards = new Map<number, number>();
  const tight = new Set(best.tight);
  for (const demand of best.tight)
    for (const site of near.sitesOf[demand]!) {
      towards.set(site, (towards.get(site) ?? 0) + work[demand]!);
    }
  const helped = [...towards.keys()].sort((a, b) => towards.get(b)! - towards.get(a)!);
  for (const to of helped) {
    if (search.add(to)) return shareWork(near, work, units);
  }
  const idle = [...units.keys()]
    .filter((site) => units[site]! > 0 && !near.demandsOf[site]!.some((each) => tight.has(each)))
    .sort((a, b) => best.doneAt[a]! / units[a]! - best.doneAt[b]! / units[b]!)
    .slice(0, removalsTried);
  for (const to of helped) {
    for (const from of idle) {
      if (performance.now() > search.until) return null;
      if (!search.mayMove(from, to)) continue;
      search.move(from, to);
      const after = shareWork(near, work, units);
      if (after.load < best.load * (1 - 1e-9)) return after;
      search.move(to, from);
    }
  }
  return null;
}
