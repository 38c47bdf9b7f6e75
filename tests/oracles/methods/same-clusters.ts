import type { Check } from "../case";

/** Every pair of labels that stand beside each other, counted. */
function pairs(a: ArrayLike<number>, b: ArrayLike<number>): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i < a.length; i++) {
    const key = `${a[i]} ${b[i]}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

const pairsWithin = (counts: Iterable<number>) =>
  [...counts].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);

/** Hubert and Arabie's index: 1 when both labellings are the same up to numbers. */
function adjustedRandIndex(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const both = pairsWithin(pairs(a, b).values());
  const [inA, inB] = [pairsWithin(pairs(a, a).values()), pairsWithin(pairs(b, b).values())];
  const chance = (inA * inB) / ((a.length * (a.length - 1)) / 2);
  const most = (inA + inB) / 2;
  return most === chance ? 1 : (both - chance) / (most - chance);
}

/** The same up to renumbering; noise is the same as noise only. */
export const sameLabels: Check = (actual, expected) => {
  const [a, b] = [actual as ArrayLike<number>, expected as ArrayLike<number>];
  if (a.length !== b.length) return Infinity;
  const found = [...pairs(a, b).keys()].map((key) => key.split(" "));
  const isOneToOne = [0, 1].every((side) => {
    const labels = found.map((pair) => pair[side]!);
    return new Set(labels).size === labels.length;
  });
  const isNoiseNoise = found.every(([x, y]) => (x === "-1") === (y === "-1"));
  return isOneToOne && isNoiseNoise ? 0 : Infinity;
};

/** What is missing to an adjusted Rand index of 1, of the share that the case allows. */
export const likeLabels: Check = (actual, expected, oracle) => {
  const [a, b] = [actual as ArrayLike<number>, expected as ArrayLike<number>];
  if (a.length !== b.length) return Infinity;
  const words = String(oracle.tolerance.labels ?? "");
  const least = Number(/Rand index >= ([\d.]+)/.exec(words)?.[1] ?? 1);
  const missing = 1 - adjustedRandIndex(a, b);
  if (missing <= 1e-12) return 0;
  return least < 1 ? missing / (1 - least) : Infinity;
};
