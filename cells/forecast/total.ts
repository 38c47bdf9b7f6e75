/** Forecast and interval of all steps together. */
export interface Total {
  mean: number;
  low: number;
  high: number;
}

/** One origin of the test on the past. */
interface Tried {
  mean: Float64Array;
  /** Widest interval. */
  low: Float64Array;
  high: Float64Array;
  /** What came. */
  actual: Float64Array;
}

/** Origins that a half of full dependence is trusted as much as. */
const trust = 2;

/**
 * The sum of the steps ahead and its interval. Errors of steps next to each other are alike: by how
 * much is taken from the errors of the test on the past, in units of the fan, as one correlation of
 * all pairs of steps, drawn towards a half while only few origins tell.
 */
export function totalOf(
  mean: Float64Array,
  low: Float64Array,
  high: Float64Array,
  tried: readonly Tried[],
): Total {
  const alike = alikeness(tried);
  const sum = (values: Float64Array) => values.reduce((total, each) => total + each, 0);
  const reach = (edge: Float64Array) => {
    const wide = edge.map((each, h) => Math.abs(each - mean[h]!));
    const squares = wide.reduce((total, each) => total + each * each, 0);
    return Math.sqrt((1 - alike) * squares + alike * sum(wide) ** 2);
  };
  const total = sum(mean);
  return { mean: total, low: Math.max(0, total - reach(low)), high: total + reach(high) };
}

/** Nothing in all steps so far: by the rule of three less than 3 in as many steps, with 95 % confidence. */
export const noneSoFar = (steps: number, horizon: number): Total => ({
  mean: 0,
  low: 0,
  high: (3 * horizon) / steps,
});

function alikeness(tried: readonly Tried[]): number {
  let [together, apart] = [0, 0];
  for (const { mean, low, high, actual } of tried) {
    const errors = Array.from(mean, (each, h) => {
      const error = actual[h]! - each;
      const wide = Math.abs((error > 0 ? high[h]! : low[h]!) - each);
      return wide > 0 ? Math.max(-3, Math.min(3, error / wide)) : 0;
    });
    const squares = errors.reduce((sum, each) => sum + each * each, 0);
    const sum = errors.reduce((total, each) => total + each, 0);
    together += (sum * sum - squares) / Math.max(1, errors.length - 1);
    apart += squares;
  }
  if (!(apart > 0)) return 0.5;
  const found = Math.max(0, Math.min(1, together / apart));
  return (tried.length * found + trust * 0.5) / (tried.length + trust);
}
