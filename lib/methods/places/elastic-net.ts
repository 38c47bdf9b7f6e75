import { MethodProblem } from "../problem";

export interface ElasticNetOptions {
  /** 1 for the lasso, near 0 for ridge: how much of the penalty is on the sum of sizes. */
  alpha?: number;
  /** Penalties to try, descending; found from the data when not given. */
  penalties?: readonly number[];
  /** Part that each row belongs to, from 0 on: parts are left out in turn to choose the penalty. */
  parts?: ArrayLike<number>;
  /** What each row was exposed to; 1 when not given. Rows that are alike may be added up. */
  exposure?: ArrayLike<number>;
  progress?(fraction: number): void;
}

export interface ElasticNet {
  penalties: Float64Array;
  /** −2 log-likelihood of the parts left out, per row and without its constant, for each penalty. */
  heldOut: Float64Array;
  /** Number of the penalty with the least of it; the lightest where no parts are given. */
  best: number;
  intercept: number;
  /** At the best penalty, in the columns' own units; 0 for a column that is left out. */
  coefficients: Float64Array;
}

/** Penalties on the way from the one that leaves out every column to a hundredth of it. */
const steps = 30;
const lightest = 1e-2;

/** The largest move of a coefficient that counts as none: in the answer, and where penalties are compared. */
const still = { answer: 1e-7, compared: 1e-5 };

/**
 * Poisson regression with a penalty on coefficients of standardised columns, so that columns with
 * little to say are left out:
 * (1/N) Σ (μ − y ln μ) + λ (α Σ|β| + (1 − α)/2 Σ β²), by coordinate descent within reweighted steps.
 * λ is that with the best fit of parts left out. A MethodProblem for too few rows and all zero.
 * Sources: Zou and Hastie, J. Royal Statistical Society B 67 (2005); Friedman, Hastie and Tibshirani,
 * J. Statistical Software 33 (2010).
 */
export function poissonElasticNet(
  y: ArrayLike<number>,
  columns: readonly ArrayLike<number>[],
  { alpha = 0.5, penalties, parts, exposure, progress }: ElasticNetOptions = {},
): ElasticNet {
  const data = standardised(y, columns, exposure);
  const path = penalties ? Float64Array.from(penalties) : penaltiesFor(data, alpha);
  const heldOut = new Float64Array(path.length);
  const count = parts ? Array.from(parts).reduce((most, part) => Math.max(most, part + 1), 0) : 0;
  for (let part = 0; part < count; part++) {
    const inside = new Uint8Array(y.length);
    for (let i = 0; i < y.length; i++) inside[i] = Number(parts![i] !== part);
    if (!hasCounts(data, inside)) continue;
    walk(data, path, alpha, inside, still.compared, (step, { linear }) => {
      heldOut[step]! += missed(data, inside, linear);
    });
    progress?.((part + 1) / (count + 1));
  }
  for (let step = 0; step < path.length; step++) heldOut[step]! *= 2 / data.total;
  const best =
    count === 0
      ? path.length - 1
      : heldOut.reduce((found, each, step) => (each < heldOut[found]! ? step : found), 0);
  const everywhere = new Uint8Array(y.length).fill(1);
  const last = walk(data, path.subarray(0, best + 1), alpha, everywhere, still.answer);
  const coefficients = last.beta.map((each, k) => each / data.deviation[k]!);
  const shift = coefficients.reduce((sum, each, k) => sum + each * data.mean[k]!, 0);
  return { penalties: path, heldOut, best, intercept: last.intercept - shift, coefficients };
}

interface Data {
  y: Float64Array;
  exposure: Float64Array;
  total: number;
  /** Standardised columns. */
  z: Float64Array[];
  mean: Float64Array;
  deviation: Float64Array;
}

function standardised(
  y: ArrayLike<number>,
  columns: readonly ArrayLike<number>[],
  given: ArrayLike<number> | undefined,
): Data {
  const n = y.length;
  const exposure = given ? Float64Array.from(given) : new Float64Array(n).fill(1);
  const total = exposure.reduce((sum, each) => sum + each, 0);
  const own = Float64Array.from(y);
  if (n < 2 || own.every((each) => each === 0)) {
    throw new MethodProblem(
      "There are too few incidents to choose among layers.",
      "Take a longer period or more types of incident together.",
    );
  }
  const averaged = (of: (i: number) => number) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += exposure[i]! * of(i);
    return sum / total;
  };
  const mean = Float64Array.from(columns, (column) => averaged((i) => column[i]!));
  const deviation = Float64Array.from(
    columns,
    (column, k) => Math.sqrt(averaged((i) => (column[i]! - mean[k]!) ** 2)) || 1,
  );
  const z = columns.map((column, k) =>
    Float64Array.from(column, (each) => (each - mean[k]!) / deviation[k]!),
  );
  return { y: own, exposure, total, z, mean, deviation };
}

/** From the least penalty that leaves out every column. */
function penaltiesFor({ y, exposure, total, z }: Data, alpha: number): Float64Array {
  const rate = y.reduce((sum, each) => sum + each, 0) / total;
  const strongest = z.reduce((most, column) => {
    let pull = 0;
    for (let i = 0; i < y.length; i++) pull += column[i]! * (y[i]! - exposure[i]! * rate);
    return Math.max(most, Math.abs(pull) / total);
  }, 1e-9);
  const from = strongest / Math.max(alpha, 1e-3);
  return Float64Array.from({ length: steps }, (_, i) => from * lightest ** (i / (steps - 1)));
}

const hasCounts = ({ y }: Data, inside: Uint8Array) =>
  y.some((each, i) => each > 0 && inside[i] === 1) && inside.includes(0);

/** −log-likelihood of the rows left out, but for its constant. */
function missed({ y, exposure }: Data, inside: Uint8Array, linear: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    if (inside[i] === 0) sum += exposure[i]! * Math.exp(linear[i]!) - y[i]! * linear[i]!;
  }
  return sum;
}

interface State {
  intercept: number;
  beta: Float64Array;
  /** Logarithm of the mean per exposure, all rows. */
  linear: Float64Array;
}

/** Fits along the penalties, each from the one before, to the rows that are inside. */
function walk(
  data: Data,
  path: Float64Array,
  alpha: number,
  inside: Uint8Array,
  least: number,
  visit?: (step: number, state: State) => void,
): State {
  const { y, exposure, z } = data;
  let [counted, exposed] = [0, 0];
  for (let i = 0; i < y.length; i++) {
    if (inside[i] === 0) continue;
    counted += y[i]!;
    exposed += exposure[i]!;
  }
  const intercept = Math.log(counted / exposed);
  const linear = new Float64Array(y.length).fill(intercept);
  const state: State = { intercept, beta: new Float64Array(z.length), linear };
  path.forEach((penalty, step) => {
    const [lasso, ridge] = [penalty * alpha, penalty * (1 - alpha)];
    descend(data, state, inside, { lasso, ridge, exposed, least });
    visit?.(step, state);
  });
  return state;
}

interface Penalty {
  lasso: number;
  ridge: number;
  exposed: number;
  least: number;
}

const mostRounds = 50;

function descend(data: Data, state: State, inside: Uint8Array, penalty: Penalty): void {
  const { y, exposure, z } = data;
  const n = y.length;
  const [weight, left] = [new Float64Array(n), new Float64Array(n)];
  for (let round = 0; round < mostRounds; round++) {
    // Quadratic about the point reached: weights, and what the linear part still lacks.
    for (let i = 0; i < n; i++) {
      const mean = exposure[i]! * Math.exp(state.linear[i]!);
      weight[i] = inside[i]! * mean;
      left[i] = inside[i]! * (y[i]! - mean);
    }
    const before = { intercept: state.intercept, beta: state.beta.slice() };
    const curve = z.map((column) => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += weight[i]! * column[i]! * column[i]!;
      return sum / penalty.exposed;
    });
    sweepUntilStill({ z, weight, left, curve }, state, penalty);
    let largest = bounded(before, state);
    for (let i = 0; i < n; i++) state.linear[i] = state.intercept;
    z.forEach((column, k) => {
      const own = state.beta[k]!;
      if (own !== 0) for (let i = 0; i < n; i++) state.linear[i]! += own * column[i]!;
      largest = Math.max(largest, Math.abs(own - before.beta[k]!));
    });
    if (largest < penalty.least) return;
  }
}

/** Long steps of a quadratic that fits only nearby are cut. */
const longest = 2;

function bounded(before: { intercept: number; beta: Float64Array }, state: State): number {
  const move = state.intercept - before.intercept;
  const largest = state.beta.reduce(
    (most, each, k) => Math.max(most, Math.abs(each - before.beta[k]!)),
    Math.abs(move),
  );
  if (largest > longest) {
    const share = longest / largest;
    state.intercept = before.intercept + share * move;
    state.beta.forEach((each, k) => {
      state.beta[k] = before.beta[k]! + share * (each - before.beta[k]!);
    });
  }
  return Math.abs(move);
}

interface Quadratic {
  z: readonly Float64Array[];
  weight: Float64Array;
  /** Weight times what is left to explain, kept up to date. */
  left: Float64Array;
  curve: readonly number[];
}

function sweepUntilStill(
  { z, weight, left, curve }: Quadratic,
  state: State,
  { lasso, ridge, exposed, least }: Penalty,
) {
  const n = weight.length;
  const all = weight.reduce((sum, each) => sum + each, 0);
  const everyColumn = z.map((_, k) => k);
  let active = everyColumn;
  for (let sweep = 0; sweep < 1000; sweep++) {
    let largest = 0;
    const shift = left.reduce((sum, each) => sum + each, 0) / all;
    for (let i = 0; i < n; i++) left[i]! -= shift * weight[i]!;
    state.intercept += shift;
    largest = Math.abs(shift);
    for (const k of active) {
      const column = z[k]!;
      const old = state.beta[k]!;
      let pull = 0;
      for (let i = 0; i < n; i++) pull += column[i]! * left[i]!;
      const wanted = pull / exposed + curve[k]! * old;
      const size = Math.max(0, Math.abs(wanted) - lasso);
      const next = curve[k]! + ridge > 0 ? (Math.sign(wanted) * size) / (curve[k]! + ridge) : 0;
      if (next === old) continue;
      state.beta[k] = next;
      const change = next - old;
      for (let i = 0; i < n; i++) left[i]! -= change * weight[i]! * column[i]!;
      largest = Math.max(largest, Math.abs(change));
    }
    const isWhole = active === everyColumn;
    if (largest < least / 10) {
      if (isWhole) return;
      active = everyColumn;
    } else if (isWhole) {
      active = everyColumn.filter((k) => state.beta[k] !== 0);
    }
  }
}
