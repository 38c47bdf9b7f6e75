import { scatteredQuantile } from "../statistics/negative-binomial";
import type { PatrolHistory } from "./expected";

/**
 * Between which counts each expectation lies in four of five periods: the past counts of such periods
 * scatter around place × period by a factor of Poisson (Pearson's), and the next ones are taken to. That holds if the
 * level expected is right: what is not known of the level itself is not in the range.
 */
export function expectedRange(
  history: PatrolHistory,
  horizon: number,
  expected: ArrayLike<number>,
): { low: Float64Array; high: Float64Array; dispersion: number } {
  const dispersion = dispersionOf(history, horizon);
  const at = (p: number) =>
    Float64Array.from(expected, (mean) => scatteredQuantile(p, { mean, dispersion }));
  return { low: at(0.1), high: at(0.9), dispersion };
}

function dispersionOf({ places, shifts, counts }: PatrolHistory, horizon: number): number {
  const steps = counts.length / places;
  const periods = Math.floor(steps / horizon);
  if (periods < 3) return 1;
  const of = new Float64Array(periods * places);
  const begin = (steps - periods * horizon) * places;
  for (let at = 0; at < periods * horizon * places; at++) {
    of[Math.floor(at / (horizon * places)) * places + (at % places)]! += counts[begin + at]!;
  }
  const [byPlace, byPeriod] = [new Float64Array(places), new Float64Array(periods * shifts)];
  const byShift = new Float64Array(shifts);
  of.forEach((count, at) => {
    const [period, place] = [Math.floor(at / places), at % places];
    byPlace[place]! += count;
    byPeriod[period * shifts + (place % shifts)]! += count;
    byShift[place % shifts]! += count;
  });
  let [chi, cells] = [0, 0];
  of.forEach((count, at) => {
    const [period, place] = [Math.floor(at / places), at % places];
    const shift = place % shifts;
    if (byPlace[place] === 0 || byPeriod[period * shifts + shift] === 0) return;
    const mean = (byPlace[place]! * byPeriod[period * shifts + shift]!) / byShift[shift]!;
    chi += (count - mean) ** 2 / mean;
    cells++;
  });
  const used = byPlace.filter((count) => count > 0).length;
  const freedom = cells - used - shifts * (periods - 1);
  return freedom > 0 ? Math.max(1, chi / freedom) : 1;
}
