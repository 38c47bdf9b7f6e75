import { studentTwoSidedP } from "../statistics/student";
import { countDeviance } from "./deviance";

/** How well rows that nothing was learned from were foreseen. */
export interface Judged {
  /** Mean Poisson deviance a row, and that of the baseline: the lower, the better. */
  deviance: number;
  baseline: number;
  /** One-sided, of steps of time on which the gain could be chance; NaN below 3 of them. */
  p: number;
  /** More than chance would explain, at 5 %. If not: no better than the baseline. */
  better: boolean;
}

/**
 * Judges the means of a model beside those of a baseline on held-out rows, one entry a row each. Rows of
 * one step of time are not independent, steps nearly so: Student's t over the steps.
 */
export function judgeHeldOut(
  counts: ArrayLike<number>,
  times: ArrayLike<number>,
  means: ArrayLike<number>,
  plain: ArrayLike<number>,
): Judged {
  const gains = new Map<number, number>();
  let [deviance, baseline] = [0, 0];
  for (let i = 0; i < counts.length; i++) {
    const own = countDeviance(counts[i]!, means[i]!);
    const other = countDeviance(counts[i]!, plain[i]!);
    deviance += own / counts.length;
    baseline += other / counts.length;
    gains.set(times[i]!, (gains.get(times[i]!) ?? 0) + other - own);
  }
  const p = pOfGain([...gains.values()]);
  return { deviance, baseline, p, better: p < 0.05 };
}

/** One-sided, of a mean above 0 by chance; NaN below 3 values. */
export function pOfGain(gains: readonly number[]): number {
  const count = gains.length;
  if (count < 3) return NaN;
  const mean = gains.reduce((sum, each) => sum + each, 0) / count;
  const squares = gains.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const error = Math.sqrt(squares / (count - 1) / count);
  if (error === 0) return mean > 0 ? 0 : 1;
  const both = studentTwoSidedP(mean / error, count - 1);
  return mean > 0 ? both / 2 : 1 - both / 2;
}
