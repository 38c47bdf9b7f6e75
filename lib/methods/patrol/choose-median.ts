import { chooseExactly, undecided } from "./median-exact";
import { raiseBound, type Relaxed } from "./median-bound";
import { choiceOf, costOf, type Choice, type MedianSites } from "./median-sites";
import { swapSites } from "./median-swap";

export interface MedianChoice {
  choice: Choice;
  cost: number;
  /** No choice costs less. */
  bound: number;
}

/** Shares of the time after which the first interchange and the prices end; the solver has the rest. */
const shareForSwaps = 0.2;
const shareForPrices = 0.6;

/** Share of the time for prices that interchange may take. */
const shareForLooks = 0.5;

/** Choices whose cost is this near to the best known are worth an interchange. */
const close = 1.5;

/**
 * The choice of sites with least weighted ways: interchange from the choice given and from those that a
 * Lagrangian bound reckons with, and HiGHS for the sites that the bound leaves undecided.
 */
export async function chooseMedian(
  own: MedianSites,
  start: Choice,
  { until, gap, better }: { until: number; gap: number; better?(found: Choice): void },
): Promise<MedianChoice> {
  const begun = performance.now();
  const after = (share: number) => begun + share * (until - begun);
  const forPrices = after(shareForPrices);
  let [best, cost] = [start, swapSites(own, start, after(shareForSwaps))];
  better?.(best);
  const seen = new Set<string>();
  let forLooks = shareForLooks * (forPrices - performance.now());
  const look = ({ choice }: Relaxed) => {
    const from = performance.now();
    if (forLooks <= 0) return;
    const chosen = choice.chosen();
    const key = chosen.join();
    if (seen.has(key)) return;
    seen.add(key);
    const tried = choiceOf(own, chosen);
    if (!(costOf(own, tried.isOpen) < cost * close)) return;
    const found = swapSites(own, tried, forPrices);
    if (found < cost) [best, cost] = [tried, found];
    forLooks -= performance.now() - from;
  };
  const relaxed = raiseBound(own, {
    price: firstPrices(own, best),
    best: () => cost,
    gap: Math.max(gap / 10, 1e-9),
    until: forPrices,
    look,
  });
  let bound = Math.min(relaxed.bound, cost);
  const seconds = (until - performance.now()) / 1000;
  if (cost - bound > 1e-9 * cost && seconds > 0.05) {
    const left = undecided(own, relaxed, cost);
    const found = await chooseExactly(own, { ...left, start: best, seconds, gap });
    if (found.choice) {
      const there = swapSites(own, found.choice, until);
      if (there < cost) [best, cost] = [found.choice, there];
    }
    bound = Math.min(Math.max(bound, found.bound), cost);
  }
  return { choice: best, cost, bound };
}

/** A demand pays as far as to the second nearest site chosen: then it saves at the nearest alone. */
function firstPrices({ ways, weight, reach }: MedianSites, { isOpen }: Choice): Float64Array {
  return weight.map((value, demand) => {
    const [order, far] = [ways.order[demand]!, ways.far[demand]!];
    let seen = 0;
    for (let at = 0; at < reach.sites; at++) {
      seen += isOpen[order[at]!]!;
      if (seen === 2) return value * far[at]!;
    }
    return value * far[reach.sites - 1]!;
  });
}
