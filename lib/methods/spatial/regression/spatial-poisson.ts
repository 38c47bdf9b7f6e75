import { MethodProblem } from "../../problem";
import { cholesky, choleskySolve } from "../../statistics/cholesky";
import { glm } from "../../statistics/glm";
import { placesOf, type Weights } from "../weights";
import { bandSolve, logDeterminant } from "./banded";
import { tiesOf, type Ties } from "./neighbour-precision";

export interface SpatialPoisson {
  /** One for each column. */
  coefficients: Float64Array;
  errors: Float64Array;
  /** Rows less columns. */
  freedom: number;
  /** σ²: how much the places' own levels scatter about what the columns say. */
  variance: number;
  /** λ: 0 where the levels of neighbours have nothing to do with each other, towards 1 the more they are alike. */
  dependence: number;
  /** What each place has beyond its columns, on the scale of logarithms. */
  levels: Float64Array;
  /** Means with the places' own levels. */
  fitted: Float64Array;
  /** False when it had not come to rest: then trust no figure of it. */
  converged: boolean;
}

const mostRounds = 60;
/** Bounds of log σ² and of the logit of λ: beyond them nothing changes any more. */
const bounds = [
  [-12, 4],
  [-6, 6],
] as const;

/**
 * Poisson regression of counts of places whose unknown levels depend on those of their neighbours:
 * log mean = offset + columns · coefficients + level, the levels normal with the precision of Leroux,
 * fitted by penalised quasi-likelihood, σ² and λ by restricted likelihood. Errors allow for scatter
 * beyond Poisson and for neighbours that share what no column says. Weights binary and both ways.
 * O(n · width²), width the number of places across the ground.
 * Source: Leroux, Lei and Breslow (2000); Breslow and Clayton, J. American Statistical Association 88 (1993).
 */
export function spatialPoisson(
  counts: ArrayLike<number>,
  columns: readonly ArrayLike<number>[],
  weights: Weights,
  offset: ArrayLike<number> = new Float64Array(counts.length),
): SpatialPoisson {
  const n = counts.length;
  if (placesOf(weights) !== n) {
    throw new MethodProblem(`There are ${n} counts for ${placesOf(weights)} places.`);
  }
  const plain = glm(counts, columns, { family: "poisson", offset });
  const ties = tiesOf(weights);
  const byRank = (values: ArrayLike<number>) =>
    Float64Array.from(ties.order, (place) => values[place]!);
  const y = byRank(counts);
  const x = columns.map(byRank);
  const fixed = byRank(offset);
  let at: Float64Array = Float64Array.of(Math.log(0.1), 0);
  let coefficients = plain.coefficients;
  let levels: Float64Array = new Float64Array(n);
  let found: Solved | null = null;
  let converged = false;
  for (let round = 0; round < mostRounds && !converged; round++) {
    const linear = linearOf(x, coefficients, levels);
    const means = linear.map((each, i) => Math.exp(each + fixed[i]!));
    const working = linear.map((each, i) => each + (y[i]! - means[i]!) / means[i]!);
    const cost = (to: Float64Array) => solve(ties, x, working, means, to)?.cost ?? Infinity;
    at = improved(cost, at);
    found = solve(ties, x, working, means, at);
    if (!found) break;
    const next = linearOf(x, found.coefficients, found.levels);
    let moved = 0;
    next.forEach((each, i) => (moved = Math.max(moved, Math.abs(each - linear[i]!))));
    ({ coefficients, levels } = found);
    converged = moved < 1e-4;
  }
  if (!found) {
    throw new MethodProblem(
      "The areas do not tell the traits apart.",
      "Use fewer traits, or more areas.",
    );
  }
  const places = new Float64Array(n);
  ties.order.forEach((place, k) => (places[place] = levels[k]!));
  return {
    coefficients,
    errors: found.errors,
    freedom: n - columns.length,
    variance: Math.exp(at[0]!),
    dependence: logistic(at[1]!),
    levels: places,
    fitted: linearOf(columns, coefficients, places).map((each, i) => Math.exp(each + offset[i]!)),
    converged,
  };
}

/** Distance of the values that slopes and curvature are told by, and the farthest step. */
const [near, farthest] = [0.05, 1.5];

/** One step of Newton's towards the least cost of two numbers, kept within the bounds and never uphill. */
function improved(cost: (at: Float64Array) => number, at: Float64Array): Float64Array {
  const [a, b] = [at[0]!, at[1]!];
  const from = cost(at);
  const side = (da: number, db: number) => cost(Float64Array.of(a + da * near, b + db * near));
  const [right, left, up, down] = [side(1, 0), side(-1, 0), side(0, 1), side(0, -1)];
  const slope = [(right - left) / (2 * near), (up - down) / (2 * near)] as const;
  const square = near * near;
  const cross = (side(1, 1) + side(-1, -1) + 2 * from - right - left - up - down) / (2 * square);
  let [byA, byB] = [(right + left - 2 * from) / square, (up + down - 2 * from) / square];
  // Curvature that is no valley is made one.
  const least = 1e-3 + Math.max(0, Math.abs(cross) - Math.min(byA, byB));
  if (!(byA > 0 && byB > 0 && byA * byB > cross * cross)) [byA, byB] = [byA + least, byB + least];
  [byA, byB] = [Math.max(byA, 1e-3), Math.max(byB, 1e-3)];
  const area = byA * byB - cross * cross;
  const step =
    area > 0
      ? [(slope[1] * cross - slope[0] * byB) / area, (slope[0] * cross - slope[1] * byA) / area]
      : [-slope[0] / byA, -slope[1] / byB];
  const length = Math.min(1, farthest / Math.max(...step.map(Math.abs), 1e-12));
  for (let part = length; part > length / 100; part /= 2) {
    const next = at.map((each, k) => {
      const [low, high] = bounds[k]!;
      return Math.min(high, Math.max(low, each + part * step[k]!));
    });
    if (cost(next) <= from) return next;
  }
  return at;
}

interface Solved {
  coefficients: Float64Array;
  errors: Float64Array;
  levels: Float64Array;
  /** Minus the restricted log-likelihood, without its constants. */
  cost: number;
}

const logistic = (value: number) => 1 / (1 + Math.exp(-value));

/** The normal model of the working values, at one σ² and λ. */
function solve(
  ties: Ties,
  x: readonly Float64Array[],
  working: Float64Array,
  means: Float64Array,
  at: Float64Array,
): Solved | null {
  const [n, p] = [working.length, x.length];
  const [variance, dependence] = [Math.exp(at[0]!), logistic(at[1]!)];
  const prior = ties.triangle(dependence, 1);
  const both = ties.triangle(dependence, 1 / variance, means);
  if (!prior || !both) return null;
  const weigh = (list: Float64Array) => list.map((each, i) => each * means[i]!);
  // Each list by the inverse of the covariance: W − W (W + Q)⁻¹ W.
  const inverted = [...x, working].map((list) => {
    const weighed = weigh(list);
    const drawn = weigh(bandSolve(both, weighed));
    return weighed.map((each, i) => each - drawn[i]!);
  });
  const crossed = new Float64Array(p * p);
  const right = new Float64Array(p);
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < p; b++) crossed[a * p + b] = dot(x[a]!, inverted[b]!);
    right[a] = dot(x[a]!, inverted[p]!);
  }
  const triangle = cholesky(crossed, p);
  if (!triangle) return null;
  const coefficients = choleskySolve(triangle, right);
  const rest = working.map((each, i) =>
    x.reduce((left, column, k) => left - coefficients[k]! * column[i]!, each),
  );
  const quadratic = dot(working, inverted[p]!) - dot(coefficients, right);
  let logDet = logDeterminant(both) - logDeterminant(prior) + n * at[0]!;
  for (let k = 0; k < p; k++) logDet += 2 * Math.log(triangle[k * p + k]!);
  for (const mean of means) logDet -= Math.log(mean);
  const errors = Float64Array.from({ length: p }, (_, k) => {
    const unit = new Float64Array(p);
    unit[k] = 1;
    return Math.sqrt(choleskySolve(triangle, unit)[k]!);
  });
  return {
    coefficients,
    errors,
    levels: bandSolve(both, weigh(rest)),
    cost: 0.5 * (logDet + quadratic),
  };
}

function linearOf(
  x: readonly ArrayLike<number>[],
  coefficients: Float64Array,
  levels: Float64Array,
): Float64Array {
  return levels.map((level, i) =>
    x.reduce((sum, column, k) => sum + coefficients[k]! * column[i]!, level),
  );
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
