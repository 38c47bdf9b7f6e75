import { indexPoints } from "../point-index";

interface Points {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

/** Values from one to the other in equal steps of their logarithm. */
export function geometricSteps(from: number, to: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => from * (to / from) ** (i / (count - 1)));
}

/** Smallest distance above 0 between two points; for few points. */
export function smallestDistance({ x, y }: Points): number {
  const index = indexPoints(x, y);
  let least = Infinity;
  for (let i = 0; i < x.length; i++) {
    // Where many share the spot, the nearest other spot is farther down the list.
    for (let count = 2; count < 2 * x.length; count *= 2) {
      let isFound = false;
      index.nearest(x[i]!, y[i]!, count, (_, squared) => {
        if (squared === 0) return;
        isFound = true;
        least = Math.min(least, squared);
      });
      if (isFound) break;
    }
  }
  return Math.sqrt(least);
}

/** Half the diagonal of the points' box. */
export function halfExtent({ x, y }: Points): number {
  return Math.hypot(lengthOf(x), lengthOf(y)) / 2;
}

function lengthOf(values: ArrayLike<number>): number {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  return high - low;
}

const golden = (Math.sqrt(5) - 1) / 2;

/** Where a function with one peak between two positive values is largest, to a relative error: golden section. */
export function peakBetween(
  score: (value: number) => number,
  from: number,
  to: number,
  error = 1e-5,
): { at: number; score: number } {
  let [low, high] = [Math.log(from), Math.log(to)];
  let [a, b] = [high - golden * (high - low), low + golden * (high - low)];
  let [atA, atB] = [score(Math.exp(a)), score(Math.exp(b))];
  while (high - low > error) {
    if (atA > atB) {
      [high, b, atB] = [b, a, atA];
      a = high - golden * (high - low);
      atA = score(Math.exp(a));
    } else {
      [low, a, atA] = [a, b, atB];
      b = low + golden * (high - low);
      atB = score(Math.exp(b));
    }
  }
  return atA > atB ? { at: Math.exp(a), score: atA } : { at: Math.exp(b), score: atB };
}
