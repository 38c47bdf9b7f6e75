import { MethodProblem } from "../problem";
import { checkSeries, type Series } from "../temporal/series";

export interface Croston {
  /** Expected value of every step to come. */
  croston: number;
  /** The same less its bias: Syntetos and Boylan's (1 − alpha/2). */
  sba: number;
  /** Smoothed size of the values that are not 0, and smoothed steps from one to the next. */
  demandLevel: number;
  intervalLevel: number;
}

/**
 * Croston's method for series that are mostly 0. Values from 0 on; all 0 gives 0. Sizes and intervals
 * are smoothed apart by `alpha`, both started at their first value, the first interval counted from
 * before the first step.
 * Source: Croston, Operational Research Quarterly 23 (1972); Syntetos and Boylan, Int. J. of
 * Forecasting 21 (2005).
 */
export function croston(history: Series, alpha = 0.1): Croston {
  check(history, alpha);
  let [demandLevel, intervalLevel, last] = [NaN, NaN, -1];
  for (let t = 0; t < history.length; t++) {
    const value = history[t]!;
    if (value === 0) continue;
    const first = last < 0;
    demandLevel = first ? value : demandLevel + alpha * (value - demandLevel);
    intervalLevel = first ? t + 1 : intervalLevel + alpha * (t - last - intervalLevel);
    last = t;
  }
  if (last < 0) return { croston: 0, sba: 0, demandLevel: 0, intervalLevel: history.length };
  const rate = demandLevel / intervalLevel;
  return { croston: rate, sba: (1 - alpha / 2) * rate, demandLevel, intervalLevel };
}

export interface TsbOptions {
  /** For the size, 0.1 when not given. */
  alpha?: number;
  /** For the chance of any, 0.1 when not given. */
  beta?: number;
  /** Chance before the first step; the share of steps above 0 when not given. */
  chance?: number;
  /** Size before the first step; the mean of the values above 0 when not given. */
  size?: number;
}

/**
 * Expected value of every step to come by Teunter, Syntetos and Babai: the chance of any is smoothed at
 * every step, so that it fades where nothing happens any more.
 * Source: European J. of Operational Research 214 (2011).
 */
export function tsb(history: Series, options: TsbOptions = {}): number {
  const { alpha = 0.1, beta = 0.1 } = options;
  check(history, alpha);
  check(history, beta);
  const above = Array.from(history).filter((value) => value > 0);
  if (above.length === 0) return 0;
  let chance = options.chance ?? above.length / history.length;
  let size = options.size ?? above.reduce((sum, each) => sum + each, 0) / above.length;
  for (let t = 0; t < history.length; t++) {
    const value = history[t]!;
    chance += beta * ((value > 0 ? 1 : 0) - chance);
    if (value > 0) size += alpha * (value - size);
  }
  return chance * size;
}

function check(history: Series, share: number): void {
  checkSeries(history, 1, "Croston's method");
  if (!(share > 0 && share <= 1)) {
    throw new MethodProblem(`A smoothing share of ${share} is none: it lies above 0 and up to 1.`);
  }
  for (let t = 0; t < history.length; t++) {
    if (history[t]! >= 0) continue;
    throw new MethodProblem(
      `Step ${t + 1} of the series is ${history[t]!}, which is not a count.`,
      "Croston's method works on values from 0 on.",
    );
  }
}
