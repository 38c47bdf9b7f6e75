/** A seeded source of chance (sfc32): the same seed gives the same numbers on every machine. */
export interface Chance {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [0, count). */
  below(count: number): number;
  /** Standard normal. */
  normal(): number;
  /** Index drawn with probability proportional to the step at that index of a running sum. */
  pick(cumulative: ArrayLike<number>): number;
}

export function chance(seed: number): Chance {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162 ^ seed;
  let counter = 1;

  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 16; i++) next();

  const normal = () => {
    const radius = Math.sqrt(-2 * Math.log(1 - next()));
    return radius * Math.cos(2 * Math.PI * next());
  };

  const pick = (cumulative: ArrayLike<number>) => {
    let high = cumulative.length - 1;
    const target = next() * cumulative[high]!;
    let low = 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  return { next, below: (count) => Math.floor(next() * count), normal, pick };
}

export function runningSum(weights: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(weights.length);
  let total = 0;
  for (let i = 0; i < weights.length; i++) sums[i] = total += weights[i]!;
  return sums;
}

/** Puts the values in an order drawn uniformly (Fisher–Yates), in place. */
export function shuffle<Values extends { length: number; [index: number]: number }>(
  values: Values,
  by: Chance,
): Values {
  for (let i = values.length - 1; i > 0; i--) {
    const j = by.below(i + 1);
    const kept = values[i]!;
    values[i] = values[j]!;
    values[j] = kept;
  }
  return values;
}
