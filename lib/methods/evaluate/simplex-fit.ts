import { cholesky, choleskySolve } from "../statistics/cholesky";

/**
 * Weights from 0 on that sum to one and make w'Gw / 2 − c'w least. G symmetric, row by row; entries
 * of `left` out stay 0. Lists of active weights grow and shrink one by one until no other would help.
 * Source: Lawson and Hanson, Solving Least Squares Problems (1974), 23, with the sum kept at one.
 */
export function simplexFit(
  gram: ArrayLike<number>,
  linear: ArrayLike<number>,
  isLeftOut: (i: number) => boolean = () => false,
): Float64Array {
  const size = linear.length;
  const weights = new Float64Array(size);
  const usable = Array.from({ length: size }, (_, i) => i).filter((i) => !isLeftOut(i));
  if (usable.length === 0) return weights;
  const at = (a: number, b: number) => gram[a * size + b]!;
  const alone = (i: number) => at(i, i) / 2 - linear[i]!;
  const best = usable.reduce((least, i) => (alone(i) < alone(least) ? i : least));
  weights[best] = 1;
  let active = [best];
  const slopes = new Float64Array(size);
  const unit = usable.reduce((sum, i) => sum + at(i, i), 0) / usable.length;
  for (let round = 0; round < 10 * size; round++) {
    measure();
    const level = active.reduce((sum, k) => sum + weights[k]! * slopes[k]!, 0);
    let [next, lowest] = [-1, level - 1e-9 * unit];
    for (const i of usable) {
      if (active.includes(i)) continue;
      if (slopes[i]! < lowest) [next, lowest] = [i, slopes[i]!];
    }
    if (next === -1) break;
    active.push(next);
    if (!settle()) break;
  }
  return weights;

  /** The slope along each weight, row by row of G as it lies in memory. */
  function measure(): void {
    for (let i = 0; i < size; i++) slopes[i] = -linear[i]!;
    for (const k of active) {
      const [weight, row] = [weights[k]!, k * size];
      for (let i = 0; i < size; i++) slopes[i]! += weight * gram[row + i]!;
    }
  }

  /** The best weights of those active; those that would fall below 0 leave. False when one came in vain. */
  function settle(): boolean {
    const entered = active.at(-1)!;
    for (;;) {
      const wanted = solve();
      if (!wanted) {
        active = active.filter((k) => k !== entered);
        return false;
      }
      let share = 1;
      active.forEach((k, a) => {
        if (wanted[a]! <= 0) share = Math.min(share, weights[k]! / (weights[k]! - wanted[a]!));
      });
      active.forEach((k, a) => (weights[k]! += share * (wanted[a]! - weights[k]!)));
      if (share === 1) return true;
      const gone = active.filter((k) => weights[k]! <= 1e-12);
      for (const k of gone) weights[k] = 0;
      active = active.filter((k) => !gone.includes(k));
      if (gone.length === 0) return true;
      if (gone.includes(entered) && share === 0) return false;
    }
  }

  function solve(): Float64Array | null {
    const n = active.length;
    const own = Float64Array.from({ length: n * n }, (_, cell) => {
      const [a, b] = [Math.floor(cell / n), cell % n];
      return at(active[a]!, active[b]!) + (a === b ? 1e-9 * unit : 0);
    });
    const lower = cholesky(own, n);
    if (!lower) return null;
    const free = choleskySolve(
      lower,
      active.map((k) => linear[k]!),
    );
    const even = choleskySolve(
      lower,
      active.map(() => 1),
    );
    const sum = (values: Float64Array) => values.reduce((all, each) => all + each, 0);
    const missing = (1 - sum(free)) / sum(even);
    return free.map((each, a) => each + missing * even[a]!);
  }
}
