import { Choice, type MedianSites } from "./median-sites";

/** What is known when each demand may be looked after by several sites, or none, for a price. */
export interface Relaxed {
  /** No choice of sites costs less. */
  bound: number;
  /** What the bound gains or loses by each site: below 0 where it is worth its place. */
  worth: Float64Array;
  /** Sites that the bound reckons with. */
  choice: Choice;
}

/**
 * A bound for the p-median: each demand pays a price once and saves what it costs less than the price at
 * each site that is chosen (Lagrangian relaxation of "one site for each demand"; Cornuéjols, Fisher and
 * Nemhauser 1977). For any prices the cheapest choice is the one of most worth, taken one by one within
 * the limits, and costs no more than the best plan.
 */
export function relax(own: MedianSites, price: Float64Array, takes: Int32Array): Relaxed {
  const { ways, weight, cost, stands, classOf } = own;
  const worth = cost.slice();
  let bound = 0;
  for (let demand = 0; demand < price.length; demand++) {
    const value = weight[demand]!;
    if (!(value > 0)) continue;
    const own = price[demand]!;
    const [order, far] = [ways.order[demand]!, ways.far[demand]!];
    bound += own;
    for (let at = 0; at < order.length; at++) {
      const saved = own - value * far[at]!;
      if (!(saved > 0)) break;
      worth[order[at]!]! -= saved;
    }
  }
  const choice = new Choice(own);
  let any = false;
  const offered: number[] = [];
  stands.forEach((stand, site) => {
    if (stand === 1) {
      any = true;
      bound += worth[site]! - cost[site]!;
    } else if (classOf[site]! >= 0) offered.push(site);
  });
  offered.sort((a, b) => worth[a]! - worth[b]!);
  for (const site of offered) {
    // One site stands at least.
    if (any && !(worth[site]! < 0)) break;
    if (!choice.fits(site)) continue;
    choice.open(site);
    bound += worth[site]!;
    any = true;
  }
  takes.fill(0);
  for (let demand = 0; demand < price.length; demand++) {
    const [order, far] = [ways.order[demand]!, ways.far[demand]!];
    const value = weight[demand]!;
    for (let at = 0; at < order.length; at++) {
      if (!(price[demand]! - value * far[at]! > 0)) break;
      takes[demand]! += choice.isOpen[order[at]!]!;
    }
  }
  return { bound, worth, choice };
}

export interface BoundOptions {
  /** Prices to begin with; changed in place to the best found. */
  price: Float64Array;
  /** Cost of the best plan known, asked for again after each look. */
  best(): number;
  /** Share of the cost at which bound and plan count as one. */
  gap: number;
  /** Time by performance.now() at which to stop. */
  until: number;
  /** A choice that a better bound reckons with: a plan to begin from. */
  look(relaxed: Relaxed): void;
}

const lookEvery = 10;
/** Steps in which the gap has to become smaller by this share of it. */
const stallAfter = 150;
const leastGain = 0.1;
const firstStep = 1;
const patience = 30;
const leastStep = 1e-4;
/** How much of the last direction is kept: prices swing less (Camerini, Fratta and Maffioli 1975). */
const kept = 0.8;

/** Better prices step by step against the demands that are looked after twice or never (subgradient method; Held, Wolfe and Crowder 1974). */
export function raiseBound(own: MedianSites, options: BoundOptions): Relaxed {
  const { price, gap, until } = options;
  const { weight } = own;
  const counted = Int32Array.from(weight.keys()).filter((demand) => weight[demand]! > 0);
  const takes = new Int32Array(price.length);
  const trial = price.slice();
  const direction = new Float64Array(price.length);
  let best = relax(own, price, takes);
  let step = firstStep;
  let steps = 0;
  let before = -Infinity;
  for (let since = 0, first = true; step > leastStep; first = false) {
    let now = first ? best : relax(own, trial, takes);
    if (first || now.bound > best.bound) {
      since = now.bound > best.bound + 1e-6 * Math.abs(best.bound) ? 0 : since + 1;
      best = now;
      price.set(trial);
    } else since++;
    if (steps % lookEvery === 0) options.look(now);
    const cost = options.best();
    if (++steps % stallAfter === 0) {
      if (best.bound - before < leastGain * (cost - best.bound)) break;
      before = best.bound;
    }
    if (cost - best.bound <= gap * Math.abs(cost) || performance.now() > until) break;
    if (since >= patience) {
      step /= 2;
      since = 0;
      trial.set(price);
      direction.fill(0);
      now = relax(own, price, takes);
    }
    let square = 0;
    for (const demand of counted) {
      direction[demand] = kept * direction[demand]! + 1 - takes[demand]!;
      square += direction[demand]! ** 2;
    }
    if (!(square > 0)) break;
    const length = (step * Math.max(cost - now.bound, 1e-3 * Math.abs(cost) * step)) / square;
    for (const demand of counted)
      trial[demand] = Math.max(0, trial[demand]! + length * direction[demand]!);
  }
  return best;
}
