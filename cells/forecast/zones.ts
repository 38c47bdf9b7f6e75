import { fanLevels } from "@/lib/methods/forecast/model";
import type { Trial } from "./compute";

/** A part of the fan, from what lies above it down to what lies below. */
export interface Zone {
  /** Share of the periods of the trials that lay in it, and that should. */
  seen: number;
  meant: number;
  /** Above or below the whole fan. */
  outside: boolean;
}

/** Between which levels each zone lies, the highest first; the median parts nothing. */
const bounds = [1, 0.975, 0.9, 0.75, 0.25, 0.1, 0.025, 0];

/**
 * Where in their fans the periods of the trials lay. A count that equals several quantiles lies in
 * all the zones that these bound, in shares as large as they should be.
 */
export function zonesOf(trials: readonly Trial[], history: Float64Array): Zone[] {
  const edges = [0, ...fanLevels, 1];
  const weights = fanLevels.map((level, i) => level - edges[i]!);
  weights.push(1 - fanLevels.at(-1)!);
  const seen = weights.map(() => 0);
  let all = 0;
  for (const { origin, mean, quantiles } of trials) {
    for (let h = 0; h < mean.length; h++) {
      const came = history[origin + h]!;
      const first = quantiles.filter((each) => each[h]! < came).length;
      const last = quantiles.filter((each) => each[h]! <= came).length;
      let weight = 0;
      for (let bin = first; bin <= last; bin++) weight += weights[bin]!;
      for (let bin = first; bin <= last; bin++) seen[bin]! += weights[bin]! / weight;
      all++;
    }
  }
  const between = (low: number, high: number, of: (bin: number) => number) =>
    weights.reduce(
      (sum, _, bin) => (edges[bin]! >= low && edges[bin + 1]! <= high ? sum + of(bin) : sum),
      0,
    );
  return bounds.slice(1).map((low, i) => ({
    seen: between(low, bounds[i]!, (bin) => seen[bin]!) / Math.max(1, all),
    meant: bounds[i]! - low,
    outside: i === 0 || low === 0,
  }));
}
