import { MethodProblem } from "@/lib/methods/problem";
import type { ComparedCounts } from "@/lib/methods/temporal/compare-periods";
import type { ComparedWindow } from "@/lib/methods/temporal/comparison-windows";
import { levelBreaks } from "@/lib/methods/temporal/level-breaks";

/** A change of level that lasted, inside the windows that are compared. */
export interface Break {
  group: number;
  /** First day of the week or month in which the new level starts. */
  day: number;
  /** Cases a step before and after, without season. */
  before: number;
  after: number;
}

/** The total and so many of the groups with the strongest changes are looked at. */
const most = 6;
const alpha = 0.05;

/** Level breaks of the series that the findings speak of. */
export function breaksWithin(
  { counts, edges }: { counts: Float64Array; edges: Float64Array },
  windows: readonly ComparedWindow[],
  found: ComparedCounts,
): Break[] {
  const steps = edges.length - 1;
  const year = edges[1]! - edges[0]! === 7 ? 365.25 / 7 : 12;
  const first = Math.min(...windows.flatMap(({ before }) => before.map(({ from }) => from)));
  const flagged = [...found.pAdjusted.keys()]
    .filter((i) => found.pAdjusted[i]! <= alpha)
    .sort((a, b) => found.pAdjusted[a]! - found.pAdjusted[b]!)
    .map((i) => i % found.groups);
  const chosen = [...new Set([0, ...flagged])].slice(0, most);
  return chosen.flatMap((group) => {
    const own = counts.subarray(group * steps, (group + 1) * steps);
    return breaksOf(own, year)
      .filter(({ at }) => edges[at]! > first)
      .map(({ at, before, after }) => ({ group, day: edges[at]!, before, after }));
  });
}

function breaksOf(counts: Float64Array, year: number) {
  try {
    return levelBreaks(counts, year).breaks;
  } catch (error) {
    // Too few steps to tell levels apart.
    if (error instanceof MethodProblem) return [];
    throw error;
  }
}
