/** What the largest load of beats that hang together is at least. */
export interface LeastLoad {
  beats: number;
  mean: (sectors: number) => number;
  /** Never more with one sector more. */
  of: (sectors: number) => number;
  /** Less than the heaviest beat it never is. */
  heaviest: number;
}

/**
 * The mean, the heaviest beat, and of one beat more than sectors, in order of work, the two lightest, since
 * two of them share a sector.
 */
export function leastLoad(beats: readonly number[], work: Float64Array): LeastLoad {
  const sorted = Float64Array.from(beats, (beat) => work[beat]!)
    .sort()
    .reverse();
  const all = sorted.reduce((sum, own) => sum + own, 0);
  const mean = (sectors: number) => all / sectors;
  const pair = (sectors: number) =>
    sectors < sorted.length ? sorted[sectors - 1]! + sorted[sectors]! : 0;
  return {
    beats: sorted.length,
    mean,
    of: (sectors) => Math.max(mean(sectors), sorted[0]!, pair(sectors)),
    heaviest: sorted[0]!,
  };
}

/**
 * Sectors of each part: one, and each further one where the least load is largest, which makes the largest of
 * them as small as it can be, since none grows with a sector more. Where that is one beat alone no sector
 * helps; when it is so everywhere, the rest go where the mean is largest.
 */
export function allotted(parts: readonly LeastLoad[], sectors: number): number[] {
  const counts = parts.map(() => 1);
  for (let left = sectors - parts.length; left > 0; left--) {
    const open = [...parts.keys()].filter((i) => counts[i]! < parts[i]!.beats);
    const helped = open.filter((i) => parts[i]!.of(counts[i]!) > parts[i]!.heaviest);
    const least = (i: number) =>
      helped.length > 0 ? parts[i]!.of(counts[i]!) : parts[i]!.mean(counts[i]!);
    const next = (helped.length > 0 ? helped : open).reduce((a, b) =>
      least(b) > least(a) ? b : a,
    );
    counts[next]!++;
  }
  return counts;
}
