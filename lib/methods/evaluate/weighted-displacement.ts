import { MethodProblem } from "../problem";
import { estimateOf, type Certainty, type Estimate } from "./estimate";

/** Incidents before an operation and after its beginning. */
export interface BeforeAfter {
  before: number;
  after: number;
}

/** Where something was done, where it was not, and where crime may have moved to, with its own control. */
export interface OperationCounts {
  treated: BeforeAfter;
  control: BeforeAfter;
  displacement?: BeforeAfter | undefined;
  displacementControl?: BeforeAfter | undefined;
}

export interface DisplacementOptions extends Certainty {
  /** How long each span is; equal when not given. */
  time?: BeforeAfter;
  /** How large the areas are together, or their usual level; equal when not given. */
  weights?: Partial<Record<keyof OperationCounts, number>>;
  /** How many times the counts scatter as Poisson counts do. */
  dispersion?: number;
  /** Variances in place of the counts, where what is compared are no counts (harm). */
  variances?: OperationCounts;
}

export interface WeightedDisplacement {
  local: Estimate;
  displacement: Estimate;
  /** Both together: what was saved where something was done, less what moved next to it. */
  total: Estimate;
}

const none: BeforeAfter = { before: 0, after: 0 };

/**
 * Weighted displacement difference: the change in treated areas less that in control areas, each
 * count over the length of its span and the size of its areas; negative is a fall. Assumes that
 * without the operation the weighted counts would have changed alike. A MethodProblem for
 * counts below 0, weights that are not above 0, and nothing counted at all.
 * Source: Wheeler and Ratcliffe, A simple weighted displacement difference test to evaluate
 * place based crime interventions, Crime Science 7 (2018).
 */
export function weightedDisplacement(
  counts: OperationCounts,
  options: DisplacementOptions = {},
): WeightedDisplacement {
  const { time = { before: 1, after: 1 }, weights = {}, dispersion = 1 } = options;
  const variances = options.variances ?? counts;
  const change = (part: keyof OperationCounts) => {
    const { before, after } = counts[part] ?? none;
    const size = weights[part] ?? 1;
    check([before, after], [time.before, time.after, size]);
    const spread = variances[part] ?? none;
    return {
      change: after / (time.after * size) - before / (time.before * size),
      variance: spread.after / (time.after * size) ** 2 + spread.before / (time.before * size) ** 2,
    };
  };
  const [treated, control] = [change("treated"), change("control")];
  const [moved, usual] = [change("displacement"), change("displacementControl")];
  const local = treated.change - control.change;
  const displacement = moved.change - usual.change;
  const [near, far] = [treated.variance + control.variance, moved.variance + usual.variance];
  if (near + far === 0) {
    throw new MethodProblem(
      "Nothing was counted, before or after.",
      "Take more areas, longer spans or more types of incident.",
    );
  }
  const estimate = (effect: number, variance: number) =>
    estimateOf(effect, Math.sqrt(dispersion * variance), options);
  return {
    local: estimate(local, near),
    displacement: estimate(displacement, far),
    total: estimate(local + displacement, near + far),
  };
}

function check(counts: readonly number[], weights: readonly number[]) {
  const count = counts.find((each) => !(each >= 0 && Number.isFinite(each)));
  if (count !== undefined) throw new MethodProblem(`${count} is not a count.`);
  const weight = weights.find((each) => !(each > 0 && Number.isFinite(each)));
  if (weight !== undefined) {
    throw new MethodProblem(`A weight must be above 0, and one is ${weight}.`);
  }
}
