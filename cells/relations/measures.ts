import type { Colocation } from "@/lib/methods/spatial/relations/colocation";
import type { CrossK } from "@/lib/methods/spatial/relations/cross-k";
import { benjaminiHochberg } from "@/lib/methods/statistics/fdr";
import type { Curves, Measure } from "./view-data";

/** The part of a matrix of all types that belongs to the `shown` first ones. */
export function shownPart(values: ArrayLike<number>, shown: number, types: number): Float64Array {
  return Float64Array.from(
    { length: shown * shown },
    (_, at) => values[Math.floor(at / shown) * types + (at % shown)]!,
  );
}

/** Twice the smaller tail: chance may lie on either side. */
export const twoSided = (upper: ArrayLike<number>, lower: ArrayLike<number>): Float64Array =>
  Float64Array.from(upper, (p, at) => Math.min(1, 2 * Math.min(p, lower[at]!)));

/** Adjusts each unordered pair once, and writes it on both sides of the diagonal. */
export function adjustHalf(p: Float64Array, types: number, withOwn: boolean): Float64Array {
  const isLower = (at: number) => {
    const [a, b] = [Math.floor(at / types), at % types];
    return a > b || (a === b && !withOwn);
  };
  const adjusted = benjaminiHochberg(p.map((value, at) => (isLower(at) ? NaN : value)));
  return adjusted.map((value, at) => {
    const [a, b] = [Math.floor(at / types), at % types];
    return a > b ? adjusted[b * types + a]! : value;
  });
}

export function nearestMeasure(found: Colocation, shown: number, types: number): Measure {
  const value = shownPart(found.quotient, shown, types);
  const both = twoSided(found.pUpper, found.pLower);
  const p = shownPart(both, shown, types).map((each, at) =>
    Number.isNaN(value[at]!) ? NaN : each,
  );
  return { value, p, adjusted: benjaminiHochberg(p), permutations: found.permutations };
}

export function withinMeasure(
  found: CrossK,
  shown: number,
  types: number,
  within: number,
): Measure {
  const bands = found.radii.length;
  // What counts as near is one of the radii.
  const band = found.radii.findIndex((radius) => Math.abs(radius - within) < 1e-6 * within);
  const at = (values: Float64Array) => values.filter((_, i) => i % bands === band);
  const both = twoSided(at(found.pUpper), at(found.pLower));
  const ratio = ratioOf(at(found.pairs), at(found.mean));
  const value = shownPart(ratio, shown, types);
  const p = shownPart(both, shown, types).map((each, i) => (Number.isNaN(value[i]!) ? NaN : each));
  return { value, p, adjusted: adjustHalf(p, shown, true), permutations: found.permutations };
}

export function curvesOf(found: CrossK, shown: number, types: number): Curves {
  const { radii, mean } = found;
  const part = (values: Float64Array) => {
    const ratio = ratioOf(values, mean);
    const kept = new Float64Array(shown * shown * radii.length);
    for (let pair = 0; pair < shown * shown; pair++) {
      const from = (Math.floor(pair / shown) * types + (pair % shown)) * radii.length;
      kept.set(ratio.subarray(from, from + radii.length), pair * radii.length);
    }
    return kept;
  };
  return {
    radii,
    ratio: part(found.pairs),
    low: part(found.low),
    high: part(found.high),
    p: shownPart(found.pCurve, shown, types),
    permutations: found.permutations,
  };
}

const ratioOf = (values: Float64Array, mean: Float64Array) =>
  values.map((value, at) => (mean[at]! > 0 ? value / mean[at]! : NaN));
