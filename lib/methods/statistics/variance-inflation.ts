import { leastSquares } from "./least-squares";
import { pearson } from "./rank-correlation";

export interface Inflation {
  /**
   * By how much the variance of its coefficient is raised because the other columns say the same: 1 when
   * they say nothing of it, Infinity when they say all.
   */
  factor: number;
  /** The other column most like it, and how much: Pearson's correlation. -1 and NaN with no other. */
  nearest: number;
  correlation: number;
}

/**
 * Variance inflation factors of columns that all vary. One entry a column.
 * Source: Marquardt, Technometrics 12 (1970).
 */
export function varianceInflation(columns: readonly ArrayLike<number>[]): Inflation[] {
  const n = columns[0]?.length ?? 0;
  const even = new Float64Array(n).fill(1);
  const whole = columns.map((column) => centred(column));
  return whole.map((own, k) => {
    const others = whole.filter((_, j) => j !== k);
    let [nearest, correlation] = [-1, NaN];
    whole.forEach((other, j) => {
      if (j === k) return;
      const r = pearson(own, other);
      if (nearest < 0 || Math.abs(r) > Math.abs(correlation)) [nearest, correlation] = [j, r];
    });
    return { factor: factorOf(own, others, even), nearest, correlation };
  });
}

function factorOf(own: Float64Array, others: readonly Float64Array[], even: Float64Array): number {
  const basis: Float64Array[] = [];
  for (const other of others) {
    if (typeof leastSquares([...basis, other], own, even) !== "number") basis.push(other);
  }
  if (basis.length === 0) return 1;
  const fit = leastSquares(basis, own, even);
  if (typeof fit === "number") return Infinity;
  let [all, left] = [0, 0];
  own.forEach((value, i) => {
    const said = basis.reduce((sum, column, k) => sum + fit.coefficients[k]! * column[i]!, 0);
    all += value * value;
    left += (value - said) ** 2;
  });
  return left > 1e-10 * all ? all / left : Infinity;
}

function centred(values: ArrayLike<number>): Float64Array {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return Float64Array.from(values, (value) => value - sum / values.length);
}
