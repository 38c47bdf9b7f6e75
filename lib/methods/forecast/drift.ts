import { MethodProblem } from "../problem";
import { studentQuantile, studentTwoSidedP } from "../statistics/student";
import { meanOf } from "../statistics/sums";

export interface DriftCheck {
  /** Middle of the scores of the trial, and of those since: the square of the mean of their roots. */
  before: number;
  since: number;
  /** Where the middle of so many scores lies in 95 of 100 cases while nothing has changed. */
  low: number;
  high: number;
  /** Two-sided, of a middle as far off by chance: to be adjusted where many models are checked. */
  p: number;
  /** "worse" above the interval, "better" below it. */
  verdict: "worse" | "better" | "as before";
}

const least = 8;
const confidence = 0.95;

/**
 * Does a model still do as well as when it was tried? Holds the scores since then (errors: 0 or more, the
 * lower the better, of windows that do not overlap) against those of its trial, by Student's t of their
 * square roots, which are nearly symmetric where errors are not. What so few scores of a trial leave
 * open is allowed for. At least 8 scores of the trial and one since, or a MethodProblem. Where those of
 * the trial are all alike, p is that of the differing ones all falling into the time since.
 * Source: the prediction interval for the mean of further draws, Hahn and Meeker, Statistical Intervals (1991).
 */
export function driftCheck(tried: ArrayLike<number>, recent: ArrayLike<number>): DriftCheck {
  const [n, count] = [tried.length, recent.length];
  const every = [...Array.from(tried), ...Array.from(recent)];
  if (n < least || count < 1 || !every.every((score) => score >= 0 && score < Infinity)) {
    throw new MethodProblem(
      `A check for drift needs at least ${least} scores of the trial and 1 since, all numbers from 0 on; there are ${n} and ${count}.`,
      "Try the model at more origins.",
    );
  }
  const [own, later] = [Float64Array.from(tried, Math.sqrt), Float64Array.from(recent, Math.sqrt)];
  const [before, since] = [meanOf(own), meanOf(later)];
  const squares = own.reduce((sum, each) => sum + (each - before) ** 2, 0);
  const alike = !(squares > 1e-18 * before * before * n);
  const error = alike ? 0 : Math.sqrt((squares / (n - 1)) * (1 / n + 1 / count));
  const half = alike ? 0 : studentQuantile(confidence, n - 1) * error;
  const p = alike
    ? chanceOfAll(n, later, before)
    : studentTwoSidedP((since - before) / error, n - 1);
  const verdict = p >= 1 - confidence ? "as before" : since > before ? "worse" : "better";
  const [low, high] = [Math.max(0, before - half) ** 2, (before + half) ** 2];
  return { before: before ** 2, since: since ** 2, low, high, p, verdict };
}

/** That all scores which differ from the rest lie among the later ones. */
function chanceOfAll(n: number, later: Float64Array, usual: number): number {
  const differ = later.filter((each) => Math.abs(each - usual) > 1e-9 * (1 + usual)).length;
  let p = 1;
  for (let k = 0; k < differ; k++) p *= (later.length - k) / (n + later.length - k);
  return p;
}
