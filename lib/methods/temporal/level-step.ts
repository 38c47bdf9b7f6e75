import { MethodProblem } from "../problem";
import { glm } from "../statistics/glm";
import type { LevelModel } from "./level-model";

/** A change of level that lasted. */
export interface LevelStep {
  /** Number of the step where the new level starts. */
  at: number;
  /** Cases a step without season, up to a year (two lasting spans) before and after. */
  before: number;
  after: number;
  /** Level after over level before in the model of the whole series, its slope apart; null when one of them is 0. */
  ratio: number | null;
  /** 95 % interval of the ratio. */
  low: number | null;
  high: number | null;
  /** Size of the jump in standard errors beside a slope. */
  strength: number;
}

interface Around {
  counts: Float64Array;
  model: LevelModel;
  aside: Uint8Array;
  lasting: number;
}

/** The change at the i-th of the starts, from the steps about it up to the next change. */
export function stepAt(
  starts: readonly number[],
  i: number,
  { counts, model, aside, lasting }: Around,
): LevelStep {
  const { season } = model;
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
  const step = { at, before, after, ...ratioOf(model, i) };
  // Nothing before or nothing after is no slope.
  if (before === 0 || after === 0) return { ...step, strength: Infinity };
  return { ...step, strength: strengthOf(steps, at, reach, counts, season) };
}

function ratioOf({ levels, covariance, dispersion }: LevelModel, i: number) {
  const [before, after] = [levels[i], levels[i + 1]];
  if (!before || !after) return { ratio: null, low: null, high: null };
  const [a, b] = [before.column, after.column];
  const variance = covariance(a, a) + covariance(b, b) - 2 * covariance(a, b);
  const error = Math.sqrt(dispersion * variance);
  const at = (side: number) => Math.exp(after.log - before.log + side * 1.959964 * error);
  return { ratio: at(0), low: at(-1), high: at(1) };
}

/** Size of the jump at a step in standard errors, a slope across it allowed for. */
function strengthOf(
  steps: readonly number[],
  at: number,
  reach: number,
  counts: Float64Array,
  season: Float64Array,
): number {
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
    const error = fit.errors[1]! * Math.sqrt(Math.max(1, fit.dispersion));
    return Math.abs(fit.coefficients[1]!) / error;
  } catch (error) {
    if (error instanceof MethodProblem) return 0;
    throw error;
  }
}

/** A level that differs by less than this factor is the same for practice. */
const leastRatio = 1.2;

export const isLarge = ({ before, after, ratio }: LevelStep): boolean =>
  apart(before, after) && (ratio === null || apart(ratio, 1));

const apart = (a: number, b: number) => Math.max(a, b) >= leastRatio * Math.min(a, b);
