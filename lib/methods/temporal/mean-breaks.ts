import { MethodProblem } from "../problem";
import { checkSeries, type Series } from "./series";

/** The best divisions into 1, 2, 3 … segments of constant mean; entry m is the one with m breaks. */
export interface MeanBreaks {
  /** Least residual sum of squares. */
  rss: number[];
  /** Schwarz's criterion; −Infinity where nothing is left to explain. */
  bic: number[];
  /** Numbers of the steps where a new segment starts, ascending. */
  starts: number[][];
  /** The number of breaks with the least criterion. */
  best: number;
}

export interface MeanBreaksOptions {
  /** Steps that a segment has at least. */
  minSegment: number;
  /** As many as fit, when not given. */
  maxBreaks?: number;
}

/**
 * Where a series changes its level: the division of least squares, exact, for every number of breaks.
 * Steps are taken as independent about their mean: a season or slow drift is found as breaks too, so
 * take the season out first. A MethodProblem when two segments do not fit or a value is missing.
 * O(n² × breaks).
 * Source: Bai and Perron, J. Applied Econometrics 18 (2003); the criterion as in Zeileis et al.,
 * Computational Statistics and Data Analysis 44 (2003): the place of a break counts as a parameter.
 */
export function meanBreaks(values: Series, options: MeanBreaksOptions): MeanBreaks {
  const n = values.length;
  const least = Math.floor(options.minSegment);
  if (!(least >= 1)) throw new MethodProblem("A segment must have at least one step.");
  checkSeries(values, 2 * least, "Looking for a change of level");
  const most = Math.min(options.maxBreaks ?? Infinity, Math.floor(n / least) - 1);
  const cost = squaresWithin(values);
  // cheapest[t]: of the first t steps with the breaks so far.
  let cheapest = Float64Array.from({ length: n + 1 }, (_, t) =>
    t < least ? Infinity : cost(0, t),
  );
  const lastStart: Uint32Array[] = [];
  const [rss, starts]: [number[], number[][]] = [[cheapest[n]!], [[]]];
  for (let breaks = 1; breaks <= most; breaks++) {
    const next = new Float64Array(n + 1).fill(Infinity);
    const from = new Uint32Array(n + 1);
    for (let t = (breaks + 1) * least; t <= n; t++) {
      for (let start = breaks * least; start <= t - least; start++) {
        const total = cheapest[start]! + cost(start, t);
        if (total < next[t]!) [next[t], from[t]] = [total, start];
      }
    }
    cheapest = next;
    lastStart.push(from);
    rss.push(cheapest[n]!);
    starts.push(trace(lastStart, n));
  }
  const bic = rss.map((each, m) => criterion(each, n, m));
  return { rss, bic, starts, best: bic.indexOf(Math.min(...bic)) };
}

function trace(lastStart: readonly Uint32Array[], n: number): number[] {
  const starts: number[] = [];
  for (let at = n, m = lastStart.length - 1; m >= 0; m--) starts.unshift((at = lastStart[m]![at]!));
  return starts;
}

/** With m breaks there are m + 1 means, one variance and the places of the breaks. */
const criterion = (rss: number, n: number, m: number) =>
  n * (Math.log(2 * Math.PI) + 1 + Math.log(rss / n)) + 2 * (m + 1) * Math.log(n);

/** Sum of squares about the mean of the steps from one up to another; what is only rounding is 0. */
function squaresWithin(values: Series): (from: number, to: number) => number {
  const n = values.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += values[i]! / n;
  const [sums, squares] = [new Float64Array(n + 1), new Float64Array(n + 1)];
  for (let i = 0; i < n; i++) {
    const off = values[i]! - mean;
    sums[i + 1] = sums[i]! + off;
    squares[i + 1] = squares[i]! + off * off;
  }
  const rounding = 1e-13 * (squares[n]! + n * mean * mean);
  return (from, to) => {
    const sum = sums[to]! - sums[from]!;
    const within = squares[to]! - squares[from]! - (sum * sum) / (to - from);
    return within > rounding ? within : 0;
  };
}
