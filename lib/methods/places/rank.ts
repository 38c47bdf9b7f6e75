import { MethodProblem } from "../problem";
import { countBelow, countUpTo } from "./level";

/**
 * The `count` cells of the highest scores, highest first. Of equal scores the cell with the lower
 * number comes first, so that a choice can be repeated. Throws MethodProblem for a score that is no
 * number.
 */
export function topCells(score: ArrayLike<number>, count: number): Int32Array {
  const sorted = Float64Array.from(score).sort();
  const known = sorted.length;
  if (known > 0 && Number.isNaN(sorted[known - 1]!)) {
    throw new MethodProblem("A cell has no score.", "Leave cells without one out.");
  }
  const most = Math.max(0, Math.min(known, Math.floor(count)));
  if (most === 0) return new Int32Array(0);
  const limit = sorted[known - most]!;
  const above: number[] = [];
  const equal: number[] = [];
  for (let i = 0; i < known; i++) {
    if (score[i]! > limit) above.push(i);
    else if (score[i] === limit && equal.length < most) equal.push(i);
  }
  const chosen = above.concat(equal.slice(0, most - above.length));
  return Int32Array.from(chosen.sort((a, b) => score[b]! - score[a]! || a - b));
}

/** Share of the cells that score lower, ties counted half: 0 to 1, for mixing models of other units. */
export function rankShares(score: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(score).sort();
  const shares = Float64Array.from(score);
  for (let i = 0; i < shares.length; i++) {
    const value = shares[i]!;
    shares[i] = (countBelow(sorted, value) + countUpTo(sorted, value)) / 2 / sorted.length;
  }
  return shares;
}
