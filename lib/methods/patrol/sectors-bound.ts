import type { Part } from "./sectors-parts";

/**
 * No plan has a smaller largest load: the mean of a part, its heaviest beat, and of its beats one more than
 * sectors the two lightest, since two of them share one.
 */
export function boundOf(parts: readonly Part[], work: Float64Array): number {
  const each = parts.map(({ beats, sectors }) => {
    const sorted = Float64Array.from(beats, (beat) => work[beat]!)
      .sort()
      .reverse();
    const mean = sorted.reduce((sum, own) => sum + own, 0) / sectors;
    const pair = sectors < sorted.length ? sorted[sectors - 1]! + sorted[sectors]! : 0;
    return Math.max(mean, sorted[0]!, pair);
  });
  return Math.max(...each);
}
