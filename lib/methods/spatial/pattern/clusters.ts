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
  const known = new Map<string, number>();
  const of = new Int32Array(n).fill(-1);
  const first: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < n; i++) {
    let key = "";
    let isUsable = true;
    for (const column of columns) {
      if (!Number.isFinite(column[i])) isUsable = false;
      key += `${column[i]} `;
    }
    if (!isUsable) continue;
    let place = known.get(key);
    if (place === undefined) {
      place = known.size;
      known.set(key, place);
      first.push(i);
      weights.push(0);
    }
    of[i] = place;
    weights[place]!++;
  }
  return {
    columns: columns.map((column) => Float64Array.from(first, (i) => column[i]!)),
    weight: Uint32Array.from(weights),
    of,
  };
}
