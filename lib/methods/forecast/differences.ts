import type { Series } from "../temporal/series";

/** What differences of order d, and of order D at steps of a season, are multiplied with, lag by lag. */
export function differenceFilter(d: number, D: number, period: number): Float64Array {
  let filter = Float64Array.of(1);
  const times = (lag: number) => {
    const next = new Float64Array(filter.length + lag);
    filter.forEach((each, k) => {
      next[k]! += each;
      next[k + lag]! -= each;
    });
    filter = next;
  };
  for (let k = 0; k < d; k++) times(1);
  for (let k = 0; k < D; k++) times(period);
  return filter;
}

/** The differenced series, shorter by the filter's lags. */
export function difference(values: Series, filter: Float64Array): Float64Array {
  const lost = filter.length - 1;
  return Float64Array.from({ length: Math.max(0, values.length - lost) }, (_, t) => {
    let sum = 0;
    for (let k = 0; k <= lost; k++) sum += filter[k]! * values[t + lost - k]!;
    return sum;
  });
}

/** Values after the end of a series whose differences are given; what lies before its beginning counts 0. */
export function integrate(
  history: Series,
  differences: Float64Array,
  filter: Float64Array,
): Float64Array {
  const result = new Float64Array(differences.length);
  const n = history.length;
  for (let h = 0; h < result.length; h++) {
    let sum = differences[h]!;
    for (let k = 1; k < filter.length; k++) {
      sum -= filter[k]! * (h - k >= 0 ? result[h - k]! : (history[n + h - k] ?? 0));
    }
    result[h] = sum;
  }
  return result;
}
