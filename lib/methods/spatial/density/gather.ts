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
  const squares = squaresOf(x, y, step);
  const placeOf = new Uint32Array(x.length);
  const sums = Array.from({ length: 4 }, () => new Float64Array(x.length));
  const [east, north, points, weights] = sums as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let places = 0;
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]!) || !Number.isFinite(y[i]!)) continue;
    const place = squares.placeAt(x[i]!, y[i]!, places);
    if (place === places) places++;
    placeOf[i] = place;
    const own = count ? count[i]! : 1;
    east[place]! += own * x[i]!;
    north[place]! += own * y[i]!;
    points[place]! += own;
    weights[place]! += weight ? weight[i]! : own;
  }
  for (let place = 0; place < places; place++) {
    east[place]! /= points[place]!;
    north[place]! /= points[place]!;
  }
  return {
    x: east.slice(0, places),
    y: north.slice(0, places),
    count: points.slice(0, places),
    weight: weights.slice(0, places),
    placeOf,
  };
}

/** Squares up to which a list of all of them is faster than a search. */
const mostListed = 1 << 24;

interface Squares {
  /** Number of the place in the square of a point; `next` where there is none yet. */
  placeAt(x: number, y: number, next: number): number;
}

function squaresOf(x: ArrayLike<number>, y: ArrayLike<number>, step: number): Squares {
  const [west, east] = ends(x);
  const [south, north] = ends(y);
  const left = Math.floor(west / step);
  const bottom = Math.floor(south / step);
  const columns = Math.floor(east / step) - left + 1;
  const rows = Math.floor(north / step) - bottom + 1;
  const keyOf = (atX: number, atY: number) =>
    (Math.floor(atY / step) - bottom) * columns + Math.floor(atX / step) - left;
  if (columns * rows <= mostListed) {
    const listed = new Int32Array(columns * rows).fill(-1);
    return {
      placeAt(atX, atY, next) {
        const key = keyOf(atX, atY);
        return listed[key] === -1 ? (listed[key] = next) : listed[key]!;
      },
    };
  }
  const known = new Map<number, number>();
  return {
    placeAt(atX, atY, next) {
      const key = keyOf(atX, atY);
      const place = known.get(key);
      if (place !== undefined) return place;
      known.set(key, next);
      return next;
    },
  };
}

function ends(values: ArrayLike<number>): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]!)) continue;
    if (values[i]! < low) low = values[i]!;
    if (values[i]! > high) high = values[i]!;
  }
  return low > high ? [0, 0] : [low, high];
}
