import { allSites, chooseExactly, undecided, type ExactSites } from "./median-exact";
import { raiseBound, type Relaxed } from "./median-bound";
import { choiceOf, costOf, type Choice, type MedianSites } from "./median-sites";
import { swapSites } from "./median-swap";

interface MedianChoice {
  choice: Choice;
  cost: number;
  /** No choice costs less. */
  bound: number;
}

/** Shares of the time after which the first interchange ends, and in which the solver is tried alone. */
const shareForSwaps = 0.2;
const shareForAlone = 0.3;

/** Steps of all demands beyond which the solver alone, or with sites ruled out, does not come back in time. */
const mostStepsAlone = 25_000;
const mostSteps = 60_000;

/** Share of what is left for prices; the solver has the rest. */
const shareForPrices = 0.6;

/** Share of the time for prices that interchange may take. */
const shareForLooks = 0.5;

/** Choices whose cost is this near to the best known are worth an interchange. */
const close = 1.5;

interface MedianTime {
  /** Time by performance.now() at which to stop. */
  until: number;
  /** Share of the cost by which a choice may miss the best one and count as it. */
  gap: number;
}

/**
 * The choice of sites with least weighted ways: interchange from the choice given, then HiGHS for a short
 * time, and prices for what that leaves open. The best choice and the best bound of all count.
 */
export async function chooseMedian(
  own: MedianSites,
  start: Choice,
  { until, gap, better }: MedianTime & { better?(found: Choice): void },
): Promise<MedianChoice> {
  const cost = swapSites(own, start, after(shareForSwaps, until));
  better?.(start);
  const begun = { choice: start, cost, bound: -Infinity };
  const alone = await solved(own, begun, allSites(own), {
    ...{ until: after(shareForAlone, until), gap, mostSteps: mostStepsAlone },
  });
  return isKnown(alone, gap) ? alone : chooseByPrices(own, alone, { until, gap });
}

/**
 * The same where something is known already: interchange from choices that a Lagrangian bound reckons
 * with, and HiGHS for the sites that the bound leaves undecided.
 */
export async function chooseByPrices(
  own: MedianSites,
  known: MedianChoice,
  { until, gap }: MedianTime,
): Promise<MedianChoice> {
  const forPrices = after(shareForPrices, until);
  let { choice: best, cost } = known;
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
  const bound = Math.min(Math.max(known.bound, relaxed.bound), cost);
  const priced = { choice: best, cost, bound };
  if (isKnown(priced, gap)) return priced;
  return solved(own, priced, undecided(own, relaxed, cost), { until, gap, mostSteps });
}

/** What is known once HiGHS has looked at these sites too. */
async function solved(
  own: MedianSites,
  known: MedianChoice,
  sites: ExactSites,
  { until, gap, mostSteps }: MedianTime & { mostSteps: number },
): Promise<MedianChoice> {
  const seconds = (until - performance.now()) / 1000;
  if (seconds < 0.05) return known;
  const options = { start: known.choice, seconds, gap, mostSteps };
  const found = await chooseExactly(own, sites, options);
  const there = found.choice ? swapSites(own, found.choice, until) : Infinity;
  const cost = Math.min(there, known.cost);
  return {
    choice: there < known.cost ? found.choice! : known.choice,
    cost,
    bound: Math.min(Math.max(known.bound, found.bound), cost),
  };
}

const after = (share: number, until: number) =>
  performance.now() + share * (until - performance.now());

const isKnown = ({ cost, bound }: MedianChoice, gap: number) =>
  cost - bound <= Math.max(gap, 1e-9) * cost;

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
