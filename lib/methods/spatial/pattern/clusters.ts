/** Which cluster each point is in. */
export interface Clusters {
  /** Number of the cluster, counted from 0 by the first member in input order; -1 for none. */
  label: Int32Array;
  count: number;
  /** Points of each cluster. */
  sizes: Uint32Array;
  /** Points in none. */
  noise: number;
}

/** Clusters under any numbers (below 0 for none), numbered by the first member in input order. */
export function numbered(raw: ArrayLike<number>): Clusters {
  const numbers = new Map<number, number>();
  const label = new Int32Array(raw.length).fill(-1);
  let noise = 0;
  for (let i = 0; i < raw.length; i++) {
    const own = raw[i]!;
    if (own < 0) {
      noise++;
      continue;
    }
    if (!numbers.has(own)) numbers.set(own, numbers.size);
    label[i] = numbers.get(own)!;
  }
  const sizes = new Uint32Array(numbers.size);
  for (const each of label) if (each >= 0) sizes[each]!++;
  return { label, count: numbers.size, sizes, noise };
}

/** Points by place: different places once each, and which points lie there. */
export interface Places {
  /** One array a coordinate, one entry a place. */
  columns: Float64Array[];
  /** Points at each place. */
  weight: Uint32Array;
  /** Place of each point; -1 where a coordinate is not finite. */
  of: Int32Array;
}

/** Recorded crime lies in heaps on street corners and village centres: each place is looked at once. */
export function placesOf(columns: readonly ArrayLike<number>[]): Places {
  const n = columns[0]?.length ?? 0;
  const of = new Int32Array(n).fill(-1);
  const first = new Uint32Array(n);
  const weight = new Uint32Array(n);
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * n + 2))).fill(-1);
  const bits = new Float64Array(1);
  const words = new Uint32Array(bits.buffer);
  const isSame = (i: number, j: number) => {
    for (const column of columns) if (column[i] !== column[j]) return false;
    return true;
  };
  let count = 0;
  for (let i = 0; i < n; i++) {
    let hash = 0;
    let isUsable = true;
    for (const column of columns) {
      // Adding zero makes −0 the same as 0.
      bits[0] = column[i]! + 0;
      if (!Number.isFinite(bits[0])) isUsable = false;
      hash = Math.imul(hash ^ words[0]!, 0x9e3779b1);
      hash = Math.imul(hash ^ (hash >>> 15) ^ words[1]!, 0x85ebca6b);
    }
    if (!isUsable) continue;
    let slot = (hash ^ (hash >>> 13)) & (slots.length - 1);
    while (slots[slot] !== -1 && !isSame(first[slots[slot]!]!, i)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    if (slots[slot] === -1) {
      slots[slot] = count;
      first[count++] = i;
    }
    of[i] = slots[slot]!;
    weight[of[i]!]!++;
  }
  const firsts = first.subarray(0, count);
  return {
    columns: columns.map((column) => Float64Array.from(firsts, (i) => column[i]!)),
    weight: weight.slice(0, count),
    of,
  };
}
