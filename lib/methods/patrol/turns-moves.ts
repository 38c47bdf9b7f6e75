import { harmMet } from "./harm-met";
import { effectOfTurn, stationsOf } from "./turns-part";
import type { TurnsPlan, TurnsProblem } from "./turns";

/** Turns that go elsewhere than today. */
export const turnsMoved = (turns: ArrayLike<number>, today: ArrayLike<number> | null): number =>
  today ? Array.from(turns).reduce((sum, each, i) => sum + Math.max(0, each - today[i]!), 0) : 0;

/** Prices that are tried: each narrows what is left to its root. */
const mostPrices = 24;

/**
 * The plan that reaches most where only so many turns may move. A change has to be worth a price, the
 * least that keeps the number (Lagrangian relaxation, Everett 1963); moves that are left since some tie at
 * that price are spent one by one on what gains most. The bound is the least that any price tried gives:
 * what its plan reaches, and the price of each move it leaves. Without kinds the two meet: what is reached
 * levels off with the number of moves, a flow of least cost.
 */
export async function fewMoves(
  problem: TurnsProblem,
  share: number,
  at: (price: number) => Promise<TurnsPlan>,
): Promise<TurnsPlan> {
  const { today, changes } = problem;
  const free = await at(0);
  if (!today || turnsMoved(free.turns, today) <= changes) return free;
  const dearest = Math.max(...problem.harm) + 1;
  let kept = await at(dearest);
  const forced = turnsMoved(kept.turns, today) - changes;
  if (forced > 0) return { ...kept, forced };
  let bound = free.objective;
  const limitBy = (price: number, { objective, turns, explored }: TurnsPlan) => {
    const moved = turnsMoved(
      turns.map((each, place) => each - explored[place]!),
      today,
    );
    bound = Math.min(bound, objective + price * (changes - moved));
  };
  limitBy(dearest, kept);
  let [cheap, dear] = [dearest * 1e-9, dearest];
  for (let step = 0; step < mostPrices; step++) {
    const price = Math.sqrt(cheap * dear);
    const plan = await at(price);
    limitBy(price, plan);
    const moved = turnsMoved(plan.turns, today);
    if (moved <= changes) [dear, kept] = [price, plan];
    else cheap = price;
    if (moved === changes) break;
  }
  const { plan, last } = spendMoves(problem, share, kept);
  if (last > 0) limitBy(last, await at(last));
  // Sums of harm in another order differ in their last digits.
  const isMet = bound - plan.objective <= 1e-9 * Math.abs(plan.objective);
  const least = isMet ? plan.objective : bound;
  const gap = isMet ? 0 : (least - plan.objective) / Math.max(plan.objective, 1e-12);
  return { ...plan, bound: least, gap, proven: gap <= 1e-4 };
}

/** Moves turns one by one to where that gains most, while moves are left; `last` is what the last gained. */
function spendMoves(problem: TurnsProblem, share: number, kept: TurnsPlan) {
  const { today, changes } = problem;
  const plan = {
    ...kept,
    turns: kept.turns.slice(),
    byKind: kept.byKind.map((each) => each.slice()),
  };
  let left = changes - turnsMoved(plan.turns, today);
  let last = 0;
  for (;;) {
    const swap = bestSwap(problem, share, plan, left);
    if (!swap) return { plan, last };
    plan.turns[swap.from]!--;
    plan.turns[swap.to]!++;
    if (swap.kind >= 0) {
      plan.byKind[swap.kind]![swap.from]!--;
      plan.byKind[swap.kind]![swap.to]!++;
    }
    plan.objective += swap.gain;
    left -= swap.moves;
    last = swap.gain;
  }
}

interface Swap {
  from: number;
  to: number;
  kind: number;
  gain: number;
  /** How many more turns go elsewhere than today: −1, 0 or 1. */
  moves: number;
}

/** One turn from a beat to another of its station and shift, of a kind that may go there. */
function bestSwap(problem: TurnsProblem, share: number, plan: TurnsPlan, left: number) {
  const { harm, least, most, today, shifts, kinds } = problem;
  const { turns, explored, byKind, objective } = plan;
  const effect = effectOfTurn(share);
  const own = (place: number) => turns[place]! - explored[place]!;
  const met = (place: number, count: number) => harmMet(harm[place]!, effect, count);
  let best: Swap | null = null;
  for (const { own: beats } of stationsOf(problem)) {
    for (let shift = 0; shift < shifts; shift++) {
      const places = beats.map((beat) => beat * shifts + shift);
      for (const kind of kinds && kinds.length > 0 ? kinds.keys() : [-1]) {
        const allowed = kinds?.[kind]?.allowed;
        const may = (place: number) => !allowed || allowed[Math.floor(place / shifts)]! > 0;
        const givers = cheapest(
          places.filter(
            (at) => own(at) > least[at]! && own(at) > 0 && (kind < 0 || byKind[kind]![at]! > 0),
          ),
          (at) => met(at, own(at)) - met(at, own(at) - 1),
          (at) => (turns[at]! > today![at]! ? 1 : 0),
        );
        const takers = cheapest(
          places.filter((at) => turns[at]! < most[at]! && may(at)),
          (at) => met(at, own(at)) - met(at, own(at) + 1),
          (at) => (turns[at]! >= today![at]! ? 1 : 0),
        );
        for (const giver of givers) {
          for (const taker of takers) {
            const gain = -giver.cost - taker.cost;
            const moves = taker.class - giver.class;
            if (moves > left || gain <= 1e-12 * objective || gain <= (best?.gain ?? 0)) continue;
            best = { from: giver.place, to: taker.place, kind, gain, moves };
          }
        }
      }
    }
  }
  return best as Swap | null;
}

/** Of each class of places, the one that costs least. */
function cheapest(
  places: readonly number[],
  costOf: (place: number) => number,
  classOf: (place: number) => 0 | 1,
) {
  const found: { place: number; cost: number; class: 0 | 1 }[] = [];
  for (const own of [0, 1] as const) {
    let [best, lowest] = [-1, Infinity];
    for (const place of places) {
      if (classOf(place) !== own) continue;
      const cost = costOf(place);
      if (cost < lowest) [best, lowest] = [place, cost];
    }
    if (best >= 0) found.push({ place: best, cost: lowest, class: own });
  }
  return found;
}
