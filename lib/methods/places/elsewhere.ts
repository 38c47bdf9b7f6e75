import type { Ground, PlacedIncidents } from "./ground";
import { countBetween } from "./incidents";
import { smooth } from "./smooth";
import { sumOf } from "../statistics/sums";

/** The part that comes where incidents lie around, and how far that is, in cell sides; the rest comes anywhere. */
const [nearby, wide] = [0.95, 2];

/**
 * Incidents expected in the cells that are no candidates, by those around them and a little of them
 * anywhere: `left` in all as far as each stays below `limit`, which keeps them below the candidates that
 * would be chosen. The candidates themselves get 0.
 */
export function elsewhere(
  ground: Ground,
  own: PlacedIncidents,
  origin: number,
  candidates: Int32Array,
  left: number,
  limit: number,
): Float64Array {
  const cells = ground.x.length;
  const density = smooth(ground, countBetween(own, cells, -Infinity, origin), wide);
  for (const i of candidates) density[i] = 0;
  const dense = sumOf(density);
  const part = dense > 0 ? nearby / dense : 0;
  const even = (dense > 0 ? 1 - nearby : 1) / Math.max(1, cells - candidates.length);
  const share = density.map((each) => part * each + even);
  for (const i of candidates) share[i] = 0;
  const factor = factorFor(left, share, limit);
  return share.map((each) => below(limit, each * factor));
}

/** The value, bent so that it stays below the limit. */
const below = (limit: number, value: number) => (limit * value) / (value + limit);

/** The factor with which all sum up to `left`, or a very large one where none does. */
function factorFor(left: number, share: Float64Array, limit: number): number {
  const isEnough = (factor: number) => {
    let sum = 0;
    for (let i = 0; i < share.length; i++) sum += below(limit, share[i]! * factor);
    return sum >= left;
  };
  let [low, high] = [left, left];
  while (high < left * 1e6 && !isEnough(high)) high *= 4;
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2;
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
