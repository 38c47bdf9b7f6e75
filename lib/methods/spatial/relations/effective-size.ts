/** Pairs of places by distance, to measure how alike neighbours are. */
export interface DistanceClasses {
  places: number;
  classes: number;
  /** Class of each pair i < j, in the order (0, 1), (0, 2) … (1, 2) … */
  of: Uint8Array;
}

/** Places above this make too many pairs. */
export const mostPlaces = 4_000;

/** Classes of equal width up to the longest distance, as many as Sturges's rule has for so many pairs. */
export function distanceClasses(x: ArrayLike<number>, y: ArrayLike<number>): DistanceClasses {
  const places = x.length;
  const pairs = (places * (places - 1)) / 2;
  const distance = new Float64Array(pairs);
  let at = 0;
  let longest = 0;
  for (let i = 0; i < places; i++) {
    for (let j = i + 1; j < places; j++) {
      distance[at] = Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!);
      longest = Math.max(longest, distance[at++]!);
    }
  }
  const classes = Math.ceil(1 + Math.log2(Math.max(1, pairs)));
  const width = longest > 0 ? longest / classes : 1;
  const of = Uint8Array.from(distance, (d) => Math.min(classes - 1, Math.floor(d / width)));
  return { places, classes, of };
}

/**
 * How many independent places two lists of values are worth, given that near places are alike in
 * both: 1 + 1 / var(r) under no relation, var(r) from the autocovariances of both by distance. At
 * least 1 and at most the number of places.
 * Source: Clifford, Richardson and Hémon, Biometrics 45 (1989); Dutilleul, Biometrics 49 (1993).
 */
export function effectiveSize(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  { places, classes, of }: DistanceClasses,
): number {
  const [first, second] = [standardised(a), standardised(b)];
  const [sumA, sumB] = [new Float64Array(classes), new Float64Array(classes)];
  const count = new Float64Array(classes);
  let at = 0;
  for (let i = 0; i < places; i++) {
    for (let j = i + 1; j < places; j++) {
      const k = of[at++]!;
      sumA[k]! += first[i]! * first[j]!;
      sumB[k]! += second[i]! * second[j]!;
      count[k]!++;
    }
  }
  let trace = places;
  for (let k = 0; k < classes; k++)
    if (count[k]! > 0) trace += (2 * sumA[k]! * sumB[k]!) / count[k]!;
  if (trace <= places) return places;
  return Math.max(1, Math.min(places, 1 + places ** 2 / trace));
}

/** Mean 0, variance 1; zeros where nothing varies. */
function standardised(values: ArrayLike<number>): Float64Array {
  const n = values.length;
  let [sum, squares] = [0, 0];
  for (let i = 0; i < n; i++) sum += values[i]!;
  for (let i = 0; i < n; i++) squares += (values[i]! - sum / n) ** 2;
  const scale = squares > 0 ? Math.sqrt(squares / n) : 1;
  return Float64Array.from(values, (value) => (value - sum / n) / scale);
}
