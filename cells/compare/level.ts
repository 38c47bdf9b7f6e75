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

const alpha = 0.05;

/** Level breaks of the series that the findings speak of: the total, the strongest rise and fall. */
export function breaksWithin(
  { counts, edges }: { counts: Float64Array; edges: Float64Array },
  windows: readonly ComparedWindow[],
  found: ComparedCounts,
): Break[] {
  const steps = edges.length - 1;
  const year = edges[1]! - edges[0]! === 7 ? 365.25 / 7 : 12;
  const first = Math.min(...windows.flatMap(({ before }) => before.map(({ from }) => from)));
  const strongest = (isRise: boolean) => {
    let best = -1;
    found.pAdjusted.forEach((p, i) => {
      const isOne =
        p <= alpha && i % found.groups > 0 && found.now[i]! > found.expected[i]! === isRise;
      const isSurer =
        best < 0 ||
        p < found.pAdjusted[best]! ||
        (p === found.pAdjusted[best]! && found.p[i]! < found.p[best]!);
      if (isOne && isSurer) best = i;
    });
    return best < 0 ? [] : [best % found.groups];
  };
  const chosen = [...new Set([0, ...strongest(true), ...strongest(false)])];
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
