import { MethodProblem } from "../problem";
import { chance } from "../chance";

export interface DriftCheck {
  /** Mean score when the model was tried, and since; the lower a score, the better. */
  before: number;
  since: number;
  /** Where the mean of so many scores lies in 95 of 100 cases while nothing has changed. */
  low: number;
  high: number;
  /** "worse" above the interval, "better" below it. */
  verdict: "worse" | "better" | "as before";
}

const draws = 2000;
const least = 8;

/**
 * Does a model still do as well as when it was tried? Compares the mean of new scores with what means of
 * as many scores in a row from its trial are, drawn in blocks so that scores that follow each other
 * stay together. At least 8 scores of the trial and one new one, or a MethodProblem.
 * Source: Künsch, Annals of Statistics 17 (1989), for the blocks, here closed to a circle.
 */
export function driftCheck(
  tried: ArrayLike<number>,
  recent: ArrayLike<number>,
  seed: number,
): DriftCheck {
  const [n, count] = [tried.length, recent.length];
  const every = [...Array.from(tried), ...Array.from(recent)];
  if (n < least || count < 1 || !every.every(Number.isFinite)) {
    throw new MethodProblem(
      `A check for drift needs at least ${least} scores of the trial and 1 since, all numbers; there are ${n} and ${count}.`,
      "Try the model at more origins.",
    );
  }
  const by = chance(seed);
  const block = Math.max(1, Math.min(count, Math.round(Math.cbrt(n))));
  const means = Float64Array.from({ length: draws }, () => {
    let sum = 0;
    for (let done = 0; done < count; done += block) {
      const from = by.below(n);
      for (let k = 0; k < Math.min(block, count - done); k++) sum += tried[(from + k) % n]!;
    }
    return sum / count;
  }).sort();
  const before = mean(tried);
  const since = mean(recent);
  const [low, high] = [means[Math.floor(0.025 * draws)]!, means[Math.floor(0.975 * draws)]!];
  const verdict = since > high ? "worse" : since < low ? "better" : "as before";
  return { before, since, low, high, verdict };
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}
