/** Places that stand for several points each, at the mean of them. */
export interface Gathered {
  x: Float64Array;
  y: Float64Array;
  /** Points at each, and the sum of their weights. */
  count: Float64Array;
  weight: Float64Array;
  /** For each of the points the number of its place. */
  placeOf: Uint32Array;
}

/** Points in metres; `count` where one of them already stands for several. */
export interface Gatherable {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  count?: ArrayLike<number> | undefined;
  weight?: ArrayLike<number> | undefined;
}

/**
 * Points of a square of side `step` put together at their mean, so that a density takes time with
 * the places and not with the points. The mean keeps the density true to second order: with a step
 * of a twentieth of the bandwidth it differs by less than a thousandth of its peak. Points whose coordinates are not finite are in no
 * place that counts.
 */
export function gather({ x, y, count, weight }: Gatherable, step: number): Gathered {
  const at = new Map<number, number>();
  const placeOf = new Uint32Array(x.length);
  const sums = {
    x: [] as number[],
    y: [] as number[],
    count: [] as number[],
    weight: [] as number[],
  };
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]!) || !Number.isFinite(y[i]!)) continue;
    const key = Math.floor(x[i]! / step) * 33_554_432 + Math.floor(y[i]! / step);
    const points = count ? count[i]! : 1;
    let place = at.get(key);
    if (place === undefined) {
      place = sums.x.length;
      at.set(key, place);
      for (const each of Object.values(sums)) each.push(0);
    }
    placeOf[i] = place;
    sums.x[place]! += points * x[i]!;
    sums.y[place]! += points * y[i]!;
    sums.count[place]! += points;
    sums.weight[place]! += weight ? weight[i]! : points;
  }
  return {
    x: Float64Array.from(sums.x, (sum, i) => sum / sums.count[i]!),
    y: Float64Array.from(sums.y, (sum, i) => sum / sums.count[i]!),
    count: Float64Array.from(sums.count),
    weight: Float64Array.from(sums.weight),
    placeOf,
  };
}
