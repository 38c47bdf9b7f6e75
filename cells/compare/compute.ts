import { comparePeriods, type ComparedCounts } from "@/lib/methods/temporal/compare-periods";
import type { ComparedWindow } from "@/lib/methods/temporal/comparison-windows";

export interface ComputeInput {
  counts: Float64Array;
  /** First day of each step and the day after the last. */
  edges: Float64Array;
  windows: ComparedWindow[];
}

/** The work of the worker: counts by group and step in, tested comparisons out. */
export function compute(
  { counts, edges, windows }: ComputeInput,
  progress: (fraction: number) => void,
): ComparedCounts {
  return comparePeriods({ counts, edges }, windows, progress);
}
