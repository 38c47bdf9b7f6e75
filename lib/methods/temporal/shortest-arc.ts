import { MethodProblem } from "../problem";

/** A part of a circle, from a value on up to another; `to` is beyond `around` where it goes over the end. */
export interface Arc {
  from: number;
  to: number;
  /** Values in it, both ends among them. */
  inside: number;
}

/**
 * The shortest part of a circle of length `around` that holds at least `wanted` of the values: the
 * hours of the day between which most of the cases lie, over midnight where they do. Values from 0 to
 * under `around`, in any order; of equally short parts the one that begins first. Exact, no model of
 * the clock. A MethodProblem when there are fewer values than are wanted.
 */
export function shortestArc(values: ArrayLike<number>, around: number, wanted: number): Arc {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  if (!(wanted >= 1) || wanted > n || Number.isNaN(sorted[n - 1]!)) {
    throw new MethodProblem(
      `A part of the day with ${wanted} of ${n} cases cannot be found.`,
      "Ask for at least one case, and no more than have a time of day.",
    );
  }
  const at = (i: number) => sorted[i % n]! + around * Math.floor(i / n);
  let best = 0;
  for (let i = 1; i < n; i++) {
    if (at(i + wanted - 1) - at(i) < at(best + wanted - 1) - at(best)) best = i;
  }
  const [from, to] = [at(best), at(best + wanted - 1)];
  let inside = wanted;
  while (inside < n && at(best + inside) === to) inside++;
  return { from, to, inside };
}
