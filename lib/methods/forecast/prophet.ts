import { cholesky, choleskySolve } from "../statistics/cholesky";
import { checkSeries, type Series } from "../temporal/series";

export interface ProphetOptions {
  /** Waves and other columns: the steps of the history, then of the horizon. */
  columns?: readonly Series[];
  /** Where each step of history and horizon lies in time, in any unit; 0, 1, 2, … when not given. */
  places?: ArrayLike<number>;
  /** Points at which the trend may bend; 25 when not given. */
  bends?: number;
  /** How readily it bends; 0.05 when not given. */
  ease?: number;
}

/** Of steps ahead: their mean and standard error; all in the unit of the history. */
export interface Prophet {
  mean: Float64Array;
  spread: Float64Array;
  fitted: Float64Array;
  /** Slope of the trend a step at its end, and standard error of the values about it. */
  slope: number;
  sigma: number;
  /** Those that would move the end of a history by more than a twentieth of the highest value. */
  bends: number;
}

/** Bends lie in the first part of the history, so that its end cannot be taken for one. */
const reach = 0.8;
/** Standard deviations of what is not known yet, the values being of a size of 1. */
const prior = { level: 5, column: 10, sigma: 0.5 };
const rounds = 50;
const settled = 1e-4;

/**
 * Prophet's model: a straight trend that may bend at 25 points, whose bends are drawn towards 0 as by a
 * double exponential distribution, and columns beside it, at the values likeliest after the fact. All of
 * it is linear, so it is found by weighted least squares in turn with the scatter. Bends to come are as
 * frequent and as large on average as those so far, which is what widens the fan. At least 4 steps, or a
 * MethodProblem.
 * Source: Taylor and Letham, Forecasting at Scale, The American Statistician 72 (2018); the turns of
 * least squares: Hunter and Li, Annals of Statistics 33 (2005).
 */
export function prophet(
  history: Series,
  horizon: number,
  { columns = [], places, bends = 25, ease = 0.05 }: ProphetOptions = {},
): Prophet {
  checkSeries(history, 4, "Prophet's model");
  const n = history.length;
  const height = Array.from(history).reduce((most, each) => Math.max(most, Math.abs(each)), 0) || 1;
  const at = placesOf(n, horizon, places);
  const points = bendsOf(at, n, bends);
  const rows = Array.from({ length: n + horizon }, (_, t) => [
    1,
    at[t]!,
    ...points.map((point) => Math.max(0, at[t]! - point)),
    ...columns.map((column) => column[t]!),
  ]);
  const y = Float64Array.from(history, (each) => each / height);
  const first = 2;
  const kindOf = (k: number) =>
    k < first ? "level" : k < first + points.length ? "bend" : "column";
  const { weights, variance } = likeliest(rows.slice(0, n), y, kindOf, ease);
  const said = rows.map((row) => row.reduce((sum, each, k) => sum + each * weights[k]!, 0));
  const changes = weights.subarray(first, first + points.length);
  const usual = changes.reduce((sum, each) => sum + Math.abs(each), 0) / Math.max(1, points.length);
  const spread = Float64Array.from({ length: horizon }, (_, h) => {
    const beyond = at[n + h]! - 1;
    return height * Math.sqrt(variance + (2 * points.length * usual ** 2 * beyond ** 3) / 3);
  });
  const slope = weights[1]! + changes.reduce((sum, each) => sum + each, 0);
  return {
    mean: Float64Array.from(said.slice(n), (each) => each * height),
    spread,
    fitted: Float64Array.from(said.slice(0, n), (each) => each * height),
    slope: (slope * height) / (n - 1),
    sigma: Math.sqrt(variance) * height,
    bends: changes.filter((each) => Math.abs(each) > 0.05).length,
  };
}

/** The history from 0 to 1, the horizon beyond. */
function placesOf(n: number, horizon: number, places?: ArrayLike<number>): Float64Array {
  const own = places ?? Array.from({ length: n + horizon }, (_, t) => t);
  const [from, to] = [own[0]!, own[n - 1]!];
  return Float64Array.from({ length: n + horizon }, (_, t) => (own[t]! - from) / (to - from));
}

/** Evenly over the first part of the history, never at its beginning. */
function bendsOf(at: Float64Array, n: number, wanted: number): number[] {
  const within = Math.floor(n * reach);
  const count = Math.max(0, Math.min(wanted, within - 1));
  return Array.from({ length: count }, (_, i) => at[Math.round(((i + 1) * (within - 1)) / count)]!);
}

function likeliest(
  rows: readonly number[][],
  y: Float64Array,
  kindOf: (k: number) => "level" | "bend" | "column",
  ease: number,
): { weights: Float64Array; variance: number } {
  const [n, p] = [y.length, rows[0]!.length];
  const { squares, pulls, own } = products(rows, y);
  let weights: Float64Array = new Float64Array(p);
  let variance = prior.sigma ** 2;
  const matrix = new Float64Array(p * p);
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < p * p; k++) matrix[k] = squares[k]! / variance;
    for (let k = 0; k < p; k++) {
      const kind = kindOf(k);
      // A double exponential is a normal one whose width follows the weight: none for a weight of 0.
      matrix[k * p + k]! +=
        kind === "bend"
          ? 1 / (ease * Math.max(1e-7, round === 0 ? ease : Math.abs(weights[k]!)))
          : 1 / prior[kind] ** 2;
    }
    const lower = cholesky(matrix, p);
    if (!lower) break;
    const next = choleskySolve(
      lower,
      pulls.map((each) => each / variance),
    );
    const moved = next.reduce((most, each, k) => Math.max(most, Math.abs(each - weights[k]!)), 0);
    weights = next;
    variance = varianceOf(restOf(squares, pulls, own, weights), n);
    if (moved < settled) break;
  }
  return { weights, variance };
}

/** X'X, X'y and y'y. */
function products(rows: readonly number[][], y: Float64Array) {
  const p = rows[0]!.length;
  const [squares, pulls] = [new Float64Array(p * p), new Float64Array(p)];
  let own = 0;
  rows.forEach((row, t) => {
    own += y[t]! * y[t]!;
    for (let a = 0; a < p; a++) {
      if (row[a] === 0) continue;
      pulls[a]! += row[a]! * y[t]!;
      for (let b = 0; b < p; b++) squares[a * p + b]! += row[a]! * row[b]!;
    }
  });
  return { squares, pulls, own };
}

/** Sum of the squared errors. */
function restOf(
  squares: Float64Array,
  pulls: Float64Array,
  own: number,
  weights: Float64Array,
): number {
  const p = weights.length;
  let rest = own;
  for (let a = 0; a < p; a++) {
    let sum = 0;
    for (let b = 0; b < p; b++) sum += squares[a * p + b]! * weights[b]!;
    rest += weights[a]! * (sum - 2 * pulls[a]!);
  }
  return Math.max(1e-12, rest);
}

/** Where n ln σ + rest / 2σ² + σ² / 2s² is least, s being the width of what σ may be. */
function varianceOf(rest: number, n: number): number {
  const width = 1 / prior.sigma ** 2;
  return (Math.sqrt(n * n + 4 * width * rest) - n) / (2 * width);
}
