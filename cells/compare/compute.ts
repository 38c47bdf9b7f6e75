import { comparePeriods, type ComparedCounts } from "@/lib/methods/temporal/compare-periods";
import type { ComparedWindow } from "@/lib/methods/temporal/comparison-windows";
import { breaksWithin, type Break } from "./level";

export interface ComputeInput {
  counts: Float64Array;
  /** First day of each step and the day after the last. */
  edges: Float64Array;
  windows: ComparedWindow[];
}

export interface Computed extends ComparedCounts {
  breaks: Break[];
}

/** The work of the worker: counts by group and step in, tested comparisons and level breaks out. */
export function compute(
  { counts, edges, windows }: ComputeInput,
  progress: (fraction: number) => void,
): Computed {
  const found = comparePeriods({ counts, edges }, windows, progress);
  return { ...found, breaks: breaksWithin({ counts, edges }, windows, found) };
}
