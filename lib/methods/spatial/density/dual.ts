/** Two densities compared, cell by cell. NaN where a figure is not defined. */
export interface DualDensity {
  ratio: Float64Array;
  /** Natural logarithm. */
  logRatio: Float64Array;
  difference: Float64Array;
  sum: Float64Array;
  /** Cells whose ratio is left out because the denominator is below the floor, though not 0. */
  masked: number;
}

/**
 * Ratio, log ratio, difference and sum of two densities on the same grid at the same bandwidth. A
 * ratio is NaN where the denominator is 0 or below `floor`: a rate over next to nothing says nothing.
 * Its logarithm also where the numerator is 0. Difference and sum are never masked.
 * Source: Kelsall and Diggle, Bernoulli 1 (1995), who advise one bandwidth for both; dual KDE as in
 * CrimeStat IV (Levine 2013), chapter 10.
 */
export function dualDensity(
  numerator: ArrayLike<number>,
  denominator: ArrayLike<number>,
  floor = 0,
): DualDensity {
  const length = numerator.length;
  const make = () => new Float64Array(length);
  const [ratio, logRatio, difference, sum] = [make(), make(), make(), make()];
  let masked = 0;
  for (let i = 0; i < length; i++) {
    const [above, below] = [numerator[i]!, denominator[i]!];
    const isFirm = below > 0 && below >= floor;
    if (below > 0 && !isFirm) masked++;
    ratio[i] = isFirm ? above / below : NaN;
    logRatio[i] = isFirm && above > 0 ? Math.log(above / below) : NaN;
    difference[i] = above - below;
    sum[i] = above + below;
  }
  return { ratio, logRatio, difference, sum, masked };
}
