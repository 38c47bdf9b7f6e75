import { MethodProblem } from "../problem";
import { binomial, poisson, type Family } from "./families";
import { leastSquares } from "./least-squares";

export interface GlmOptions {
  family: "poisson" | "binomial" | Family;
  /** Trials of each row, for shares; y are then the successes. */
  trials?: ArrayLike<number>;
  /** Importance of each row from 0 on; 1 when not given. */
  weights?: ArrayLike<number>;
  /** Added to the linear part as it is: the logarithm of what was exposed. */
  offset?: ArrayLike<number>;
}

export interface Glm {
  /** One for each column, as all lists of errors. */
  coefficients: Float64Array;
  errors: Float64Array;
  /** Errors when the scatter is `dispersion` times that of the family: a quasi-likelihood. */
  quasiErrors: Float64Array;
  /** Errors that do not trust the family's variance (sandwich, HC0). */
  robustErrors: Float64Array;
  /** Covariance of the coefficients at dispersion 1, row by row. */
  covariance: Float64Array;
  /** Means, in the unit of y; shares where there are trials. */
  fitted: Float64Array;
  leverage: Float64Array;
  /** Squared Pearson residuals over the degrees of freedom: above 1 values scatter more than the family says. */
  dispersion: number;
  deviance: number;
  /** Of the fit by a constant alone. */
  nullDeviance: number;
  freedom: number;
  logLikelihood: number;
  /** False when the fit had not come to rest after 60 steps: then trust no figure of it. */
  converged: boolean;
}

/**
 * Generalised linear model by maximum likelihood (iteratively reweighted least squares). Columns of
 * equal length, with a constant one where there is to be an intercept. A MethodProblem for too few
 * rows, values that no such family has, all counts zero, or a column that is a mixture of others.
 * Source: McCullagh and Nelder, Generalized Linear Models (1989); robust errors: Huber (1967), White (1980).
 */
export function glm(
  y: ArrayLike<number>,
  columns: readonly ArrayLike<number>[],
  options: GlmOptions,
): Glm {
  const model = modelOf(y, options);
  check(model, columns, options);
  const fit = iterate(model, columns);
  const p = columns.length;
  const freedom = model.weights.filter((each) => each > 0).length - p;
  const { family, shares, size } = model;
  let [pearson, logLikelihood] = [0, 0];
  const meat = new Float64Array(p * p);
  shares.forEach((share, i) => {
    const mean = fit.fitted[i]!;
    const off = share - mean;
    pearson += (size[i]! * off * off) / family.variance(mean);
    logLikelihood += model.weights[i]! * family.logLikelihood(share, mean, model.trials[i]!);
    const pull = (size[i]! * off * family.slope(mean)) / family.variance(mean);
    for (let a = 0; a < p; a++) {
      for (let b = 0; b < p; b++)
        meat[a * p + b]! += pull * pull * columns[a]![i]! * columns[b]![i]!;
    }
  });
  const dispersion = freedom > 0 ? pearson / freedom : NaN;
  const errors = diagonal(fit.inverse, p).map(Math.sqrt);
  const constant = new Float64Array(y.length).fill(1);
  return {
    coefficients: fit.coefficients,
    errors,
    quasiErrors: errors.map((each) => each * Math.sqrt(dispersion)),
    robustErrors: diagonal(between(fit.inverse, meat, p), p).map(Math.sqrt),
    covariance: fit.inverse,
    fitted: fit.fitted,
    leverage: fit.leverage,
    dispersion,
    deviance: fit.deviance,
    nullDeviance: iterate(model, [constant]).deviance,
    freedom,
    logLikelihood,
    converged: fit.converged,
  };
}

/** Akaike's criterion of a fit with `parameters` estimated numbers. */
export const akaike = (logLikelihood: number, parameters: number): number =>
  2 * (parameters - logLikelihood);

interface Model {
  family: Family;
  /** y, or y over its trials. */
  shares: Float64Array;
  trials: Float64Array;
  weights: Float64Array;
  /** Weight times trials. */
  size: Float64Array;
  offset: Float64Array;
}

function modelOf(y: ArrayLike<number>, options: GlmOptions): Model {
  const n = y.length;
  const list = (given: ArrayLike<number> | undefined, otherwise: number) =>
    given ? Float64Array.from(given) : new Float64Array(n).fill(otherwise);
  const trials = list(options.trials, 1);
  const weights = list(options.weights, 1);
  const families = { poisson, binomial };
  return {
    family: typeof options.family === "string" ? families[options.family] : options.family,
    shares: Float64Array.from(y, (each, i) => (trials[i]! > 0 ? each / trials[i]! : 0)),
    trials,
    weights,
    size: weights.map((each, i) => each * trials[i]!),
    offset: list(options.offset, 0),
  };
}

function check(model: Model, columns: readonly ArrayLike<number>[], { family }: GlmOptions) {
  const { shares, trials, size, offset } = model;
  const rows = size.filter((each) => each > 0).length;
  if (rows < columns.length + 1) {
    throw new MethodProblem(
      `A model of ${columns.length} columns needs more rows than columns, and has ${rows}.`,
      "Use fewer columns or more data.",
    );
  }
  shares.forEach((share, i) => {
    const known = columns.every((column) => Number.isFinite(column[i]!));
    if (!known || !Number.isFinite(share) || !Number.isFinite(offset[i]!) || !(size[i]! >= 0)) {
      throw new MethodProblem(`Row ${i + 1} of the model lacks a value.`, "Leave such rows out.");
    }
    if (share < 0 || (family === "binomial" && (share > 1 || trials[i]! < 0))) {
      throw new MethodProblem(`Row ${i + 1} of the model is no count that can be.`);
    }
  });
  if (shares.every((share, i) => share === 0 || size[i] === 0)) {
    throw new MethodProblem("All counts of the model are zero.", "There is nothing to explain.");
  }
}

interface Fitted {
  coefficients: Float64Array;
  inverse: Float64Array;
  leverage: Float64Array;
  fitted: Float64Array;
  deviance: number;
  converged: boolean;
}

const most = 60;

function iterate(model: Model, columns: readonly ArrayLike<number>[]): Fitted {
  const { family, shares, trials, size, offset } = model;
  const n = shares.length;
  const fitted = shares.map((share, i) => family.start(share, trials[i]!));
  const linear = fitted.map((mean) => family.linear(mean));
  const [working, weights] = [new Float64Array(n), new Float64Array(n)];
  let [deviance, converged] = [devianceOf(model, fitted), false];
  let coefficients: Float64Array | null = null;
  const solve = () => {
    for (let i = 0; i < n; i++) {
      const slope = family.slope(fitted[i]!);
      working[i] = linear[i]! - offset[i]! + (shares[i]! - fitted[i]!) / slope;
      weights[i] = (size[i]! * slope * slope) / family.variance(fitted[i]!);
    }
    const solved = leastSquares(columns, working, weights);
    if (typeof solved !== "number") return solved;
    throw new MethodProblem(
      `Column ${solved + 1} of the model says nothing that those before it do not say.`,
      "Leave it out, or one of those it is made of.",
    );
  };
  const move = (to: Float64Array) => {
    for (let i = 0; i < n; i++) {
      let sum = offset[i]!;
      for (let k = 0; k < columns.length; k++) sum += to[k]! * columns[k]![i]!;
      linear[i] = sum;
      fitted[i] = family.mean(sum);
    }
    return devianceOf(model, fitted);
  };
  for (let step = 0; step < most && !converged; step++) {
    let next = solve().coefficients;
    let reached = move(next);
    for (let half = 0; half < 20 && coefficients && !(reached <= deviance * (1 + 1e-9)); half++) {
      next = next.map((each, k) => (each + coefficients![k]!) / 2);
      reached = move(next);
    }
    converged = coefficients !== null && Math.abs(reached - deviance) < 1e-11 * (reached + 0.1);
    [coefficients, deviance] = [next, reached];
  }
  const { inverse, leverage } = solve();
  return { coefficients: coefficients!, inverse, leverage, fitted, deviance, converged };
}

function devianceOf({ family, shares, size }: Model, fitted: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < shares.length; i++) sum += size[i]! * family.deviance(shares[i]!, fitted[i]!);
  return sum;
}

const diagonal = (matrix: Float64Array, p: number) =>
  Float64Array.from({ length: p }, (_, k) => matrix[k * p + k]!);

/** A B A of square matrices. */
function between(a: Float64Array, b: Float64Array, p: number): Float64Array {
  const times = (one: Float64Array, other: Float64Array) =>
    Float64Array.from({ length: p * p }, (_, at) => {
      const [row, column] = [Math.floor(at / p), at % p];
      let sum = 0;
      for (let k = 0; k < p; k++) sum += one[row * p + k]! * other[k * p + column]!;
      return sum;
    });
  return times(times(a, b), a);
}
