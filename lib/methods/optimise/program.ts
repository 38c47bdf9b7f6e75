/**
 * A linear program, some of whose variables may have to be whole: the best `cost · x + offset` with
 * `lower ≤ x ≤ upper` and `rowLower ≤ A x ≤ rowUpper`. Infinity is no limit.
 */
export interface Program {
  sense: "least" | "most";
  offset: number;
  cost: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
  /** 1 for each variable that is a whole number. */
  whole: Uint8Array;
  rowLower: Float64Array;
  rowUpper: Float64Array;
  /** Rows of A: entries `rowStart[i]` to `rowStart[i + 1] - 1`. */
  rowStart: Int32Array;
  column: Int32Array;
  coefficient: Float64Array;
}

export interface Variable {
  cost?: number;
  lower?: number;
  upper?: number;
  whole?: boolean;
}

/** Writes a program variable by variable and row by row. */
export interface ProgramWriter {
  /** Its number. Without more: 0 or more, costs nothing, not whole. */
  variable(own?: Variable): number;
  /** The sum of `coefficient[i]` (1 without) times each variable, within limits. Repeats add up. */
  row(
    limits: { lower?: number; upper?: number },
    variables: ArrayLike<number>,
    coefficients?: ArrayLike<number>,
  ): number;
  program(sense: Program["sense"], offset?: number): Program;
}

export function writeProgram(): ProgramWriter {
  const cost: number[] = [];
  const lower: number[] = [];
  const upper: number[] = [];
  const whole: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  const rowStart = [0];
  const column: number[] = [];
  const coefficient: number[] = [];

  return {
    variable(own = {}) {
      cost.push(own.cost ?? 0);
      lower.push(own.lower ?? 0);
      upper.push(own.upper ?? Infinity);
      whole.push(own.whole ? 1 : 0);
      return cost.length - 1;
    },
    row(limits, variables, coefficients) {
      const sums = new Map<number, number>();
      for (let i = 0; i < variables.length; i++) {
        const at = variables[i]!;
        sums.set(at, (sums.get(at) ?? 0) + (coefficients ? coefficients[i]! : 1));
      }
      for (const [at, sum] of sums) {
        if (sum === 0) continue;
        column.push(at);
        coefficient.push(sum);
      }
      rowStart.push(column.length);
      rowLower.push(limits.lower ?? -Infinity);
      rowUpper.push(limits.upper ?? Infinity);
      return rowLower.length - 1;
    },
    program: (sense, offset = 0) => ({
      sense,
      offset,
      cost: Float64Array.from(cost),
      lower: Float64Array.from(lower),
      upper: Float64Array.from(upper),
      whole: Uint8Array.from(whole),
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
      rowStart: Int32Array.from(rowStart),
      column: Int32Array.from(column),
      coefficient: Float64Array.from(coefficient),
    }),
  };
}
