/** What shuffled labels give, value by value, and how the data compare. Values stand as in the data. */
export interface Envelope {
  permutations: number;
  /** Mean of the shuffles, and the values that 2.5 % of them lie below and above. */
  mean: Float64Array;
  low: Float64Array;
  high: Float64Array;
  /** Share of arrangements with at least (at most) the data's value, the data's own among them. */
  pUpper: Float64Array;
  pLower: Float64Array;
  /**
   * One test a curve: share of arrangements whose largest deviation from the mean over the curve, in
   * standard deviations, is at least the data's.
   * Source: Myllymäki et al., Global envelope tests, J. Royal Statistical Society B 79 (2017), section 2.
   */
  pCurve: Float64Array;
}

/** `length` values in a row make a curve. Without shuffles everything is NaN, p-values are 1. */
export function envelopeOf(
  observed: Float64Array,
  simulated: readonly Float64Array[],
  length: number,
): Envelope {
  const size = observed.length;
  const permutations = simulated.length;
  const [mean, low, high] = [filled(size, NaN), filled(size, NaN), filled(size, NaN)];
  const [pUpper, pLower] = [filled(size, 1), filled(size, 1)];
  const pCurve = filled(size / length, 1);
  if (permutations === 0) return { permutations, mean, low, high, pUpper, pLower, pCurve };

  const one = new Float64Array(permutations);
  const deviation = new Float64Array(size);
  const centre = new Float64Array(size);
  for (let at = 0; at < size; at++) {
    const value = observed[at]!;
    let [above, below, sum] = [1, 1, 0];
    for (let p = 0; p < permutations; p++) {
      one[p] = simulated[p]![at]!;
      if (one[p]! >= value) above++;
      if (one[p]! <= value) below++;
      sum += one[p]!;
    }
    one.sort();
    mean[at] = sum / permutations;
    low[at] = one[Math.floor(0.025 * (permutations - 1))]!;
    high[at] = one[Math.ceil(0.975 * (permutations - 1))]!;
    pUpper[at] = above / (permutations + 1);
    pLower[at] = below / (permutations + 1);
    // The data count as one more arrangement, so that all are measured by one rule.
    centre[at] = (sum + value) / (permutations + 1);
    let squares = (value - centre[at]!) ** 2;
    for (let p = 0; p < permutations; p++) squares += (one[p]! - centre[at]!) ** 2;
    deviation[at] = Math.sqrt(squares / (permutations + 1));
  }
  for (let curve = 0; curve < pCurve.length; curve++) {
    const largest = (values: Float64Array) => {
      let most = 0;
      for (let at = curve * length; at < (curve + 1) * length; at++) {
        if (deviation[at]! === 0) continue;
        most = Math.max(most, Math.abs(values[at]! - centre[at]!) / deviation[at]!);
      }
      return most;
    };
    const own = largest(observed) - 1e-9;
    let reached = 1;
    for (const values of simulated) if (largest(values) >= own) reached++;
    pCurve[curve] = reached / (permutations + 1);
  }
  return { permutations, mean, low, high, pUpper, pLower, pCurve };
}

const filled = (size: number, value: number) => new Float64Array(size).fill(value);
