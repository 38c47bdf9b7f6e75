import { MethodProblem } from "../problem";
import { cholesky, choleskySolve } from "../statistics/cholesky";
import { dot } from "../statistics/sums";

/**
 * What adds up to what: one list of the places of the parts within the bottom series for each sum. The
 * bottom series themselves need no entry.
 */
export type Sums = readonly (readonly number[])[];

/** Rows are series, the sums first and then the bottom; each row holds the steps ahead. */
export interface Reconciled {
  rows: Float64Array[];
  /** Share of the covariances that was taken out as chance; 1 where all were. */
  shrinkage: number;
}

/** The sums of the bottom forecasts, and these. */
export function bottomUp(bottom: readonly Float64Array[], sums: Sums): Float64Array[] {
  const steps = bottom[0]?.length ?? 0;
  const totals = sums.map((parts) => {
    const total = new Float64Array(steps);
    for (const part of parts) for (let h = 0; h < steps; h++) total[h]! += bottom[part]![h]!;
    return total;
  });
  return [...totals, ...bottom.map((each) => each.slice())];
}

/**
 * Forecasts of sums and parts made to add up with the least variance: weighted least squares on the
 * bottom, the weights from the covariance of past errors one step ahead, its off-diagonal shrunk
 * towards 0. `forecasts` and `errors` have the sums first and then the bottom series. `counts` keeps
 * the bottom from 0 on. A MethodProblem where the lists do not fit, lack a number, or fewer than 3 errors
 * are known.
 * Source: Wickramasuriya, Athanasopoulos and Hyndman, J. American Statistical Association 114 (2019);
 * shrinkage: Schäfer and Strimmer, Statistical Applications in Genetics 4 (2005).
 */
export function reconcile(
  forecasts: readonly ArrayLike<number>[],
  errors: readonly ArrayLike<number>[],
  sums: Sums,
  { counts = false }: { counts?: boolean } = {},
): Reconciled {
  const [all, above] = [forecasts.length, sums.length];
  const bottom = all - above;
  check(forecasts, errors, sums);
  const { matrix, shrinkage } = shrunkCovariance(errors);
  // b = bottom − W C' (C W C')⁻¹ (C y): C y is by how much sums and parts disagree.
  const constraint = sums.map((parts, s) => {
    const row = new Float64Array(all);
    row[s] = 1;
    for (const part of parts) row[above + part]! -= 1;
    return row;
  });
  const spread = constraint.map((row) => times(matrix, row, all));
  const middle = new Float64Array(above * above);
  for (let a = 0; a < above; a++) {
    for (let b = 0; b < above; b++) middle[a * above + b] = dot(constraint[a]!, spread[b]!);
  }
  const lower = above > 0 ? cholesky(middle, above) : null;
  if (above > 0 && !lower) {
    throw new MethodProblem(
      "The past errors do not tell how far to trust sums and parts: they are all 0.",
      "Sum up the forecasts of the parts instead.",
    );
  }
  const steps = forecasts[0]!.length;
  const parts = Array.from({ length: bottom }, () => new Float64Array(steps));
  for (let h = 0; h < steps; h++) {
    const own = Float64Array.from(forecasts, (row) => row[h]!);
    const gaps = constraint.map((row) => dot(row, own));
    const pull = lower ? choleskySolve(lower, gaps) : new Float64Array(0);
    for (let k = 0; k < bottom; k++) {
      let value = own[above + k]!;
      for (let s = 0; s < above; s++) value -= spread[s]![above + k]! * pull[s]!;
      parts[k]![h] = counts ? Math.max(0, value) : value;
    }
  }
  return { rows: bottomUp(parts, sums), shrinkage };
}

function check(
  forecasts: readonly ArrayLike<number>[],
  errors: readonly ArrayLike<number>[],
  sums: Sums,
) {
  const bottom = forecasts.length - sums.length;
  const fit =
    bottom > 0 &&
    errors.length === forecasts.length &&
    errors.every((each) => each.length === errors[0]!.length) &&
    sums.every((parts) => parts.every((part) => part >= 0 && part < bottom));
  if (!fit) {
    throw new MethodProblem("Sums, parts, forecasts and errors are not of the same series.");
  }
  const known = [...forecasts, ...errors].every((each) => Array.from(each).every(Number.isFinite));
  if (!known) {
    throw new MethodProblem(
      "Of some series not every forecast and past error is known.",
      "Sum up the forecasts of the parts instead.",
    );
  }
  if (errors[0]!.length < 3) {
    throw new MethodProblem(
      `Forecasts are reconciled by at least 3 past errors, and there are ${errors[0]!.length}.`,
      "Sum up the forecasts of the parts instead.",
    );
  }
}

/** Covariance about 0 of lists of errors, correlations shrunk by as much as chance explains of them. */
function shrunkCovariance(errors: readonly ArrayLike<number>[]) {
  const [all, n] = [errors.length, errors[0]!.length];
  const scale = errors.map((row) => Math.sqrt(dot(row, row) / n));
  // A series without any error must not hold all others: it gets a small one.
  const least = 1e-6 * Math.max(...scale);
  const sized = scale.map((each) => Math.max(each, least));
  const standard = errors.map((row, k) => Float64Array.from(row, (each) => each / sized[k]!));
  const correlation = new Float64Array(all * all);
  let [chance, squares] = [0, 0];
  for (let a = 0; a < all; a++) {
    correlation[a * all + a] = 1;
    for (let b = 0; b < a; b++) {
      const r = dot(standard[a]!, standard[b]!) / n;
      let scatter = 0;
      for (let t = 0; t < n; t++) scatter += (standard[a]![t]! * standard[b]![t]! - r) ** 2;
      chance += scatter / (n * (n - 1));
      squares += r * r;
      correlation[a * all + b] = correlation[b * all + a] = r;
    }
  }
  const shrinkage = squares > 0 ? Math.min(1, chance / squares) : 1;
  const matrix = correlation.map((r, at) => {
    const [a, b] = [Math.floor(at / all), at % all];
    return (a === b ? 1 : (1 - shrinkage) * r) * sized[a]! * sized[b]!;
  });
  return { matrix, shrinkage };
}

function times(matrix: Float64Array, vector: Float64Array, size: number): Float64Array {
  return vector.map((_, row) => {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += matrix[row * size + k]! * vector[k]!;
    return sum;
  });
}
