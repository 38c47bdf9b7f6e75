/** How values lie around their mean. */
export interface Spread {
  count: number;
  mean: number;
  /** Value less the mean. */
  deviation: Float64Array;
  /** Sum of the squared and of the fourth powers of the deviations. */
  squares: number;
  fourths: number;
}

/** Values that all equal each other have `squares` of exactly 0, whatever their mean rounds to. */
export function spreadOf(values: ArrayLike<number>): Spread {
  const count = values.length;
  let [sum, isConstant] = [0, true];
  for (let i = 0; i < count; i++) {
    sum += values[i]!;
    if (values[i] !== values[0]) isConstant = false;
  }
  const near = isConstant && count > 0 ? values[0]! : sum / count;
  // The mean once more from the deviations: what large values lost by rounding comes back.
  let rest = 0;
  if (!isConstant) for (let i = 0; i < count; i++) rest += values[i]! - near;
  const shift = count > 0 ? rest / count : 0;
  const deviation = new Float64Array(count);
  let [squares, fourths] = [0, 0];
  for (let i = 0; i < count; i++) {
    const away = (deviation[i] = values[i]! - near - shift);
    squares += away * away;
    fourths += away ** 4;
  }
  return { count, mean: near + shift, deviation, squares, fourths };
}
