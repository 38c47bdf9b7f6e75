import { MethodProblem } from "../problem";
import { descend, pullAt, type SparseCounts, type State } from "./elastic-net-step";

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
  /** −2 log-likelihood of the parts left out, per row and without its constant, for each penalty; NaN where not tried. */
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
const still = { answer: 1e-7, compared: 1e-4 };

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
  const data = sparse(y, columns, exposure);
  const path = penalties ? Float64Array.from(penalties) : penaltiesFor(data, alpha);
  const heldOut = new Float64Array(path.length).fill(NaN);
  const best = parts ? bestPenalty(data, path, alpha, parts, heldOut, progress) : path.length - 1;
  const walk = walkOver(data, alpha, new Uint8Array(y.length).fill(1));
  for (let step = 0; step < best; step++) walk.to(path[step]!, still.compared);
  const last = walk.to(path[best]!, still.answer);
  const coefficients = data.deviation.map((deviation, k) => last.beta[k + 1]! / deviation);
  const shift = coefficients.reduce((sum, each, k) => sum + each * data.mean[k]!, 0);
  return { penalties: path, heldOut, best, intercept: last.beta[0]! - shift, coefficients };
}

function sparse(
  y: ArrayLike<number>,
  columns: readonly ArrayLike<number>[],
  given: ArrayLike<number> | undefined,
): SparseCounts {
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
  const start = new Uint32Array(n + 1);
  const [column, value]: [number[], number[]] = [[], []];
  for (let i = 0; i < n; i++) {
    columns.forEach((all, k) => {
      if (all[i] === 0) return;
      column.push(k);
      value.push(all[i]!);
    });
    start[i + 1] = column.length;
  }
  return {
    ...{ y: own, exposure, total, mean, deviation, start },
    column: Uint16Array.from(column),
    value: Float64Array.from(value),
  };
}

/** From the least penalty that leaves out every column. */
function penaltiesFor(data: SparseCounts, alpha: number): Float64Array {
  const rate = data.y.reduce((sum, each) => sum + each, 0) / data.total;
  const inside = new Uint8Array(data.y.length).fill(1);
  const linear = new Float64Array(data.y.length).fill(Math.log(rate));
  const strongest = pullAt(data, linear, inside)
    .subarray(1)
    .reduce((most, each) => Math.max(most, Math.abs(each) / data.total), 1e-9);
  const from = strongest / Math.max(alpha, 1e-3);
  return Float64Array.from({ length: steps }, (_, i) => from * lightest ** (i / (steps - 1)));
}

const hasCounts = ({ y }: SparseCounts, inside: Uint8Array) =>
  y.some((each, i) => each > 0 && inside[i] === 1) && inside.includes(0);

/** −log-likelihood of the rows left out, but for its constant. */
function missed({ y, exposure }: SparseCounts, inside: Uint8Array, linear: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    if (inside[i] === 0) sum += exposure[i]! * Math.exp(linear[i]!) - y[i]! * linear[i]!;
  }
  return sum;
}

/** Penalties that are tried beyond the best so far: where they only get worse, lighter ones are not tried. */
const patience = 4;

/** The penalty with which parts left out are foretold best; `heldOut` of those not tried stays NaN. */
function bestPenalty(
  data: SparseCounts,
  path: Float64Array,
  alpha: number,
  parts: ArrayLike<number>,
  heldOut: Float64Array,
  progress?: (fraction: number) => void,
): number {
  const count = Array.from(parts).reduce((most, part) => Math.max(most, part + 1), 0);
  const walks = Array.from({ length: count }, (_, part) =>
    Uint8Array.from({ length: data.y.length }, (__, i) => Number(parts[i] !== part)),
  )
    .filter((inside) => hasCounts(data, inside))
    .map((inside) => ({ inside, walk: walkOver(data, alpha, inside) }));
  if (walks.length === 0) return path.length - 1;
  let best = 0;
  for (let step = 0; step < path.length && step <= best + patience; step++) {
    const sum = walks.reduce(
      (all, { inside, walk }) =>
        all + missed(data, inside, walk.to(path[step]!, still.compared).linear),
      0,
    );
    heldOut[step] = (2 * sum) / data.total;
    if (heldOut[step]! < heldOut[best]!) best = step;
    progress?.((step + 1) / (path.length + 1));
  }
  return best;
}

/** Fits to the rows that are inside at one penalty after the other, each from the one before. */
function walkOver(data: SparseCounts, alpha: number, inside: Uint8Array) {
  const { y, exposure, mean } = data;
  let [counted, exposed] = [0, 0];
  for (let i = 0; i < y.length; i++) {
    if (inside[i] === 0) continue;
    counted += y[i]!;
    exposed += exposure[i]!;
  }
  const beta = new Float64Array(mean.length + 1);
  beta[0] = Math.log(counted / exposed);
  const linear = new Float64Array(y.length).fill(beta[0]);
  const state: State = { beta, linear, curve: null, moved: 0 };
  return {
    to(penalty: number, least: number): State {
      const [lasso, ridge] = [exposed * penalty * alpha, exposed * penalty * (1 - alpha)];
      descend(data, state, inside, { lasso, ridge, least });
      return state;
    },
  };
}
