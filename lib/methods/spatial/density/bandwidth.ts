import { runningSum, type Chance } from "../../chance";
import { MethodProblem } from "../../problem";

/** Points in metres; `count` where a place stands for several. */
export interface CountedPoints {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  count?: ArrayLike<number> | undefined;
}

/** What a rule that compares bandwidths decided for. */
export interface BandwidthChoice {
  /** Standard deviation of a Gaussian kernel. */
  bandwidth: number;
  /** It is the smallest or the largest of those looked at: the rule found no best one. */
  atEnd: boolean;
}

/** Along x and along y. */
export type AxisPair = [x: number, y: number];

/**
 * Scott's rule: sd·n^(−1/6) along each axis, with n − 1 under the sd: the standard deviation of a
 * Gaussian kernel. Throws MethodProblem for fewer than two points or points that do not spread.
 * Source: Scott, Multivariate Density Estimation (1992), 6.42.
 */
export function scottBandwidth(points: CountedPoints): AxisPair {
  const n = checkSpread(points);
  const factor = n ** (-1 / 6);
  return [deviation(points.x, points.count) * factor, deviation(points.y, points.count) * factor];
}

/**
 * Normal reference rule as R's MASS::bandwidth.nrd has it: 4·1.06·min(sd, IQR/1.34)·n^(−1/5) along
 * each axis, quantiles of type 7. This is four times the standard deviation of the kernel. Where
 * half of the points share a coordinate the IQR is 0 and the sd decides alone. Throws as Scott's does.
 * Source: Venables and Ripley, Modern Applied Statistics with S (2002), 5.5.
 */
export function normalReferenceBandwidth(points: CountedPoints): AxisPair {
  const n = checkSpread(points);
  const along = (values: ArrayLike<number>) => {
    const sd = deviation(values, points.count);
    const [low, high] = quantilesOf(values, points.count, [0.25, 0.75]);
    const spread = high! > low! ? Math.min(sd, (high! - low!) / 1.34) : sd;
    return 4 * 1.06 * spread * n ** (-1 / 5);
  };
  return [along(points.x), along(points.y)];
}

/** One bandwidth for both axes: the geometric mean, or the other one where points lie along an axis. */
export function forBothAxes([x, y]: AxisPair): number {
  return x > 0 && y > 0 ? Math.sqrt(x * y) : Math.max(x, y);
}

/** Number of points. Throws MethodProblem when no rule can say anything of them. */
export function checkSpread({ x, y, count }: CountedPoints): number {
  let n = 0;
  let isSpread = false;
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]! + y[i]!)) {
      throw new MethodProblem(
        `Point ${(i + 1).toLocaleString("en")} has no coordinates in metres.`,
        "Leave out rows without a usable point.",
      );
    }
    n += count ? count[i]! : 1;
    if (x[i] !== x[0] || y[i] !== y[0]) isSpread = true;
  }
  if (n < 2 || !isSpread) {
    throw new MethodProblem(
      n < 2
        ? `There ${n === 1 ? "is one point" : "is no point"}: no rule can find a bandwidth.`
        : `All ${n.toLocaleString("en")} points are at the same spot: no rule can find a bandwidth.`,
      "Write the bandwidth by hand, in metres.",
    );
  }
  return n;
}

/**
 * Numbers of the places of some points, drawn without putting them back, each point as likely as any
 * other; of all points, a place as often as it counts, when they are few.
 */
export function drawPlaces({ x, count }: CountedPoints, most: number, by: Chance): Uint32Array {
  const upTo = runningSum(count ?? new Float64Array(x.length).fill(1));
  const n = upTo.at(-1) ?? 0;
  const ranks = n > most ? distinct(n, most, by) : Array.from({ length: n }, (_, rank) => rank);
  let place = 0;
  return Uint32Array.from(ranks, (rank) => {
    while (upTo[place]! <= rank) place++;
    return place;
  });
}

/** Whole numbers below n, ascending: Floyd's way, Bentley, Communications of the ACM 30 (1987). */
function distinct(n: number, wanted: number, by: Chance): number[] {
  const drawn = new Set<number>();
  for (let top = n - wanted; top < n; top++) {
    const rank = by.below(top + 1);
    drawn.add(drawn.has(rank) ? top : rank);
  }
  return [...drawn].sort((a, b) => a - b);
}

function deviation(values: ArrayLike<number>, count: ArrayLike<number> | undefined): number {
  let [n, mean, squares] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const points = count ? count[i]! : 1;
    const away = values[i]! - mean;
    n += points;
    mean += (away * points) / n;
    squares += points * away * (values[i]! - mean);
  }
  return Math.sqrt(squares / (n - 1));
}

/** Type 7 of Hyndman and Fan, as if each place were written as often as it counts. NaN without values. */
export function quantilesOf(
  values: ArrayLike<number>,
  count: ArrayLike<number> | undefined,
  shares: readonly number[],
): number[] {
  const { n, nth } = count ? counted(values, count) : plain(values);
  return shares.map((share) => {
    const at = (n - 1) * share;
    const [below, rest] = [Math.floor(at), at % 1];
    return nth(below) + rest * (nth(Math.min(n - 1, below + 1)) - nth(below));
  });
}

interface Ordered {
  n: number;
  /** The value with that many before it. */
  nth(rank: number): number;
}

function plain(values: ArrayLike<number>): Ordered {
  const sorted = Float64Array.from(values).sort();
  return { n: sorted.length, nth: (rank) => sorted[rank] ?? NaN };
}

function counted(values: ArrayLike<number>, count: ArrayLike<number>): Ordered {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i).sort(
    (a, b) => values[a]! - values[b]!,
  );
  const upTo = runningSum(Float64Array.from(order, (i) => count[i]!));
  const nth = (rank: number) => {
    let [low, high] = [0, order.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle]! > rank) high = middle;
      else low = middle + 1;
    }
    return order.length === 0 ? NaN : values[order[low]!]!;
  };
  return { n: upTo.at(-1) ?? 0, nth };
}
