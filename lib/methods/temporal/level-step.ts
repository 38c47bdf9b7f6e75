import { MethodProblem } from "../problem";
import { glm } from "../statistics/glm";

/** A change of level that lasted. */
export interface LevelStep {
  /** Number of the step where the new level starts. */
  at: number;
  /** Cases a step without season, up to a year (two lasting spans) before and after. */
  before: number;
  after: number;
  /** Level after over level before, a slope beside it allowed for; null when one of them is 0. */
  ratio: number | null;
  /** 95 % interval of the ratio. */
  low: number | null;
  high: number | null;
  /** Size of the jump in standard errors beside a slope. */
  strength: number;
}

interface Around {
  counts: Float64Array;
  season: Float64Array;
  aside: Uint8Array;
  lasting: number;
}

/** The change at the i-th of the starts, from the steps about it up to the next change. */
export function stepAt(
  starts: readonly number[],
  i: number,
  { counts, season, aside, lasting }: Around,
): LevelStep {
  const at = starts[i]!;
  const reach = 2 * lasting;
  const from = Math.max(at - reach, starts[i - 1] ?? 0);
  const to = Math.min(at + reach, starts[i + 1] ?? counts.length);
  const steps: number[] = [];
  for (let t = from; t < to; t++) if (!aside[t]) steps.push(t);
  const levelOf = (side: number[]) => {
    const sum = (values: Float64Array) => side.reduce((all, t) => all + values[t]!, 0);
    return side.length === 0 ? 0 : sum(counts) / sum(season);
  };
  const before = levelOf(steps.filter((t) => t < at));
  const after = levelOf(steps.filter((t) => t >= at));
  const step = { at, before, after };
  const unmeasured = { ...step, ratio: null, low: null, high: null };
  // Nothing before or nothing after is no slope.
  if (before === 0 || after === 0) return { ...unmeasured, strength: Infinity };
  const columns = [
    steps.map(() => 1),
    steps.map((t) => Number(t >= at)),
    steps.map((t) => (t + 0.5 - at) / reach),
  ];
  try {
    const fit = glm(
      steps.map((t) => counts[t]!),
      columns,
      { family: "poisson", offset: steps.map((t) => Math.log(season[t]!)) },
    );
    const size = fit.coefficients[1]!;
    const error = fit.errors[1]! * Math.sqrt(Math.max(1, fit.dispersion));
    const at95 = (side: number) => Math.exp(size + side * 1.959964 * error);
    return {
      ...step,
      ratio: Math.exp(size),
      low: at95(-1),
      high: at95(1),
      strength: Math.abs(size) / error,
    };
  } catch (error) {
    if (error instanceof MethodProblem) return { ...unmeasured, strength: 0 };
    throw error;
  }
}
