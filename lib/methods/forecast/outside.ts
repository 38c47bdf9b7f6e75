import { scatteredAtLeast, scatteredAtMost } from "../statistics/negative-binomial";
import { normalQuantile, normalTail } from "../statistics/normal";
import { poissonAtLeast, poissonAtMost } from "../statistics/poisson";
import { fewCases } from "./quantiles";

export interface Fan {
  mean: number;
  /** Ends of the central 95 %. */
  low: number;
  high: number;
  /** Values are whole numbers of cases. */
  counts: boolean;
  /** Steps of history behind it: where no case was expected, one in so many steps and one more is still possible. */
  steps: number;
}

/**
 * Two-sided chance of a value as far out as what came, by the distribution that a fan stands for: normal on
 * either side of the mean with the spread of that side, and for counts of under 50 negative binomial of
 * that variance, or Poisson. Chances far out rest on that form and not on the fan, which ends at 95 %.
 */
export function chanceOutside(came: number, { mean, low, high, counts, steps }: Fan): number {
  const width = normalQuantile(0.975);
  if (counts && mean < fewCases) {
    const level = Math.max(mean, 1 / (steps + 1));
    const variance = ((high - mean) / width) ** 2;
    const isScattered = variance > level * (1 + 1e-9);
    const of = { mean: level, dispersion: variance / level };
    const count = Math.round(came);
    const below = isScattered ? scatteredAtMost(count, of) : poissonAtMost(count, level);
    const above = isScattered ? scatteredAtLeast(count, of) : poissonAtLeast(count, level);
    return Math.min(1, 2 * Math.min(below, above));
  }
  const spread = Math.abs((came > mean ? high : low) - mean) / width;
  if (!(spread > 0)) return came === mean ? 1 : 0;
  return Math.min(1, 2 * normalTail(Math.abs(came - mean) / spread));
}
